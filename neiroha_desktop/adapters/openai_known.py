"""What is known of OpenAI, and of services that copy its speech protocol, without asking them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from neiroha_desktop.adapters.addresses import host_of
from neiroha_desktop.domain.capabilities import Capabilities, FieldKind, FieldSpec, Need, Range, VoiceMode
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Gender, Secret, TtsModel, Voice

OPENAI_HOST = "api.openai.com"

MODELS = ("gpt-4o-mini-tts", "tts-1", "tts-1-hd")

_VOICES = ("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer")
_NEWER_VOICES = ("ballad", "verse", "marin", "cedar")
_SILICONFLOW_VOICES = {
    "alex": Gender.MALE, "benjamin": Gender.MALE, "charles": Gender.MALE, "david": Gender.MALE,
    "anna": Gender.FEMALE, "bella": Gender.FEMALE, "claire": Gender.FEMALE, "diana": Gender.FEMALE,
}  # fmt: skip
"""Source: SiliconFlow docs, text to speech, system-predefined voices."""

_SPEED = Range(0.25, 4.0, 0.05, 1.0)
_MAX_CHARS = {OPENAI_HOST: 4096, "siliconflow": 128_000}

_RATES = (8000, 16_000, 24_000, 32_000, 44_100)
_SILICONFLOW_RATE = 44_100
"""Hz, of samples without a header where no other rate is asked for. Source: SiliconFlow docs, text to speech."""
_USUAL_RATE = 24_000

LANG_CODE = FieldSpec(
    "lang_code",
    msg("Language"),
    FieldKind.CHOICE,
    hint=msg("How the text is read, where that is not the language of the voice."),
    choices=(
        ("", msg("That of the voice")),
        ("a", msg("English (American)")),
        ("b", msg("English (British)")),
        ("z", msg("Chinese")),
        ("j", msg("Japanese")),
        ("e", msg("Spanish")),
        ("f", msg("French")),
        ("h", msg("Hindi")),
        ("i", msg("Italian")),
        ("p", msg("Portuguese (Brazilian)")),
    ),
)
"""Of Kokoro-FastAPI."""
SAMPLE_RATE = FieldSpec(
    "sample_rate",
    msg("Sample rate"),
    FieldKind.CHOICE,
    choices=(("", msg("As usual")), *((str(rate), msg("{rate} Hz", rate=rate)) for rate in _RATES)),
)
GAIN = FieldSpec("gain", msg("Loudness"), FieldKind.NUMBER, 0.0, minimum=-10.0, maximum=10.0, unit=msg("dB"))
"""Both of SiliconFlow."""

_NO_INSTRUCTIONS = re.compile(r"^tts-1|(?:^|/)tts-1|kokoro|piper", re.IGNORECASE)
_KEY_STARTS = {OPENAI_HOST: "sk-", "openrouter.ai": "sk-or-", "siliconflow": "sk-"}


def is_openai(host: str) -> bool:
    """Tell whether a host is OpenAI's own."""
    return host == OPENAI_HOST or host.endswith(f".{OPENAI_HOST}")


def is_siliconflow(host: str) -> bool:
    """Tell whether a host is SiliconFlow's, of which there is one in China and one for the rest."""
    return host.endswith((".siliconflow.cn", ".siliconflow.com"))


def is_openrouter(host: str) -> bool:
    """Tell whether a host is OpenRouter's."""
    return host == "openrouter.ai" or host.endswith(".openrouter.ai")


def describe_speech_model(host: str, model_id: str) -> Capabilities:
    """Return what a speech model of this name accepts there; who is not known may do everything."""
    name = model_id.strip()
    options: tuple[FieldSpec, ...] = ()
    if is_siliconflow(host):
        options = (SAMPLE_RATE, GAIN)
    elif "kokoro" in name.lower() and not is_openrouter(host):
        options = (LANG_CODE,)
    return Capabilities(
        frozenset({VoiceMode.PRESET}),
        Need.NONE if _NO_INSTRUCTIONS.search(name) else Need.OPTIONAL,
        speed=_SPEED,
        max_text_chars=_MAX_CHARS.get(_family(host)),
        # Who sends all at once is heard as late as without a stream, and no later.
        streaming=True,
        options=options,
    )


def streams_events(host: str, model_id: str) -> bool:
    """Tell whether `stream_format: sse` is understood; others answer a refusal, or ignore it."""
    return is_openai(host) and not model_id.strip().lower().startswith("tts-1")


def usual_rate(host: str) -> int:
    """Return the sample rate of headerless samples that nobody names, in Hz."""
    return _SILICONFLOW_RATE if is_siliconflow(host) else _USUAL_RATE


def known_speech_voices(host: str, model_id: str) -> Sequence[Voice]:
    """Return the preset voices of services that have no list of them."""
    name = model_id.strip()
    if is_openai(host):
        older = name.lower().startswith("tts-1")
        return tuple(Voice(voice) for voice in (_VOICES if older else (*_VOICES, *_NEWER_VOICES)))
    if is_siliconflow(host) and ("cosyvoice2" in name.lower() or "moss-ttsd" in name.lower()):
        return tuple(Voice(f"{name}:{voice}", voice, gender=of) for voice, of in _SILICONFLOW_VOICES.items())
    return ()


def known_speech_models(host: str) -> Sequence[TtsModel]:
    """Return the speech models that are known without asking."""
    return tuple(TtsModel(model_id) for model_id in MODELS) if is_openai(host) else ()


def review_speech_key(base_url: str, key: Secret) -> tuple[bool, Message] | None:
    """Say whether a key looks like those of its address; None where nothing is known of them."""
    value = key.reveal()
    if not value.isascii() or not value.isprintable():
        return False, msg("The API key contains characters that no key has.")
    host = host_of(base_url)
    start = _KEY_STARTS.get(_family(host))
    if start is None or not value or value.startswith("env:"):
        return None
    if not value.startswith(start):
        return False, msg("Keys of {host} start with {start}; this one does not.", host=host, start=start)
    if is_openai(host) and value.startswith("sk-or-"):
        return False, msg("This is a key of OpenRouter, which belongs to {address}.", address="https://openrouter.ai")
    return True, msg("looks like a key of this address")


def _family(host: str) -> str:
    if is_openai(host):
        return OPENAI_HOST
    if is_openrouter(host):
        return "openrouter.ai"
    return "siliconflow" if is_siliconflow(host) else ""
