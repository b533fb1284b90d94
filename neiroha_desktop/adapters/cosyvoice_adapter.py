"""One CosyVoice server: its requests, and what is made of its answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.cosyvoice import (
    ALIAS,
    CLONE_MODE,
    COSYVOICE,
    REFERENCE_LIMITS,
    TEXT_FRONTEND,
    TTS,
    UPLOAD,
    VOICE_KIND,
)
from neiroha_desktop.adapters.cosyvoice_words import SAYINGS
from neiroha_desktop.adapters.multipart import recording_file
from neiroha_desktop.adapters.selfhosted_answers import as_stream
from neiroha_desktop.adapters.selfhosted_errors import is_no_route
from neiroha_desktop.adapters.selfhosted_identity import HEALTH, Kind, other_kind, stranger, who_answers
from neiroha_desktop.adapters.selfhosted_lists import ServerVoice, models_of, shown, voices_of
from neiroha_desktop.adapters.selfhosted_server import SelfHostedServer
from neiroha_desktop.adapters.selfhosted_type import SEED, whole
from neiroha_desktop.domain.character import ClonedVoice, PresetVoice
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.domain.provider import Connection, TtsModel, Voice
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest

_MODELS = "/v1/models"
_PROFILES, _VOICES = "/api/cosyvoice/voices", "/v1/audio/voices"


class CosyVoiceAdapter:
    """Speaks with one server."""

    def __init__(self, connection: Connection, client: httpx.AsyncClient) -> None:
        self._connection = connection
        self._server = SelfHostedServer(connection, client, SAYINGS)

    async def check_key(self) -> None:
        """Ask what answers, then for the voice sets, which are not public as the health check is.

        Raises:
            ProviderError: the key was refused, or something else answers.
        """
        found = await who_answers(self._server)
        if found not in (None, Kind.COSYVOICE):
            raise other_kind(self._server, found)
        await self.list_models()
        if found is None:
            # Many servers list models; this one also says what it is.
            raise stranger(self._server, Kind.COSYVOICE)

    async def list_models(self) -> Sequence[TtsModel]:
        """Ask for the voice sets, which go as models.

        Raises:
            ProviderError: no list could be had.
        """
        value = await self._server.get_json(_MODELS)
        return models_of(value, ALIAS, self._server.endpoint(_MODELS))

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Ask for the voices of a set.

        Raises:
            ProviderError: no list could be had.
        """
        voice_set = model_id.strip()
        if voice_set == ALIAS:
            active = (await self._server.look(HEALTH)).get("active_voice_set")
            voice_set = active if isinstance(active, str) else ""
        answer, route = await self._server.get(_PROFILES), _PROFILES
        if is_no_route(answer):
            answer, route = await self._server.get(_VOICES), _VOICES
        endpoint = self._server.endpoint(route)
        value = await asyncio.to_thread(self._server.read_json, answer, route)
        return shown(voices_of(value, endpoint), voice_set, endpoint.secrets, _lacks_recording)

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Send one request and return its audio.

        Raises:
            InvalidInputError: something the server would refuse was found before sending.
            ProviderError: anything between here and audible audio.
        """
        check_request(request, COSYVOICE.describe_model(self._connection, request.model_id))
        match request.voice:
            case ClonedVoice(reference, reference_text):
                fields = {name: _written(value) for name, value in clone_fields(request, reference_text).items()}
                file = await asyncio.to_thread(recording_file, reference, REFERENCE_LIMITS, "prompt_audio")
                answer, route = await self._server.post_form(UPLOAD, fields, file), UPLOAD
            case _:
                answer, route = await self._server.post_json(TTS, preset_fields(request)), TTS
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


def preset_fields(request: SynthesisRequest) -> dict[str, Any]:
    """Return what is sent for a voice of the server, or for a speaker of the model."""
    assert isinstance(request.voice, PresetVoice)
    voice_id, instruction = request.voice.voice_id.strip(), request.instruction.strip()
    fields = _common(request)
    if request.model_id.strip() not in ("", ALIAS):
        fields["model"] = request.model_id.strip()
    if request.options.get(VOICE_KIND.id) == "sft":
        fields |= {"mode": "instruct" if instruction else "sft", "sft_spk": voice_id}
    else:
        # Without a mode: the server takes the voice's own, and a named one may lack what it needs.
        fields["profile"] = voice_id
    return fields | ({"instruct_text": instruction} if instruction else {})


def clone_fields(request: SynthesisRequest, reference_text: str) -> dict[str, Any]:
    """Return what is sent beside a recording.

    Raises:
        InvalidInputError: field `reference_text` or `instruction`: the chosen way of cloning lacks it.
    """
    words, instruction = reference_text.strip(), request.instruction.strip()
    mode = request.options.get(CLONE_MODE.id, CLONE_MODE.default)
    if mode == CLONE_MODE.default:
        mode = "instruct" if instruction else "zero_shot" if words else "cross_lingual"
    fields = _common(request) | {"mode": mode}
    if mode == "zero_shot":
        if not words:
            raise InvalidInputError(
                "reference_text",
                msg("Zero-shot cloning needs the words spoken in the recording."),
                remedy=msg("Type them, or choose another way of cloning."),
            )
        fields["prompt_text"] = words
    if mode == "instruct":
        if not instruction:
            raise InvalidInputError(
                "instruction",
                msg("Cloning by instruction needs an instruction."),
                remedy=msg("Say how the voice should speak, or choose another way of cloning."),
            )
        fields["instruct_text"] = instruction
    return fields


def _common(request: SynthesisRequest) -> dict[str, Any]:
    # Only wav comes from every server: the others need ffmpeg there.
    fields: dict[str, Any] = {"text": request.text, "response_format": "wav"}
    if request.speed is not None and request.speed != 1.0:
        fields["speed"] = request.speed
    seed = whole(request.options, SEED)
    if seed is not None:
        fields["seed"] = seed
    if request.options.get(TEXT_FRONTEND.id) is False:
        fields["text_frontend"] = False
    return fields


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _lacks_recording(voice: ServerVoice) -> bool:
    speaks_alone = voice.text("engine_mode", "task_mode", "mode") == "sft" or bool(voice.text("sft_spk"))
    return voice.says("has_prompt_audio") is False and not speaks_alone
