"""Which servers of this computer are recognised, and which ports are touched."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest

from neiroha_desktop.adapters import looking, registry
from neiroha_desktop.adapters.base import AdapterKind
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.looking import look_around
from neiroha_desktop.domain.capabilities import AdapterInfo, Need, ProbeMark, ProviderPreset
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import ResolvedAddress
from tests.standin.loopback import Given, Loopback, Seen, given_json, loopback

HEALTH = ProbeMark("/health", ("backend",), "sovits")


def kind(name: str, port: int, *marks: ProbeMark) -> AdapterKind:
    preset = ProviderPreset(name, msg("Name"), f"http://127.0.0.1:{port}", probe_port=port, probe_marks=marks)
    info = AdapterInfo(name, name.title(), Need.NONE, (), (preset,))
    return cast("AdapterKind", SimpleNamespace(info=info, resolve=lambda one: ResolvedAddress(one.base_url, "")))


def port_of(server: Loopback) -> int:
    return int(server.origin.rpartition(":")[2])


@dataclass
class Pages:
    """A server that has JSON at some paths, and 404 at all others."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, request: Seen) -> Given:
        if request.path in self.values:
            return given_json(self.values[request.path])
        return given_json({"detail": "Not Found"}, 404)


@asynccontextmanager
async def serving(**values: Any) -> AsyncIterator[Loopback]:
    async with loopback(Pages({f"/{name}": value for name, value in values.items()})) as server:
        yield server


@pytest.mark.parametrize(
    ("mark", "value", "shown"),
    [
        (HEALTH, {"backend": "GPT-SoVITS"}, True),
        (HEALTH, {"backend": "cosyvoice3"}, False),
        (HEALTH, {"backend": None}, False),
        (HEALTH, ["backend"], False),
        (ProbeMark("/health", ("asr_enabled",)), {"asr_enabled": False}, True),
        (ProbeMark("/health", ("asr_enabled",)), {"asr_enabled": None}, False),
        (ProbeMark("/health", ("asr_enabled",)), {}, False),
        (ProbeMark("/health", ("data", "*", "id"), "kokoro"), {"data": [5, {}, {"id": "Kokoro-82M"}]}, True),
        (ProbeMark("/health", ("data", "*", "id"), "kokoro"), {"data": {"*": {"id": 5}}}, False),
        (ProbeMark("/health"), {}, True),
        (ProbeMark("/elsewhere"), {}, False),
    ],
)
async def test_signs(pool: ClientPool, mark: ProbeMark, value: Any, shown: bool) -> None:
    async with serving(health=value) as server:
        (sighting,) = await look_around([kind("one", port_of(server), mark)], pool)
    assert (sighting.kind is not None) == shown
    assert sighting.port == port_of(server)


async def test_servers_that_share_a_port_are_told_apart(pool: ClientPool) -> None:
    voice = ProbeMark("/health", ("backend",), "cosyvoice")
    tts = ProbeMark("/schema", ("paths", "/tts"))
    for value, wanted in (({"health": {"backend": "cosyvoice3"}}, "two"), ({"schema": {"paths": {"/tts": {}}}}, "one")):
        async with serving(**value) as server:
            port = port_of(server)
            kinds = [kind("one", port, HEALTH, tts), kind("two", port, voice)]
            (sighting,) = await look_around(kinds, pool)
            assert sighting.kind is not None
            assert sighting.kind.info.type_id == wanted
            assert len({request.path for request in server.seen}) == len(server.seen), "each is asked once"
            assert not any({"authorization", "x-api-key"} & request.headers.keys() for request in server.seen)


async def test_only_ports_of_presets_are_touched(pool: ClientPool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        silent = int(closed.getsockname()[1])
    async with serving(health={"backend": "sovits"}) as asked, serving(health={"backend": "sovits"}) as other:
        found = await look_around([kind("one", port_of(asked), HEALTH), kind("two", silent, HEALTH)], pool)
        assert [sighting.port for sighting in found] == [port_of(asked)]
        assert other.seen == []
    assert await look_around([], pool) == []


@pytest.mark.parametrize("answer", [Given(body=b"<html>"), Given(body=b"[" * 100_000), Given(end="close"), Given(302)])
async def test_what_makes_no_sense_is_a_stranger(pool: ClientPool, answer: Given) -> None:
    async with loopback(lambda _: answer) as server:
        (sighting,) = await look_around([kind("one", port_of(server), HEALTH)], pool)
    assert (sighting.port, sighting.kind) == (port_of(server), None)


async def test_what_never_answers_is_not_waited_for(pool: ClientPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "ANSWER_SECONDS", 0.05)
    async with loopback(lambda _: given_json({}, end="stall")) as server, asyncio.timeout(5):
        (sighting,) = await look_around([kind("one", port_of(server), HEALTH)], pool)
    assert sighting.kind is None


def test_every_preset_that_is_looked_for_has_signs() -> None:
    for one in registry.adapter_types():
        for preset in one.info.presets:
            assert (preset.probe_port is not None) == bool(preset.probe_marks), preset.id
            if preset.probe_port is not None:
                assert preset.base_url.startswith(f"http://127.0.0.1:{preset.probe_port}")
