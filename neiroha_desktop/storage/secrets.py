"""API keys: in the OS keyring, in the environment, or in memory for this run. Never in a file of ours."""

from __future__ import annotations

import logging
import os
import re
import sys
from typing import NoReturn

from neiroha_desktop.domain.errors import InvalidInputError, StorageError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Secret
from neiroha_desktop.storage.keyring_backend import (
    KeyringRefusedError,
    NoKeyringHereError,
    delete_entry,
    is_kwallet,
    read_entry,
    write_entry,
)
from neiroha_desktop.storage.keyring_worker import Job, KeyringWorker

_log = logging.getLogger(__name__)

_ENVIRONMENT = "env:"
_VARIABLE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_FAILURES = (NoKeyringHereError, KeyringRefusedError, TimeoutError)
_TYPE_AGAIN = msg("Type the key again and save.")


class KeyStore:
    """Keeps one key for each provider, and says where it is.

    A key_ref is "" (no key), "keyring", "env:NAME" or "session" (in memory, for this run).
    """

    def __init__(
        self, service: str = "neiroha-desktop", *, write_deadline: float = 20.0, read_deadline: float = 5.0
    ) -> None:
        """Open nothing yet.

        Args:
            service: name of the app in the keyring.
            write_deadline: how long a user may take at an unlock prompt, in seconds.
            read_deadline: how long a request may wait for its key, in seconds.
        """
        self._service = service
        self._write_deadline = write_deadline
        self._read_deadline = read_deadline
        self._session: dict[str, Secret] = {}
        self._worker = KeyringWorker()
        self._kwallet = False

    async def get(self, provider_id: str, key_ref: str) -> Secret:
        """Return the key; an empty one where there is none.

        Raises:
            InvalidInputError: field `api_key`; the variable is not set, or the key is not there any more.
            StorageError: the keyring does not answer, for example because it is locked.
        """
        if not key_ref:
            return Secret()
        if key_ref.startswith(_ENVIRONMENT):
            return _from_environment(key_ref.removeprefix(_ENVIRONMENT))
        if provider_id in self._session:
            return self._session[provider_id]
        if key_ref == "session":
            raise InvalidInputError(
                "api_key",
                msg("The key was kept for one run of the program only, and that run has ended."),
                remedy=_TYPE_AGAIN,
            )
        return await self._from_keyring(provider_id)

    async def set(self, provider_id: str, text: str) -> str:
        """Keep a key as the user typed it, and forget the one before.

        Args:
            provider_id: whose key it is.
            text: the key, `env:NAME` for a variable of the environment, or nothing to remove the key.

        Returns:
            The key_ref to store: "keyring", "env:NAME", "session" where no keyring answers, or "".

        Raises:
            InvalidInputError: field `api_key`; what follows `env:` is not the name of a variable.
        """
        typed = text.strip()
        if typed.lower().startswith(_ENVIRONMENT):
            name = _checked_name(typed[len(_ENVIRONMENT) :].strip())
            await self._forget(provider_id)
            return _ENVIRONMENT + name
        secret = Secret(typed)
        if not secret:
            await self._forget(provider_id)
            return ""
        return await self._keep(provider_id, secret)

    async def delete(self, provider_id: str) -> None:
        """Remove a key from the keyring and from memory; one that is not there is no trouble.

        Raises:
            StorageError: the keyring may still hold it.
        """
        self._session.pop(provider_id, None)
        try:
            await self._worker.run(lambda _: delete_entry(self._service, provider_id), self._write_deadline)
        except NoKeyringHereError:
            return
        except (KeyringRefusedError, TimeoutError) as error:
            raise StorageError(
                msg("The key could not be removed from {keyring}: it does not answer.", keyring=self._keyring_name()),
                remedy=msg("Unlock it, then try again."),
            ) from error

    async def copy(self, from_id: str, to_id: str, key_ref: str) -> str:
        """Give a provider the key of another one; return its key_ref, "" where there is no key to copy.

        Raises:
            StorageError: the keyring does not answer.
        """
        if not key_ref or key_ref.startswith(_ENVIRONMENT):
            return key_ref
        try:
            secret = await self.get(from_id, key_ref)
        except InvalidInputError:
            return ""
        return await self._keep(to_id, secret)

    def place(self, key_ref: str) -> Message:
        """Say where a key is, for the form."""
        if not key_ref:
            return msg("no key")
        if key_ref.startswith(_ENVIRONMENT):
            name = key_ref.removeprefix(_ENVIRONMENT)
            return msg("taken from the environment variable {name}", name=name)
        if key_ref == "session":
            return msg("kept for this run only: no keyring answers here")
        return msg("kept in {keyring}", keyring=self._keyring_name())

    async def _from_keyring(self, provider_id: str) -> Secret:
        try:
            text = await self._worker.run(lambda _: self._read(provider_id), self._read_deadline)
        except _FAILURES as error:
            self._raise_silent(error)
        if text is None:
            raise InvalidInputError(
                "api_key",
                msg("There is no key for this provider in {keyring}.", keyring=self._keyring_name()),
                remedy=_TYPE_AGAIN,
            )
        return Secret(text)

    def _raise_silent(self, error: Exception) -> NoReturn:
        raise StorageError(
            msg(
                "The key could not be read from {keyring}: it is locked or does not answer.",
                keyring=self._keyring_name(),
            ),
            remedy=msg("Unlock it and try again, or type the key again and save."),
        ) from error

    async def _keep(self, provider_id: str, secret: Secret) -> str:
        try:
            await self._worker.run(lambda job: self._write(job, provider_id, secret), self._write_deadline)
        except _FAILURES as error:
            _log.warning("no keyring took the key (%s): it is kept for this run", type(error).__name__)
            self._session[provider_id] = secret
            return "session"
        self._session.pop(provider_id, None)
        return "keyring"

    async def _forget(self, provider_id: str) -> None:
        """Remove the key that a new choice replaces; a keyring that does not answer must not stand in its way."""
        try:
            await self.delete(provider_id)
        except StorageError:
            _log.warning("the keyring did not answer, so that it may still hold a key that is not used any more")

    def _read(self, provider_id: str) -> str | None:
        self._kwallet = is_kwallet()
        return read_entry(self._service, provider_id)

    def _write(self, job: Job[None], provider_id: str, secret: Secret) -> None:
        self._kwallet = is_kwallet()
        write_entry(self._service, provider_id, secret.reveal())
        # Unlocked after the deadline: the user was told that the key is not in the keyring, so it must not be.
        if job.abandoned.is_set():
            delete_entry(self._service, provider_id)

    def _keyring_name(self) -> Message:
        if self._kwallet:
            return msg("KWallet")
        if sys.platform == "win32":
            return msg("Windows Credential Manager")
        return msg("the macOS Keychain") if sys.platform == "darwin" else msg("the Secret Service")


def _checked_name(name: str) -> str:
    if not _VARIABLE_NAME.fullmatch(name):
        raise InvalidInputError(
            "api_key",
            msg('"{name}" is not the name of an environment variable.', name=name),
            remedy=msg("Write env: and the name, for example env:MIMO_API_KEY."),
        )
    return name


def _from_environment(name: str) -> Secret:
    secret = Secret(os.environ.get(name, ""))
    if not secret:
        raise InvalidInputError(
            "api_key",
            msg("The environment variable {name} is not set.", name=name),
            remedy=msg("Set it and start Neiroha Desktop again, or type the key here."),
        )
    return secret
