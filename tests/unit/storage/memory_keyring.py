"""A real keyring backend that keeps entries in memory, and relatives of it that misbehave."""

from __future__ import annotations

import threading

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """Keeps entries as the system's keyrings do."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("No such password!")


class LockedKeyring(MemoryKeyring):
    """Its user dismisses the prompt."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")


class PromptingKeyring(MemoryKeyring):
    """Waits for the user at each call, until `unlock`."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()
        self.calls = 0

    def get_password(self, service: str, username: str) -> str | None:
        self._wait()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._wait()
        super().set_password(service, username, password)

    def _wait(self) -> None:
        self.calls += 1
        assert self.unlocked.wait(30)


class ForgetfulKeyring(MemoryKeyring):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class FullKeyring(MemoryKeyring):
    """Refuses with an error of the system."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError(1783, "The stub received bad data")


class PlaintextKeyring(MemoryKeyring):
    """Named like the one of keyrings.alt that writes a readable file, and rated high by its user."""

    priority = 9


class UnrecommendedKeyring(MemoryKeyring):
    """Rated as keyring rates what it does not recommend."""

    priority = 0.5


class BrokenKeyring(MemoryKeyring):
    """Has a bug."""

    def get_password(self, service: str, username: str) -> str | None:
        raise ZeroDivisionError
