"""An adapter type of a test's own, without a network: many voices, and options of each kind."""

from __future__ import annotations

import math
import struct
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import registry
from neiroha_desktop.domain.capabilities import (
    AdapterInfo,
    AudioLimits,
    Capabilities,
    FieldKind,
    FieldSpec,
    Need,
    Range,
    VoiceMode,
)
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Connection, Gender, Provider, ResolvedAddress, TtsModel, Voice
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    import httpx
    import pytest

TYPE_ID = "studio"
MODEL = "studio-1"
PROVIDER = Provider("studio", "Studio", TYPE_ID, "http://studio.invalid", MODEL)

LANGUAGES = (
    ("en-US", "English (United States)"),
    ("zh-CN", "Chinese (Mandarin, Simplified)"),
    ("ja-JP", "Japanese (Japan)"),
    ("de-DE", "German (Germany)"),
    ("fr-FR", "French (France)"),
)
STYLES = (("calm", "cheerful"), ("whispering",), ())
_GENDERS = (Gender.FEMALE, Gender.MALE, Gender.NEUTRAL)

OPTIONS = (
    FieldSpec("style", msg("Style"), FieldKind.CHOICE, choices=(("", msg("none")),), voice_facet="styles"),
    FieldSpec("role", msg("Role"), FieldKind.CHOICE, choices=(("", msg("none")),), voice_facet="roles"),
    FieldSpec("language", msg("Language"), FieldKind.TEXT, suggestions=("zh", "en"), placeholder="auto"),
    FieldSpec("pitch", msg("Pitch"), FieldKind.NUMBER, 1.0, minimum=0.5, maximum=2.0, decimals=2, unit=msg("×")),
    FieldSpec("steady", msg("Steady"), FieldKind.SWITCH, default=False, hint=msg("The same sound every time.")),
    FieldSpec("extra", msg("Extra"), FieldKind.LINES, modes=(VoiceMode.CLONE,)),
)
CAPABILITIES = Capabilities(
    frozenset((VoiceMode.PRESET, VoiceMode.CLONE)),
    speed=Range(0.5, 2.0, 0.05, 1.0),
    reference_audio=AudioLimits(frozenset({"wav"})),
    reference_text=Need.OPTIONAL,
    options=OPTIONS,
)


def voices(count: int) -> tuple[Voice, ...]:
    """Return so many voices, of all languages, genders and styles in turn."""
    return tuple(_voice(number) for number in range(count))


def _voice(number: int) -> Voice:
    language, language_name = LANGUAGES[number % len(LANGUAGES)]
    return Voice(
        f"{language}-Voice{number:04d}Neural",
        name=f"Voice {number:04d}",
        language=language,
        gender=_GENDERS[number % len(_GENDERS)],
        styles=STYLES[number % len(STYLES)],
        roles=("Girl", "OlderAdultMale") if number % 4 == 0 else (),
        language_name=language_name,
    )


class Studio:
    """The adapter type, and the adapter as well.

    Attributes:
        requests: all that it was asked to speak.
        remarks: said of every clip.
        shutdown_date: of its only model.
    """

    info = AdapterInfo(TYPE_ID, "Studio", Need.NONE)

    def __init__(self, count: int = 12) -> None:
        self.voices = voices(count)
        self.requests: list[SynthesisRequest] = []
        self.remarks: tuple[Message, ...] = ()
        self.shutdown_date = ""

    def resolve(self, connection: Connection) -> ResolvedAddress:
        """Take any address."""
        return ResolvedAddress(connection.base_url, connection.base_url)

    def review_key(self, base_url: str, key: object) -> None:
        """Say nothing of keys."""

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what every model of it accepts."""
        return CAPABILITIES

    def known_voices(self, connection: Connection, model_id: str) -> Sequence[Voice]:
        """Return all voices: they are known without asking."""
        return self.voices if model_id == MODEL else ()

    def known_models(self, connection: Connection) -> Sequence[TtsModel]:
        """Return the only model."""
        return (TtsModel(MODEL, shutdown_date=self.shutdown_date),)

    def snippets(self, connection: Connection, request: SynthesisRequest, *, stream: bool) -> None:
        """Write nothing down: there is no request on a wire."""

    def create(self, connection: Connection, client: httpx.AsyncClient) -> Studio:
        """Return itself: it needs no connection."""
        return self

    async def check_key(self) -> None:
        """Succeed."""

    async def list_models(self) -> Sequence[TtsModel]:
        """Return the only model."""
        return (TtsModel(MODEL, shutdown_date=self.shutdown_date),)

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Return all voices."""
        return self.voices

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Return half a second of a tone."""
        check_request(request, CAPABILITIES)
        self.requests.append(request)
        return AudioClip(_tone(), "wav", remarks=self.remarks)

    def streams(self, model_id: str) -> bool:
        """Tell that it does not."""
        return False

    async def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Yield nothing, because `streams` says so."""
        if not self.streams(request.model_id):
            raise AssertionError("it does not stream")
        yield PcmChunk(b"", 24_000)


@contextmanager
def installed(monkeypatch: pytest.MonkeyPatch, studio: Studio) -> Iterator[Studio]:
    """Offer the adapter type beside the real ones."""
    types, known, found = registry.adapter_types, registry.adapter_type, registry.find
    with monkeypatch.context() as patch:
        patch.setattr(registry, "adapter_types", lambda: (*types(), studio))
        patch.setattr(registry, "adapter_type", lambda type_id: studio if type_id == TYPE_ID else known(type_id))
        patch.setattr(registry, "find", lambda type_id: studio if type_id == TYPE_ID else found(type_id))
        yield studio


def _tone() -> bytes:
    samples = [round(9000 * math.sin(n / 24_000 * 440 * math.tau)) for n in range(12_000)]
    return wrap_pcm16(struct.pack(f"<{len(samples)}h", *samples), 24_000, 1)
