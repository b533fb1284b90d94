"""Where a provider that speaks through `/audio/speech` can start from."""

from __future__ import annotations

from neiroha_desktop.domain.capabilities import ProbeMark, ProviderPreset
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Limits

_CLOUD = {"answer_timeout": 120.0}
_SCHEMA, _MODELS = "/openapi.json", "/v1/models"
_LOCAL = {"answer_timeout": 300.0}
"""The first request may have to wait until a model is loaded."""
_CAREFUL = Limits(max_concurrency=2, rpm=50)
"""What an account may do depends on its tier; every one may do this."""


def _local(
    preset_id: str,
    name: Message,
    port: int,
    project_url: str,
    marks: tuple[ProbeMark, ...],
    model: str = "",
    note: Message | None = None,
    **settings: object,
) -> ProviderPreset:
    return ProviderPreset(
        preset_id,
        name,
        f"http://127.0.0.1:{port}/v1",
        model,
        project_url,
        note=note,
        settings=_LOCAL | settings,
        probe_port=port,
        probe_marks=marks,
    )


SPEECH_PRESETS = (
    ProviderPreset(
        "openai",
        msg("OpenAI"),
        "https://api.openai.com/v1",
        "gpt-4o-mini-tts",
        "https://platform.openai.com/api-keys",
        msg(
            "OpenAI switches its speech models off on 2027-01-06: tts-1, tts-1-hd, gpt-4o-mini-tts. Their successor"
            " does not speak through this protocol."
        ),
        _CAREFUL,
        _CLOUD,
    ),
    ProviderPreset(
        "siliconflow",
        msg("SiliconFlow"),
        "https://api.siliconflow.cn/v1",
        "FunAudioLLM/CosyVoice2-0.5B",
        "https://cloud.siliconflow.cn/account/ak",
        limits=_CAREFUL,
        settings=_CLOUD,
    ),
    _local(
        "kokoro",
        msg("Kokoro-FastAPI"),
        8880,
        "https://github.com/remsky/Kokoro-FastAPI",
        (ProbeMark(_SCHEMA, ("info", "title"), "kokoro"), ProbeMark(_MODELS, ("data", "*", "id"), "kokoro")),
        "kokoro",
        msg("Voices can be mixed, for example af_bella(2)+af_sky(1). The server checks no key."),
    ),
    _local(
        "openedai-speech",
        msg("openedai-speech"),
        8000,
        "https://github.com/matatonic/openedai-speech",
        (ProbeMark(_MODELS, ("data", "*", "id"), "tts-1"),),
        "tts-1",
        msg("The server lists no voices: type one from its voice_to_speaker.yaml."),
    ),
    _local(
        "speaches",
        msg("Speaches"),
        8000,
        "https://github.com/speaches-ai/speaches",
        (ProbeMark(_SCHEMA, ("info", "title"), "speaches"),),
        "speaches-ai/Kokoro-82M-v1.0-ONNX",
        msg("The model must be installed on the server first."),
    ),
    _local(
        "localai",
        msg("LocalAI"),
        8080,
        "https://localai.io",
        (ProbeMark("/system", ("backends",)),),
        "",
        msg("The server lists no voices: type one, or what the model's own documentation names."),
        stream=False,
    ),
    _local(
        "koboldcpp",
        msg("KoboldCpp"),
        5001,
        "https://github.com/LostRuins/koboldcpp",
        (ProbeMark("/api/extra/version", ("result",), "koboldcpp"),),
        "",
        msg("Any word is a voice: the same word gives the same voice."),
        stream=False,
    ),
    ProviderPreset(
        "openrouter",
        msg("OpenRouter"),
        "https://openrouter.ai/api/v1",
        "",
        "https://openrouter.ai/settings/keys",
        msg("Voices are named on the page of each model."),
        _CAREFUL,
        {**_CLOUD, "audio_format": "mp3"},
    ),
    ProviderPreset(
        "other-speech",
        msg("Other OpenAI-compatible speech server"),
        "",
        settings=_LOCAL,
        name=msg("My speech server"),
    ),
)
