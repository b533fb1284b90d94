"""Failures of the disk and of the database, turned into sentences that name the file."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import Message, msg

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

_FREE_SPACE = msg("Free some space, then try again.")
_PERMISSIONS = msg("Change its permissions, or choose another folder with --data-dir.")


def write_failure(error: OSError | ValueError, path: Path) -> StorageError:
    """Say why `path` could not be written."""
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL:
        return _explained(error, msg("There is no room left on the disk to write {path}.", path=str(path)), _FREE_SPACE)
    if number in _FORBIDDEN:
        return _explained(error, msg("Neiroha Desktop may not write {path}.", path=str(path)), _PERMISSIONS)
    return _explained(
        error,
        msg("{path} could not be written: {reason}.", path=str(path), reason=reason(error)),
        msg("Check the disk and the folder, then try again."),
    )


def read_failure(error: OSError | ValueError, path: Path) -> StorageError:
    """Say why `path` could not be read."""
    number = error.errno if isinstance(error, OSError) else None
    if number in _FORBIDDEN:
        return _explained(error, msg("Neiroha Desktop may not read {path}.", path=str(path)), _PERMISSIONS)
    return _explained(
        error,
        msg("{path} could not be read: {reason}.", path=str(path), reason=reason(error)),
        msg("Check the disk and the folder, then try again."),
    )


def database_failure(error: sqlite3.Error, path: Path) -> StorageError:
    """Say why the database could not be used."""
    code = primary_code(error)
    name = str(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _explained(
            error,
            msg("The database {path} is in use by another program, which does not let go of it.", path=name),
            msg("Close the other program, then try again."),
        )
    if code == sqlite3.SQLITE_FULL:
        return _explained(error, msg("There is no room left on the disk to write {path}.", path=name), _FREE_SPACE)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH):
        return _explained(
            error, msg("Neiroha Desktop may not open or write the database {path}.", path=name), _PERMISSIONS
        )
    if code == sqlite3.SQLITE_IOERR:
        return _explained(
            error,
            msg("The disk does not read or write the database {path}.", path=name),
            msg("Check that the disk is not full and works, then try again."),
        )
    if is_damage(error):
        return _explained(
            error,
            msg("The database {path} is damaged.", path=name),
            msg("Start Neiroha Desktop again: it puts the damaged file aside and begins a fresh one."),
        )
    if isinstance(error, sqlite3.IntegrityError):
        return _constraint_failure(error, name)
    return _explained(
        error,
        msg("The database {path} could not be used.", path=name),
        msg("Start Neiroha Desktop again; if that does not help, report it with the details."),
    )


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken, as opposed to locked, forbidden or on a full disk."""
    return primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def primary_code(error: sqlite3.Error) -> int | None:
    """Return SQLite's result code without its extension; None where the error is of Python's own module."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def reason(error: OSError | ValueError) -> str:
    """Return the system's words for what went wrong, without path and number."""
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else str(error)


def _constraint_failure(error: sqlite3.IntegrityError, name: str) -> StorageError:
    if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return _explained(
            error,
            msg("This could not be saved in {path}: something that it belongs to is not there any more.", path=name),
            msg("Choose the provider and the recording again, then save."),
        )
    return _explained(
        error,
        msg("This could not be saved in {path}: it is there already.", path=name),
        msg("Save it as a new one."),
    )


def _explained(error: Exception, message: Message, remedy: Message) -> StorageError:
    return StorageError(message, remedy=remedy, details=str(error))
