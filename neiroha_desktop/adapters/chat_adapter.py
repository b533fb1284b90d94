"""One provider behind `POST …/chat/completions`: its requests, and what is made of its answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, MutableMapping, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import mimo
from neiroha_desktop.adapters.audio_bytes import PCM16
from neiroha_desktop.adapters.chat_address import normalise_base_url, review_key
from neiroha_desktop.adapters.chat_answer import parse_json, raise_for_inner_error, read_clip
from neiroha_desktop.adapters.chat_audio import audio_model_ids, audio_voices, is_audio_model
from neiroha_desktop.adapters.chat_audio_adapter import AudioModels
from neiroha_desktop.adapters.chat_completions import AUDIO_FORMAT, STREAM
from neiroha_desktop.adapters.chat_headers import choice, request_headers
from neiroha_desktop.adapters.chat_payload import build_payload
from neiroha_desktop.adapters.chat_stream import ChatSpeech, mark
from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.adapters.error_bodies import is_page
from neiroha_desktop.adapters.exchange import exchange
from neiroha_desktop.adapters.http_errors import raise_for_answer
from neiroha_desktop.adapters.model_lists import read_model_ids, speech_model_ids
from neiroha_desktop.adapters.openai_known import is_openrouter
from neiroha_desktop.adapters.settings import (
    ANSWER_TIMEOUT,
    CONNECT_TIMEOUT,
    extra_headers,
    number_setting,
    switch_setting,
)
from neiroha_desktop.adapters.streamed_answer import StreamedAnswer
from neiroha_desktop.domain.errors import InvalidResponseError, ProviderError, UnsupportedError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Connection, TtsModel, Voice
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.references import EncodedReferences
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest

_NO_LIST = frozenset({404, 405})
_AT_ONCE_BYTES = 256 * 1024
"""An answer up to this size, some seconds of speech, is read in the time that it takes to hand it over to a worker."""
_BREATH_SECONDS = 0.004
"""Work on pieces after which everything else has its turn; less than anybody sees."""


class ChatCompletionsAdapter:
    """Speaks with one provider."""

    def __init__(
        self,
        connection: Connection,
        client: httpx.AsyncClient,
        references: EncodedReferences,
        streams_wanted: MutableMapping[str, bool],
    ) -> None:
        self._address = normalise_base_url(connection.base_url)
        self._headers = request_headers(connection, self._address.host)
        self._format = choice(connection, AUDIO_FORMAT)
        self._may_stream = switch_setting(connection.settings, STREAM)
        self._client = client
        self._references = references
        settings, key = connection.settings, connection.api_key
        reviewed = review_key(connection.base_url, key)
        self._endpoint = Endpoint(
            self._address.name,
            f"{self._address.url}/chat/completions",
            has_key=bool(key),
            secrets=tuple(filter(None, (key.reveal(), *extra_headers(settings).values()))),
            key_hint=reviewed[1] if reviewed and not reviewed[0] else None,
            successors=mimo.SUCCESSORS,
            connect_seconds=number_setting(settings, CONNECT_TIMEOUT),
            answer_seconds=number_setting(settings, ANSWER_TIMEOUT),
        )
        self._connection = connection
        self._audio = AudioModels(connection, client, self._address.host, self._endpoint, streams_wanted)

    async def check_key(self) -> None:
        """Ask for the model list, which costs nothing; silence is success.

        Raises:
            UnsupportedError: the server has no list, so nothing was proved.
            ProviderError: the key was refused, or the provider could not be reached.
        """
        if await self._ask_for_models() is None:
            raise UnsupportedError(
                msg(
                    "{host} has no list of models, so the key could not be tried without speaking.",
                    host=self._endpoint.host,
                ),
                remedy=msg("Press Try one word; it proves the key."),
            )

    async def list_models(self) -> Sequence[TtsModel]:
        """Ask the provider for its speech models.

        Raises:
            UnsupportedError: the server has no list.
            ProviderError: no list could be had.
        """
        ids = await self._ask_for_models()
        is_mimo = mimo.is_mimo_host(self._address.host)
        if ids is not None and is_audio_model(self._connection, ""):
            return tuple(TtsModel(model_id) for model_id in audio_model_ids(ids))
        if ids is not None:
            return tuple(TtsModel(model_id) for model_id in speech_model_ids(ids, mimo=is_mimo))
        if is_mimo:
            return mimo.known_models()
        raise UnsupportedError(
            msg("{host} has no list of models.", host=self._endpoint.host),
            remedy=msg("Type the model's id as the provider's page names it."),
        )

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Return the voices that belong to a model's name; the protocol has no call for them."""
        if is_audio_model(self._connection, model_id):
            return audio_voices(self._address.host)
        return mimo.known_voices(model_id)

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Send one request and return its audio, decided by its bytes.

        Raises:
            InvalidInputError: something the provider would refuse was found before sending.
            ProviderError: anything between here and usable audio.
        """
        if is_audio_model(self._connection, request.model_id):
            return await self._audio.synthesize(request)
        check_request(request, mimo.describe_model(request.model_id))
        body = await build_payload(request, self._format, self._references, mimo.REFERENCE_LIMITS)
        headers = {**self._headers, "Content-Type": "application/json"}
        answer = await exchange(self._client, self._endpoint, "POST", self._endpoint.url, headers, body)
        if len(answer.body) <= _AT_ONCE_BYTES:
            return self._read_clip(answer)
        return await asyncio.to_thread(self._read_clip, answer)

    def streams(self, model_id: str) -> bool:
        """Tell whether `stream` gives sound early; pieces of an MP3 cannot be put together, so who wants one waits."""
        if not self._may_stream or self._format == "mp3":
            return False
        if is_audio_model(self._connection, model_id):
            return self._audio.streams
        return mimo.describe_model(model_id).streaming

    async def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Send one request and yield its audio as it comes in.

        The whole answer has no deadline of its own here: the answer timeout holds for the first sound, and afterwards a
        pause is the sign that something is wrong.

        Raises:
            InvalidInputError: something the provider would refuse was found before sending.
            ProviderError: anything between here and the last piece.
        """
        if is_audio_model(self._connection, request.model_id):
            async with aclosing(self._audio.stream(request)) as chunks:
                async for chunk in chunks:
                    yield chunk
            return
        check_request(request, mimo.describe_model(request.model_id))
        body = await build_payload(request, PCM16, self._references, mimo.REFERENCE_LIMITS, stream=True)
        headers = {**self._headers, "Accept": "text/event-stream, application/json", "Content-Type": "application/json"}
        speech, was_heard, rested_at = ChatSpeech(self._endpoint), False, time.perf_counter()
        try:
            async with StreamedAnswer(self._client, self._endpoint, headers, body, mark) as answer:
                async for received in answer:
                    for chunk in await speech.take(received, answer.headers):
                        was_heard = True
                        yield chunk
                        # A huge piece is many here, and the window must not wait for all of them. Yet what has come
                        # is handed on together: between two turns a busy window may take longer than a piece sounds.
                        if time.perf_counter() - rested_at > _BREATH_SECONDS:
                            await asyncio.sleep(0)
                            rested_at = time.perf_counter()
            for chunk in speech.close():
                yield chunk
        except ProviderError as error:
            # What was heard was paid for, and would be heard twice.
            error.retryable = error.retryable and not was_heard
            raise

    def _read_clip(self, answer: Answer) -> AudioClip:
        raise_for_answer(answer, self._endpoint)
        return read_clip(answer, self._endpoint, self._format)

    async def _ask_for_models(self) -> list[str] | None:
        """Return the ids that the server lists; None where it has no list at either place."""
        query = "?output_modalities=audio" if is_openrouter(self._address.host) else ""
        places = dict.fromkeys((f"{self._address.url}/models{query}", f"{self._address.origin}/models"))
        for url in places:
            answer = await exchange(self._client, self._endpoint, "GET", url, self._headers)
            if not _has_no_list(answer):
                return await asyncio.to_thread(self._read_models, answer)
        return None

    def _read_models(self, answer: Answer) -> list[str]:
        raise_for_answer(answer, self._endpoint)
        value = parse_json(answer, self._endpoint)
        raise_for_inner_error(value, self._endpoint)
        ids = read_model_ids(value)
        if ids is None:
            raise InvalidResponseError(
                msg("{host} answered with something other than a list of models.", host=self._endpoint.host),
                remedy=msg("Check the Base URL, or type the model's id."),
                status=answer.status,
            )
        return ids


def _has_no_list(answer: Answer) -> bool:
    return answer.status in _NO_LIST or (answer.status in (200, 400) and is_page(answer.body))
