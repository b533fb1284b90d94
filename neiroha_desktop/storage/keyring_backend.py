"""Which OS keyring answers, and what its failures look like. Runs on the keyring thread only."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend


class NoKeyringHereError(Exception):
    """There is no keyring that keeps keys safely. Never leaves this room."""


class KeyringRefusedError(Exception):
    """The keyring answered with a failure, or stayed locked. Never leaves this room."""


# What the libraries under keyring raise untranslated; looked up among the loaded modules: each system has its own.
_FOREIGN_ERRORS = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney.wrappers", "DBusErrorResponse"),
    ("dbus.exceptions", "DBusException"),
    ("gi.repository.GLib", "Error"),
    ("win32ctypes.pywin32.pywintypes", "error"),
    ("pywintypes", "error"),
)


def read_entry(service: str, name: str) -> str | None:
    """Return what the keyring holds under `name`; None where it holds nothing."""
    backend = _find()
    with _translated():
        return backend.get_password(service, name)


def write_entry(service: str, name: str, text: str) -> None:
    """Put `text` into the keyring and make sure that it is there."""
    backend = _find()
    with _translated():
        backend.set_password(service, name, text)
        if backend.get_password(service, name) != text:
            raise KeyringRefusedError("the keyring did not keep the entry")


def delete_entry(service: str, name: str) -> None:
    """Remove an entry; one that is not there is no trouble."""
    from keyring.errors import PasswordDeleteError

    backend = _find()
    with _translated():
        if backend.get_password(service, name) is not None:
            with contextlib.suppress(PasswordDeleteError):
                backend.delete_password(service, name)
            if backend.get_password(service, name) is not None:
                raise KeyringRefusedError("the keyring did not remove the entry")


def is_kwallet() -> bool:
    """Whether KDE's wallet is the keyring here."""
    return "kwallet" in type(_find()).__module__.lower()


def _find() -> KeyringBackend:
    """Return the first safe keyring.

    Raises:
        NoKeyringHereError: there is none, or the configured one cannot be loaded.
    """
    # Imported here: keyring and what it loads take a tenth of a second that the start must not wait for.
    import configparser

    import keyring
    from keyring.errors import KeyringError

    try:
        chosen = keyring.get_keyring()
        # A chain of keyrings would fall back to an unsafe one; its members are looked at one by one.
        members = list(getattr(chosen, "backends", [chosen]))
        safe = [backend for backend in members if _is_safe(backend)]
    except (KeyringError, RuntimeError, ImportError, AttributeError, ValueError, OSError, configparser.Error) as error:
        raise NoKeyringHereError(type(error).__name__) from error
    if not safe:
        raise NoKeyringHereError
    backend: KeyringBackend = safe[0]
    return backend


def _is_safe(backend: KeyringBackend) -> bool:
    """Whether keys are kept by the system, encrypted: not dropped, and not in a file that anyone can read.

    keyring itself rates what it does not recommend below 1: `null`, `fail` and the files of keyrings.alt.
    """
    if any(_is_plain_file(kind) for kind in type(backend).__mro__):
        return False
    return float(backend.priority) >= 1


def _is_plain_file(kind: type) -> bool:
    return kind.__module__.startswith("keyrings.alt") or "plaintext" in kind.__name__.lower()


class _Translated(contextlib.AbstractContextManager[None]):
    """Turns failures of the keyring and of the libraries under it into the two errors above."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from keyring.errors import KeyringError, NoKeyringError

        if isinstance(error, NoKeyringError):
            raise NoKeyringHereError from error
        if isinstance(error, (KeyringError, OSError, RuntimeError, EOFError, *_foreign_errors())):
            raise KeyringRefusedError(type(error).__name__) from error


def _translated() -> _Translated:
    return _Translated()


def _foreign_errors() -> list[type[BaseException]]:
    found = (getattr(sys.modules.get(module), name, None) for module, name in _FOREIGN_ERRORS)
    return [kind for kind in found if isinstance(kind, type) and issubclass(kind, BaseException)]
