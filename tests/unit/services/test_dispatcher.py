"""So many requests at once per provider, first in, first out, whoever gives up in between."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.services.dispatcher import Dispatcher


def provider(limit: int | None = 1, provider_id: str = "one") -> Provider:
    return Provider(provider_id, "One", "chat_completions", "https://api.example.com/v1", limits=Limits(limit))


async def settle() -> None:
    """Let every task run until it waits."""
    for _ in range(10):
        await asyncio.sleep(0)


@dataclass
class Crowd:
    """Tasks that hold a place until they are told to leave."""

    dispatcher: Dispatcher = field(default_factory=Dispatcher)
    entered: list[int] = field(default_factory=list)
    inside: set[int] = field(default_factory=set)
    peak: int = 0
    doors: dict[int, asyncio.Event] = field(default_factory=dict)
    tasks: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    def come(self, number: int, limit: int | None, provider_id: str = "one") -> None:
        self.doors[number] = asyncio.Event()
        self.tasks[number] = asyncio.ensure_future(self._stay(number, provider(limit, provider_id)))

    async def _stay(self, number: int, wanted: Provider) -> None:
        async with self.dispatcher.slot(wanted):
            self.entered.append(number)
            self.inside.add(number)
            self.peak = max(self.peak, len(self.inside))
            try:
                await self.doors[number].wait()
            finally:
                self.inside.discard(number)

    async def empty(self) -> None:
        for door in self.doors.values():
            door.set()
        await asyncio.gather(*self.tasks.values(), return_exceptions=True)


async def test_one_at_a_time_and_in_order() -> None:
    crowd = Crowd()
    for number in range(4):
        crowd.come(number, 1)
    await settle()
    for number in range(4):
        assert crowd.inside == {number}
        assert (crowd.dispatcher.running, crowd.dispatcher.waiting) == (1, 3 - number)
        crowd.doors[number].set()
        await settle()
    assert crowd.entered == [0, 1, 2, 3]
    assert (crowd.dispatcher.running, crowd.dispatcher.waiting) == (0, 0)
    await crowd.empty()


async def test_without_a_limit_nobody_waits() -> None:
    crowd = Crowd()
    for number in range(50):
        crowd.come(number, None)
    await settle()
    assert (crowd.dispatcher.running, crowd.dispatcher.waiting) == (50, 0)
    await crowd.empty()


async def test_providers_do_not_wait_for_each_other() -> None:
    crowd = Crowd()
    crowd.come(0, 1, "one")
    crowd.come(1, 1, "two")
    await settle()
    assert crowd.inside == {0, 1}
    await crowd.empty()


async def test_who_gives_up_in_line_is_passed_over() -> None:
    crowd = Crowd()
    for number in range(3):
        crowd.come(number, 1)
    await settle()
    crowd.tasks[1].cancel()
    await settle()
    assert crowd.tasks[1].cancelled()
    assert crowd.dispatcher.waiting == 1
    crowd.doors[0].set()
    await settle()
    assert crowd.inside == {2}
    await crowd.empty()


async def test_a_place_given_to_somebody_who_leaves_at_that_moment_goes_on() -> None:
    crowd = Crowd()
    for number in range(3):
        crowd.come(number, 1)
    await settle()

    # Told in the same step in which the place is given: its new owner has not run yet.
    def give_up() -> None:
        if not crowd.inside:
            crowd.tasks[1].cancel()

    crowd.dispatcher.subscribe(give_up)
    crowd.doors[0].set()
    await settle()
    assert crowd.tasks[1].cancelled()
    assert crowd.entered == [0, 2]
    assert (crowd.dispatcher.running, crowd.dispatcher.waiting) == (1, 0)
    await crowd.empty()


async def test_nobody_gets_in_between_the_one_who_leaves_and_the_next() -> None:
    crowd = Crowd()
    crowd.come(0, 1)
    crowd.come(1, 1)
    await settle()
    crowd.doors[0].set()
    crowd.come(2, 1)
    await settle()
    assert crowd.entered == [0, 1]
    await crowd.empty()
    assert crowd.entered == [0, 1, 2]


async def test_a_failure_gives_the_place_back() -> None:
    dispatcher = Dispatcher()
    with pytest.raises(ValueError, match="it broke"):
        async with dispatcher.slot(provider()):
            raise ValueError("it broke")
    assert dispatcher.running == 0


async def test_a_lower_limit_counts_for_those_who_wait_already() -> None:
    crowd = Crowd()
    for number in range(5):
        crowd.come(number, 3)
    await settle()
    assert crowd.inside == {0, 1, 2}
    crowd.come(5, 1)
    await settle()
    for number in (0, 1):
        crowd.doors[number].set()
        await settle()
    assert crowd.inside == {2}
    crowd.doors[2].set()
    await settle()
    assert crowd.inside == {3}
    await crowd.empty()


@pytest.mark.parametrize("raised", [3, None])
async def test_a_higher_limit_lets_those_in_who_wait(raised: int | None) -> None:
    crowd = Crowd()
    for number in range(3):
        crowd.come(number, 1)
    await settle()
    crowd.come(3, raised)
    await settle()
    assert crowd.inside == ({0, 1, 2} if raised else {0, 1, 2, 3})
    assert crowd.dispatcher.waiting == 4 - len(crowd.inside)
    await crowd.empty()


async def test_listeners_hear_of_every_change() -> None:
    crowd = Crowd()
    seen: list[tuple[int, int]] = []
    crowd.dispatcher.subscribe(lambda: seen.append((crowd.dispatcher.running, crowd.dispatcher.waiting)))
    for number in range(3):
        crowd.come(number, 1)
    await settle()
    crowd.tasks[2].cancel()
    await settle()
    await crowd.empty()
    assert seen[:3] == [(1, 0), (1, 1), (1, 2)]
    assert (1, 1) in seen[3:]
    assert seen[-1] == (0, 0)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("come"), st.integers(0, 2)),
        st.tuples(st.just("leave"), st.integers(0, 20)),
        st.tuples(st.just("cancel"), st.integers(0, 20)),
        st.tuples(st.just("settle"), st.just(0)),
    ),
    max_size=60,
)


@settings(max_examples=200, deadline=None)
@given(limit=st.integers(1, 4), schedule=steps)
def test_any_schedule_keeps_limit_and_order(limit: int, schedule: list[tuple[str, int]]) -> None:
    asyncio.run(_play(limit, schedule))


async def _play(limit: int, schedule: list[tuple[str, int]]) -> None:
    crowd = Crowd()
    for kind, number in schedule:
        if kind == "come":
            crowd.come(len(crowd.tasks), limit)
        elif kind == "settle":
            await settle()
        elif number in crowd.tasks:
            if kind == "cancel":
                crowd.tasks[number].cancel()
            else:
                crowd.doors[number].set()
        # One step only: the next event meets tasks in the middle of theirs.
        await asyncio.sleep(0)
        assert len(crowd.inside) <= crowd.dispatcher.running <= limit
    await settle()
    alive = [number for number, task in crowd.tasks.items() if not task.done()]
    assert len(crowd.inside) == min(limit, len(alive)), "a place is left empty while somebody waits"
    await crowd.empty()
    assert crowd.peak <= limit
    assert crowd.entered == sorted(crowd.entered), "somebody got in between"
    assert (crowd.dispatcher.running, crowd.dispatcher.waiting) == (0, 0)
    for task in crowd.tasks.values():
        with suppress(asyncio.CancelledError):
            task.result()
