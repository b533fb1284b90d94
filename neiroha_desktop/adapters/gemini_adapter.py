"""One key of the Gemini API: its models, its voices, and speech in one piece."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from neiroha_desktop.adapters import gemini_known
from neiroha_desktop.adapters.exchange import exchange
from neiroha_desktop.adapters.gemini import speaks_old
from neiroha_desktop.adapters.gemini_address import normalise_base_url, plain_model_id, review_key, speech_url
from neiroha_desktop.adapters.gemini_answer import read_clip
from neiroha_desktop.adapters.gemini_errors import raise_for_gemini
from neiroha_desktop.adapters.gemini_payload import body_of
from neiroha_desktop.adapters.gemini_voices import read_page, speech_model_ids, voices_of
from neiroha_desktop.adapters.key_header import endpoint_of, keyed_headers
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import ProviderError, UnsupportedError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Connection, TtsModel, Voice
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.endpoint import Answer, Endpoint
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest

KEY_HEADER = "x-goog-api-key"
_MAX_PAGES = 20
_PAGE_SIZE = "1000"
_NO_LIST = frozenset({404, 405})
_NO_VOICES = frozenset({403, 404, 405})


class GeminiAdapter:
    """Speaks with one key."""

    def __init__(self, connection: Connection, client: httpx.AsyncClient) -> None:
        self._connection = connection
        self._address = normalise_base_url(connection.base_url)
        self._headers = keyed_headers(connection, KEY_HEADER)
        self._client = client
        self._stored: list[Voice] | None = None
        self._listing = asyncio.Lock()
        reviewed = review_key(connection.base_url, connection.api_key)
        hint = reviewed[1] if reviewed and not reviewed[0] else None
        self._endpoint = endpoint_of(connection, self._address, self._address.url, key_hint=hint)

    async def check_key(self) -> None:
        """Ask for one model, which costs nothing; silence is success.

        Raises:
            UnsupportedError: the server has no list, so nothing was proved.
            ProviderError: the key was refused, or the provider could not be reached.
        """
        try:
            await self._page("models", {"pageSize": "1"})
        except ProviderError as error:
            if error.status not in _NO_LIST:
                raise
            raise UnsupportedError(
                msg(
                    "{host} has no list of models, so the key could not be tried without speaking.",
                    host=self._endpoint.host,
                ),
                remedy=msg("Press Try one word; it proves the key."),
            ) from error

    async def list_models(self) -> Sequence[TtsModel]:
        """Ask for the models that speak.

        Raises:
            UnsupportedError: the server has no list, or no speech model in it.
            ProviderError: no list could be had.
        """
        host, remedy = self._endpoint.host, msg("Type the model's id as the provider's page names it.")
        try:
            entries = await self._pages("models", "pageSize", "pageToken")
        except ProviderError as error:
            if error.status not in _NO_LIST:
                raise
            raise UnsupportedError(msg("{host} has no list of models.", host=host), remedy=remedy) from error
        ids = speech_model_ids(entries)
        if not ids:
            raise UnsupportedError(msg("{host} lists no model that speaks.", host=host), remedy=remedy)
        return [gemini_known.listed_model(model_id) for model_id in ids]

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Ask for the voices of a model; where there is no such list, the 30 that every model has.

        Raises:
            ProviderError: no list could be had.
        """
        if speaks_old(self._connection, model_id):
            return gemini_known.VOICES
        # About 2,000 voices, the same for every model, so they are fetched once.
        async with self._listing:
            if self._stored is None:
                self._stored = await self._voices()
            return self._stored

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Send one request and return its audio, decided by its bytes.

        Raises:
            InvalidInputError: something the provider would refuse was found before sending.
            ProviderError: anything between here and usable audio.
        """
        old = speaks_old(self._connection, request.model_id)
        check_request(request, gemini_known.capabilities(old=old))
        if not isinstance(request.voice, PresetVoice):
            raise UnsupportedError(msg("Gemini speaks with the voices of its list only."))
        body = body_of(request, request.voice.voice_id.strip(), old=old)
        endpoint = replace(self._endpoint, url=speech_url(self._address, plain_model_id(request.model_id)))
        headers = {**self._headers, "Content-Type": "application/json"}
        answer = await exchange(self._client, endpoint, "POST", endpoint.url, headers, [body])
        return await asyncio.to_thread(_read_clip, answer, endpoint, request, old)

    def streams(self, model_id: str) -> bool:
        """Return False: streams of more than a minute break off, and whole answers do not."""
        return False

    def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Refuse: `streams` says so.

        Raises:
            UnsupportedError: always.
        """
        raise UnsupportedError(msg("{host} sends its speech in one piece.", host=self._endpoint.host))

    async def _voices(self) -> list[Voice]:
        try:
            entries = await self._pages("voices", "page_size", "page_token")
        except ProviderError as error:
            if error.status not in _NO_VOICES:
                raise
            return list(gemini_known.VOICES)
        return voices_of(entries) or list(gemini_known.VOICES)

    async def _pages(self, name: str, size_name: str, token_name: str) -> list[Mapping[str, object]]:
        """Return the entries of all pages; a server that never ends, or goes in circles, is left."""
        entries, token, seen = list[Mapping[str, object]](), "", set[str]()
        for _ in range(_MAX_PAGES):
            query = {size_name: _PAGE_SIZE} | ({token_name: token} if token else {})
            found, token = await self._page(name, query)
            entries += found
            if not token or token in seen:
                break
            seen.add(token)
        return entries

    async def _page(self, name: str, query: Mapping[str, str]) -> tuple[list[Mapping[str, object]], str]:
        url = f"{self._address.url}/{name}"
        endpoint = replace(self._endpoint, url=url)
        answer = await exchange(self._client, endpoint, "GET", f"{url}?{urlencode(query)}", self._headers)
        return await asyncio.to_thread(read_page, answer, endpoint, name)


def _read_clip(answer: Answer, endpoint: Endpoint, request: SynthesisRequest, old: bool) -> AudioClip:
    raise_for_gemini(answer, endpoint)
    return read_clip(answer, endpoint, request, old=old)
