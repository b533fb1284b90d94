"""Equal keys are one account, and no account gives its key away."""

from __future__ import annotations

from neiroha_desktop.domain.provider import Secret
from neiroha_desktop.services.accounts import Accounts

KEY = Secret("sk-0123456789abcdef")


def accounts(salt: bytes, asked: list[bytes] | None = None) -> Accounts:
    async def read() -> bytes:
        if asked is not None:
            asked.append(salt)
        return salt

    return Accounts(read)


async def test_providers_with_the_same_key_share_an_account() -> None:
    asked: list[bytes] = []
    found = accounts(b"salt", asked)
    account = await found.of("one", KEY)
    assert await found.of("two", Secret(" sk-0123456789 abcdef\n")) == account
    assert await found.of("one", Secret("sk-another")) != account
    assert len(asked) == 1


async def test_without_a_key_each_provider_stands_alone() -> None:
    asked: list[bytes] = []
    found = accounts(b"salt", asked)
    assert [await found.of(name, Secret()) for name in ("one", "two")] == ["provider:one", "provider:two"]
    assert asked == []


async def test_the_digest_says_nothing_without_the_salt() -> None:
    account = await accounts(b"one").of("one", KEY)
    assert len(account) == 32
    assert int(account, 16)
    assert await accounts(b"two").of("one", KEY) != account


async def test_a_key_that_is_no_text_has_an_account_too() -> None:
    assert len(await accounts(b"salt").of("one", Secret("half of a pair: \ud83d"))) == 32
