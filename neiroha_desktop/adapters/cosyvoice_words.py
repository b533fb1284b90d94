"""What a CosyVoice server says when it refuses, and what it means. Its words are Chinese in part."""

from __future__ import annotations

from neiroha_desktop.adapters.selfhosted_errors import saying
from neiroha_desktop.domain.messages import msg

SAYINGS = (
    saying(
        r"未找到(?:角色|音色)[:：]?\s*(?P<voice>.*)|(?:voice|profile) not found[:：]?\s*(?P<name>.*)",
        msg("{host} has no such voice: {words}"),
        msg("Press Fetch All and choose a voice that the server lists."),
    ),
    saying(
        r"未找到 ?voice set[:：]?\s*(?P<voice_set>.*)",
        msg("{host} has no voice set {voice_set}."),
        msg("Press Fetch All and choose one that the server lists."),
    ),
    saying(
        r"mode is required",
        msg("{host} cannot tell how this voice should speak: it has neither a recording nor an instruction."),
        msg("Complete the voice in the server's administration page, or choose another one."),
    ),
    saying(
        r"(?:do not support|不支持).{0,40}(?:longer than )?30 ?s|<= ?30|30 ?秒",
        msg("The recording is longer than the 30 s that CosyVoice takes."),
        msg("Cut it to 3 to 15 seconds."),
    ),
    saying(
        r"(?:sample ?rate|采样率).{0,60}16000|16000.{0,60}(?:sample ?rate|采样率)",
        msg("The recording has a sample rate below the 16,000 Hz that CosyVoice needs."),
        msg("Record it again at 24,000 Hz or more."),
    ),
    saying(
        r"prompt_text.{0,40}(?:required|empty|缺|不能为空|需要)|(?:requires?|need[s]?|缺少|需要).{0,40}prompt_text",
        msg("This voice needs the words that are spoken in its recording."),
        msg("Type them, or complete the voice in the server's administration page."),
    ),
    saying(
        r"instruct_text.{0,40}(?:required|empty|缺|不能为空|需要)|(?:requires?|need[s]?|缺少|需要).{0,40}instruct_text",
        msg("This voice needs an instruction."),
        msg("Say how the voice should speak."),
    ),
    saying(
        r"prompt_(?:audio|wav)(?:_path)?.{0,60}(?:required|empty|缺|不能为空|需要|不存在)"
        r"|(?:requires?|need[s]?|缺少|需要).{0,40}(?:prompt_audio|参考音频)",
        msg("{host} has no recording for this voice: {words}"),
        msg('Choose another voice, or "Voice clone" with a recording of your own.'),
    ),
    saying(
        r"sft_spk|spk_id",
        msg("The model on {host} has no such speaker of its own: {words}"),
        msg("Only CosyVoice 1 models have speakers; choose a voice of the server."),
    ),
)
