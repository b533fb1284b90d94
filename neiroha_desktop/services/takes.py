"""Takes: find them, say something of them, use them elsewhere, make them again, throw them away and bring them back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import DecodeError, InvalidInputError, StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.wire import wire_of
from neiroha_desktop.services import take_files
from neiroha_desktop.services.clip_study import study
from neiroha_desktop.services.recipes import draft_of, older_recipe
from neiroha_desktop.services.synthesis import settings_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from neiroha_desktop.domain.character import Character, ReferenceAudio
    from neiroha_desktop.domain.synthesis import Recipe, Take
    from neiroha_desktop.domain.take_filter import TakeChoices, TakeFilter
    from neiroha_desktop.domain.wire import WireRecord
    from neiroha_desktop.storage.references import ReferenceStore
    from neiroha_desktop.storage.take_search import TakeSearch
    from neiroha_desktop.storage.takes import TakeStore

NAME_LETTERS = 80
"""The longest name of a take."""


class TakeService:
    """Keeps takes.

    Args:
        store: where they are.
        search: finds them.
        references: the recordings that some were cloned from.
        outgoing: folder for copies that are dragged to other programs.
    """

    def __init__(self, store: TakeStore, search: TakeSearch, references: ReferenceStore, outgoing: Path) -> None:
        self._store = store
        self._search = search
        self._references = references
        self._outgoing = outgoing
        self._unreadable: set[str] = set()

    # Finding

    async def list_all(self, character_id: str | None = None, limit: int = 500) -> list[Take]:
        """Return takes, newest first; of one character or of all."""
        return await self._store.list(character_id, limit)

    async def get(self, take_id: str) -> Take:
        """Return one take as it is now.

        Raises:
            StorageError: it was deleted.
        """
        return await self._store.get(take_id)

    async def find(self, wanted: TakeFilter) -> list[int]:
        """Return numbers of all takes that fit, newest first; `page` makes takes of them."""
        return await self._search.find(wanted)

    async def page(self, numbers: Sequence[int]) -> list[Take | None]:
        """Return some of the takes that were found; None where one is gone meanwhile."""
        return await self._search.page(numbers)

    async def choices(self) -> TakeChoices:
        """Return what takes can be narrowed down to."""
        return await self._search.choices()

    def path(self, take: Take) -> Path:
        """Return where the audio of a take lies."""
        return self._store.path(take)

    async def wire(self, take: Take) -> WireRecord | None:
        """Return what was sent for a take and what was answered; None where it was not kept."""
        return wire_of(await self._store.wire(take.id))

    # What the user says of them

    async def set_starred(self, take_id: str, starred: bool) -> None:
        """Mark a take as one of the good ones, or take the mark away.

        Raises:
            StorageError: it was deleted.
        """
        await self._store.set_starred(take_id, starred)

    async def rename(self, take_id: str, name: str) -> None:
        """Call a take by a name of one line; "" takes it away.

        Raises:
            InvalidInputError: field `take_name`: it is too long.
            StorageError: the take was deleted.
        """
        name = " ".join(name.split())
        if len(name) > NAME_LETTERS:
            sentence = msg("A name has at most {limit} characters.", limit=NAME_LETTERS)
            raise InvalidInputError("take_name", sentence, remedy=msg("What is longer fits into the note."))
        await self._store.rename(take_id, name)

    async def set_note(self, take_id: str, note: str) -> None:
        """Keep what the user says of a take.

        Raises:
            StorageError: it was deleted.
        """
        await self._store.set_note(take_id, note.strip())

    # What is found out later

    async def studied(self, take: Take) -> Take:
        """Return a take with its measure and outline; those of the first version are measured when they are looked at.

        One that cannot be read stays as it is, and is tried once only.
        """
        if take.measure is not None or take.audio_deleted or take.id in self._unreadable:
            return take
        try:
            measure, outline = await asyncio.to_thread(study, self._store.path(take))
        except DecodeError:
            self._unreadable.add(take.id)
            return take
        await self._store.set_measure(take.id, measure, outline)
        return replace(take, measure=measure, outline=outline)

    async def note_first_sound(self, take_id: str, seconds: float) -> None:
        """Keep how long it took from the click on Generate to the first sample of a take."""
        await self._store.set_first_sound(take_id, seconds)

    # Making one again

    def can_make_again(self, take: Take) -> bool:
        """Whether enough was kept of a take to send the same request once more."""
        return _recipe(take) is not None

    async def again(self, take: Take) -> Character:
        """Return a character that sends exactly the request of a take, if it is given the take's text.

        Raises:
            StorageError: too little was kept of it, or its recording is gone.
        """
        recipe = _recipe(take)
        if recipe is None:
            raise StorageError(
                msg("This take was kept by an older version, which did not note everything that made it."),
                remedy=msg("Set up the voice by hand and generate a new take."),
            )
        return draft_of(take, recipe, await self._reference_of(recipe))

    async def _reference_of(self, recipe: Recipe) -> ReferenceAudio | None:
        if not recipe.reference_sha256:
            return None
        reference = await self._references.get(recipe.reference_sha256)
        if reference is None:
            raise StorageError(
                msg('The recording "{name}" that this take was cloned from is gone.', name=recipe.reference_name),
                remedy=msg("Choose it again in a character, then generate a new take."),
            )
        return reference

    # Throwing away

    async def delete(self, take_id: str) -> None:
        """Take a take out of the list; `restore` brings it back."""
        await self._store.delete(take_id)

    async def restore(self, take_id: str) -> None:
        """Undo a delete."""
        await self._store.restore(take_id)

    async def delete_audio(self, take_id: str) -> None:
        """Keep only the record of a take; `restore_audio` brings the audio back for a day.

        Raises:
            StorageError: the take was deleted.
        """
        await self._store.delete_audio(take_id)

    async def restore_audio(self, take_id: str) -> None:
        """Undo `delete_audio`.

        Raises:
            StorageError: the audio was removed meanwhile.
        """
        await self._store.restore_audio(take_id)

    # Using them elsewhere

    def speaking_name(self, take: Take, suffix: str = "") -> str:
        """Return a file name that says what a take is; `suffix` for another container, such as ".flac"."""
        return take_files.speaking_name(take, suffix)

    def copy_out(self, take: Take) -> Path:
        """Copy a take under a name that says what it is, for a program that it is dragged to; blocks for that long.

        Raises:
            StorageError: its audio is gone, or cannot be copied.
        """
        self._store.require_audio(take)
        return take_files.copy_out(self._store.path(take), take, self._outgoing)

    def check_target(self, target: Path) -> None:
        """Refuse a file that `save_as` could not write, before anything is spent on what goes into it.

        Raises:
            InvalidInputError: field `out`: no such folder, a folder itself, or an ending that cannot be written.
            StorageError: the system does not take such a name.
        """
        take_files.check_target(target)

    async def save_as(self, take: Take, target: Path) -> None:
        """Write a take to a file; the name's ending decides the container, none means the take's own.

        Raises:
            StorageError: the take's audio is gone, or the target cannot be written; a file there is untouched.
            InvalidInputError: an ending that cannot be written.
            DecodeError: the take cannot be converted.
        """
        data = await self._store.read(take)
        await asyncio.to_thread(take_files.write, data, take.container, target)


def _recipe(take: Take) -> Recipe | None:
    """Return what made a take; for one of the first version only where its digest proves that nothing is missing."""
    if take.recipe is not None:
        return take.recipe
    recipe = older_recipe(take)
    return recipe if recipe and settings_key(draft_of(take, recipe, None)) == take.settings_key else None
