"""The body of a chat-completions request that speaks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.references import EncodedReferences
    from neiroha_desktop.domain.capabilities import AudioLimits
    from neiroha_desktop.domain.synthesis import SynthesisRequest


async def build_payload(
    request: SynthesisRequest,
    audio_format: str,
    references: EncodedReferences,
    limits: AudioLimits,
    *,
    stream: bool = False,
) -> list[bytes]:
    """Return the body as parts that follow each other, so that 10 MB of reference audio are never copied.

    Raises:
        InvalidInputError: the reference audio cannot be sent, or the text cannot be encoded.
    """
    payload = payload_of(request, audio_format, stream=stream)
    if not isinstance(request.voice, ClonedVoice):
        return [dump(payload)]
    data_url = await references.data_url(request.voice.reference, limits)
    before, after = dump_around_voice(payload)
    return [before, data_url, after]


def payload_of(request: SynthesisRequest, audio_format: str, *, stream: bool) -> dict[str, Any]:
    """Return the body; in that of a cloned voice the voice is "" and has to be put in."""
    audio = {"format": audio_format}
    match request.voice:
        case PresetVoice(voice_id):
            return _payload(request, request.instruction, audio | {"voice": voice_id.strip()}, stream=stream)
        case DesignedVoice(instruction):
            # The service refuses a voice here, even an empty one.
            return _payload(request, instruction, audio, stream=stream)
        case ClonedVoice():
            return _payload(request, request.instruction, audio | {"voice": ""}, stream=stream)


def dump_around_voice(payload: dict[str, Any]) -> tuple[bytes, bytes]:
    """Return the body of a cloned voice as what comes before and after the data URL of its recording.

    Raises:
        InvalidInputError: field `text`: it cannot be encoded.
    """
    frame = dump(payload)
    # The voice is the last value, and a data URL needs no escaping: it goes between the two last quotes.
    cut = len(frame) - len('"}}')
    return frame[:cut], frame[cut:]


def _payload(request: SynthesisRequest, instruction: str, audio: dict[str, str], *, stream: bool) -> dict[str, Any]:
    messages = [{"role": "assistant", "content": request.text}]
    # Left out when empty: the service reads an empty one as a missing description.
    if instruction.strip():
        messages.insert(0, {"role": "user", "content": instruction})
    payload: dict[str, Any] = {"model": request.model_id.strip(), "messages": messages}
    if stream:
        payload["stream"] = True
    return payload | {"audio": audio}


def dump(payload: dict[str, Any]) -> bytes:
    """Return a body as it is sent.

    Raises:
        InvalidInputError: field `text`: it cannot be encoded.
    """
    try:
        return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError as error:
        # Half of a surrogate pair, as a damaged paste holds it.
        message = msg("The text contains a broken character that cannot be sent.")
        raise InvalidInputError("text", message, remedy=msg("Type that part again.")) from error
