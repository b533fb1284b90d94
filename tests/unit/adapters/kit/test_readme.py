"""The example of the README: installed as an entry point, through the contract test kit, and speaking."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from neiroha_desktop.adapters import plugins, registry
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.opening import open_adapter
from neiroha_desktop.adapters.testing import FAULTS, ODD_JSON, Fault, check_speech
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.provider import Connection, Secret
from tests.standin import melody
from tests.standin.loopback import Given, Seen, loopback
from tests.unit.adapters.kit.packages import installed, lay_down, readme_blocks, readme_entry_points


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of the page, installed; its tests as a module."""
    adapter, tests = readme_blocks()
    ((name, place),) = tomllib.loads(readme_entry_points())["project"]["entry-points"][plugins.GROUP].items()
    folder = tmp_path_factory.mktemp("site")
    lay_down(folder, "parrot-adapter", f"{name} = {place}", {place.partition(":")[0]: adapter, "parrot_tests": tests})
    with installed(folder):
        yield importlib.import_module("parrot_tests")


def test_it_has_sixty_lines_at_most() -> None:
    lines = [line for line in readme_blocks()[0].splitlines() if line.strip()]
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 120


def test_what_it_says_of_itself(example: ModuleType) -> None:
    example.test_what_it_says_of_itself()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_every_failure_becomes_a_sentence(example: ModuleType, fault: Fault) -> None:
    await example.test_every_failure_becomes_a_sentence(fault)


@pytest.mark.parametrize("value", ODD_JSON[:3], ids=repr)
async def test_any_listing_can_be_read(example: ModuleType, value: Any) -> None:
    await example.test_any_listing_can_be_read(value)


async def test_the_program_offers_it_and_it_speaks(example: ModuleType) -> None:
    def answer(request: Seen) -> Given:
        assert request.path == "/say"
        assert request.headers["x-key"] == "sk-parrot"
        assert request.json() == {"text": "Hello.", "voice": "polly"}
        return Given(body=sound, headers={"Content-Type": "audio/wav"})

    sound = melody.wav(melody.melody("parrot", 0.5))
    kind = registry.find("parrot")
    assert kind is example.PARROT
    assert kind in registry.adapter_types()
    assert registry.preload({"parrot"}) == ()
    pool = ClientPool()
    async with loopback(answer) as server:
        adapter = await open_adapter(kind, Connection(server.origin, Secret("sk-parrot")), pool)
        clip = await check_speech(adapter, example.REQUEST)
    assert clip.data == sound
    await pool.aclose()


async def test_a_key_that_no_header_carries(example: ModuleType) -> None:
    pool = ClientPool()
    with pytest.raises(InvalidInputError) as caught:
        await open_adapter(example.PARROT, Connection("http://127.0.0.1:1", Secret("ключ")), pool)
    assert caught.value.field == "api_key"
    await pool.aclose()
