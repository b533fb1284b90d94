"""One provider behind `POST …/audio/speech`: its requests, and what is made of its answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters import openai_known
from neiroha_desktop.adapters.heard import as_heard
from neiroha_desktop.adapters.openai_speech import AUDIO_FORMAT, STREAM
from neiroha_desktop.adapters.settings import choice_setting, switch_setting
from neiroha_desktop.adapters.speech_answer import read_speech
from neiroha_desktop.adapters.speech_lists import SpeechLists
from neiroha_desktop.adapters.speech_payload import extra_json, speech_body, speech_payload
from neiroha_desktop.adapters.speech_server import SpeechServer
from neiroha_desktop.adapters.speech_stream import SpokenParts
from neiroha_desktop.domain.errors import UnsupportedError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.speech_address import Bases
    from neiroha_desktop.domain.provider import Connection, TtsModel, Voice
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest


class OpenAISpeechAdapter:
    """Speaks with one provider."""

    def __init__(self, connection: Connection, client: httpx.AsyncClient, bases: Bases) -> None:
        """Prepare; nothing is sent.

        Raises:
            InvalidInputError: field `base_url`, `api_key`, `extra_headers` or `extra_json`.
        """
        settings = connection.settings
        self._server = SpeechServer(connection, client, bases)
        self._lists = SpeechLists(self._server)
        self._extra = extra_json(settings)
        self._format = choice_setting(settings, AUDIO_FORMAT)
        self._may_stream = switch_setting(settings, STREAM)

    async def check_key(self) -> None:
        """Ask for the model list, which costs nothing; silence is success.

        Raises:
            UnsupportedError: the server has no list, so nothing was proved.
            ProviderError: the key was refused, or the provider could not be reached.
        """
        if await self._lists.models() is None:
            raise UnsupportedError(
                msg(
                    "{host} has no list of models, so the key could not be tried without speaking.",
                    host=self._server.endpoint.host,
                ),
                remedy=msg("Press Try one word; it proves the key."),
            )

    async def list_models(self) -> Sequence[TtsModel]:
        """Ask the provider for its models; those first whose names tell that they speak.

        Raises:
            UnsupportedError: the server has no list.
            ProviderError: no list could be had.
        """
        models = await self._lists.models()
        if models is None:
            raise UnsupportedError(
                msg("{host} has no list of models.", host=self._server.endpoint.host),
                remedy=msg("Type the model's id as the provider's page names it."),
            )
        return models

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Return the voices that the server lists at one of the usual places; else those that are known, or none.

        Raises:
            ProviderError: the server could not be reached.
        """
        return await self._lists.voices(model_id.strip())

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Send one request and return its audio, decided by its bytes.

        Raises:
            InvalidInputError: something the provider would refuse was found before sending.
            ProviderError: anything between here and usable audio.
        """
        check_request(request, openai_known.describe_speech_model(self._server.host, request.model_id))
        payload = speech_payload(request, self._format, self._extra, self._server.host)
        if payload.get("stream_format") == "sse":
            # Somebody wrote so in the extra JSON.
            audio = StreamedAudio()
            async with aclosing(self._pieces(payload)) as pieces:
                async for piece in pieces:
                    audio.add(piece)
            return await asyncio.to_thread(audio.clip)
        answer = await self._server.speak(speech_body(payload))
        return await asyncio.to_thread(read_speech, answer, self._server.endpoint, payload, self._server.host)

    def streams(self, model_id: str) -> bool:
        """Tell whether `stream` gives sound early; pieces of an MP3 cannot be put together, so who wants one waits."""
        return self._may_stream and self._format in ("wav", "pcm")

    async def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Send one request and yield its audio as it comes in.

        The whole answer has no deadline of its own here: the answer timeout holds for the first sound, and afterwards a
        pause is the sign that something is wrong.

        Raises:
            InvalidInputError: something the provider would refuse was found before sending.
            ProviderError: anything between here and the last piece.
        """
        check_request(request, openai_known.describe_speech_model(self._server.host, request.model_id))
        payload = speech_payload(request, self._format, self._extra, self._server.host, stream=True)
        async with aclosing(as_heard(self._pieces(payload))) as pieces:
            async for piece in pieces:
                yield piece

    async def _pieces(self, payload: dict[str, Any]) -> AsyncGenerator[PcmChunk, None]:
        parts = SpokenParts(self._server.endpoint, payload, self._server.host)
        async with aclosing(self._server.stream(speech_body(payload))) as answers:
            async for received, headers in answers:
                for piece in await parts.take(received, headers):
                    yield piece
        for piece in await parts.close():
            yield piece
