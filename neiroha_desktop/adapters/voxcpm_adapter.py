"""One VoxCPM2 server: its requests, and what is made of its answers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.multipart import FormFile, recording_file
from neiroha_desktop.adapters.selfhosted_answers import as_stream
from neiroha_desktop.adapters.selfhosted_errors import is_no_route
from neiroha_desktop.adapters.selfhosted_identity import HEALTH, Kind, other_kind, stranger, who_answers
from neiroha_desktop.adapters.selfhosted_lists import ServerVoice, models_of, shown, voices_of
from neiroha_desktop.adapters.selfhosted_server import SelfHostedServer
from neiroha_desktop.adapters.voxcpm import (
    ALIAS,
    AUTO_ASR,
    DENOISE,
    GUIDANCE,
    NORMALIZE,
    OLD_TTS,
    OLD_UPLOAD,
    REFERENCE_LIMITS,
    STEPS,
    TTS,
    UPLOAD,
    VOXCPM,
)
from neiroha_desktop.adapters.voxcpm_words import SAYINGS
from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.endpoint import Answer
    from neiroha_desktop.domain.provider import Connection, TtsModel, Voice
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest

_MODELS = "/v1/models"
_PROFILES, _OLD_PROFILES = "/api/voxcpm/voices", "/voxcpm/voices"
_BRACKETS = re.compile(r"[()（）]+")
_CLONE_MODES = frozenset({"clone", "ultimate_clone"})


class VoxCpmAdapter:
    """Speaks with one server."""

    def __init__(self, connection: Connection, client: httpx.AsyncClient) -> None:
        self._connection = connection
        self._server = SelfHostedServer(connection, client, SAYINGS)

    async def check_key(self) -> None:
        """Ask what answers, then for the voices, which are not public as the health check is.

        Raises:
            ProviderError: the key was refused, or something else answers.
        """
        found = await who_answers(self._server)
        if found not in (None, Kind.VOXCPM):
            raise other_kind(self._server, found)
        answer, route = await self._ask_for_profiles()
        if found is None and is_no_route(answer):
            raise stranger(self._server, Kind.VOXCPM)
        voices = voices_of(await asyncio.to_thread(self._server.read_json, answer, route), self._server.endpoint(route))
        if found is None and not voices:
            # Many servers sit on this port; older builds are known by their list of voices alone.
            raise stranger(self._server, Kind.VOXCPM)

    async def list_models(self) -> Sequence[TtsModel]:
        """Ask for the voice sets, which go as models.

        Raises:
            ProviderError: no list could be had.
        """
        value = await self._server.get_json(_MODELS)
        return models_of(value, ALIAS, self._server.endpoint(_MODELS))

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Ask for the voices of a set; the model's own name stands for all sets.

        Raises:
            ProviderError: no list could be had.
        """
        voice_set = "" if model_id.strip() == ALIAS else model_id.strip()
        voices = await self._profiles()
        return shown(voices, voice_set, self._server.endpoint(HEALTH).secrets, _lacks_recording)

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Send one request and return its audio.

        Raises:
            InvalidInputError: something the server would refuse was found before sending.
            ProviderError: anything between here and audible audio.
        """
        check_request(request, VOXCPM.describe_model(self._connection, request.model_id))
        match request.voice:
            case PresetVoice(voice_id):
                await self._check_voice(voice_id.strip(), request)
                fields = _common(request) | {"voice_id": voice_id.strip()} | _instruction(request.instruction)
                answer, route = await self._post(TTS, OLD_TTS, fields)
            case DesignedVoice(description):
                fields = _common(request) | {"mode": "design"} | _instruction(description)
                answer, route = await self._post(TTS, OLD_TTS, fields)
            case ClonedVoice(reference, reference_text):
                part, fields = clone_fields(request, reference_text)
                file = await asyncio.to_thread(recording_file, reference, REFERENCE_LIMITS, part)
                answer, route = await self._post(UPLOAD, OLD_UPLOAD, fields, file)
        return await self._server.clip(answer, route)

    def streams(self, model_id: str) -> bool:
        """Tell that no sound comes early: the server sends a file when all of it is done."""
        return False

    async def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Send one request and yield its audio in one piece.

        Raises:
            InvalidInputError: something the server would refuse was found before sending.
            ProviderError: anything between here and audible audio.
        """
        async for chunk in as_stream(await self.synthesize(request)):
            yield chunk

    async def _post(
        self, route: str, old_route: str, fields: dict[str, Any], file: FormFile | None = None
    ) -> tuple[Answer, str]:
        """Send a request to where it belongs, and where there is no such place, to that of older builds."""
        answer = await self._post_to(route, fields, file)
        if not is_no_route(answer):
            return answer, route
        return await self._post_to(old_route, fields, file), old_route

    async def _post_to(self, route: str, fields: dict[str, Any], file: FormFile | None) -> Answer:
        if file is None:
            return await self._server.post_json(route, fields)
        written = {name: str(value).lower() if value is True else str(value) for name, value in fields.items()}
        return await self._server.post_form(route, written, file)

    async def _ask_for_profiles(self) -> tuple[Answer, str]:
        answer = await self._server.get(_PROFILES)
        if not is_no_route(answer):
            return answer, _PROFILES
        return await self._server.get(_OLD_PROFILES), _OLD_PROFILES

    async def _profiles(self) -> list[ServerVoice]:
        answer, route = await self._ask_for_profiles()
        value = await asyncio.to_thread(self._server.read_json, answer, route)
        return voices_of(value, self._server.endpoint(route))

    async def _check_voice(self, voice_id: str, request: SynthesisRequest) -> None:
        """Make sure that the voice is there: the server would speak with a random one without a word.

        Raises:
            InvalidInputError: field `voice_id` or `instruction`.
            ProviderError: the list of voices could not be had.
        """
        found = next((voice for voice in await self._profiles() if voice.id == voice_id), None)
        if found is None:
            raise InvalidInputError(
                "voice_id",
                msg('{host} has no voice "{voice}".', host=self._server.host, voice=voice_id),
                remedy=msg("Press Fetch All and choose one that the server lists."),
            )
        if _lacks_recording(found):
            raise InvalidInputError(
                "voice_id",
                msg('The voice "{voice}" has no recording on the server.', voice=voice_id),
                remedy=msg('Choose "Voice clone" with a recording of your own, or another voice.'),
            )
        if request.instruction.strip() and found.text("prompt_text"):
            raise _either_or()


def clone_fields(request: SynthesisRequest, reference_text: str) -> tuple[str, dict[str, Any]]:
    """Return the name under which the recording is sent, and what is sent beside it.

    Raises:
        InvalidInputError: field `instruction`: the words of the recording leave no room for it.
    """
    words, instruction = reference_text.strip(), request.instruction.strip()
    writes_down = request.options.get(AUTO_ASR.id) is True
    fields = _common(request)
    if not words and not writes_down:
        return "reference_audio", fields | {"mode": "clone"} | _instruction(instruction)
    if instruction:
        raise _either_or()
    fields["mode"] = "ultimate_clone"
    return "prompt_audio", fields | ({"prompt_text": words} if words else {"auto_asr": True})


def _common(request: SynthesisRequest) -> dict[str, Any]:
    # No model: the server knows voices without their set, and refuses names that it does not know.
    fields: dict[str, Any] = {"text": request.text, "response_format": "wav"}
    for spec in (GUIDANCE, STEPS, NORMALIZE, DENOISE):
        value = request.options.get(spec.id, spec.default)
        if value != spec.default:
            fields[spec.id] = int(value) if spec is STEPS else value
    return fields


def _instruction(text: str) -> dict[str, str]:
    # The server puts it in brackets before the text; brackets inside would end it early.
    plain = " ".join(_BRACKETS.sub(" ", text).split())
    return {"instruction": plain} if plain else {}


def _either_or() -> InvalidInputError:
    return InvalidInputError(
        "instruction",
        msg("VoxCPM2 takes the words of a recording or an instruction, not both."),
        remedy=msg("Clear one of the two."),
    )


def _lacks_recording(voice: ServerVoice) -> bool:
    if voice.text("mode_hint", "mode") not in _CLONE_MODES:
        return False
    return not voice.text("audio_path", "reference_audio", "prompt_audio_path", "prompt_audio")
