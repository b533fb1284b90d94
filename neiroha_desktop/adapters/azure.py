"""Azure Speech: what it asks for, and what is known of it without a network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.azure_address import resolve, review_key
from neiroha_desktop.adapters.settings import NETWORK_FIELDS
from neiroha_desktop.domain.capabilities import (
    AdapterInfo,
    Capabilities,
    FieldKind,
    FieldSpec,
    Need,
    ProviderPreset,
    Range,
    VoiceMode,
)
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Connection, Gender, Limits, ResolvedAddress, Secret, TtsModel, Voice

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.azure_voices import VoiceMemory
    from neiroha_desktop.adapters.base import TtsAdapter
    from neiroha_desktop.domain.synthesis import SynthesisRequest

NEURAL_MODEL, HD_MODEL = "neural", "neural-hd"
"""Azure has no models. These are two kinds of voices, which take different directions."""

_MP3 = ((16, 32), (16, 64), (16, 128), (24, 48), (24, 96), (24, 160), (48, 96), (48, 192))
"""kHz and kbit/s."""
AUDIO_FORMAT = FieldSpec(
    "audio_format",
    msg("Audio format"),
    FieldKind.CHOICE,
    "riff-24khz-16bit-mono-pcm",
    hint=msg("More than 24 kHz pays only with voices that have it."),
    choices=(
        *(
            (f"riff-{name}-16bit-mono-pcm", msg("WAV, {rate} kHz", rate=rate))
            for name, rate in (
                ("8khz", "8"), ("22050hz", "22.05"), ("24khz", "24"), ("44100hz", "44.1"), ("48khz", "48"),
            )
        ),
        *((f"riff-8khz-8bit-mono-{law}", msg("WAV {law}, 8 kHz", law=law)) for law in ("alaw", "mulaw")),
        *(
            (f"audio-{rate}khz-{bits}kbitrate-mono-mp3", msg("MP3, {rate} kHz, {bits} kbit/s", rate=rate, bits=bits))
            for rate, bits in _MP3
        ),
        *((f"ogg-{rate}khz-16bit-mono-opus", msg("Ogg Opus, {rate} kHz", rate=rate)) for rate in (16, 24, 48)),
    ),
)  # fmt: skip
"""Those that can be kept as files; headerless ones hold the same samples as WAV, and WebM cannot be played here."""

STYLE = FieldSpec(
    "style", msg("Style"), FieldKind.CHOICE, "", choices=(("", msg("As the voice is")),), voice_facet="styles"
)
STYLE_DEGREE = FieldSpec(
    "style_degree",
    msg("Style strength"),
    FieldKind.NUMBER,
    1.0,
    hint=msg("From 0.01 to 2; it only counts together with a style."),
    minimum=0.01,
    maximum=2.0,
    decimals=2,
)
ROLE = FieldSpec(
    "role", msg("Role"), FieldKind.CHOICE, "", choices=(("", msg("The voice itself")),), voice_facet="roles"
)
PITCH = FieldSpec("pitch", msg("Pitch"), FieldKind.NUMBER, 0.0, minimum=-50.0, maximum=50.0, unit=msg("%"))
VOLUME = FieldSpec("volume", msg("Volume"), FieldKind.NUMBER, 0.0, minimum=-50.0, maximum=50.0, unit=msg("%"))
TEMPERATURE = FieldSpec(
    "temperature",
    msg("Temperature"),
    FieldKind.NUMBER,
    1.0,
    hint=msg("Lower is calmer and more alike each time."),
    minimum=0.0,
    maximum=1.0,
    decimals=2,
)
LANGUAGE = FieldSpec(
    "language",
    msg("Language"),
    hint=msg("Only for multilingual voices; empty: that of the voice."),
    placeholder="de-DE",
    suggestions=("zh-CN", "en-US", "en-GB", "ja-JP", "ko-KR", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "ru-RU"),
)
TEXT_IS_SSML = FieldSpec(
    "ssml",
    msg("The text is SSML"),
    FieldKind.SWITCH,
    False,
    hint=msg("It is sent as it is, with its own voice; it starts with <speak."),
)

LONGEST_SECONDS = 600.0
"""Azure cuts longer audio off without a word. Source: Azure docs."""

_NEURAL = Capabilities(
    frozenset({VoiceMode.PRESET}),
    speed=Range(0.5, 2.0, 0.05, 1.0),
    cut_off_seconds=LONGEST_SECONDS,
    options=(STYLE, STYLE_DEGREE, ROLE, PITCH, VOLUME, LANGUAGE, TEXT_IS_SSML),
)
_HD = Capabilities(
    frozenset({VoiceMode.PRESET}), cut_off_seconds=LONGEST_SECONDS, options=(TEMPERATURE, LANGUAGE, TEXT_IS_SSML)
)
"""They take their feeling from the text: no style, no speed, no pitch. Source: Azure docs, HD voices."""

_KNOWN_VOICES = (
    Voice("en-US-JennyNeural", "Jenny", "en-US", Gender.FEMALE),
    Voice("en-US-GuyNeural", "Guy", "en-US", Gender.MALE),
    Voice("zh-CN-XiaoxiaoNeural", "Xiaoxiao 晓晓", "zh-CN", Gender.FEMALE),
    Voice("zh-CN-YunxiNeural", "Yunxi 云希", "zh-CN", Gender.MALE),
)
"""A few that every region has, to begin with; the whole list is fetched."""

_PRESETS = (
    ProviderPreset(
        "azure",
        msg("Azure Speech Service"),
        "",
        NEURAL_MODEL,
        "https://portal.azure.com/#create/Microsoft.CognitiveServicesSpeechServices",
        msg("Enter the region of your Speech resource as the Base URL, for example eastus."),
        # The free tier F0 takes 20 a minute; S0 takes 200 a second.
        Limits(max_concurrency=2, rpm=20),
        name=msg("Azure Speech"),
    ),
)


def is_hd_voice(voice_id: str) -> bool:
    """Tell whether a voice is one of the HD voices, which take no style, speed or pitch."""
    return ":" in voice_id


class AzureSpeech:
    """The adapter type."""

    info = AdapterInfo(
        "azure",
        "Azure Speech Service",
        Need.REQUIRED,
        (AUDIO_FORMAT, *NETWORK_FIELDS),
        _PRESETS,
        "SPEECH_KEY",
    )

    @cached_property
    def _memory(self) -> VoiceMemory:
        # Adapters come and go with every request, and none of this is needed to show a window.
        from neiroha_desktop.adapters.azure_voices import VoiceMemory

        return VoiceMemory()

    def resolve(self, connection: Connection) -> ResolvedAddress:
        """Normalise a region or an address as typed."""
        return resolve(connection.base_url)

    def review_key(self, base_url: str, key: Secret) -> tuple[bool, Message] | None:
        """Say whether a key looks like one of Azure's."""
        return review_key(base_url, key)

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what voices of a kind accept."""
        return describe_model(model_id)

    def known_voices(self, connection: Connection, model_id: str) -> Sequence[Voice]:
        """Return a few voices that every region has."""
        return _KNOWN_VOICES if model_id == NEURAL_MODEL else ()

    def known_models(self, connection: Connection) -> Sequence[TtsModel]:
        """Return the two kinds of voices."""
        return TtsModel(NEURAL_MODEL), TtsModel(HD_MODEL)

    def snippets(self, connection: Connection, request: SynthesisRequest, *, stream: bool) -> None:
        """Return None: these requests are not written for the openai package."""

    def create(self, connection: Connection, client: httpx.AsyncClient) -> TtsAdapter:
        """Build an adapter on an open client.

        Raises:
            InvalidInputError: field `base_url`, `api_key` or `extra_headers`.
        """
        from neiroha_desktop.adapters.azure_adapter import AzureAdapter

        return AzureAdapter(connection, client, self._memory)


def describe_model(model_id: str) -> Capabilities:
    """Return what voices of a kind accept; a name that says nothing means ordinary ones."""
    return _HD if model_id.strip().lower() == HD_MODEL else _NEURAL


AZURE = AzureSpeech()
