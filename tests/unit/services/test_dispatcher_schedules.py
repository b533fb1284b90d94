"""Any interleaving of coming, ending, failing, stopping, pausing and editing keeps the promises of the dispatcher."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.domain.errors import LimitReachedError, NeirohaError, ProviderServerError, RateLimitError
from neiroha_desktop.domain.ledger import Order, RequestState
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.queue import QueueState, Urgency
from tests.examples import examples
from tests.unit.services.desk import Call, Desk, order
from tests.unit.services.hand_time import quiet
from tests.unit.services.memory_ledger import MINUTE

PROVIDERS = ("one", "two")
MODELS = ("x", "y")

limit_sets = st.builds(
    Limits,
    max_concurrency=st.sampled_from([1, 2, None]),
    rpm=st.sampled_from([None, 2, 4]),
    rpd=st.sampled_from([None, None, 9]),
    tpm=st.sampled_from([None, None, 250]),
)
numbers = st.integers(0, 9)
"""Which one of those that an event can happen to, counted round and round."""
steps = st.lists(
    st.one_of(
        st.tuples(
            st.just("come"),
            st.tuples(st.sampled_from(PROVIDERS), st.sampled_from(MODELS), st.sampled_from(list(Urgency))),
        ),
        st.tuples(
            st.just("come"),
            st.tuples(st.sampled_from(PROVIDERS), st.sampled_from(MODELS), st.sampled_from(list(Urgency))),
        ),
        st.tuples(st.just("answer"), numbers),
        st.tuples(st.just("break"), numbers),
        st.tuples(st.just("too fast"), numbers),
        st.tuples(st.just("cancel"), numbers),
        st.tuples(st.just("unsend"), numbers),
        st.tuples(st.sampled_from(["pause", "resume"]), st.sampled_from(PROVIDERS)),
        st.tuples(st.just("limits"), st.tuples(st.sampled_from(PROVIDERS), limit_sets)),
        st.tuples(st.just("time"), st.sampled_from([0.3, 2.0, 30.0, 61.5])),
        st.tuples(st.just("quiet"), st.just(None)),
    ),
    min_size=10,
    max_size=80,
)


@dataclass
class Play:
    """One schedule, and what it must keep to."""

    limits: dict[str, Limits]
    desk: Desk = field(default_factory=Desk)
    orders: dict[str, Order] = field(default_factory=dict)
    urgency: dict[str, Urgency] = field(default_factory=dict)

    async def step(self, kind: str, what: Any) -> None:
        desk = self.desk
        if kind == "come":
            provider, model, urgency = what
            name = str(len(desk.tasks))
            self.orders[name] = order(self.limits[provider], provider=provider, model=model)
            self.urgency[name] = urgency
            desk.come(name, self.orders[name], urgency)
        elif kind == "time":
            await desk.time.pass_by(what)
        elif kind == "quiet":
            await quiet()
        elif kind in ("pause", "resume"):
            getattr(desk.dispatcher, kind)(what)
        elif kind == "limits":
            self.limits[what[0]] = what[1]
            desk.dispatcher.set_limits(*what)
        else:
            self._one(kind, what)
        # One step only: the next event meets tasks in the middle of theirs.
        await asyncio.sleep(0)
        self.check()

    def _one(self, kind: str, number: int) -> None:
        desk = self.desk
        alive = [name for name, task in desk.tasks.items() if not task.done()]
        open_calls = [desk.calls[name][-1] for name in sorted(desk.inside) if not desk.calls[name][-1].answer.done()]
        if kind == "cancel" and alive:
            desk.tasks[alive[number % len(alive)]].cancel()
        elif kind != "cancel" and open_calls:
            self._end(kind, open_calls[number % len(open_calls)])

    def _end(self, kind: str, call: Call) -> None:
        match kind:
            case "answer":
                call.answer.set_result(call.id)
            case "break":
                call.answer.set_exception(ProviderServerError(msg("It broke."), status=500))
            case "too fast":
                call.answer.set_exception(RateLimitError(msg("Too fast."), status=429, retry_after=5.0))
            case "unsend":
                call.record.sent = None
                self.desk.tasks[call.id].cancel()

    def check(self) -> None:
        desk = self.desk
        assert len(desk.inside) <= desk.dispatcher.running
        queue = desk.dispatcher.queue()
        assert len(queue) == desk.dispatcher.running + desk.dispatcher.waiting
        shown = Counter(one.state is QueueState.RUNNING for one in queue)
        assert (shown[True], shown[False]) == (desk.dispatcher.running, desk.dispatcher.waiting)
        # What was described before still holds, down to the last word.
        desk.dispatcher._queue = None
        assert desk.dispatcher.queue() == queue

    async def finish(self) -> None:
        """Let everything go its way: nobody may be forgotten."""
        desk = self.desk
        for provider in PROVIDERS:
            desk.dispatcher.resume(provider)
            desk.dispatcher.set_limits(provider, Limits(2, rpm=7))
        for _ in range(400):
            for name in list(desk.inside):
                call = desk.calls[name][-1]
                if not call.answer.done():
                    call.answer.set_result(name)
            await desk.time.pass_by(5)
            if all(task.done() for task in desk.tasks.values()):
                break
        left = [desk.why(name) for name, task in desk.tasks.items() if not task.done()]
        assert not left, f"forgotten: {left}"
        for task in desk.tasks.values():
            error = None if task.cancelled() else task.exception()
            assert error is None or isinstance(error, NeirohaError)
        await desk.close()
        self._check_ledger()

    def _check_ledger(self) -> None:
        """One line for each try that was sent, settled as it ended."""
        calls = [call for many in self.desk.calls.values() for call in many]
        sent = [call.record.row for call in calls if call.record.sent is not None]
        assert set(sent) == set(self.desk.ledger.rows)
        assert len(sent) == len(set(sent))
        answered = sum(row.state is RequestState.DONE for row in self.desk.ledger.rows.values())
        succeeded = [task for task in self.desk.tasks.values() if not task.cancelled() and task.exception() is None]
        assert answered == len(succeeded)


@settings(max_examples=examples(150))
@given(first=limit_sets, second=limit_sets, ledger_steps=st.integers(0, 4), schedule=steps)
def test_any_schedule_ends_well(
    first: Limits, second: Limits, ledger_steps: int, schedule: list[tuple[str, Any]]
) -> None:
    async def play() -> None:
        game = Play({"one": first, "two": second})
        game.desk.ledger.steps = ledger_steps
        for kind, what in schedule:
            await game.step(kind, what)
        await game.finish()

    asyncio.run(play())


calm = st.lists(
    st.one_of(
        st.tuples(st.just("come"), st.tuples(st.just("one"), st.sampled_from(MODELS), st.sampled_from(list(Urgency)))),
        st.tuples(st.just("come"), st.tuples(st.just("one"), st.sampled_from(MODELS), st.sampled_from(list(Urgency)))),
        st.tuples(st.just("answer"), numbers),
        st.tuples(st.just("cancel"), numbers),
        st.tuples(st.just("unsend"), numbers),
        st.tuples(st.just("time"), st.sampled_from([0.3, 2.0, 30.0, 61.5])),
    ),
    min_size=10,
    max_size=80,
)


@settings(max_examples=examples(150))
@given(limits=limit_sets, schedule=calm)
def test_order_and_limits_hold_where_nothing_is_edited(limits: Limits, schedule: list[tuple[str, Any]]) -> None:
    async def play() -> None:
        game = Play({"one": limits})
        desk = game.desk
        for kind, what in schedule:
            known = len(desk.sent)
            waiting = _waiting(game)
            await game.step(kind, what)
            await quiet(60)
            for name in desk.sent[known:]:
                _check_order(game, name, waiting)
                waiting = [one for one in waiting if one != name]
            _check_limits(desk, limits)
        for task in desk.tasks.values():
            if task.done() and not task.cancelled() and task.exception() is not None:
                assert isinstance(task.exception(), LimitReachedError)
        await desk.close()

    asyncio.run(play())


def _waiting(game: Play) -> list[str]:
    return [name for name, task in game.desk.tasks.items() if not task.done() and name not in game.desk.sent]


def _check_order(game: Play, sent: str, waited: list[str]) -> None:
    """Of the same model and the same or a lesser class, nobody came before who was passed over and still waits."""
    still = [name for name in waited if name != sent and name in _waiting(game)]
    model = game.orders[sent].model_id
    passed = [
        name
        for name in still
        if game.orders[name].model_id == model and (game.urgency[name], int(name)) < (game.urgency[sent], int(sent))
    ]
    assert not passed, f"{sent} has overtaken {passed}"


def _check_limits(desk: Desk, limits: Limits) -> None:
    rows = desk.ledger.rows.values()
    if limits.max_concurrency is not None:
        assert desk.ledger.peak.get("account", 0) <= limits.max_concurrency
        assert len(desk.inside) <= limits.max_concurrency
    if limits.rpm is not None:
        for model in MODELS:
            times = [row.at for row in rows if row.order.model_id == model]
            assert all(sum(at <= one < at + MINUTE for one in times) <= limits.rpm for at in times)
    if limits.rpd is not None:
        assert len(rows) <= limits.rpd
