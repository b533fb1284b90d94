"""Files that are not imported: the sentence for it, and what the standard library says of damaged ones."""

from __future__ import annotations

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.storage.failures import read_failure

_AGAIN = msg("Export it again, or fetch the file again.")


class RefusedError(Exception):
    """Why a file is not imported. Never leaves this room.

    Attributes:
        reason: a clause without a stop.
        remedy: what to do.
    """

    def __init__(self, reason: Message, remedy: Message = _AGAIN) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.remedy = remedy


def damaged() -> RefusedError:
    """Return the refusal of a file that lost something on its way."""
    return RefusedError(msg("the file is damaged or was cut off"))


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn whatever is wrong with a file into one sentence.

    Raises:
        StorageError: the file is not imported, or cannot be read.
    """
    try:
        yield
    except RefusedError as error:
        raise _refusal(path, error) from error
    except OSError as error:
        raise read_failure(error, path) from error


@contextmanager
def damage() -> Iterator[None]:
    """Turn what the standard library raises for damaged archives into a refusal; disks and memory are another matter.

    Raises:
        RefusedError: the archive is damaged.
    """
    try:
        yield
    except RefusedError:
        raise
    # RuntimeError: encrypted, NotImplementedError among them: a method of packing that zipfile lacks.
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, struct.error, ValueError) as error:
        raise damaged() from error
    except OSError as error:
        # A place before the beginning of the file.
        if error.errno != errno.EINVAL:
            raise
        raise damaged() from error


def _refusal(path: Path, error: RefusedError) -> StorageError:
    text = msg("{name} was not imported, and nothing was changed: {reason}.", name=path.name, reason=error.reason)
    return StorageError(text, remedy=error.remedy)
