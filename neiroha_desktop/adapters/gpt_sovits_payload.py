"""The bodies of requests to GPT-SoVITS servers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.gpt_sovits import ALIAS
from neiroha_desktop.adapters.gpt_sovits_options import (
    MORE_RECORDINGS,
    PROMPT_LANGUAGE,
    PROMPT_TEXT,
    STREAMING,
    TEXT_LANGUAGE,
    WEIGHTS,
    WHOLE,
    spoken_language,
)
from neiroha_desktop.domain.character import ClonedVoice, PresetVoice

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import SynthesisRequest

_AUTOMATIC = "auto"
_NAMED = frozenset(
    spec.id for spec in (TEXT_LANGUAGE, PROMPT_LANGUAGE, PROMPT_TEXT, MORE_RECORDINGS, STREAMING, *WEIGHTS)
)


def tts_payload(request: SynthesisRequest, path: str, words: str) -> dict[str, Any]:
    """Return the body for api_v2.py: what differs from its defaults, and never a null, which it refuses.

    Args:
        request: what is asked for.
        path: of the recording, on the server's disk.
        words: spoken in it; "" where they are not known.
    """
    payload: dict[str, Any] = {
        "text": request.text,
        "text_lang": _language(request, TEXT_LANGUAGE.id),
        "ref_audio_path": path,
        "prompt_lang": _language_of_recording(request),
    }
    if words.strip():
        payload["prompt_text"] = words.strip()
    if more := [line.strip() for line in str(request.options.get(MORE_RECORDINGS.id, "")).split("\n") if line.strip()]:
        payload[MORE_RECORDINGS.id] = more
    return payload | _speed(request, "speed_factor") | _sampling(request)


def streamed(request: SynthesisRequest, payload: dict[str, Any]) -> dict[str, Any]:
    """Return the body for a stream of the same."""
    mode = str(request.options.get(STREAMING.id, STREAMING.default))
    # Older builds know no numbers.
    return payload | {STREAMING.id: True if mode == STREAMING.default else int(mode)}


def speech_payload(request: SynthesisRequest) -> dict[str, Any]:
    """Return the body for a voice of the launcher, whose languages are those of the voice unless chosen here."""
    assert isinstance(request.voice, PresetVoice)
    # The default there is mp3, which needs ffmpeg on the server.
    payload: dict[str, Any] = {
        "voice": request.voice.voice_id.strip(),
        "input": request.text,
        "response_format": "wav",
    }
    if request.model_id.strip() not in ("", ALIAS):
        payload["model"] = request.model_id.strip()
    if request.options.get(TEXT_LANGUAGE.id):
        payload["text_lang"] = _language(request, TEXT_LANGUAGE.id)
    return payload | weights_of(request) | _speed(request, "speed") | _sampling(request)


def clone_fields(request: SynthesisRequest, words: str) -> dict[str, str]:
    """Return what goes with a recording to the launcher."""
    fields = {
        "text": request.text,
        "prompt_text": words.strip(),
        "text_lang": _language(request, TEXT_LANGUAGE.id),
        "prompt_lang": _language_of_recording(request),
        "response_format": "wav",
        # In plain ASCII: the server puts it into a header of its answer, and fails where that cannot hold it.
        "speaker": "clone",
    }
    return fields | weights_of(request) | {name: str(value) for name, value in _speed(request, "speed").items()}


def weights_of(request: SynthesisRequest) -> dict[str, str]:
    """Return the weights that are asked for, as the launcher calls them; api_v2.py loads them before a request."""
    typed = {spec.id: str(request.options.get(spec.id, "")).strip() for spec in WEIGHTS}
    return {name: path for name, path in typed.items() if path}


def _language(request: SynthesisRequest, name: str) -> str:
    # In lower case: others pass the server's check, and then fail without a word.
    return str(request.options.get(name) or _AUTOMATIC).lower()


def _language_of_recording(request: SynthesisRequest) -> str:
    """Return what is chosen, else what is known of the recording itself."""
    voice = request.voice
    known = spoken_language(voice.reference.language) if isinstance(voice, ClonedVoice) else ""
    return _language(request, PROMPT_LANGUAGE.id) if request.options.get(PROMPT_LANGUAGE.id) else known or _AUTOMATIC


def _speed(request: SynthesisRequest, name: str) -> dict[str, float]:
    return {} if request.speed in (None, 1.0) else {name: float(request.speed or 1.0)}


def _sampling(request: SynthesisRequest) -> dict[str, Any]:
    return {
        name: int(value) if name in WHOLE else value for name, value in request.options.items() if name not in _NAMED
    }
