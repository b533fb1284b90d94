"""Two computers: a package is written on one of them and brought in on the other."""

from __future__ import annotations

import io
import sqlite3
import struct
import wave
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from neiroha_desktop.audio.inspect import inspect
from neiroha_desktop.domain.character import ReferenceAudio
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.services.packages import PackageService
from neiroha_desktop.storage.characters import CharacterStore
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.package_store import PackageStore
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.providers import ProviderStore
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.takes import TakeStore


class QuietProviders:
    """What an import tells of providers."""

    def __init__(self) -> None:
        self.kept: list[Provider] = []

    def lacks_key(self, provider: Provider) -> bool:
        """Take every provider without a key for one that wants one."""
        return not provider.key_ref

    def note_kept(self, providers: list[Provider]) -> None:
        """Remember what was told."""
        self.kept.extend(providers)


@dataclass
class House:
    """The stores of one data folder, and the service on them."""

    folder: DataFolder
    database: Database
    characters: CharacterStore
    providers: ProviderStore
    references: ReferenceStore
    takes: TakeStore
    told: QuietProviders
    packages: PackageService

    def files(self) -> set[str]:
        """Return the names of all recordings and takes."""
        return {path.name for folder in (self.folder.references, self.folder.takes) for path in folder.iterdir()}

    async def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return everything that the database holds."""
        tables = ("providers", "models", "voices", "audio_references", "characters", "takes")

        def work(db: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
            return {table: [tuple(row) for row in db.execute(f"SELECT * FROM {table}")] for table in tables}

        return await self.database.read(work)

    async def add_reference(self, seconds: float = 0.1, level: int = 1000, name: str = "aunt.wav") -> ReferenceAudio:
        """Keep a recording."""
        source = self.folder.root / "source.wav"
        source.write_bytes(wav(seconds, level))
        return await self.references.add(source, inspect, name)


@asynccontextmanager
async def open_house(root: Path) -> AsyncIterator[House]:
    """Open a data folder."""
    folder = DataFolder(root)
    folder.prepare()
    database = await Database.open(folder.database)
    characters = CharacterStore(database, folder.references)
    providers, takes = ProviderStore(database), TakeStore(database, folder.takes)
    references = ReferenceStore(database, folder.references)
    told = QuietProviders()
    store = PackageStore(database, folder.references, folder.takes)
    packages = PackageService(lambda: store, characters, providers, cast(Any, told), references, takes)
    try:
        yield House(folder, database, characters, providers, references, takes, told, packages)
    finally:
        await database.aclose()


def wav(seconds: float = 0.1, level: int = 1000) -> bytes:
    """Return a square wave of 8 kHz."""
    buffer = io.BytesIO()
    frames = int(seconds * 8000)
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(struct.pack(f"<{frames}h", *(level if n % 16 < 8 else -level for n in range(frames))))
    return buffer.getvalue()
