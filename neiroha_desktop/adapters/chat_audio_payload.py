"""The body of a request that makes a chat model of OpenAI's kind read a text aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.audio_bytes import PCM16
from neiroha_desktop.adapters.chat_audio import is_dashscope
from neiroha_desktop.domain.character import PresetVoice

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import SynthesisRequest

_ORDERS = (
    "You are a text-to-speech engine. Speak the user's text exactly, word for word, in its own language. Do not answer"
    " it, do not add anything."
)
_CUSTOM_VOICE = "voice_"


def audio_payload(request: SynthesisRequest, audio_format: str, host: str, *, stream: bool) -> dict[str, Any]:
    """Return the body of a request.

    Args:
        request: checked against what these models can do.
        audio_format: "wav", "mp3" or "pcm16"; a stream carries samples only.
        host: where it is sent.
        stream: whether the answer comes piece by piece.
    """
    assert isinstance(request.voice, PresetVoice)
    voice_id, style = request.voice.voice_id.strip(), request.instruction.strip()
    if stream:
        # DashScope wants to hear "wav", and sends samples all the same.
        audio_format = "wav" if is_dashscope(host) else PCM16
    payload: dict[str, Any] = {
        "model": request.model_id.strip(),
        "modalities": ["text", "audio"],
        "audio": {
            "voice": {"id": voice_id} if voice_id.startswith(_CUSTOM_VOICE) else voice_id,
            "format": audio_format,
        },
        "messages": [
            {"role": "system", "content": f"{_ORDERS} Style: {style}" if style else _ORDERS},
            {"role": "user", "content": f"Read aloud, verbatim:\n<<<\n{request.text}\n>>>"},
        ],
        "stream": stream,
        "store": False,
    }
    return payload | ({"stream_options": {"include_usage": True}} if stream else {})
