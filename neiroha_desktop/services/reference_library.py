"""Recordings to clone: opened from anywhere, kept once, and cleared away when nothing uses them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from neiroha_desktop.domain.character import UnusedReference
from neiroha_desktop.domain.data_address import is_data_address, read_data_address
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from neiroha_desktop.adapters.clients import ClientPool
    from neiroha_desktop.domain.character import Character, ReferenceAudio
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.characters import CharacterService
    from neiroha_desktop.services.reference_desk import ReferenceDesk
    from neiroha_desktop.services.reference_work import Bench, Progress, Version, Watch
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.storage.references import ReferenceStore

__all__ = ["ReferenceLibrary", "UnusedReference"]


class ReferenceLibrary:
    """Opens recordings, and knows those that are kept."""

    def __init__(
        self, store: ReferenceStore, characters: CharacterService, takes: TakeService, pool: ClientPool
    ) -> None:
        self._store = store
        self._pool = pool
        self._characters = characters
        self._takes = takes

    async def open(self, source: Path, on_progress: Progress | None = None) -> ReferenceDesk:
        """Read a file, whatever its name says: wav, mp3, flac, ogg, opus, aiff or caf, of any length.

        It is read in blocks in a worker; cancelling stops it at once. It is read again where it lies when it is mended
        and kept.

        Args:
            on_progress: told on the loop how far it is, 0.0 to 1.0.

        Raises:
            InvalidInputError: field `reference`: there is no such file, or it is a folder.
            DecodeError: it cannot be read; m4a, video, text and broken files get a sentence that says what to do.
        """
        return await self._open(source.name, lambda _: self._store.check(source), on_progress)

    async def open_bytes(
        self, data: bytes | bytearray, name: str, on_progress: Progress | None = None
    ) -> ReferenceDesk:
        """Read a file that is in memory: pasted, dropped by a browser, or recorded just now; `name` is for showing.

        Raises:
            DecodeError: as `open`.
            StorageError: there is no room for it.
        """
        return await self._open(name, lambda bench: bench.write(data), on_progress)

    async def open_address(self, address: str, name: str, on_progress: Progress | None = None) -> ReferenceDesk:
        """Read what a data: address holds, or download what lies at an http or https address.

        Nothing is contacted unless the user asks for it: a download is for who has said so.

        Args:
            address: where it is.
            name: for showing; "": what the address calls it.
            on_progress: as for `open`.

        Raises:
            InvalidInputError: field `reference`: it cannot be had, or is too large.
            DecodeError, StorageError: as `open_bytes`.
        """
        if is_data_address(address):
            return await self.open_bytes(await asyncio.to_thread(_read_address, address), name, on_progress)
        from neiroha_desktop.adapters.download import download  # Hardly anybody needs it.

        def show(part: float) -> None:
            if on_progress is not None:
                on_progress(part)

        data = await download(self._pool, address, show)
        parts = urlsplit(address)
        return await self.open_bytes(
            data, name or unquote(parts.path.rpartition("/")[2]) or str(parts.hostname), on_progress
        )

    async def open_take(self, take: Take, on_progress: Progress | None = None) -> ReferenceDesk:
        """Read the audio of a take; its text is the transcript.

        Raises:
            InvalidInputError: field `reference`: its audio was deleted.
            DecodeError: as `open`.
        """
        path = self._takes.path(take)
        desk = await self._open(self._takes.speaking_name(take), lambda _: self._store.check(path), on_progress)
        desk.transcript = take.text
        return desk

    async def open_reference(self, reference: ReferenceAudio, on_progress: Progress | None = None) -> ReferenceDesk:
        """Read a recording that is kept already, with its transcript and language.

        Raises:
            InvalidInputError, DecodeError: as `open`.
        """
        name = reference.original_name or reference.path.name
        desk = await self._open(name, lambda _: self._store.check(reference.path), on_progress)
        desk.transcript, desk.language = reference.transcript, reference.language
        return desk

    async def users_of(self, sha256: str) -> list[Character]:
        """Return the characters that use a recording, in their order; deleted ones do not count."""
        characters = await self._characters.list_all()
        return [one for one in characters if one.reference is not None and one.reference.sha256 == sha256]

    async def only_used_by(self, character: Character) -> ReferenceAudio | None:
        """Return the recording that nobody uses once this character is deleted; None where there is none."""
        if character.reference is None:
            return None
        users = await self.users_of(character.reference.sha256)
        return character.reference if all(one.id == character.id for one in users) else None

    async def unused(self, besides: Collection[str] = ()) -> list[UnusedReference]:
        """Return kept recordings that no character uses, oldest first.

        Args:
            besides: digests of those that a draft on screen uses.
        """
        return [one for one in await self._store.without_character() if one.reference.sha256 not in besides]

    async def remove(self, sha256: str) -> None:
        """Remove a recording and its file for good; a deleted character that is brought back has none then.

        Raises:
            StorageError: a character uses it, or the file cannot be removed.
        """
        await self._store.remove(sha256, forget_deleted=True)

    async def set_words(self, sha256: str, transcript: str, language: str) -> ReferenceAudio:
        """Keep what is spoken in a recording, and in which language; return it with these.

        Raises:
            StorageError: the recording is gone.
        """
        return await self._store.set_words(sha256, transcript, language)

    async def _open(self, name: str, place: Callable[[Bench], Path], on_progress: Progress | None) -> ReferenceDesk:
        await asyncio.to_thread(_load)
        from neiroha_desktop.services.reference_desk import ReferenceDesk
        from neiroha_desktop.services.reference_work import Bench, in_worker

        bench = Bench()
        original = await in_worker(lambda watch: _look(place(bench), watch), on_progress)
        return ReferenceDesk(name, original, bench, self._store)


def _load() -> None:
    """Import what a desk needs: nobody who opens no recording waits for it, and not the window."""
    import neiroha_desktop.audio.survey
    import neiroha_desktop.services.reference_desk  # noqa: F401


def _read_address(address: str) -> bytes:
    try:
        return read_data_address(address)
    except ValueError as error:
        raise InvalidInputError(
            "reference",
            msg("What was dropped or pasted is damaged: it is no whole file."),
            remedy=msg("Save it to this computer first, and drop or choose the saved file."),
        ) from error


def _look(path: Path, watch: Watch) -> Version:
    from neiroha_desktop.audio.survey import survey
    from neiroha_desktop.services.reference_work import Version

    found = survey(path, watch)
    return Version((), found.facts, path, found)
