"""One GPT-SoVITS server of either kind: its requests, and what is made of its answers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from neiroha_desktop.adapters.gpt_sovits import (
    ALIAS,
    LAUNCHER_LIMITS,
    SERVER,
    SPEECH,
    TTS,
    UPLOAD,
    UPSTREAM_LIMITS,
    Server,
    describe,
    may_stream,
)
from neiroha_desktop.adapters.gpt_sovits_options import GPT_WEIGHTS, SOVITS_WEIGHTS
from neiroha_desktop.adapters.gpt_sovits_payload import (
    clone_fields,
    speech_payload,
    streamed,
    tts_payload,
    weights_of,
)
from neiroha_desktop.adapters.gpt_sovits_words import SAYINGS
from neiroha_desktop.adapters.multipart import recording_file
from neiroha_desktop.adapters.references import media_type_of
from neiroha_desktop.adapters.selfhosted_answers import as_stream
from neiroha_desktop.adapters.selfhosted_errors import raise_for_refusal, server_words
from neiroha_desktop.adapters.selfhosted_identity import HEALTH, Kind, other_kind, stranger, who_answers
from neiroha_desktop.adapters.selfhosted_lists import ServerVoice, models_of, shown, voices_of
from neiroha_desktop.adapters.selfhosted_server import SelfHostedServer
from neiroha_desktop.adapters.selfhosted_stream import sound
from neiroha_desktop.adapters.settings import text_setting
from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.errors import BadRequestError, InvalidInputError, UnsupportedError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import TtsModel
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.domain.character import ReferenceAudio
    from neiroha_desktop.domain.provider import Connection, Voice
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest

_MODELS, _VOICES, _ROUTES = "/v1/models", "/v1/audio/voices", "/openapi.json"
_SETTERS = {GPT_WEIGHTS.id: "/set_gpt_weights", SOVITS_WEIGHTS.id: "/set_sovits_weights"}
_VERSION = re.compile(r"is not supported in version (v[0-9]\w*)")
_NO_LANGUAGE = {"text": "?", "text_lang": "?", "ref_audio_path": "?", "prompt_lang": "?"}
"""Refused before anything is loaded or spoken, with the version of the model in the refusal."""


class GptSovitsAdapter:
    """Speaks with one server."""

    def __init__(self, connection: Connection, client: httpx.AsyncClient) -> None:
        self._connection = connection
        self._server = SelfHostedServer(connection, client, SAYINGS)

    async def check_key(self) -> None:
        """Ask what answers; there are no keys.

        Raises:
            ProviderError: nothing answers, or something else.
        """
        found = await self._ask()
        chosen = text_setting(self._connection.settings, SERVER)
        if chosen in (server.value for server in Server) and found is not Server(chosen):
            raise BadRequestError(
                msg("{host} is another kind of GPT-SoVITS server than the one chosen.", host=self._server.host),
                remedy=msg('Set "Kind of server" under Advanced to Automatic.'),
            )

    async def list_models(self) -> Sequence[TtsModel]:
        """Ask the launcher for its voice sets, or api_v2.py for the version of its model.

        Raises:
            ProviderError: no list could be had.
        """
        if await self._kind() is Server.LAUNCHER:
            value = await self._server.get_json(_MODELS)
            return models_of(value, ALIAS, self._server.endpoint(_MODELS))
        answer = await self._server.post_json(TTS, dict(_NO_LANGUAGE))
        version = _VERSION.search(server_words(answer.body, ()).text)
        return tuple(map(TtsModel, (ALIAS, version[1]) if version else (ALIAS,)))

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Ask the launcher for the voices of a set; api_v2.py has none.

        Raises:
            ProviderError: no list could be had.
        """
        if await self._kind() is Server.UPSTREAM:
            return ()
        voice_set = model_id.strip()
        if voice_set == ALIAS:
            active = (await self._server.look(HEALTH)).get("active_voice_set")
            voice_set = active if isinstance(active, str) else ""
        return shown(await self._voices(), voice_set, self._server.endpoint(_VOICES).secrets, _lacks_recording)

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Send one request and return its audio.

        Raises:
            InvalidInputError: something the server would refuse was found before sending.
            ProviderError: anything between here and audible audio.
        """
        server = await self._checked(request)
        if server is Server.LAUNCHER:
            return await self._launch(request)
        return await self._server.clip(await self._server.post_json(TTS, await self._upstream(request)), TTS)

    def streams(self, model_id: str) -> bool:
        """Tell whether sound may come early."""
        return may_stream(self._connection, model_id)

    async def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Send one request and yield its audio as it comes in; from the launcher it comes in one piece.

        Raises:
            InvalidInputError: something the server would refuse was found before sending.
            ProviderError: anything between here and the last piece.
        """
        if await self._checked(request) is Server.LAUNCHER:
            async for chunk in as_stream(await self._launch(request)):
                yield chunk
            return
        payload = streamed(request, await self._upstream(request))
        async with aclosing(sound(self._server, TTS, payload)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def _kind(self) -> Server:
        chosen = text_setting(self._connection.settings, SERVER)
        return Server(chosen) if chosen in (server.value for server in Server) else await self._ask()

    async def _ask(self) -> Server:
        """Ask the server what it is.

        Raises:
            BadRequestError: no GPT-SoVITS server that can be spoken with.
            ProviderError: nothing answers.
        """
        found = await who_answers(self._server)
        if found is Kind.LAUNCHER:
            return Server.LAUNCHER
        if found is not None:
            raise other_kind(self._server, found)
        routes = (await self._server.look(_ROUTES)).get("paths")
        routes = routes if isinstance(routes, Mapping) else {}
        if TTS in routes:
            return Server.UPSTREAM
        if "/" in routes and "/control" in routes:
            raise BadRequestError(
                msg("{host} runs api.py, the older server of GPT-SoVITS.", host=self._server.host),
                remedy=msg("Start api_v2.py instead; it takes the same port."),
            )
        raise stranger(self._server, Kind.LAUNCHER)

    async def _checked(self, request: SynthesisRequest) -> Server:
        """Refuse what this server cannot do, and say what server it is."""
        server = await self._kind()
        check_request(request, describe(server, request.model_id.strip()))
        return server

    async def _upstream(self, request: SynthesisRequest) -> dict[str, object]:
        """Return the body for api_v2.py, which reads the recording from its own disk, and let it load the weights."""
        match request.voice:
            case ClonedVoice(reference, reference_text):
                path, words = await asyncio.to_thread(self._path_here, reference), reference_text
            case PresetVoice(voice_id):
                path, words = voice_id.strip(), str(request.options.get("prompt_text", ""))
            case DesignedVoice():
                raise UnsupportedError(msg("GPT-SoVITS designs no voices."))
        # Every time: whoever else speaks with this server, or starts it anew, leaves it with others.
        for name, weights in weights_of(request).items():
            route = f"{_SETTERS[name]}?{urlencode({'weights_path': weights})}"
            raise_for_refusal(await self._server.get(route), self._server.endpoint(route), SAYINGS)
        return tts_payload(request, path, words)

    def _path_here(self, reference: ReferenceAudio) -> str:
        if not self._server.is_here:
            raise InvalidInputError(
                "reference",
                msg(
                    "api_v2.py reads recordings from its own disk, and {host} is another computer.",
                    host=self._server.host,
                ),
                remedy=msg(
                    'Copy the recording there, choose "Preset voice", and type its path on the server as the voice; or'
                    " run the Neiroha launcher, which takes recordings over the network."
                ),
            )
        media_type_of(reference, UPSTREAM_LIMITS)
        return str(reference.path.absolute())

    async def _launch(self, request: SynthesisRequest) -> AudioClip:
        match request.voice:
            case ClonedVoice(reference, reference_text):
                file = await asyncio.to_thread(recording_file, reference, LAUNCHER_LIMITS, "ref_audio")
                fields = clone_fields(request, reference_text)
                return await self._server.clip(await self._server.post_form(UPLOAD, fields, file), UPLOAD)
            case PresetVoice(voice_id):
                await self._check_voice(voice_id.strip())
        return await self._server.clip(await self._server.post_json(SPEECH, speech_payload(request)), SPEECH)

    async def _voices(self) -> list[ServerVoice]:
        return voices_of(await self._server.get_json(_VOICES), self._server.endpoint(_VOICES))

    async def _check_voice(self, voice_id: str) -> None:
        """Make sure that the voice is there: the server's own words would send the user after a recording."""
        if voice_id == "default" or any(voice_id in (voice.id, voice.name) for voice in await self._voices()):
            return
        raise InvalidInputError(
            "voice_id",
            msg('{host} has no voice "{voice}".', host=self._server.host, voice=voice_id),
            remedy=msg("Press Fetch All and choose one that the server lists."),
        )


def _lacks_recording(voice: ServerVoice) -> bool:
    return voice.says("has_reference_audio") is False
