"""From the events of a streamed chat-completions answer to audio, or to the reason why there is none."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.audio_bytes import PCM16
from neiroha_desktop.adapters.base64_text import PLACE, cut_out_audio, decode_base64
from neiroha_desktop.adapters.chat_answer import (
    MOST_WORDS,
    TRUNCATED,
    first_choice,
    no_audio,
    no_speech,
    raise_for_inner_error,
    read_answer,
    read_usage,
    request_id,
    transcript_of,
)
from neiroha_desktop.adapters.endpoint import Answer
from neiroha_desktop.adapters.error_bodies import clean
from neiroha_desktop.adapters.http_errors import raise_for_answer
from neiroha_desktop.adapters.pcm_pieces import PcmPieces
from neiroha_desktop.adapters.status_errors import moderation_error
from neiroha_desktop.adapters.streamed_answer import Mark
from neiroha_desktop.domain.errors import ProviderConnectionError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd, Usage

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Endpoint
    from neiroha_desktop.adapters.sse import Event

_DONE = b"[DONE]"
_HEAVY = 64 * 1024
"""Bytes; larger events are read in a worker."""
_MOST_WORDS = 4000
_SOUND = re.compile(rb'"data"\s*:\s*"[^"]')
_END = re.compile(rb'"finish_reason"\s*:\s*"[^"]')


def mark(event: Event) -> Mark:
    """Say what an event means for the deadline; looked at from afar, because parsing takes longer."""
    ends = (event.data[:_HEAVY], event.data[-_HEAVY:])
    if _is_last(event):
        return Mark.LAST
    if any(map(_END.search, ends)):
        return Mark.END
    return Mark.SOUND if _SOUND.search(ends[0]) else Mark.NOTHING


def _is_last(event: Event) -> bool:
    return len(event.data) < _HEAVY and event.data.strip() == _DONE


@dataclass(frozen=True, slots=True)
class _Frame:
    """What one event says."""

    audio: bytes = b""
    words: str = ""
    transcript: str = ""
    finish_reason: str = ""
    usage: Usage | None = None
    request_id: str = ""


class ChatSpeech:
    """The speech of one answer, piece by piece."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._pieces = PcmPieces(endpoint.host)
        self._words = ""
        self.transcript = ""
        """What the model says that it said, as far as it came; "" where it does not say."""
        self._finish_reason = ""
        self._usage: Usage | None = None
        self._request_id = ""
        self._is_done = False
        self._has_audio = False

    async def take(self, received: Event | Answer, headers: Mapping[str, str]) -> list[PcmChunk]:
        """Return the samples that an event, or a whole answer, brings.

        Raises:
            ProviderError: it holds an error, or something that is not audio.
        """
        if isinstance(received, Answer):
            return await asyncio.to_thread(self._take_whole, received)
        if _is_last(received):
            self._is_done = True
        if self._is_done:
            return []
        if len(received.data) > _HEAVY:
            return await asyncio.to_thread(self._take_frame, received, headers)
        return self._take_frame(received, headers)

    def close(self) -> list[PcmChunk]:
        """Return what is left when nothing more comes, and the end.

        Raises:
            ModerationError: the content filter stopped the speech.
            ProviderConnectionError: it broke off before its end.
            InvalidResponseError: there is no usable audio.
        """
        endpoint = self._endpoint
        if not self._is_done and not self._finish_reason:
            raise ProviderConnectionError(
                msg("{host} closed the connection before its answer was complete.", host=endpoint.host),
                remedy=msg("Try again."),
                retryable=False,
            )
        reason = f"finish_reason {self._finish_reason}" if self._finish_reason else ""
        if self._finish_reason == "content_filter":
            raise moderation_error(endpoint.host, "", reason, 200)
        if not self._has_audio:
            raise no_speech(self._words, reason, endpoint)
        chunks = list(self._pieces.close())
        file = self._pieces.file()
        truncated = self._finish_reason in TRUNCATED
        clip = AudioClip(file[1], file[0], truncated, self._request_id, self._usage) if file else None
        end = StreamEnd(truncated, self._request_id, self._usage, clip)
        return [*chunks, PcmChunk(b"", self._pieces.sample_rate, self._pieces.channels, end)]

    def _take_frame(self, event: Event, headers: Mapping[str, str]) -> list[PcmChunk]:
        # The request has the same name in every event.
        frame = _read_frame(event, headers, self._endpoint, unnamed=not self._request_id)
        self._finish_reason = frame.finish_reason or self._finish_reason
        self._usage = frame.usage or self._usage
        self._request_id = self._request_id or frame.request_id
        self._words = (self._words + frame.words)[:_MOST_WORDS]
        self.transcript = (self.transcript + frame.transcript)[:MOST_WORDS]
        self._has_audio = self._has_audio or bool(frame.audio)
        return list(self._pieces.feed(frame.audio))

    def _take_whole(self, answer: Answer) -> list[PcmChunk]:
        raise_for_answer(answer, self._endpoint)
        spoken = read_answer(answer, self._endpoint, PCM16)
        clip, self.transcript = spoken.clip, spoken.transcript
        self._is_done = self._has_audio = True
        self._finish_reason = "length" if clip.truncated else "stop"
        self._usage, self._request_id = clip.usage, clip.request_id
        return list(self._pieces.feed(clip.data))


def _read_frame(event: Event, headers: Mapping[str, str], endpoint: Endpoint, *, unnamed: bool) -> _Frame:
    """Read one event; what is not for us is empty. The name of the request is read where it is still `unnamed`.

    Raises:
        ProviderError: it is damaged, or an error.
    """
    small, audio_text = cut_out_audio(event.data)
    if not small.lstrip().startswith(b"{"):
        return _Frame()
    try:
        value: object = json.loads(small)
    except (ValueError, RecursionError) as error:
        raise no_audio(msg("The answer of {host} is damaged or cut off.", host=endpoint.host)) from error
    if not isinstance(value, Mapping):
        return _Frame()
    raise_for_inner_error({"error": value} if event.name == "error" and "error" not in value else value, endpoint)
    choice = first_choice(value.get("choices")) or {}
    delta = _mapping(choice.get("delta")) or _mapping(choice.get("message"))
    audio_part = _mapping(delta.get("audio"))
    data = _text(audio_part.get("data"))
    try:
        audio = decode_base64(audio_text if data == PLACE else data.encode("ascii"))
    except ValueError as error:
        raise no_audio(msg("The audio in the answer of {host} is damaged.", host=endpoint.host)) from error
    return _Frame(
        audio,
        _text(delta.get("refusal")) or _text(delta.get("content")),
        transcript_of(audio_part),
        clean(_text(choice.get("finish_reason")), endpoint.secrets),
        read_usage(value.get("usage")),
        request_id(value, headers, endpoint) if unnamed else "",
    )


def _mapping(value: object) -> Mapping[Any, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
