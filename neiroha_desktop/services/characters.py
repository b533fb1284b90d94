"""Characters: the voices the user has decided on, and the recordings they clone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from neiroha_desktop.domain.character import Character, ReferenceAudio
    from neiroha_desktop.domain.clip_facts import ClipFacts
    from neiroha_desktop.storage.characters import CharacterStore
    from neiroha_desktop.storage.references import ReferenceStore


class CharacterService:
    """Keeps characters and their reference audio."""

    def __init__(self, store: CharacterStore, references: ReferenceStore) -> None:
        self._store = store
        self._references = references

    async def list_all(self) -> list[Character]:
        """Return all characters in their order."""
        return await self._store.list()

    async def by_name(self, name: str) -> Character:
        """Return the character of a name; an exact match before one that differs in case only.

        Raises:
            InvalidInputError: there is none, or the name is not unique.
        """
        characters = await self._store.list()
        for matches in (
            [one for one in characters if one.name == name],
            [one for one in characters if one.name.casefold() == name.casefold()],
        ):
            if len(matches) > 1:
                raise InvalidInputError("character", msg('More than one character is called "{name}".', name=name))
            if matches:
                return matches[0]
        known = ", ".join(one.name for one in characters) or "–"
        raise InvalidInputError(
            "character",
            msg('There is no character called "{name}".', name=name),
            remedy=msg("Existing characters: {names}.", names=known),
        )

    async def save(self, character: Character) -> Character:
        """Keep a character as it is on screen, complete or not.

        Raises:
            InvalidInputError: it has no name.
        """
        if not character.name.strip():
            raise InvalidInputError("character_name", msg("The character needs a name."))
        character = replace(character, name=character.name.strip(), voice_id=character.voice_id.strip())
        await self._store.save(character)
        return character

    async def duplicate(self, character: Character, name: str) -> Character:
        """Keep a copy under a new name; the reference audio is shared.

        Raises:
            InvalidInputError: it has no name.
        """
        return await self.save(replace(character, id=new_id(), name=name))

    async def delete(self, character_id: str) -> None:
        """Take a character out of the list; `restore` brings it back."""
        await self._store.delete(character_id)

    async def restore(self, character_id: str) -> None:
        """Undo a delete."""
        await self._store.restore(character_id)

    async def using_provider(self, provider_id: str) -> list[Character]:
        """Return the characters that speak through a provider."""
        return await self._store.using_provider(provider_id)

    async def add_reference(self, source: Path, describe: Callable[[Path], ClipFacts] | None = None) -> ReferenceAudio:
        """Copy a recording into the data folder and say what it is.

        Args:
            source: the file.
            describe: measures the copy, in a worker; what it raises comes through. None for one that reads every kind
                of audio.

        Raises:
            InvalidInputError: field `reference`, where there is no such file.
            DecodeError: it is not audio that can be read.
        """
        if describe is None:
            # Loads numpy and soundfile, which the start of the window need not wait for.
            from neiroha_desktop.audio.inspect import inspect

            describe = inspect
        return await self._references.add(source, describe)
