"""What a look on this computer tells of, and what adding keeps."""

from __future__ import annotations

from dataclasses import replace

from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.services.local_servers import LocalServers, LookReport
from tests.standin.loopback import given_json, loopback
from tests.unit.adapters.test_looking import HEALTH, kind, port_of
from tests.unit.services.conftest import House


async def test_a_server_is_found_added_and_then_known(house: House, pool: ClientPool) -> None:
    async with (
        loopback(lambda _: given_json({"backend": "sovits"})) as server,
        loopback(lambda _: given_json({"backend": "else"})) as other,
    ):
        mine, strange = kind("gpt_sovits", port_of(server), HEALTH), kind("gpt_sovits", port_of(other), HEALTH)
        servers = LocalServers(house.providers, pool, lambda: (mine, strange))
        report = await servers.look()
        (found,) = report.found
        assert report.strangers == (port_of(other),)
        assert (found.adapter_type, found.adapter_title, found.provider_name) == ("gpt_sovits", "Gpt_Sovits", "")
        assert await house.providers.list_all() == [], "nothing is added by itself"
        added = await servers.add(found, "My GPT-SoVITS")
        assert await house.providers.get(added.id) == added
        assert (added.base_url, added.name) == (server.origin, "My GPT-SoVITS")
        assert (await servers.look()).found == (replace(found, provider_name="My GPT-SoVITS"),)


async def test_nothing_there(house: House, pool: ClientPool) -> None:
    assert await LocalServers(house.providers, pool, lambda: ()).look() == LookReport()
