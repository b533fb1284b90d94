"""Speech without a network and without a key: eSpeak NG, in a helper process of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

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
from neiroha_desktop.domain.provider import Connection, Limits, ResolvedAddress, Secret, TtsModel, Voice

if TYPE_CHECKING:
    from neiroha_desktop.adapters.base import TtsAdapter
    from neiroha_desktop.adapters.belongings import Belongings
    from neiroha_desktop.domain.synthesis import SynthesisRequest
    from neiroha_desktop.domain.wire import Snippets

MODEL = "espeak-ng"
MAX_TEXT_CHARS = 20_000
"""The library has no limit; this many characters are 20 minutes of English."""
WORDS_PER_MINUTE = 175
"""At speed 1."""

PITCH = FieldSpec("pitch", msg("Pitch"), FieldKind.NUMBER, 50.0, maximum=100.0)
INTONATION = FieldSpec(
    "intonation",
    msg("Intonation"),
    FieldKind.NUMBER,
    50.0,
    hint=msg("How much the melody moves; 0 is monotone."),
    maximum=100.0,
)
VOLUME = FieldSpec("volume", msg("Volume"), FieldKind.NUMBER, 100.0, maximum=100.0, unit=msg("%"))
WORD_PAUSE = FieldSpec("word_pause", msg("Pause between words"), FieldKind.NUMBER, 0.0, maximum=1000.0, unit=msg("ms"))

_PRESET = ProviderPreset(
    "offline",
    msg("Offline voices"),
    "",
    MODEL,
    note=msg("eSpeak NG on this computer: no account, no key, no network. Its voices sound robotic."),
    limits=Limits(max_concurrency=2),
)
_VARIANT_NAMES = {
    "whisper": msg("Whisper"),
    "whisperf": msg("Whisper, female"),
    "croak": msg("Croaking"),
    "grandma": msg("Grandmother"),
    "grandpa": msg("Grandfather"),
}


class Espeak:
    """The adapter type: what it asks for, and what it knows without starting eSpeak NG."""

    def __init__(self) -> None:
        self._info = AdapterInfo(
            "espeak", "Offline voices (eSpeak NG)", Need.NONE, presets=(_PRESET,), needs_address=False
        )
        self._capabilities: Capabilities | None = None

    @property
    def info(self) -> AdapterInfo:
        """Title and preset; there is nothing to connect to."""
        return self._info

    def resolve(self, connection: Connection) -> ResolvedAddress:
        """Return no address."""
        return ResolvedAddress("", "")

    def review_key(self, base_url: str, key: Secret) -> tuple[bool, Message] | None:
        """Say nothing: there is no key."""
        return None

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what eSpeak NG accepts, whatever it is called."""
        if self._capabilities is None:
            self._capabilities = Capabilities(
                frozenset({VoiceMode.PRESET}),
                # Words per minute from 80 to 450.
                speed=Range(0.5, 2.5, 0.05, 1.0),
                max_text_chars=MAX_TEXT_CHARS,
                streaming=True,
                options=(_variant_field(), PITCH, INTONATION, VOLUME, WORD_PAUSE),
            )
        return self._capabilities

    def known_voices(self, connection: Connection, model_id: str) -> Sequence[Voice]:
        """Return a voice for each language and accent."""
        from neiroha_desktop.adapters.espeak_voices import VOICES  # Not needed to show a window.

        return VOICES

    def known_models(self, connection: Connection) -> Sequence[TtsModel]:
        """Return the one there is."""
        return (TtsModel(MODEL),)

    def snippets(self, connection: Connection, request: SynthesisRequest, *, stream: bool) -> Snippets | None:
        """Return nothing: there is no request that other programs could send."""
        return None

    def create_here(self, connection: Connection, belongings: Belongings) -> TtsAdapter:
        """Build an adapter on the one helper process; that starts when it is first needed."""
        from neiroha_desktop.adapters.espeak_adapter import EspeakAdapter, SpeechEngine  # As above.

        return EspeakAdapter(belongings.get(SpeechEngine), self.describe_model(connection, MODEL))


def _variant_field() -> FieldSpec:
    from neiroha_desktop.adapters.espeak_voices import VARIANTS  # As above.

    named = sorted(VARIANTS, key=lambda name: (_rank(name), name.lower()))
    choices = (("", msg("Plain")), *((name, _variant_label(name)) for name in named))
    return FieldSpec(
        "variant", msg("Sound"), FieldKind.CHOICE, hint=msg("Each goes with every voice."), choices=choices
    )


def _rank(name: str) -> int:
    """Put what says something before mere names."""
    kinds = (r"f\d", r"m\d", r"whisperf?|croak|grandm?p?a", r"[A-Za-z]+")
    return next((rank for rank, kind in enumerate(kinds) if re.fullmatch(kind, name)), len(kinds))


def _variant_label(name: str) -> Message:
    if numbered := re.fullmatch(r"([fm])(\d)", name):
        if numbered[1] == "f":
            return msg("Female {number}", number=numbered[2])
        return msg("Male {number}", number=numbered[2])
    # The others are names that somebody gave them.
    return _VARIANT_NAMES.get(name, Message(name))


ESPEAK = Espeak()
