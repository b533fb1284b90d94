"""Characters and providers on their way to another computer, and what becomes of those that are there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from neiroha_desktop.domain.character import Character, ReferenceAudio
from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.messages import Message
from neiroha_desktop.domain.provider import Provider, TtsModel, Voice
from neiroha_desktop.domain.synthesis import Take


@dataclass(frozen=True, slots=True)
class PackedProvider:
    """A provider without its key, with all that is known of it."""

    provider: Provider
    models: tuple[TtsModel, ...] = ()
    voices: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)
    """By model id."""
    fetched_at: datetime | None = None
    """When the provider was last asked for models; aware, UTC."""


@dataclass(frozen=True, slots=True)
class Package:
    """What one exported file holds, beside the audio."""

    program: str = ""
    """Version of the program that wrote it."""
    characters: tuple[Character, ...] = ()
    """In their order; their recordings are among `references`."""
    providers: tuple[PackedProvider, ...] = ()
    """Those of the characters; without any characters they are what was exported."""
    references: tuple[ReferenceAudio, ...] = ()
    """Also those that only takes were made with."""
    takes: tuple[Take, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeHere:
    """A take that is kept here under the id of one in a package."""

    character_id: str
    """"" once its character is gone."""
    created_at: datetime
    text: str
    usable: bool
    """It was not deleted, and its audio was not either."""


@dataclass(frozen=True, slots=True)
class Present:
    """What is here of all that a package may meet."""

    characters: tuple[Character, ...] = ()
    """Without deleted ones, which make room."""
    providers: tuple[Provider, ...] = ()
    """Without deleted ones."""
    takes: Mapping[str, TakeHere] = field(default_factory=dict)
    """By id."""


@dataclass(frozen=True, slots=True)
class PackageItem:
    """A character or a provider in a package, for showing."""

    id: str
    name: str
    exists: bool
    """One of the same id or name is here."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, by names."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    takes: int = 0
    """Added ones."""
    companions: tuple[str, ...] = ()
    """Providers that came along with characters."""
    keyless: tuple[str, ...] = ()
    """Providers whose key has to be typed here."""
    character_ids: tuple[str, ...] = ()
    """Characters that are different now."""
    provider_ids: tuple[str, ...] = ()
    """Providers that are different now."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import writes, all of it or nothing."""

    providers: tuple[PackedProvider, ...] = ()
    characters: tuple[Character, ...] = ()
    references: tuple[ReferenceAudio, ...] = ()
    takes: tuple[tuple[str, Take], ...] = ()
    """Each with the entry of the package that holds its audio; "" where only the record is left."""
    known_takes: tuple[Take, ...] = ()
    """Takes that are here already, and belong to a character that is imported."""
    remark: bool = False
    """Name, note and star of `known_takes` are replaced."""
    report: ImportReport = field(default_factory=ImportReport)

    @property
    def entries(self) -> frozenset[str]:
        """Entries of the package whose bytes are needed."""
        return frozenset({*map(reference_entry, self.references), *(entry for entry, _ in self.takes if entry)})


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote."""

    name: str
    """Of the file."""
    characters: int = 0
    providers: int = 0
    takes: int = 0
    size_bytes: int = 0
    left_out: tuple[Message, ...] = ()
    """One sentence for each kind of thing that was left out."""
    has_gaps: bool = False
    """Something was left out that should have been there."""


def reference_entry(reference: ReferenceAudio) -> str:
    """Return the name of a recording inside the file."""
    return f"references/{reference.sha256}{SUFFIXES.get(reference.container, f'.{reference.container}')}"


def take_entry(take: Take) -> str:
    """Return the name of a take's audio inside the file; "" where only its record is left."""
    return "" if take.audio_deleted else f"takes/{take.id}{SUFFIXES[take.container]}"
