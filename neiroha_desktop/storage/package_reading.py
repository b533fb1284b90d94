"""Exported files, read without believing anything. All of it blocks: for a worker."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from neiroha_desktop.domain.clip_facts import ClipFacts
from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.errors import DecodeError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.package import Package, reference_entry, take_entry
from neiroha_desktop.storage.atomic import PendingFile
from neiroha_desktop.storage.failures import write_failure
from neiroha_desktop.storage.package_checks import check_package, untrue
from neiroha_desktop.storage.package_manifest import decode
from neiroha_desktop.storage.package_progress import Progress, Watch
from neiroha_desktop.storage.package_refusal import RefusedError, refusals
from neiroha_desktop.storage.package_zip import MANIFEST, Archive, open_archive

if TYPE_CHECKING:
    from neiroha_desktop.domain.character import ReferenceAudio

Describe = Callable[[Path], ClipFacts]

_SNIFFED_BYTES = 12


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was looked through from its first byte to its last."""

    path: Path
    package: Package
    digests: Mapping[str, str]
    """SHA-256 of each entry with audio, by name."""


def read_package(path: Path, describe: Describe, watch: Watch) -> Opened:
    """Look through a file: its directory, its manifest, the digest of every entry, and what the audio really is.

    Args:
        path: the file.
        describe: measures a recording; raises DecodeError where it is none.
        watch: told how far it is.

    Raises:
        StorageError: the file is not imported, and why; or it cannot be read.
    """
    with refusals(path), open_archive(path) as archive:
        package, digests = decode(_read(archive, MANIFEST))
        check_package(package, digests, archive)
        progress = Progress(sum(map(archive.size, archive.names)), watch)
        for take in package.takes:
            if name := take_entry(take):
                _check_take(archive, name, take.container, digests[name], progress)
        with tempfile.TemporaryDirectory(prefix="neiroha-") as folder:
            references = tuple(
                _measured(archive, one, describe, Path(folder) / one.sha256, progress) for one in package.references
            )
    found = {one.sha256: one for one in references}
    characters = (
        replace(one, reference=found[one.reference.sha256]) if one.reference else one for one in package.characters
    )
    return Opened(path, replace(package, references=references, characters=tuple(characters)), digests)


class Staging:
    """Entries of a file under temporary names in the folders where they will lie."""

    def __init__(self) -> None:
        self.files: dict[str, PendingFile] = {}

    def unpack(self, opened: Opened, folders: Mapping[str, Path], watch: Watch) -> None:
        """Write entries.

        Args:
            opened: the file; if it has changed meanwhile, it is refused.
            folders: where each entry goes.
            watch: told how far it is.

        Raises:
            StorageError: the file is not what it was, or the disk is full or refuses.
        """
        with refusals(opened.path), open_archive(opened.path) as archive:
            if not folders.keys() <= archive.names:
                raise untrue()
            progress = Progress(sum(map(archive.size, folders)), watch)
            for name, folder in folders.items():
                self.files[name] = pending = PendingFile(folder)
                pending.write(_hashed(archive, name, opened.digests[name], progress))

    def discard(self) -> None:
        """Remove what was not published."""
        for pending in self.files.values():
            pending.discard()


def _read(archive: Archive, name: str) -> bytes:
    return b"".join(archive.blocks(name))


def _hashed(archive: Archive, name: str, wanted: str, progress: Progress) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for block in archive.blocks(name):
        digest.update(block)
        progress.add(len(block))
        yield block
    if digest.hexdigest() != wanted:
        raise RefusedError(msg("the audio in it is not the audio that was exported"))


def _check_take(archive: Archive, name: str, container: str, digest: str, progress: Progress) -> None:
    head = b""
    for block in _hashed(archive, name, digest, progress):
        head = head or block[:_SNIFFED_BYTES]
    if sniff_container(head) != container:
        raise _other_audio()


def _measured(
    archive: Archive, reference: ReferenceAudio, describe: Describe, place: Path, progress: Progress
) -> ReferenceAudio:
    """Return a recording with what was measured, whatever the manifest says of it."""
    try:
        with place.open("wb") as stream:
            for block in _hashed(archive, reference_entry(reference), reference.sha256, progress):
                stream.write(block)
    except OSError as error:
        raise write_failure(error, place) from error
    try:
        facts = describe(place)
    except DecodeError as error:
        raise _other_audio() from error
    finally:
        with suppress(OSError):
            place.unlink()
    if facts.container != reference.container:
        raise _other_audio()
    return replace(
        reference,
        path=Path(reference_entry(reference)),
        size_bytes=facts.size_bytes,
        duration=facts.duration,
        sample_rate=facts.sample_rate,
        channels=facts.channels,
    )


def _other_audio() -> RefusedError:
    return RefusedError(msg("the audio in it is of another kind than it says"))
