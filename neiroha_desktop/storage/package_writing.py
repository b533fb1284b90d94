"""Exported files, written whole or not at all. It blocks: for a worker."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.package import Package
from neiroha_desktop.storage.atomic import PendingFile
from neiroha_desktop.storage.failures import read_failure
from neiroha_desktop.storage.package_manifest import encode
from neiroha_desktop.storage.package_progress import Progress, Watch
from neiroha_desktop.storage.package_zip import (
    BLOCK_BYTES,
    MANIFEST,
    MAX_ENTRIES,
    MAX_ENTRY_BYTES,
    MAX_MANIFEST_BYTES,
    MAX_TOTAL_BYTES,
)

_TOO_MUCH = msg("Export fewer characters at once, or leave their takes out.")


def write_package(package: Package, sources: Mapping[str, Path], pending: PendingFile, watch: Watch) -> int:
    """Write a file; return its size in bytes.

    Args:
        package: what it says.
        sources: the file of every entry.
        pending: where it is written.
        watch: told how far it is.

    Raises:
        StorageError: a source cannot be read, there is too much for one file, or the disk is full or refuses.
    """
    return pending.write(_packed(package, sources, watch))


class _Sink:
    """Collects what the archive writes. Without `tell`, so that zipfile takes it for a pipe."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._blocks.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def take(self) -> Iterator[bytes]:
        blocks, self._blocks = self._blocks, []
        yield from blocks


def _packed(package: Package, sources: Mapping[str, Path], watch: Watch) -> Iterator[bytes]:
    sizes = {name: _size(path) for name, path in sources.items()}
    if sum(sizes.values()) > MAX_TOTAL_BYTES - MAX_MANIFEST_BYTES or max(sizes.values(), default=0) > MAX_ENTRY_BYTES:
        raise StorageError(msg("This is too much for one file."), remedy=_TOO_MUCH)
    progress = Progress(sum(sizes.values()), watch)
    digests: dict[str, str] = {}
    sink = _Sink()
    # Audio is packed as it is: to pack it tighter takes long and saves next to nothing.
    with zipfile.ZipFile(sink, "w", allowZip64=False) as archive:  # type: ignore[call-overload]
        for name, path in sources.items():
            digest = hashlib.sha256()
            with archive.open(zipfile.ZipInfo(name), "w") as entry:
                for block in _blocks(path):
                    digest.update(block)
                    entry.write(block)
                    progress.add(len(block))
                    yield from sink.take()
            digests[name] = digest.hexdigest()
        manifest = encode(package, digests)
        if len(manifest) > MAX_MANIFEST_BYTES or len(sources) >= MAX_ENTRIES:
            raise StorageError(msg("This is too much for one file."), remedy=_TOO_MUCH)
        archive.writestr(zipfile.ZipInfo(MANIFEST), manifest, zipfile.ZIP_DEFLATED)
    yield from sink.take()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise read_failure(error, path) from error


def _blocks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            while block := stream.read(BLOCK_BYTES):
                yield block
    except OSError as error:
        raise read_failure(error, path) from error
