"""Speech that comes in pieces: bare sound as it is made, or events that carry it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.audio_bytes import PCM16
from neiroha_desktop.adapters.base64_text import decode_base64
from neiroha_desktop.adapters.chat_answer import no_audio, request_id
from neiroha_desktop.adapters.endpoint import Answer
from neiroha_desktop.adapters.pcm_pieces import PcmPieces
from neiroha_desktop.adapters.speech_answer import (
    asked_kind,
    holds_words,
    nothing_sent,
    read_speech,
    sample_rate_of,
)
from neiroha_desktop.adapters.speech_errors import error_of_words, raise_for_words
from neiroha_desktop.adapters.streamed_answer import Mark, Part
from neiroha_desktop.adapters.wav_facts import refuse_silence
from neiroha_desktop.domain.errors import ProviderConnectionError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd, Usage

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Endpoint
    from neiroha_desktop.adapters.sse import Event

_HEAVY = 64 * 1024
"""Bytes; larger events are read in a worker."""
_DECIDING_BYTES = 16
_DONE = b"[DONE]"
_MAX_TOKENS = 10**12


def mark(event: Event) -> Mark:
    """Say what an event means for the deadline; looked at from afar, because parsing takes longer."""
    head = bytes(event.data[:256])
    if b"speech.audio.done" in head or head.strip() == _DONE:
        return Mark.LAST
    return Mark.SOUND if b"speech.audio.delta" in bytes(event.data[-256:]) + head else Mark.NOTHING


class SpokenParts:
    """The speech of one answer, piece by piece."""

    def __init__(self, endpoint: Endpoint, payload: Mapping[str, Any], host: str) -> None:
        """Begin.

        Args:
            endpoint: who answers, for the sentences.
            payload: what was asked for.
            host: of the server.
        """
        self._endpoint = endpoint
        self._payload = payload
        self._host = host
        self._pieces: PcmPieces | None = None
        self._headers: Mapping[str, str] = {}
        self._first = bytearray()
        """What came first of a body in parts, until there is enough to tell what it is; all of it where it is words."""
        self._is_words = False
        self._is_events = False
        self._is_done = False
        self._usage: Usage | None = None
        self._clip: AudioClip | None = None

    async def take(self, received: Event | Answer, headers: Mapping[str, str]) -> list[PcmChunk]:
        """Return the samples that a part, an event or a whole answer brings.

        Raises:
            ProviderError: it holds an error, or something that is not audio.
        """
        self._headers = headers
        if isinstance(received, Part):
            return self._take_part(bytes(received.body))
        if isinstance(received, Answer):
            # A refusal, or nothing at all.
            self._clip = await asyncio.to_thread(read_speech, received, self._endpoint, self._payload, self._host)
            return []
        self._is_events = True
        if self._is_done:
            return []
        if len(received.data) > _HEAVY:
            return await asyncio.to_thread(self._take_event, received)
        return self._take_event(received)

    async def close(self) -> list[PcmChunk]:
        """Return what is left when nothing more comes, and the end.

        Raises:
            ProviderConnectionError: a stream of events broke off before its end.
            InvalidResponseError: there is no usable audio.
        """
        endpoint = self._endpoint
        if self._is_words:
            raise_for_words(Answer(200, self._headers, self._first), endpoint)
        if self._is_events and not self._is_done:
            raise ProviderConnectionError(
                msg("{host} closed the connection before its answer was complete.", host=endpoint.host),
                remedy=msg("Try again."),
                retryable=False,
            )
        chunks = self._begin() if self._first else []
        if self._pieces is None and self._clip is None:
            raise nothing_sent(endpoint)
        if self._pieces is None:
            return [self._end(24_000, 1)]
        chunks += list(self._pieces.close())
        file = self._pieces.file()
        if file is not None:
            await asyncio.to_thread(refuse_silence, *file, endpoint.host)
            self._clip = AudioClip(file[1], file[0], request_id=self._request_id, usage=self._usage)
        return [*chunks, self._end(self._pieces.sample_rate, self._pieces.channels)]

    def _end(self, sample_rate: int, channels: int) -> PcmChunk:
        end = StreamEnd(request_id=self._request_id, usage=self._usage, clip=self._clip)
        return PcmChunk(b"", sample_rate, channels, end)

    @property
    def _request_id(self) -> str:
        return request_id({}, self._headers, self._endpoint)

    def _take_part(self, data: bytes) -> list[PcmChunk]:
        if self._pieces is not None:
            return list(self._pieces.feed(data))
        self._first += data
        if self._is_words or len(self._first) < _DECIDING_BYTES:
            return []
        if holds_words(self._first, self._headers):
            self._is_words = True
            return []
        return self._begin()

    def _begin(self) -> list[PcmChunk]:
        """Hand on what came first, once it is known to be no words."""
        if holds_words(self._first, self._headers):
            raise_for_words(Answer(200, self._headers, self._first), self._endpoint)
        if asked_kind(self._first, self._headers, self._payload, self._endpoint) == PCM16:
            rate = sample_rate_of(self._headers, self._payload, self._host)
            self._pieces = PcmPieces(self._endpoint.host, rate)
        else:
            self._pieces = PcmPieces(self._endpoint.host)
        first, self._first = bytes(self._first), bytearray()
        return list(self._pieces.feed(first))

    def _take_event(self, event: Event) -> list[PcmChunk]:
        if event.data.strip() == _DONE:
            self._is_done = True
            return []
        try:
            value: object = json.loads(event.data)
        except (ValueError, RecursionError) as error:
            raise no_audio(msg("The answer of {host} is damaged or cut off.", host=self._endpoint.host)) from error
        if not isinstance(value, Mapping):
            return []
        kind = value.get("type")
        if value.get("error") or kind == "error" or event.name == "error":
            raise error_of_words(value, self._endpoint)
        if kind == "speech.audio.done":
            self._is_done = True
            self._usage = _read_usage(value.get("usage"))
        audio = value.get("audio")
        return self._take_audio(audio) if isinstance(audio, str) and audio else []

    def _take_audio(self, text: str) -> list[PcmChunk]:
        try:
            data = decode_base64(text.encode("ascii"))
        except ValueError as error:
            raise no_audio(msg("The audio in the answer of {host} is damaged.", host=self._endpoint.host)) from error
        if self._pieces is None:
            # What travels in events has no media type of its own.
            self._pieces = PcmPieces(self._endpoint.host, sample_rate_of({}, self._payload, self._host))
        return list(self._pieces.feed(data))


def _read_usage(value: object) -> Usage | None:
    if not isinstance(value, Mapping):
        return None
    counts = [value.get(name) for name in ("input_tokens", "output_tokens", "total_tokens")]
    usable = [
        count if isinstance(count, int) and not isinstance(count, bool) and 0 <= count < _MAX_TOKENS else 0
        for count in counts
    ]
    return Usage(*usable) if any(usable) else None
