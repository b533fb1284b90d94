from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

from neiroha_desktop.domain.errors import InvalidInputError, StorageError
from neiroha_desktop.domain.provider import Secret
from neiroha_desktop.storage.secrets import KeyStore
from tests.unit.storage import memory_keyring as kept
from tests.unit.storage.conftest import Start, expect_line, finish

KEY = "sk-1234567890abcdef"
Use = Callable[[KeyringBackend], None]


def _made(kind: type[KeyringBackend]) -> KeyringBackend:
    return kind()


@pytest.fixture
def use() -> Iterator[Use]:
    """Return a function that makes a keyring the one of this process."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture
def memory(use: Use) -> kept.MemoryKeyring:
    backend = kept.MemoryKeyring()
    use(backend)
    return backend


async def test_a_key_is_kept_in_the_keyring(memory: kept.MemoryKeyring) -> None:
    store = KeyStore()
    assert await store.set("mimo", f" {KEY[:8]}\n{KEY[8:]} ") == "keyring"
    assert memory.entries == {("neiroha-desktop", "mimo"): KEY}
    assert await KeyStore().get("mimo", "keyring") == Secret(KEY)
    await store.delete("mimo")
    await store.delete("mimo")
    assert memory.entries == {}
    with pytest.raises(InvalidInputError, match="There is no key") as caught:
        await store.get("mimo", "keyring")
    assert caught.value.field == "api_key"


async def test_no_key_is_no_key(memory: kept.MemoryKeyring) -> None:
    store = KeyStore()
    assert not await store.get("mimo", "")
    await store.set("mimo", KEY)
    assert await store.set("mimo", "  ") == ""
    assert memory.entries == {}


async def test_the_environment(memory: kept.MemoryKeyring, monkeypatch: pytest.MonkeyPatch) -> None:
    store = KeyStore()
    await store.set("mimo", KEY)
    reference = await store.set("mimo", " ENV: MIMO_KEY ")
    assert reference == "env:MIMO_KEY"
    assert memory.entries == {}
    with pytest.raises(InvalidInputError, match="MIMO_KEY is not set") as caught:
        await store.get("mimo", reference)
    assert caught.value.field == "api_key"
    monkeypatch.setenv("MIMO_KEY", f"{KEY}\n")
    assert await store.get("mimo", reference) == Secret(KEY)
    assert await store.copy("mimo", "other", reference) == reference


@pytest.mark.parametrize("name", ["", "1KEY", "MY KEY", "KEY=1", "$KEY", "密钥"])
async def test_not_a_variable(memory: kept.MemoryKeyring, name: str) -> None:
    await KeyStore().set("mimo", KEY)
    with pytest.raises(InvalidInputError) as caught:
        await KeyStore().set("mimo", f"env:{name}")
    assert caught.value.field == "api_key"
    assert memory.entries


@pytest.mark.parametrize(
    "backend",
    [
        fail.Keyring,
        null.Keyring,
        kept.PlaintextKeyring,
        kept.UnrecommendedKeyring,
        kept.LockedKeyring,
        kept.ForgetfulKeyring,
        kept.FullKeyring,
    ],
)
async def test_without_a_keyring_the_key_is_kept_for_this_run(use: Use, backend: type[KeyringBackend]) -> None:
    used = _made(backend)
    use(used)
    store = KeyStore()
    assert await store.set("mimo", KEY) == "session"
    assert await store.get("mimo", "session") == Secret(KEY)
    assert await store.copy("mimo", "other", "session") == "session"
    assert await store.get("other", "session") == Secret(KEY)
    assert getattr(used, "entries", {}) == {}
    assert await store.set("mimo", "") == ""
    with pytest.raises(InvalidInputError, match="one run"):
        await store.get("mimo", "session")
    assert await store.copy("mimo", "third", "session") == ""


async def test_a_chain_uses_its_safe_member_only(use: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    unsafe, safe = kept.PlaintextKeyring(), kept.MemoryKeyring()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [unsafe, _made(null.Keyring), safe])
    use(_made(chainer.ChainerBackend))
    assert await KeyStore().set("mimo", KEY) == "keyring"
    assert list(safe.entries.values()) == [KEY]
    assert not unsafe.entries
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [])
    assert await KeyStore().set("mimo", KEY) == "session"


async def test_a_new_key_in_the_keyring_replaces_the_one_of_this_run(use: Use) -> None:
    use(kept.LockedKeyring())
    store = KeyStore()
    assert await store.set("mimo", "first-key-of-all") == "session"
    use(kept.MemoryKeyring())
    assert await store.set("mimo", KEY) == "keyring"
    assert await store.get("mimo", "keyring") == Secret(KEY)


async def test_copy(memory: kept.MemoryKeyring) -> None:
    store = KeyStore()
    await store.set("mimo", KEY)
    assert await store.copy("mimo", "other", "keyring") == "keyring"
    assert memory.entries["neiroha-desktop", "other"] == KEY
    assert await store.copy("unknown", "third", "keyring") == ""
    assert await store.copy("mimo", "third", "") == ""


async def test_a_locked_keyring_is_told_apart_from_an_empty_one(use: Use) -> None:
    use(kept.LockedKeyring())
    with pytest.raises(StorageError, match="locked"):
        await KeyStore().get("mimo", "keyring")
    with pytest.raises(StorageError, match="could not be removed"):
        await KeyStore().delete("mimo")
    use(_made(fail.Keyring))
    await KeyStore().delete("mimo")


async def test_a_prompt_that_nobody_answers(use: Use) -> None:
    backend = kept.PromptingKeyring()
    use(backend)
    store = KeyStore(write_deadline=0.05, read_deadline=0.05)
    results = await asyncio.gather(*(store.get("mimo", "keyring") for _ in range(3)), return_exceptions=True)
    assert [type(result) for result in results] == [StorageError] * 3
    assert await store.set("mimo", KEY) == "session"
    with pytest.raises(StorageError, match="could not be removed"):
        await store.delete("mimo")
    # One prompt for all of them; and what nobody waits for any more is not done.
    assert backend.calls == 1
    backend.unlocked.set()
    assert await KeyStore().set("other", KEY) == "keyring"
    assert list(backend.entries) == [("neiroha-desktop", "other")]


async def test_a_key_that_comes_too_late_is_taken_back(use: Use) -> None:
    backend = kept.PromptingKeyring()
    use(backend)
    store = KeyStore(write_deadline=0.05)
    assert await store.set("mimo", KEY) == "session"
    assert backend.calls == 1
    backend.unlocked.set()
    # The next job runs after the late one.
    with pytest.raises(InvalidInputError, match="There is no key"):
        await store.get("third", "keyring")
    assert backend.entries == {}
    assert await store.get("mimo", "session") == Secret(KEY)


async def test_a_bug_is_not_hidden(use: Use) -> None:
    use(kept.BrokenKeyring())
    with pytest.raises(ZeroDivisionError):
        await KeyStore().get("mimo", "keyring")


async def test_the_event_loop_goes_on_meanwhile(use: Use) -> None:
    backend = kept.PromptingKeyring()
    use(backend)
    waiting = asyncio.create_task(KeyStore().set("mimo", KEY))
    for _ in range(10):
        await asyncio.sleep(0)
    assert not waiting.done()
    backend.unlocked.set()
    assert await waiting == "keyring"


async def test_no_key_in_logs_and_errors(use: Use, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    use(kept.LockedKeyring())
    store = KeyStore()
    await store.set("mimo", KEY)
    await store.set("mimo", "env:NOWHERE")
    assert KEY not in caplog.text
    assert KEY not in repr(vars(store))


def test_places_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    store = KeyStore()
    assert str(store.place("")) == "no key"
    assert str(store.place("env:MIMO_KEY")) == "taken from the environment variable MIMO_KEY"
    assert str(store.place("session")) == "kept for this run only: no keyring answers here"
    for platform, name in (
        ("win32", "Windows Credential Manager"),
        ("darwin", "the macOS Keychain"),
        ("linux", "the Secret Service"),
    ):
        monkeypatch.setattr("sys.platform", platform)
        assert str(store.place("keyring")) == f"kept in {name}"


_CONFIGURED_WRONG = """
import asyncio, os
os.environ["PYTHON_KEYRING_BACKEND"] = "nowhere.at.all.Keyring"
from neiroha_desktop.storage.secrets import KeyStore
print(asyncio.run(KeyStore().set("mimo", "sk-1234567890")))
"""

_HUNG = """
import asyncio, keyring, sys, threading
from tests.unit.storage.memory_keyring import PromptingKeyring
from neiroha_desktop.storage.secrets import KeyStore
keyring.set_keyring(PromptingKeyring())
print(asyncio.run(KeyStore(write_deadline=0.1).set("mimo", "sk-1234567890")))
print([thread.daemon for thread in threading.enumerate() if thread.name == "neiroha-keyring"])
"""

_LAZY = """
import sys
import neiroha_desktop.storage.secrets
import neiroha_desktop.storage.paths, neiroha_desktop.storage.preferences, neiroha_desktop.storage.takes
import neiroha_desktop.storage.characters, neiroha_desktop.storage.providers
print(sorted({"keyring", "platformdirs", "secretstorage", "numpy", "httpx"} & set(sys.modules)))
"""


def test_a_backend_that_cannot_be_loaded_is_no_keyring(start: Start) -> None:
    assert finish(start(_CONFIGURED_WRONG)).split() == ["session"]


def test_a_hung_keyring_does_not_keep_the_program_from_ending(start: Start) -> None:
    process = start(_HUNG)
    expect_line(process, "session")
    expect_line(process, "[True]")
    finish(process, deadline=10)


def test_nothing_heavy_is_loaded_before_it_is_needed(start: Start) -> None:
    assert finish(start(_LAZY)).strip() == "[]"
