"""Look on this computer: what is found is listed and named, and added only where the user says so."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.standin.loopback import Loopback, given_json, loopback
from tests.ui.desk import Desk
from tests.unit.adapters.test_looking import HEALTH, kind, port_of


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    """A server that says that it is GPT-SoVITS."""
    async with loopback(lambda _: given_json({"backend": "gpt-sovits"})) as running:
        yield running


async def look(desk: Desk, *servers: Loopback) -> None:
    """Look for these servers, and at no other port of this computer."""
    kinds = [kind("gpt_sovits", port_of(one), HEALTH) for one in servers]
    desk.house.services.local_servers._kinds = lambda: kinds
    await desk.open("Providers")
    desk.press("Add provider")
    desk.press("Look on this computer")
    await desk.settle()


def names(desk: Desk) -> list[str]:
    return [row.title for row in desk.rows("Providers list")]


async def test_nothing_found_is_said_and_can_be_closed(desk: Desk) -> None:
    await look(desk)
    assert desk.says("Nothing found: no known speech server answers on its usual port.")
    assert not desk.shows("Servers on this computer")
    desk.press("Close what was found")
    await desk.settle()
    assert not desk.shows("Close what was found")


async def test_a_server_is_added_by_its_button(desk: Desk, server: Loopback) -> None:
    before = len(await desk.house.services.providers.list_all())
    await look(desk, server)
    assert desk.says("found. Nothing is added until you say so.")
    assert desk.says(server.origin)
    assert len(await desk.house.services.providers.list_all()) == before
    desk.press("Add Name")
    await desk.settle()
    assert desk.text("Base URL") == server.origin
    assert desk.text("Adapter Type") == "GPT-SoVITS"
    assert not desk.shows("Start from"), "it is saved"
    assert names(desk)[-1] == "Name"
    assert len(names(desk)) == before + 1, "the new one that nobody touched has made room"
    assert desk.says('added as "Name"')
    assert not desk.all(QAbstractButton, "Add Name")
    assert '"Name" is saved.' in desk.status
    assert {request.method for request in server.seen} == {"GET"}


async def test_what_was_typed_stays(desk: Desk, server: Loopback) -> None:
    await look(desk, server)
    desk.type("Name", "Half done")
    desk.press("Add Name")
    await desk.settle()
    assert {"Half done", "Name"} <= set(names(desk))


async def test_a_stranger_is_told_of(desk: Desk) -> None:
    async with loopback(lambda _: given_json({"backend": "nobody knows"})) as other:
        await look(desk, other)
        assert desk.says(f"Something else answers on port {port_of(other)}.")
        assert not desk.shows("Servers on this computer")
