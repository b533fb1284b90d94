"""Whose limits a request counts against: providers that hold the same key share one account."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from neiroha_desktop.domain.provider import Secret

_DIGEST_BYTES = 16


class Accounts:
    """Names accounts, without giving their keys away."""

    def __init__(self, salt: Callable[[], Awaitable[bytes]]) -> None:
        """Ask `salt` for the salt of the data folder once it is needed: no two folders name an account alike."""
        self._read_salt = salt
        self._salt = b""

    async def of(self, provider_id: str, key: Secret) -> str:
        """Return the account of a key: a digest of it; without a key, the provider stands alone.

        Raises:
            StorageError: the salt cannot be read.
        """
        if not key:
            return f"provider:{provider_id}"
        if not self._salt:
            self._salt = await self._read_salt()
        return (
            hmac.new(self._salt, key.reveal().encode(errors="surrogatepass"), hashlib.sha256)
            .digest()[:_DIGEST_BYTES]
            .hex()
        )
