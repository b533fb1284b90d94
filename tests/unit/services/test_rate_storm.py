"""Runs at the provider's own limit, against a stand-in over loopback that answers 429 above it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.ledger import RequestState
from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.domain.queue import QueuedRequest, QueueState, Urgency
from tests.standin import KEYS
from tests.standin.rate import RateLimit
from tests.standin.reply import Reply
from tests.standin.server import serve
from tests.standin.service import Options, Service
from tests.unit.services.conftest import House
from tests.unit.services.hurried import HurriedClock

pytestmark = pytest.mark.once

RPM = 20
RUN = 60


class _ByThatClock(RateLimit):
    """Counts by the clock that the product waits with, so that minutes pass for both."""

    clock: HurriedClock

    def refusal(self, model: str, arrived: float) -> Reply | None:
        return super().refusal(model, self.clock.tick())


@asynccontextmanager
async def limited_service(
    house: House, pool: ClientPool, *, counts_refused: bool = False
) -> AsyncIterator[tuple[Service, str]]:
    """Serve `RPM` requests in each minute of the house's clock; yields the service and its base URL."""
    rate = _ByThatClock(RPM, counts_refused=counts_refused)
    rate.clock = house.clock
    house.clock.is_held = lambda: house.dispatcher.running > 0
    service = Service(Options(KEYS, rate=rate))
    async with await serve(service, 0, None) as server:
        yield service, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        # From Python 3.12 on, a server that closes waits for the connections that are kept alive.
        await pool.aclose()


async def speak_all(house: House, mimo: Provider, narrator: Character, base_url: str, limits: Limits) -> None:
    """Generate `RUN` takes at once."""
    await house.providers.save(replace(mimo, base_url=base_url, limits=limits))
    asked = [house.synthesis.synthesize(narrator, f"{number}.", urgency=Urgency.BULK) for number in range(RUN)]
    await asyncio.gather(*asked)


def statuses(service: Service) -> Counter[int]:
    return Counter(entry["status"] for entry in service.log)


async def test_a_run_at_the_limit_is_never_refused(
    house: House, pool: ClientPool, mimo: Provider, narrator: Character
) -> None:
    started = house.clock.tick()
    async with limited_service(house, pool, counts_refused=True) as (service, base_url):
        await speak_all(house, mimo, narrator, base_url, Limits(max_concurrency=8, rpm=RPM))
        assert statuses(service) == {200: RUN}
    passed = house.clock.tick() - started
    # Not one minute longer than the limit makes it.
    assert 2 * 60 < passed < 2 * 65


async def test_one_refusal_slows_all_down_and_stays_the_only_one(
    house: House, pool: ClientPool, mimo: Provider, narrator: Character
) -> None:
    """Somebody else uses the account, too: our count is right, and the provider refuses one all the same."""
    async with limited_service(house, pool) as (service, base_url):
        service.faults = [{"kind": "normal", "count": 30}, {"kind": "rate_limit", "retry_after": 40}]
        seen: list[QueuedRequest] = []
        house.dispatcher.subscribe(lambda: seen.extend(house.dispatcher.queue()))
        await speak_all(house, mimo, narrator, base_url, Limits(max_concurrency=1, rpm=RPM))
        assert statuses(service) == {200: RUN, 429: 1}
    assert len({one.id for one in seen if one.state is QueueState.RETRYING}) == 1
    waits = [one.until for one in seen if one.state is QueueState.WAITING and one.hold is None and one.until]
    assert waits, "the others say that the provider asks to wait"
    states = Counter(line.state for line in await house.ledger.recent(100))
    assert states == {RequestState.DONE: RUN, RequestState.FAILED: 1}
