"""Whatever the limits and whenever requests come: what the provider sees breaks none of them, in any window."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from neiroha_desktop.domain.ledger import Hold, LimitKind, Order, Outcome, RequestState
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.ledger_windows import SENDING
from neiroha_desktop.storage.paths import DataFolder
from tests.examples import examples
from tests.unit.storage.ledger_desk import STARTING, Desk, order

pytestmark = pytest.mark.once

_EXAMPLES = examples(100)
_REQUESTS = 100
"""In each example: 10,000 in all."""
_LONGEST_SENDING = SENDING - 1
_MINUTE = 60.0
_DAY = 86400.0


def _maybe(low: int, high: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(low, high)


_limits = st.builds(
    Limits,
    max_concurrency=_maybe(1, 6),
    rpm=_maybe(1, 12),
    rpd=_maybe(1, 60),
    tpm=_maybe(300, 4000),
    tpd=_maybe(300, 20_000),
    day_zone=st.sampled_from(["", "UTC", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"]),
)


@dataclass
class _Sent:
    """One request as the provider sees it."""

    row: int
    number: int
    """How many were let through before."""
    model: str
    reserved: float
    sent: float
    """True time, which nobody sets."""
    day: str
    guess: int
    tokens: int
    """As it says in the end."""
    settled: int | None = None
    """How many had been let through by then."""
    given_back: bool = False

    def known(self, number: int) -> int:
        """Return the tokens as they were known when so many had been let through."""
        return self.tokens if self.settled is not None and self.settled <= number else self.guess


class _Run:
    """One example: a queue of one that lets nothing but the ledger hold it up."""

    def __init__(self, desk: Desk, ledger: Ledger, limits: Limits, chance: random.Random, trouble: str) -> None:
        self.desk = desk
        self.clock = desk.clock
        self.ledger = ledger
        self.limits = limits
        self.chance = chance
        self.trouble = trouble
        self.true = 0.0
        self.sent: list[_Sent] = []
        self.running: list[_Sent] = []

    async def push(self) -> None:
        """Get one request through."""
        most = min(self.limits.tpm or 900, self.limits.tpd or 900, 900)
        wanted = order(self.limits, self.chance.randint(1, most), model=self.chance.choice("ab"))
        for _ in range(200):
            answer = await self.ledger.reserve(wanted)
            if not isinstance(answer, Hold):
                self._note(answer, wanted)
                return
            self._check_cause(answer, wanted)
            if answer.seconds is None or (self.running and self.chance.random() < 0.3):
                await self.end_one()
            else:
                self.pass_by(answer.seconds)
        raise AssertionError(f"never let through: {answer}")

    async def end_one(self) -> None:
        """Let one request that runs end."""
        one = self.running.pop(self.chance.randrange(len(self.running)))
        if one.sent > self.true:
            if self.chance.random() < 0.5:
                one.given_back = True
                await self.ledger.give_back(one.row)
                return
            self.pass_by(one.sent - self.true)
        one.settled = len(self.sent)
        state = self.chance.choice([RequestState.DONE, RequestState.FAILED, RequestState.CANCELLED])
        tokens = None if one.tokens == one.guess else one.tokens
        await self.ledger.settle(one.row, Outcome(state, one.sent - one.reserved, tokens=tokens))

    async def go_on(self) -> None:
        """Let something happen between two requests."""
        while self.running and self.chance.random() < 0.5:
            await self.end_one()
        self.pass_by(self.chance.choice([0, 0, 0, 0.01, 1, 7, 25, 61, 700, 9000]) * self.chance.random())
        if self.chance.random() > 0.05:
            return
        match self.trouble:
            case "clock":
                self.clock.set_wall(self.chance.choice([-_DAY, -3600, -5, 5, 3600, _DAY]))
            case "reboot":
                await self._restart()
                off = self.chance.random() * 4000
                self.true += off + STARTING
                self.clock.reboot(off)
            case "restart":
                await self._restart()

    def pass_by(self, seconds: float) -> None:
        self.true += seconds
        self.clock.pass_by(seconds)

    def check(self) -> None:
        """Look at every window that ends with the request that was let through last."""
        arrived = [one for one in self.sent if not one.given_back]
        for place, last in enumerate(arrived):
            before = arrived[:place]
            of_minute = [one for one in before if one.model == last.model and abs(one.sent - last.sent) < _MINUTE]
            if self.limits.day_zone:
                of_day = [one for one in before if one.day == last.day]
            else:
                of_day = [one for one in before if abs(one.sent - last.sent) < _DAY]
            self._check_window(of_minute, last, self.limits.rpm, self.limits.tpm)
            self._check_window(of_day, last, self.limits.rpd, self.limits.tpd)

    def _check_window(self, others: list[_Sent], last: _Sent, requests: int | None, tokens: int | None) -> None:
        assert requests is None or len(others) + 1 <= requests
        assert tokens is None or sum(one.known(last.number) for one in others) + last.guess <= tokens

    def _check_cause(self, hold: Hold, wanted: Order) -> None:
        """A limit that holds a request up is really used: by what may still count for the provider."""
        assert hold.limit == getattr(self.limits, hold.kind.value)
        if hold.kind is LimitKind.CONCURRENCY:
            assert len(self.running) >= hold.limit
            return
        by_minute = hold.kind in (LimitKind.RPM, LimitKind.TPM)
        oldest = self.true - (_MINUTE if by_minute else _DAY) - 1.001
        counted = [
            one
            for one in self.sent
            if not one.given_back
            and (one.model == wanted.model_id or not by_minute)
            and (one.sent if one.settled is not None else one.reserved + SENDING) > oldest
        ]
        if hold.kind in (LimitKind.TPM, LimitKind.TPD):
            assert sum(one.known(len(self.sent)) for one in counted) + wanted.tokens > hold.limit
        else:
            assert len(counted) + 1 > hold.limit

    def _note(self, row: int, wanted: Order) -> None:
        assert self.limits.max_concurrency is None or len(self.running) < self.limits.max_concurrency
        delay = self.chance.choice([0.0, 0.05, self.chance.random() * _LONGEST_SENDING])
        zone = ZoneInfo(self.limits.day_zone) if self.limits.day_zone else UTC
        day = datetime.fromtimestamp(self.clock.now + delay, zone).date().isoformat()
        tokens = self.chance.choice([wanted.tokens, wanted.tokens // 2, wanted.tokens * 2])
        number = len(self.sent)
        one = _Sent(row, number, wanted.model_id, self.true, self.true + delay, day, wanted.tokens, tokens)
        self.sent.append(one)
        self.running.append(one)

    async def _restart(self) -> None:
        # A program that ends settles what it has under way.
        while self.running:
            await self.end_one()
        self.ledger = await self.desk.restart()


async def _run(folder: DataFolder, limits: Limits, seed: int, trouble: str) -> int:
    desk = Desk(folder)
    try:
        run = _Run(desk, await desk.open(), limits, random.Random(seed), trouble)
        for _ in range(_REQUESTS):
            await run.push()
            await run.go_on()
        run.check()
        return len(run.sent)
    finally:
        await desk.stack.aclose()


def test_no_limit_is_broken_in_any_window(tmp_path_factory: pytest.TempPathFactory) -> None:
    pushed = 0

    @settings(max_examples=_EXAMPLES, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
    @given(_limits, st.integers(0, 2**32), st.sampled_from(["none", "clock", "reboot", "restart"]))
    def run(limits: Limits, seed: int, trouble: str) -> None:
        nonlocal pushed
        if trouble == "clock":
            # A day of the calendar is what the clock says it is.
            limits = replace(limits, day_zone="")
        folder = DataFolder(tmp_path_factory.mktemp("data"))
        folder.prepare()
        pushed += asyncio.run(_run(folder, limits, seed, trouble))

    run()
    assert pushed >= _EXAMPLES * _REQUESTS
