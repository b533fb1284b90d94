"""The sound of a WAV file while it is still being made."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.chat_payload import dump
from neiroha_desktop.adapters.endpoint import Answer
from neiroha_desktop.adapters.error_bodies import is_page
from neiroha_desktop.adapters.pcm_pieces import PcmPieces
from neiroha_desktop.adapters.selfhosted_answers import check_sound, read_clip, silence
from neiroha_desktop.adapters.streamed_answer import Mark, Part, StreamedAnswer
from neiroha_desktop.domain.errors import ProviderError
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd

if TYPE_CHECKING:
    from neiroha_desktop.adapters.selfhosted_server import SelfHostedServer
    from neiroha_desktop.adapters.sse import Event

_JSON_STARTS = (b"{", b"[")
_DECIDING_BYTES = 16


async def sound(server: SelfHostedServer, route: str, payload: dict[str, Any]) -> AsyncGenerator[PcmChunk, None]:
    """Post a request and yield its audio as it comes in.

    Raises:
        ProviderError: anything between here and the last piece. Once there was a piece, it is not retryable.
    """
    endpoint = server.endpoint(route)
    headers = {**server.headers, "Accept": "audio/wav, application/json", "Content-Type": "application/json"}
    speech, was_heard = _Speech(server, route), False
    try:
        async with StreamedAnswer(
            server.client, endpoint, headers, [dump(payload)], _no_event, in_parts=True
        ) as answer:
            async for received in answer:
                if not isinstance(received, Answer):
                    continue
                for chunk in await speech.take(received):
                    was_heard = True
                    yield chunk
        for chunk in await asyncio.to_thread(speech.close):
            yield chunk
    except ProviderError as error:
        error.retryable = error.retryable and not was_heard
        raise


class _Speech:
    """The speech of one answer, piece by piece; silence at its beginning waits until there is sound."""

    def __init__(self, server: SelfHostedServer, route: str) -> None:
        self._server = server
        self._endpoint = server.endpoint(route)
        self._pieces = PcmPieces(server.host)
        self._head = bytearray()
        self._whole: Answer | None = None
        """What came instead of sound."""
        self._is_sound = False
        self._held: list[PcmChunk] = []
        self._has_sound = False

    async def take(self, received: Answer) -> list[PcmChunk]:
        """Return the samples that can be heard now.

        Raises:
            InvalidResponseError: it is not audio.
        """
        if not isinstance(received, Part):
            self._whole = received
        self._head += received.body
        if self._whole is None and not self._is_sound:
            self._decide(received)
        if not self._is_sound:
            return []
        data, self._head = bytes(self._head), bytearray()
        return list(self._audible(self._pieces.feed(data)))

    def close(self) -> list[PcmChunk]:
        """Return what is left when nothing more comes, and the end.

        Raises:
            ProviderError: the server refused, or nothing is to be heard.
        """
        if not self._is_sound:
            # Of little it cannot be told what it is before it is all there.
            answer = replace(self._whole or Answer(200, {}, b""), body=self._head)
            return [self._end(read_clip(answer, self._endpoint, self._server.sayings))]
        chunks = list(self._audible(self._pieces.close()))
        if not self._pieces.bytes_out:
            if file := self._pieces.file():
                check_sound(*file, self._server.host)
            return [self._end(AudioClip(file[1], file[0]) if file else None)]
        if not self._has_sound:
            raise silence(self._server.host)
        return [*chunks, self._end(None)]

    def _decide(self, received: Answer) -> None:
        """Once there is enough of it, tell sound from words, which are kept as a whole."""
        if len(self._head) < _DECIDING_BYTES:
            return
        if self._head.lstrip()[:1] in _JSON_STARTS or is_page(self._head):
            self._whole = replace(received, body=b"")
        else:
            self._is_sound = True

    def _audible(self, chunks: Iterable[PcmChunk]) -> Iterator[PcmChunk]:
        for chunk in chunks:
            self._held.append(chunk)
            self._has_sound = self._has_sound or chunk.data.count(0) < len(chunk.data)
            if self._has_sound:
                yield from self._held
                self._held = []

    def _end(self, clip: AudioClip | None) -> PcmChunk:
        return PcmChunk(b"", self._pieces.sample_rate, self._pieces.channels, StreamEnd(clip=clip))


def _no_event(event: Event) -> Mark:
    return Mark.NOTHING
