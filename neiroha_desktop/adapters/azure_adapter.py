"""One Azure Speech resource: its list of voices, and speech from SSML."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.azure import AUDIO_FORMAT, HD_MODEL, NEURAL_MODEL, describe_model, is_hd_voice
from neiroha_desktop.adapters.azure_address import SPEECH_PATH, VOICES_PATH, normalise_base_url, review_key
from neiroha_desktop.adapters.azure_answer import read_clip
from neiroha_desktop.adapters.azure_errors import raise_for_azure
from neiroha_desktop.adapters.azure_remarks import refuse_endless, remarks_on
from neiroha_desktop.adapters.azure_ssml import ssml_of
from neiroha_desktop.adapters.azure_voices import read_voices
from neiroha_desktop.adapters.exchange import exchange
from neiroha_desktop.adapters.key_header import endpoint_of, keyed_headers
from neiroha_desktop.adapters.settings import text_setting
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import UnsupportedError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Connection, TtsModel, Voice
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.azure_voices import AzureVoice, VoiceMemory
    from neiroha_desktop.adapters.endpoint import Answer
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest

KEY_HEADER = "Ocp-Apim-Subscription-Key"


class AzureAdapter:
    """Speaks with one resource."""

    def __init__(self, connection: Connection, client: httpx.AsyncClient, memory: VoiceMemory) -> None:
        self._address = normalise_base_url(connection.base_url)
        self._headers = keyed_headers(connection, KEY_HEADER)
        self._client = client
        self._memory = memory
        self._listed: list[AzureVoice] | None = None
        self._listing = asyncio.Lock()
        asked = text_setting(connection.settings, AUDIO_FORMAT)
        self._format = asked if asked in dict(AUDIO_FORMAT.choices) else str(AUDIO_FORMAT.default)
        reviewed = review_key(connection.base_url, connection.api_key)
        hint = reviewed[1] if reviewed and not reviewed[0] else None
        self._endpoint = endpoint_of(connection, self._address, self._address.url + SPEECH_PATH, key_hint=hint)

    async def check_key(self) -> None:
        """Ask for the list of voices, which costs nothing; silence is success.

        Raises:
            ProviderError: the key was refused, or the resource could not be reached.
        """
        await self._voices()

    async def list_models(self) -> Sequence[TtsModel]:
        """Return the kinds of voices that the region has.

        Raises:
            ProviderError: no list could be had.
        """
        kinds = {entry.model_id for entry in await self._voices()}
        return [TtsModel(model_id) for model_id in (NEURAL_MODEL, HD_MODEL) if model_id in kinds]

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Return the voices of a kind; of any other name all voices.

        Raises:
            ProviderError: no list could be had.
        """
        voices = await self._voices()
        if model_id not in (NEURAL_MODEL, HD_MODEL):
            return [entry.voice for entry in voices]
        return [entry.voice for entry in voices if entry.model_id == model_id]

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Send one request and return its audio, decided by its bytes.

        Raises:
            InvalidInputError: something that Azure would refuse, or cut off, was found before sending.
            ProviderError: anything between here and usable audio.
        """
        check_request(request, describe_model(request.model_id))
        if not isinstance(request.voice, PresetVoice):
            raise UnsupportedError(msg("Azure speaks with the voices of its list only."))
        voice_id = request.voice.voice_id.strip()
        known = self._memory.find(self._address.url, voice_id)
        body, spoken = ssml_of(request, voice_id, known.voice.language if known else "")
        refuse_endless(request, spoken, known)
        headers = {
            **self._headers,
            "Accept": "*/*",
            "Content-Type": "application/ssml+xml",
            "X-Microsoft-OutputFormat": self._format,
        }
        answer = await exchange(self._client, self._endpoint, "POST", self._endpoint.url, headers, [body])
        raise_for_azure(answer, self._endpoint, self._address, hd=is_hd_voice(voice_id))
        clip = await asyncio.to_thread(read_clip, answer, self._endpoint, self._format)
        return remarks_on(clip, request, voice_id, spoken, known)

    def streams(self, model_id: str) -> bool:
        """Return False: these answers come in one piece."""
        return False

    def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Refuse: `streams` says so.

        Raises:
            UnsupportedError: always.
        """
        raise UnsupportedError(msg("{host} sends its speech in one piece.", host=self._endpoint.host))

    async def _voices(self) -> list[AzureVoice]:
        # Models and voices come from the same list of several hundred kB, so it is fetched once.
        async with self._listing:
            if self._listed is None:
                url = self._address.url + VOICES_PATH
                answer = await exchange(self._client, self._endpoint, "GET", url, self._headers)
                self._listed = await asyncio.to_thread(self._read_voices, answer)
                self._memory.keep(self._address.url, self._listed)
            return self._listed

    def _read_voices(self, answer: Answer) -> list[AzureVoice]:
        raise_for_azure(answer, self._endpoint, self._address)
        return read_voices(answer, self._endpoint)
