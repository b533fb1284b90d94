"""Characters and providers as one file: written for another computer, and brought in from there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from neiroha_desktop.domain.package_file import PACKAGE_SUFFIX, Conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from neiroha_desktop.domain.character import Character, ReferenceAudio
    from neiroha_desktop.domain.package import (
        ExportReport,
        ImportReport,
        Package,
        PackageItem,
        PackedProvider,
        Plan,
        Present,
    )
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.package_gathering import Gathered
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.services.reference_work import Progress
    from neiroha_desktop.storage.characters import CharacterStore
    from neiroha_desktop.storage.package_reading import Opened
    from neiroha_desktop.storage.package_store import PackageStore
    from neiroha_desktop.storage.providers import ProviderStore
    from neiroha_desktop.storage.references import ReferenceStore
    from neiroha_desktop.storage.takes import TakeStore


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A file that was looked through and found sound."""

    opened: Opened
    items: tuple[PackageItem, ...]
    """What the user decides about."""

    @property
    def package(self) -> Package:
        """What is in it."""
        return self.opened.package

    @property
    def name(self) -> str:
        """Name of the file."""
        return self.opened.path.name

    @property
    def has_conflicts(self) -> bool:
        """Whether something of the same id or name is here."""
        return any(item.exists for item in self.items)


class PackageService:
    """Writes and reads exported files. Keys, and settings that may hold one, never travel."""

    def __init__(
        self,
        open_store: Callable[[], PackageStore],
        characters: CharacterStore,
        provider_store: ProviderStore,
        providers: ProviderService,
        references: ReferenceStore,
        takes: TakeStore,
    ) -> None:
        self._open_store = open_store
        self._characters = characters
        self._provider_store = provider_store
        self._providers = providers
        self._references = references
        self._takes = takes

    @cached_property
    def _store(self) -> PackageStore:
        return self._open_store()

    # Out

    async def export_characters(
        self, ids: Collection[str], path: Path, *, with_takes: bool, on_progress: Progress | None = None
    ) -> ExportReport:
        """Write characters as they are kept, with their providers and recordings; a file there is replaced.

        Args:
            ids: of the characters.
            path: of the file; ".neiroha" is put behind it where it has no ending.
            with_takes: also their takes.
            on_progress: told on the loop how far it is, 0.0 to 1.0.

        Raises:
            StorageError: something cannot be read, or the file cannot be written; a file there is untouched then.
        """
        await asyncio.to_thread(_load)
        from neiroha_desktop.services.package_gathering import Gathered

        characters = [one for one in await self._characters.list() if one.id in ids]
        takes: list[Take] = []
        for one in characters if with_takes else ():
            takes.extend(replace(take, character_id=one.id) for take in await self._takes.list(one.id, limit=-1))
        provider_ids = {one.provider_id for one in characters} | {take.provider_id for take in takes}
        references = await self._references_of(characters, takes)
        placed = [(take, self._takes.path(take)) for take in takes]
        return await self._write(
            Gathered(characters, await self._packed(provider_ids), references, placed), path, on_progress
        )

    async def export_providers(
        self, ids: Collection[str], path: Path, on_progress: Progress | None = None
    ) -> ExportReport:
        """Write providers as they are kept, with models and voices and without keys; a file there is replaced.

        Raises:
            StorageError: the file cannot be written; a file there is untouched then.
        """
        await asyncio.to_thread(_load)
        from neiroha_desktop.services.package_gathering import Gathered

        return await self._write(Gathered([], await self._packed(ids), [], []), path, on_progress)

    # In

    async def open(self, path: Path, on_progress: Progress | None = None) -> OpenedPackage:
        """Look through a file from its first byte to its last. Nothing is changed here.

        Raises:
            StorageError: the file is damaged, hostile, newer than this program, or cannot be read.
        """
        await asyncio.to_thread(_load)
        from neiroha_desktop.audio.inspect import inspect
        from neiroha_desktop.services.package_plan import items_of
        from neiroha_desktop.services.package_secrets import cleared
        from neiroha_desktop.services.reference_work import in_worker
        from neiroha_desktop.storage.package_reading import read_package

        opened = await in_worker(lambda watch: read_package(path, inspect, watch), on_progress)
        opened = replace(opened, package=await asyncio.to_thread(cleared, opened.package))
        return OpenedPackage(opened, items_of(opened.package, await self._store.present(opened.package)))

    async def bring_in(
        self, found: OpenedPackage, policy: Conflict, on_progress: Progress | None = None
    ) -> ImportReport:
        """Keep what is in a file: all of it, or nothing where something fails or it is cancelled.

        Args:
            found: the file.
            policy: what to do with what is here already.
            on_progress: told on the loop how far it is, 0.0 to 1.0.

        Raises:
            StorageError: the file is not what it was, or there is no room for it.
        """
        from neiroha_desktop.services.package_plan import plan_import
        from neiroha_desktop.services.package_secrets import private_ids
        from neiroha_desktop.services.reference_work import in_worker
        from neiroha_desktop.storage.package_reading import Staging

        opened, staging = found.opened, Staging()

        def decide(present: Present) -> Plan:
            return plan_import(opened.package, present, policy, private_ids)

        try:
            entries = decide(await self._store.present(opened.package)).entries
            folders = {entry: self._store.folder(entry) for entry in sorted(entries)}
            await in_worker(lambda watch: staging.unpack(opened, folders, watch), on_progress)
            plan = await self._store.bring_in(opened.package, staging, decide)
        finally:
            # Also when cancelled: what was not given its name is removed.
            staging.discard()
        providers = [packed.provider for packed in plan.providers]
        keyless = tuple(one.name for one in providers if self._providers.lacks_key(one))
        self._providers.note_kept(providers)
        return replace(plan.report, keyless=keyless)

    # Gathering

    async def _packed(self, ids: Collection[str]) -> list[PackedProvider]:
        from neiroha_desktop.domain.package import PackedProvider

        return [
            PackedProvider(
                provider,
                tuple(await self._provider_store.models(provider.id)),
                {model: tuple(voices) for model, voices in (await self._provider_store.voices(provider.id)).items()},
                await self._provider_store.fetched_at(provider.id),
            )
            for provider in await self._provider_store.list()
            if provider.id in ids
        ]

    async def _references_of(self, characters: Iterable[Character], takes: Iterable[Take]) -> list[ReferenceAudio]:
        found = {one.reference.sha256: one.reference for one in characters if one.reference}
        for take in takes:
            digest = take.recipe.reference_sha256 if take.recipe else ""
            if digest and digest not in found:
                kept = await self._references.get(digest)
                if kept is not None:
                    found[digest] = kept
        return list(found.values())

    async def _write(self, gathered: Gathered, path: Path, on_progress: Progress | None) -> ExportReport:
        from neiroha_desktop.services.package_export import write
        from neiroha_desktop.services.reference_work import in_worker
        from neiroha_desktop.storage.atomic import PendingFile

        path = path if path.suffix else path.with_name(path.name + PACKAGE_SUFFIX)
        pending = PendingFile(path.parent)
        try:
            return await in_worker(lambda watch: write(gathered, path, pending, watch), on_progress)
        finally:
            # Also when cancelled: the worker sees the mark and gives up.
            pending.discard()


def _load() -> None:
    """Import what it takes, msgspec, numpy and soundfile among it: nobody else waits for them, and not the window."""
    import neiroha_desktop.audio.inspect
    import neiroha_desktop.services.package_export
    import neiroha_desktop.services.package_plan
    import neiroha_desktop.storage.package_reading
    import neiroha_desktop.storage.package_store  # noqa: F401
