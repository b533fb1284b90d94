"""The archive of an exported file: looked at with suspicion before anything in it is unpacked."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from neiroha_desktop.domain.messages import msg
from neiroha_desktop.storage.package_refusal import RefusedError, damage, damaged

MANIFEST = "manifest.json"
MAX_MANIFEST_BYTES = 16 * 1024 * 1024
MAX_ENTRY_BYTES = 256 * 1024 * 1024
MAX_TOTAL_BYTES = 2 * 1024 * 1024 * 1024 - 1
MAX_ENTRIES = 20_000
BLOCK_BYTES = 1024 * 1024

_NAME = re.compile(r"references/[0-9a-f]{64}\.[a-z0-9]{1,8}|takes/[A-Za-z0-9_-]{1,64}\.[a-z0-9]{1,8}")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_MOST_TIMES_SMALLER = 200
"""Sound is packed to a tenth at best, and text hardly to a fiftieth."""
_SMALL_BYTES = 1024 * 1024
"""Below this nobody is harmed, however small it was packed."""

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_BIG_END_MARK = b"PK\x06\x07"
_BIG_END_BYTES = 20
_MAX_DIRECTORY_BYTES = 8 * 1024 * 1024


class Archive:
    """An open file whose directory was found harmless."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._infos = {info.filename: info for info in file.infolist()}

    @property
    def names(self) -> frozenset[str]:
        """All entries, the manifest among them."""
        return frozenset(self._infos)

    def size(self, name: str) -> int:
        """Return the size of an entry, in bytes, as the directory has it."""
        return self._infos[name].file_size

    def blocks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of an entry; never more than the directory says.

        Raises:
            RefusedError: they are fewer, or damaged.
        """
        left = self.size(name)
        with damage(), self._file.open(self._infos[name]) as stream:
            while block := stream.read(BLOCK_BYTES):
                left -= len(block)
                if left < 0:
                    raise damaged()
                yield block
        if left:
            raise damaged()


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a file and look through its directory.

    Raises:
        RefusedError: it is no such file, or could do harm.
        OSError: it cannot be read.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # Opening a pipe or a device could wait for ever.
        raise RefusedError(msg("it is not an ordinary file"), msg("Choose a .neiroha file."))
    with path.open("rb") as stream:
        count = _check_end(stream)
        with damage():
            file = zipfile.ZipFile(stream)
        with file:
            if len(file.infolist()) != count:
                raise damaged()
            for info in file.infolist():
                _check_entry(info)
            _check_all(file.infolist(), path.stat().st_size)
            yield Archive(file)


def _check_end(stream: BinaryIO) -> int:
    """Look at the end before zipfile reads a directory as large as it says; return how many entries there are."""
    if stream.read(4) != b"PK\x03\x04":
        raise RefusedError(msg("it is not a file that Neiroha Desktop has exported"), msg("Choose a .neiroha file."))
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END.size - _BIG_END_BYTES))
    tail = stream.read()
    if len(tail) < _END.size or tail[-_END.size :][:4] != _END_MARK:
        raise damaged()
    _, disk, first_disk, here, entries, directory, _, comment = _END.unpack(tail[-_END.size :])
    big = tail[: -_END.size].endswith(_BIG_END_MARK) or tail.startswith(_BIG_END_MARK)
    if disk or first_disk or here != entries or comment or big:
        raise damaged()
    if entries > MAX_ENTRIES or directory > _MAX_DIRECTORY_BYTES:
        raise RefusedError(msg("it holds more than {limit} files", limit=f"{MAX_ENTRIES:,}"))
    stream.seek(0)
    return int(entries)


def _check_entry(info: zipfile.ZipInfo) -> None:
    # The name as it stands there: zipfile turns back slashes on Windows, and ends names at a zero.
    name = info.orig_filename
    if name != info.filename or (name != MANIFEST and not _NAME.fullmatch(name)):
        raise RefusedError(msg("it holds a file that does not belong there"))
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.is_dir() or kind not in (0, stat.S_IFREG):
        raise RefusedError(msg("it holds a link or a folder, which does not belong there"))
    if info.flag_bits & _ENCRYPTED:
        raise RefusedError(msg("it is protected by a password"), msg("Unlock it first, or export it again."))
    if info.compress_type not in _METHODS:
        raise RefusedError(msg("it is packed in a way that cannot be read here"))
    most = MAX_MANIFEST_BYTES if name == MANIFEST else MAX_ENTRY_BYTES
    packed_too_well = info.file_size > max(_SMALL_BYTES, info.compress_size * _MOST_TIMES_SMALLER)
    if info.file_size > most or packed_too_well:
        raise _too_large()


def _check_all(infos: list[zipfile.ZipInfo], size: int) -> None:
    names = {info.filename.lower() for info in infos}
    if len(names) != len(infos):
        raise RefusedError(msg("it holds two files of one name"))
    if MANIFEST not in names:
        raise RefusedError(msg("it is not a file that Neiroha Desktop has exported"), msg("Choose a .neiroha file."))
    if sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
        raise _too_large()
    # Entries that share their bytes unpack to many times what is there.
    if sum(info.compress_size for info in infos) > size:
        raise damaged()


def _too_large() -> RefusedError:
    return RefusedError(
        msg("unpacked it would take far more room than recordings and takes do"),
        msg("Export fewer characters at once, or leave their takes out."),
    )
