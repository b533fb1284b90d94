"""Speech through `POST …/audio/speech`, as OpenAI has it, and the many servers that copy it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import openai_known
from neiroha_desktop.adapters.addresses import host_of
from neiroha_desktop.adapters.settings import NETWORK_FIELDS
from neiroha_desktop.adapters.speech_address import Bases, normalise_speech_url, resolve_speech_url
from neiroha_desktop.adapters.speech_presets import SPEECH_PRESETS
from neiroha_desktop.domain.capabilities import AdapterInfo, Capabilities, FieldKind, FieldSpec, Need
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Connection, ResolvedAddress, Secret, TtsModel, Voice

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.base import TtsAdapter
    from neiroha_desktop.domain.synthesis import SynthesisRequest
    from neiroha_desktop.domain.wire import Snippets

AUDIO_FORMAT = FieldSpec(
    "audio_format",
    msg("Audio format"),
    FieldKind.CHOICE,
    "wav",
    hint=msg("What is asked for; the real format of the answer is detected."),
    choices=(
        ("wav", msg("WAV")),
        ("mp3", msg("MP3")),
        ("opus", msg("Opus")),
        ("flac", msg("FLAC")),
        ("pcm", msg("PCM, 16 bit")),
    ),
)
STREAM = FieldSpec(
    "stream",
    msg("Stream when possible"),
    FieldKind.SWITCH,
    True,
    hint=msg("Sound starts before the answer is complete, where the server sends it so. Only with WAV and PCM."),
)
EXTRA_JSON = FieldSpec(
    "extra_json",
    msg("Extra JSON"),
    FieldKind.LINES,
    hint=msg("Further fields of every request for speech. They replace those of the same name."),
    placeholder='{"volume_multiplier": 1.2}',
    private=True,
)


class OpenAISpeech:
    """The adapter type: what it asks for, and what it knows without a network."""

    def __init__(self) -> None:
        # Kept here, because adapters come and go with every request.
        self._bases = Bases()
        self._info = AdapterInfo(
            "openai_speech",
            "OpenAI TTS API Compatible",
            Need.OPTIONAL,
            (AUDIO_FORMAT, STREAM, EXTRA_JSON, *NETWORK_FIELDS),
            SPEECH_PRESETS,
            "OPENAI_API_KEY",
        )

    @property
    def info(self) -> AdapterInfo:
        """Title, connection fields and presets."""
        return self._info

    def resolve(self, connection: Connection) -> ResolvedAddress:
        """Normalise the base URL as typed."""
        return resolve_speech_url(connection.base_url, self._bases)

    def review_key(self, base_url: str, key: Secret) -> tuple[bool, Message] | None:
        """Say whether a key looks like those of its address; None where nothing can be said."""
        return openai_known.review_speech_key(base_url, key)

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what a model of this name accepts."""
        return openai_known.describe_speech_model(host_of(connection.base_url), model_id)

    def known_voices(self, connection: Connection, model_id: str) -> Sequence[Voice]:
        """Return the voices of services that have no list of them."""
        return openai_known.known_speech_voices(host_of(connection.base_url), model_id)

    def known_models(self, connection: Connection) -> Sequence[TtsModel]:
        """Return the speech models of OpenAI; those of other servers are asked for."""
        return openai_known.known_speech_models(host_of(connection.base_url))

    def snippets(self, connection: Connection, request: SynthesisRequest, *, stream: bool) -> Snippets:
        """Write a request down for curl and for the openai package.

        Raises:
            InvalidInputError: field `base_url`, `extra_headers`, `extra_json`, `proxy` or `text`.
        """
        from neiroha_desktop.adapters.speech_snippets import speech_snippets

        base = self._bases.url(normalise_speech_url(connection.base_url))
        return speech_snippets(connection, request, stream=stream, base=base)

    def create(self, connection: Connection, client: httpx.AsyncClient) -> TtsAdapter:
        """Build an adapter on an open client.

        Raises:
            InvalidInputError: field `base_url`, `api_key`, `extra_headers` or `extra_json`.
        """
        # What it takes to speak is not needed to show a window.
        from neiroha_desktop.adapters.openai_speech_adapter import OpenAISpeechAdapter

        return OpenAISpeechAdapter(connection, client, self._bases)


OPENAI_SPEECH = OpenAISpeech()
