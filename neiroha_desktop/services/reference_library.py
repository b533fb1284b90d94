"""Recordings to clone: opened from anywhere, kept once, and cleared away when nothing uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from neiroha_desktop.domain.character import Character, ReferenceAudio
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.reference_desk import Progress, ReferenceDesk


@dataclass(frozen=True, slots=True)
class UnusedReference:
    """A kept recording that no character uses."""

    reference: ReferenceAudio
    takes: int
    """How many takes were made with it, which could not be made again without it."""


class ReferenceLibrary:
    """Opens recordings, and knows those that are kept."""

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
        raise NotImplementedError

    async def open_bytes(self, data: bytes, name: str, on_progress: Progress | None = None) -> ReferenceDesk:
        """Read a file that is in memory: pasted, dropped by a browser, or recorded just now; `name` is for showing.

        Raises:
            DecodeError: as `open`.
        """
        raise NotImplementedError

    async def open_take(self, take: Take, on_progress: Progress | None = None) -> ReferenceDesk:
        """Read the audio of a take; its text is the transcript.

        Raises:
            DecodeError: as `open`.
            StorageError: its audio was deleted.
        """
        raise NotImplementedError

    async def open_reference(self, reference: ReferenceAudio, on_progress: Progress | None = None) -> ReferenceDesk:
        """Read a recording that is kept already, with its transcript and language.

        Raises:
            DecodeError: as `open`.
        """
        raise NotImplementedError

    async def users_of(self, sha256: str) -> list[Character]:
        """Return the characters that use a recording, in their order; deleted ones do not count."""
        raise NotImplementedError

    async def only_used_by(self, character: Character) -> ReferenceAudio | None:
        """Return the recording that nobody uses once this character is deleted; None where there is none."""
        raise NotImplementedError

    async def unused(self, besides: Collection[str] = ()) -> list[UnusedReference]:
        """Return kept recordings that no character uses, oldest first.

        Args:
            besides: digests of those that a draft on screen uses.
        """
        raise NotImplementedError

    async def remove(self, sha256: str) -> None:
        """Remove a recording and its file for good; a deleted character that is brought back has none then.

        Raises:
            StorageError: a character uses it, or the file cannot be removed.
        """
        raise NotImplementedError

    async def set_words(self, sha256: str, transcript: str, language: str) -> ReferenceAudio:
        """Keep what is spoken in a recording, and in which language; return it with these.

        Raises:
            StorageError: the recording is gone.
        """
        raise NotImplementedError
