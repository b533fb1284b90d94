"""The lists of models and voices of a speech server, at every place where servers keep them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from neiroha_desktop.adapters import openai_known
from neiroha_desktop.adapters.chat_answer import parse_json, raise_for_inner_error
from neiroha_desktop.adapters.error_bodies import is_page
from neiroha_desktop.adapters.model_lists import ranked, read_models, sounds_like_speech
from neiroha_desktop.adapters.speech_address import leads_nowhere
from neiroha_desktop.adapters.speech_errors import raise_for_speech
from neiroha_desktop.adapters.speech_voices import read_voices, voices_of_models
from neiroha_desktop.domain.errors import InvalidResponseError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer
    from neiroha_desktop.adapters.speech_server import SpeechServer
    from neiroha_desktop.domain.provider import TtsModel, Voice

_NO_LIST = frozenset({404, 405, 501})


class SpeechLists:
    """Asks one server for its lists, and remembers where it found them."""

    def __init__(self, server: SpeechServer) -> None:
        self._server = server
        self._voices_of_models: dict[str, list[Voice]] = {}
        self._has_marked_models = False
        self._voice_place: str | None = None
        """Where this server lists its voices; "": nowhere; None: not known yet."""

    async def models(self) -> list[TtsModel] | None:
        """Return the models that the server lists, those first that are named after speech; None where it has no list.

        Raises:
            ProviderError: no list could be had.
        """
        for path in self._model_paths():
            answer = await self._server.list(path)
            if answer.status not in _NO_LIST and not leads_nowhere(answer):
                models = await asyncio.to_thread(self._read_models, answer)
                self._has_marked_models = any(sounds_like_speech(model.id) for model in models)
                return ranked(models)
        return None

    async def voices(self, model_id: str) -> Sequence[Voice]:
        """Return the voices that the server lists at one of the usual places; else those that are known, or none.

        Raises:
            ProviderError: the server could not be reached.
        """
        host = self._server.host
        known = openai_known.known_speech_voices(host, model_id)
        if openai_known.is_openai(host):
            return known
        if voices := self._voices_of_models.get(model_id):
            return voices
        if self._voice_place == "" or (self._has_marked_models and not sounds_like_speech(model_id)):
            # Of a hundred chat models nobody wants to know the voices.
            return known
        for place in (self._voice_place,) if self._voice_place else self._voice_places():
            if voices := await self._ask_for_voices(place, model_id):
                self._voice_place = place
                return (*known, *(voice for voice in voices if voice.id not in {one.id for one in known}))
        self._voice_place = self._voice_place or ""
        return known

    def _model_paths(self) -> tuple[str, ...]:
        if openai_known.is_siliconflow(self._server.host):
            return ("/models?sub_type=text-to-speech", "/models")
        if openai_known.is_openrouter(self._server.host):
            return ("/models?output_modalities=speech",)
        return ("/models", "/audio/models")

    def _read_models(self, answer: Answer) -> list[TtsModel]:
        raise_for_speech(answer, self._server.endpoint)
        value = parse_json(answer, self._server.endpoint)
        raise_for_inner_error(value, self._server.endpoint)
        models = read_models(value)
        if models is None:
            raise InvalidResponseError(
                msg("{host} answered with something other than a list of models.", host=self._server.endpoint.host),
                remedy=msg("Check the Base URL, or type the model's id."),
                status=answer.status,
            )
        self._voices_of_models = voices_of_models(value)
        return models

    def _voice_places(self) -> tuple[str, ...]:
        """Return where servers of this kind list their voices; `{model}` stands for the model."""
        base, root = self._server.base, self._server.address.origin
        if openai_known.is_siliconflow(self._server.host):
            return (f"{base}/audio/voice/list",)
        return (
            f"{base}/audio/voices?model={{model}}",
            f"{base}/voices",
            f"{root}/api/voices",
            f"{root}/speakers_list",
            f"{root}/speakers",
        )

    async def _ask_for_voices(self, place: str, model_id: str) -> list[Voice]:
        """Return the voices that are listed at a place; empty where there are none."""
        url = place.replace("{model}", quote(model_id, safe=""))
        answer = await self._server.list_at(url)
        if answer.status == 429:
            raise_for_speech(answer, self._server.endpoint)
        if not 200 <= answer.status < 300 or is_page(answer.body):
            return []
        return await asyncio.to_thread(_parsed_voices, answer.body)


def _parsed_voices(body: bytes | bytearray) -> list[Voice]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return []
    return read_voices(value) or []
