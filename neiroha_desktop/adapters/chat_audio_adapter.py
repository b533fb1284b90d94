"""OpenAI audio models behind `/chat/completions`: chat models that are told to read, and may do something else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator, MutableMapping
from contextlib import aclosing, contextmanager
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.chat_answer import read_spoken
from neiroha_desktop.adapters.chat_audio import AUDIO_STREAM, describe_audio_model, streams_only
from neiroha_desktop.adapters.chat_audio_payload import audio_payload
from neiroha_desktop.adapters.chat_completions import AUDIO_FORMAT
from neiroha_desktop.adapters.chat_headers import request_headers
from neiroha_desktop.adapters.chat_payload import dump
from neiroha_desktop.adapters.chat_stream import ChatSpeech, mark
from neiroha_desktop.adapters.endpoint import Answer
from neiroha_desktop.adapters.error_bodies import read_words
from neiroha_desktop.adapters.exchange import exchange
from neiroha_desktop.adapters.heard import as_heard
from neiroha_desktop.adapters.http_errors import raise_for_answer
from neiroha_desktop.adapters.settings import choice_setting
from neiroha_desktop.adapters.streamed_answer import StreamedAnswer
from neiroha_desktop.adapters.verbatim import differing_words
from neiroha_desktop.adapters.wav_facts import refuse_silence
from neiroha_desktop.domain.errors import BadRequestError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.endpoint import Endpoint
    from neiroha_desktop.domain.provider import Connection
    from neiroha_desktop.domain.synthesis import SynthesisRequest

PCM_SAMPLE_RATE = 24_000
"""Hz, of what these models speak."""


class AudioModels:
    """Speaks with the audio models of one provider."""

    def __init__(
        self,
        connection: Connection,
        client: httpx.AsyncClient,
        host: str,
        endpoint: Endpoint,
        found_out: MutableMapping[str, bool],
    ) -> None:
        """Prepare; nothing is sent.

        Args:
            connection: with the key.
            client: open, with redirects switched off.
            host: that is spoken to.
            endpoint: the same, for the sentences.
            found_out: by address, whether a stream is wanted there; kept for longer than this.

        Raises:
            InvalidInputError: field `api_key` or `extra_headers`.
        """
        self._client = client
        self._host = host
        self._endpoint = endpoint
        self._found_out = found_out
        self._headers = {
            **request_headers(connection, host, audio_model=True),
            "Content-Type": "application/json",
        }
        self._format = choice_setting(connection.settings, AUDIO_FORMAT)
        self._stream_setting = choice_setting(connection.settings, AUDIO_STREAM)

    @property
    def streams(self) -> bool:
        """Whether a request asks for a stream, as far as is known by now."""
        if self._stream_setting != "automatic":
            return self._stream_setting == "always"
        return self._found_out.get(self._endpoint.url, streams_only(self._host))

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Send a request, in the other way once more where that is what the service asks for.

        Raises:
            InvalidInputError: something the provider would refuse was found before sending.
            ProviderError: anything between here and usable audio.
        """
        check_request(request, describe_audio_model())
        may_turn = self.streams
        if not may_turn:
            answer = await self._ask(request)
            if not self._turns(answer):
                with _with_remedies():
                    return await asyncio.to_thread(self._read, answer, request.text)
            self._found_out[self._endpoint.url] = True
        audio = StreamedAudio()
        with _with_remedies():
            async with aclosing(self._pieces(request, may_turn=may_turn)) as chunks:
                async for chunk in chunks:
                    audio.add(chunk)
        return await asyncio.to_thread(audio.clip)

    async def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Send a request and yield its audio as it comes in; in the other way where that is what the service asks for.

        Raises:
            InvalidInputError: something the provider would refuse was found before sending.
            ProviderError: anything between here and the last piece.
        """
        check_request(request, describe_audio_model())
        with _with_remedies():
            async with aclosing(as_heard(self._pieces(request, may_turn=True))) as chunks:
                async for chunk in chunks:
                    yield chunk

    async def _pieces(self, request: SynthesisRequest, *, may_turn: bool) -> AsyncGenerator[PcmChunk, None]:
        headers = {**self._headers, "Accept": "text/event-stream, application/json"}
        body = dump(audio_payload(request, self._format, self._host, stream=True))
        speech = ChatSpeech(self._endpoint)
        async with StreamedAnswer(self._client, self._endpoint, headers, (body,), mark) as answers:
            async for received in answers:
                if may_turn and isinstance(received, Answer) and self._turns(received):
                    self._found_out[self._endpoint.url] = False
                    break
                for chunk in await speech.take(received, answers.headers):
                    yield chunk
            else:
                for chunk in speech.close():
                    yield await self._judged(chunk, speech.transcript, request.text)
                return
        clip = await asyncio.to_thread(self._read, await self._ask(request), request.text)
        remarks, clip = clip.remarks, replace(clip, remarks=())
        end = StreamEnd(clip.truncated, clip.request_id, clip.usage, clip, remarks)
        yield PcmChunk(b"", PCM_SAMPLE_RATE, 1, end)

    async def _ask(self, request: SynthesisRequest) -> Answer:
        body = dump(audio_payload(request, self._format, self._host, stream=False))
        return await exchange(self._client, self._endpoint, "POST", self._endpoint.url, self._headers, (body,))

    def _turns(self, answer: Answer) -> bool:
        """Tell whether a service refuses because it wants a stream, or wants none."""
        if self._stream_setting != "automatic" or answer.status != 400:
            return False
        return "stream" in read_words(answer.body, self._endpoint.secrets).text.lower()

    def _read(self, answer: Answer, text: str) -> AudioClip:
        raise_for_answer(answer, self._endpoint)
        spoken = read_spoken(answer, self._endpoint, self._format)
        refuse_silence(spoken.clip.container, spoken.clip.data, self._endpoint.host)
        return replace(spoken.clip, remarks=differing_words(text, spoken.transcript, self._endpoint.secrets))

    async def _judged(self, chunk: PcmChunk, transcript: str, text: str) -> PcmChunk:
        """Return the last piece with what was said instead of the text, if anything; others as they are."""
        if chunk.end is None:
            return chunk
        remarks = await asyncio.to_thread(differing_words, text, transcript, self._endpoint.secrets)
        return replace(chunk, end=replace(chunk.end, remarks=remarks))


@contextmanager
def _with_remedies() -> Iterator[None]:
    """Say of a model that is not there that it may have been one once: they come and go."""
    try:
        yield
    except BadRequestError as error:
        if error.status == HTTPStatus.NOT_FOUND and "model" in error.details.lower():
            error.remedy = msg("The model may have been retired, or its name may have a typing error. Press Fetch All.")
        raise
