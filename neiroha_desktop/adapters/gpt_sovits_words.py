"""What a GPT-SoVITS server says when it refuses, and what it means. Its words are Chinese in part."""

from __future__ import annotations

from neiroha_desktop.adapters.selfhosted_errors import saying
from neiroha_desktop.domain.messages import msg

SAYINGS = (
    saying(
        r"change (?:gpt|sovits) weight failed",
        msg("{host} could not load these weights: {words}"),
        msg("Check the path: it is one on the server's disk."),
    ),
    saying(
        r"参考音频在\s*3\s*[~～-]\s*10\s*秒|3\s*[~-]\s*10 ?s(?:econds)?",
        msg("{host} takes recordings of 3 to 10 seconds only, and this one is shorter or longer."),
        msg("Cut the recording to that length; one of a voice of the server has to be cut there."),
    ),
    saying(
        r"(?P<path>\S.*?)\s*not exists?$",
        msg("{host} does not find the recording on its own disk: {words}"),
        msg(
            "Check the path. A server in a container or a virtual machine sees other files than this computer; the"
            " Neiroha launcher takes recordings over the network."
        ),
    ),
    saying(
        r"(?:text|prompt)_lang: ?(?P<language>\S+) is not supported(?: in version (?P<version>\S+))?",
        msg('{host} does not speak "{language}" with its model {version}.'),
        msg("Choose another language, or another model on the server."),
    ),
    saying(
        r"text_split_method: ?\S+ is not supported",
        msg("{host} does not know this way to split the text: {words}"),
        msg("Choose another one."),
    ),
    saying(
        r"'?latin-1'? codec|ordinal not in range\(256\)",
        msg("{host} spoke, but cannot answer with this voice: its id has characters that the answer's header lacks."),
        msg("Give the voice an id of plain letters and digits in the launcher, and fetch the list again."),
    ),
    saying(
        r"prompt_text (?:cannot|can't|不能|is required)|prompt_text.{0,20}(?:empty|required|不能为空)",
        msg("This model of {host} needs the words that are spoken in the recording."),
        msg("Type them beside the recording."),
    ),
    saying(
        r"ref_audio_path(?: is required|.{0,20}required)",
        msg("{host} has no recording for this voice."),
        msg("Choose another voice, or complete this one in the launcher."),
    ),
    saying(
        r"(?:请输入有效文本|有效文本|no valid text|text is required)",
        msg("{host} finds nothing to say in this text."),
        msg("Type a sentence in the chosen language."),
    ),
)
