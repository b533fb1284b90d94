"""Speech through `POST …/chat/completions`, as Xiaomi MiMo and those who speak like it have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import chat_audio, mimo
from neiroha_desktop.adapters.addresses import host_of
from neiroha_desktop.adapters.audio_bytes import PCM16
from neiroha_desktop.adapters.chat_address import resolve, review_key
from neiroha_desktop.adapters.openai_known import is_openai
from neiroha_desktop.adapters.references import EncodedReferences
from neiroha_desktop.adapters.settings import NETWORK_FIELDS
from neiroha_desktop.domain.capabilities import AdapterInfo, Capabilities, FieldKind, FieldSpec, Need
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Connection, ResolvedAddress, Secret, TtsModel, Voice

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.base import TtsAdapter
    from neiroha_desktop.domain.synthesis import SynthesisRequest
    from neiroha_desktop.domain.wire import Snippets

AUTH = FieldSpec(
    "auth",
    msg("Authentication"),
    FieldKind.CHOICE,
    "automatic",
    hint=msg("Automatic: api-key for Xiaomi, both headers elsewhere."),
    choices=(
        ("automatic", msg("Automatic")),
        ("api-key", msg("api-key header")),
        ("bearer", msg("Bearer token")),
        ("both", msg("Both headers")),
    ),
)
AUDIO_FORMAT = FieldSpec(
    "audio_format",
    msg("Audio format"),
    FieldKind.CHOICE,
    "wav",
    hint=msg("What is asked for; the real format of the answer is detected."),
    choices=(("wav", msg("WAV")), ("mp3", msg("MP3")), (PCM16, msg("PCM, 16 bit"))),
)
STREAM = FieldSpec(
    "stream",
    msg("Stream when possible"),
    FieldKind.SWITCH,
    True,
    hint=msg("Sound starts before the answer is complete, where the model can do that. Not with MP3."),
)


class ChatCompletions:
    """The adapter type: what it asks for, and what it knows without a network."""

    def __init__(self) -> None:
        # Kept here, because adapters come and go with every request.
        self._references = EncodedReferences()
        self._streams_wanted: dict[str, bool] = {}
        self._info = AdapterInfo(
            "chat_completions",
            "OpenAI Chat Completions TTS",
            Need.OPTIONAL,
            (chat_audio.VARIANT, AUTH, AUDIO_FORMAT, STREAM, chat_audio.AUDIO_STREAM, *NETWORK_FIELDS),
            (*mimo.PRESETS, *chat_audio.PRESETS),
            "MIMO_API_KEY",
        )

    @property
    def info(self) -> AdapterInfo:
        """Title, connection fields and presets."""
        return self._info

    def resolve(self, connection: Connection) -> ResolvedAddress:
        """Normalise the base URL as typed."""
        return resolve(connection.base_url)

    def review_key(self, base_url: str, key: Secret) -> tuple[bool, Message] | None:
        """Say whether a key fits an address; None where nothing can be said."""
        return review_key(base_url, key)

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what a model of this name accepts."""
        if chat_audio.is_audio_model(connection, model_id):
            return chat_audio.describe_audio_model()
        return mimo.describe_model(model_id)

    def known_voices(self, connection: Connection, model_id: str) -> Sequence[Voice]:
        """Return the preset voices that belong to a model's name."""
        if chat_audio.is_audio_model(connection, model_id):
            return chat_audio.audio_voices(host_of(connection.base_url))
        return mimo.known_voices(model_id)

    def known_models(self, connection: Connection) -> Sequence[TtsModel]:
        """Return the speech models of MiMo, or the audio model of OpenAI."""
        if chat_audio.is_audio_model(connection, ""):
            return (TtsModel(chat_audio.DEFAULT_MODEL),) if is_openai(host_of(connection.base_url)) else ()
        return mimo.known_models()

    def snippets(self, connection: Connection, request: SynthesisRequest, *, stream: bool) -> Snippets:
        """Write a request down for curl and for the openai package.

        Raises:
            InvalidInputError: field `base_url`, `extra_headers`, `proxy`, `text` or `reference`.
        """
        from neiroha_desktop.adapters.chat_snippets import snippets

        return snippets(connection, request, stream=stream)

    def create(self, connection: Connection, client: httpx.AsyncClient) -> TtsAdapter:
        """Build an adapter on an open client.

        Raises:
            InvalidInputError: field `base_url`, `api_key` or `extra_headers`.
        """
        # What it takes to speak is not needed to show a window.
        from neiroha_desktop.adapters.chat_adapter import ChatCompletionsAdapter

        return ChatCompletionsAdapter(connection, client, self._references, self._streams_wanted)


CHAT_COMPLETIONS = ChatCompletions()
