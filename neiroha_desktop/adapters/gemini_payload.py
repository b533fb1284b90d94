"""The body of a generateContent request that speaks, in the contract of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.chat_payload import dump
from neiroha_desktop.adapters.gemini_known import LANGUAGE
from neiroha_desktop.adapters.settings import text_setting

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import SynthesisRequest

_READ = "Read the following transcript aloud"
"""Stands before every text of the old contract: without it a question is answered instead of read."""


def body_of(request: SynthesisRequest, voice_id: str, *, old: bool) -> bytes:
    """Return the body of a request. Sampling values and system instructions are refused, so none is ever in it.

    Args:
        request: what is asked for.
        voice_id: name of a prebuilt voice or, in the new contract, id of a stored one.
        old: the contract from before 3.8.

    Raises:
        InvalidInputError: field `text`: it cannot be encoded.
    """
    part, voice = _old(request, voice_id) if old else _new(request, voice_id)
    speech: dict[str, Any] = {"voiceConfig": voice}
    if language := text_setting(request.options, LANGUAGE):
        speech["languageCode"] = language
    return dump(
        {
            "contents": [{"role": "user", "parts": [part]}],
            "generationConfig": {"responseModalities": ["AUDIO"], "speechConfig": speech},
        }
    )


def _new(request: SynthesisRequest, voice_id: str) -> tuple[dict[str, Any], dict[str, Any]]:
    # The text is spoken word for word, so a style in front of it would be heard.
    part: dict[str, Any] = {"text": request.text}
    if style := request.instruction.strip():
        part["speechMetadata"] = {"style": style}
    return part, {"voice": voice_id}


def _old(request: SynthesisRequest, voice_id: str) -> tuple[dict[str, Any], dict[str, Any]]:
    style = request.instruction.strip()
    preamble = f"{_READ}, in this style: {style}" if style else f"{_READ}:"
    return {"text": f"{preamble}\n\n{request.text}"}, {"prebuiltVoiceConfig": {"voiceName": voice_id}}
