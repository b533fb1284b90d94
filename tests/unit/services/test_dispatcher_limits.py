"""What limits hold up and what they do not, why, until when, and what lets it go on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from neiroha_desktop.domain.errors import LimitReachedError
from neiroha_desktop.domain.ledger import LimitKind
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.queue import QueueState, Urgency
from neiroha_desktop.services.dispatcher import Dispatcher
from tests.unit.services.desk import MODEL, Desk, order
from tests.unit.services.hand_time import quiet

BULK = Urgency.BULK
RPM_2 = Limits(None, rpm=2)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    yield desk
    await desk.close()


async def test_a_minute_that_is_full_holds_up_until_the_first_has_left_it(desk: Desk) -> None:
    await desk.came("a", order(RPM_2))
    await desk.time.pass_by(20)
    for name in ("b", "c", "d"):
        await desk.came(name, order(RPM_2))
    assert desk.inside == {"a", "b"}
    assert desk.why("c") == "RPM 2 reached, 41 s"
    assert desk.why("d") == "1 ahead"
    await desk.time.pass_by(30.5)
    assert desk.why("c") == "RPM 2 reached, 11 s"
    await desk.time.pass_by(10.4)
    assert desk.inside == {"a", "b"}
    await desk.time.pass_by(0.2)
    assert desk.inside == {"a", "b", "c"}
    assert desk.why("d") == "RPM 2 reached, 20 s"
    await desk.time.pass_by(20)
    assert desk.inside == {"a", "b", "c", "d"}


async def test_tokens_of_a_minute_hold_up_too(desk: Desk) -> None:
    limits = Limits(None, tpm=250)
    for name in ("a", "b", "c"):
        await desk.came(name, order(limits))
    assert desk.inside == {"a", "b"}
    assert desk.why("c") == "TPM 250 reached, 61 s"


async def test_a_limit_of_one_model_does_not_hold_up_another(desk: Desk) -> None:
    limits = Limits(None, rpm=1)
    await desk.came("a", order(limits))
    await desk.came("held", order(limits))
    await desk.came("other", order(limits, model="mimo-v2.5-tts-voicedesign"))
    assert desk.inside == {"a", "other"}


async def test_nobody_of_the_same_model_overtakes(desk: Desk) -> None:
    """Small requests would fit while the large one waits, and it would wait for good."""
    limits = Limits(None, tpm=250)
    await desk.came("first", order(limits, tokens=100))
    await desk.came("large", order(limits, tokens=200))
    await desk.came("small", order(limits, tokens=10))
    await desk.came("bulk", order(limits, tokens=10), BULK)
    assert desk.inside == {"first"}
    assert [one.id for one in desk.dispatcher.queue()] == ["first", "large", "small", "bulk"]
    await desk.time.pass_by(62)
    assert desk.sent == ["first", "large", "small", "bulk"]


async def test_a_click_does_not_wait_behind_what_bulk_waits_for(desk: Desk) -> None:
    limits = Limits(None, tpm=250)
    await desk.came("first", order(limits, tokens=100))
    await desk.came("large bulk", order(limits, tokens=200), BULK)
    await desk.came("small click", order(limits, tokens=10))
    assert desk.inside == {"first", "small click"}


async def test_who_gives_up_while_held_up_makes_way_at_once(desk: Desk) -> None:
    limits = Limits(None, tpm=250)
    await desk.came("first", order(limits, tokens=100))
    await desk.came("large", order(limits, tokens=200))
    await desk.came("small", order(limits, tokens=10))
    await desk.cancel("large")
    assert desk.inside == {"first", "small"}


async def test_a_settled_request_may_free_tokens(desk: Desk) -> None:
    """The provider counted fewer than were estimated."""
    limits = Limits(None, tpm=250)
    for name in ("a", "b", "c"):
        await desk.came(name, order(limits))
    await desk.answer("a")
    assert "c" not in desk.inside
    desk.ledger.rows[1].tokens = 10
    await desk.answer("b")
    assert "c" in desk.inside


async def test_what_is_given_back_makes_room(desk: Desk) -> None:
    await desk.came("a", order(Limits(None, rpm=1)))
    await desk.came("b", order(Limits(None, rpm=1)))
    desk.calls["a"][-1].record.sent = None
    await desk.cancel("a")
    assert desk.inside == {"b"}


async def test_places_that_other_programs_hold_are_asked_for_again_and_again(desk: Desk) -> None:
    elsewhere = desk.ledger.begin_elsewhere(order())
    await desk.came("a")
    await desk.came("b", urgency=BULK)
    assert desk.why("a") == "Max concurrency 1 reached"
    asked = desk.ledger.asked
    await desk.time.pass_by(10)
    assert desk.ledger.asked - asked == pytest.approx(40, abs=2)
    desk.ledger.end_elsewhere(elsewhere)
    await desk.time.pass_by(0.26)
    assert desk.inside == {"a"}


async def test_the_ledger_is_not_asked_while_all_places_are_our_own(desk: Desk) -> None:
    for number in range(20):
        desk.come(str(number), order(Limits(2)))
    await quiet()
    assert desk.why("2") == "Max concurrency 2 reached"
    asked = desk.ledger.asked
    await desk.time.pass_by(60)
    assert desk.ledger.asked == asked == 2


async def test_a_long_hold_is_looked_at_from_time_to_time(desk: Desk) -> None:
    """A computer sleeps, a clock is set, another program gives back what it did not use."""
    limits = Limits(None, rpd=1)
    elsewhere = desk.ledger.begin_elsewhere(order(limits))
    await desk.came("a", order(limits), BULK)
    await desk.time.pass_by(100)
    assert desk.inside == set()
    del desk.ledger.rows[elsewhere]
    await desk.time.pass_by(16)
    assert desk.inside == {"a"}


async def test_a_timer_that_rings_early_lets_nobody_go_early() -> None:
    """Those of a window are up to a twentieth early."""
    desk = Desk()
    desk.dispatcher = Dispatcher(
        desk.ledger, desk.time, lambda seconds, callback: desk.time.timer(seconds * 0.95, callback)
    )
    desk.ledger.steps = 0
    await desk.came("a", order(Limits(None, rpm=1)))
    await desk.came("b", order(Limits(None, rpm=1)))
    await desk.time.pass_by(60.99)
    assert desk.inside == {"a"}
    assert desk.ledger.asked < 20
    await desk.time.pass_by(0.1)
    assert desk.inside == {"a", "b"}
    await desk.close()


# Days


@pytest.mark.parametrize(
    ("limits", "words", "kind"),
    [
        (Limits(None, rpd=1), "The daily limit of 1 request", LimitKind.RPD),
        (Limits(None, tpd=150), "The daily limit of 150 tokens", LimitKind.TPD),
    ],
)
async def test_somebody_at_the_screen_is_told_of_a_full_day_at_once(
    desk: Desk, limits: Limits, words: str, kind: LimitKind
) -> None:
    await desk.came("a", order(limits))
    await desk.time.pass_by(3600)
    await desk.came("b", order(limits))
    error = desk.tasks["b"].exception()
    assert isinstance(error, LimitReachedError)
    free = datetime.fromtimestamp(desk.time.wall()).astimezone() + timedelta(seconds=86_401 - 3600)
    # Told by the minute, without the second that a day is longer here.
    told = f"{free:%Y-%m-%d %H:%M}"
    assert str(error.message) == f'{words} of "Mimo" is reached; it is free again at {told}.'
    assert str(error.remedy) == f"Raise {kind.name} under Providers, Limits."
    assert (error.kind, error.provider_id) == (kind.value, "mimo")
    assert desk.inside == {"a"}
    assert desk.dispatcher.waiting == 0


async def test_somebody_at_the_screen_waits_a_minute_for_a_new_day(desk: Desk) -> None:
    limits = Limits(None, rpd=1)
    await desk.came("a", order(limits))
    await desk.time.pass_by(86_401 - 59)
    await desk.came("b", order(limits))
    assert desk.why("b").startswith("Daily limit of 1 request reached, free again at 12:0")
    await desk.time.pass_by(60)
    assert "b" in desk.inside


async def test_bulk_waits_for_a_new_day_and_holds_up_its_provider_only(desk: Desk) -> None:
    limits = Limits(None, rpd=1)
    await desk.came("a", order(limits))
    await desk.came("held", order(limits), BULK)
    await desk.came("other model", order(limits, model="x"), BULK)
    await desk.came("other provider", order(Limits(None), provider="two", model="x"), BULK)
    assert desk.inside == {"a", "other provider"}
    tomorrow = datetime.fromtimestamp(desk.time.wall()).astimezone() + timedelta(days=1)
    assert desk.why("held") == f"Daily limit of 1 request reached, free again at {tomorrow:%Y-%m-%d} 12:00"
    await desk.time.pass_by(86_402)
    assert desk.sent == ["a", "other provider", "held"]


@pytest.mark.parametrize("urgency", list(Urgency))
async def test_what_is_larger_than_a_limit_is_refused_at_once(desk: Desk, urgency: Urgency) -> None:
    await desk.came("a", order(Limits(1, tpm=1000), tokens=1234), urgency)
    error = desk.tasks["a"].exception()
    assert isinstance(error, LimitReachedError)
    assert str(error.message) == 'This request needs about 1,234 tokens; the TPM of "Mimo" is 1,000.'
    assert str(error.remedy) == "Use a shorter text, or raise TPM under Providers, Limits."
    await desk.came("b", order(Limits(1, tpm=1000)), urgency)
    assert desk.inside == {"b"}


# Edits


async def test_a_higher_limit_counts_at_once_for_those_who_wait(desk: Desk) -> None:
    for number in range(4):
        await desk.came(str(number), order(Limits(None, rpm=1)))
    assert desk.inside == {"0"}
    desk.dispatcher.set_limits("mimo", Limits(None, rpm=3))
    await quiet(200)
    assert desk.inside == {"0", "1", "2"}
    assert desk.why("3") == "RPM 3 reached, 61 s"
    desk.dispatcher.set_limits("mimo", Limits(None))
    await quiet(200)
    assert desk.dispatcher.waiting == 0


async def test_a_lower_limit_counts_at_once_for_those_who_wait(desk: Desk) -> None:
    for number in range(6):
        await desk.came(str(number), order(Limits(3)))
    desk.dispatcher.set_limits("mimo", Limits(1))
    for number in range(3):
        assert "3" not in desk.inside
        await desk.answer(str(number))
    assert desk.inside == {"3"}


async def test_an_edit_of_one_provider_leaves_the_other_alone(desk: Desk) -> None:
    await desk.came("a")
    await desk.came("b")
    desk.dispatcher.set_limits("other", Limits(None))
    await quiet()
    assert desk.inside == {"a"}


@pytest.mark.parametrize("steps", range(1, 8))
async def test_an_edit_while_the_ledger_is_asked_counts(desk: Desk, steps: int) -> None:
    desk.ledger.steps = 6
    elsewhere = desk.ledger.begin_elsewhere(order(Limits(None, rpm=2)))
    desk.come("a", order(Limits(None, rpm=2)))
    await quiet(steps)
    assert desk.sent == []
    desk.dispatcher.set_limits("mimo", Limits(None, rpm=1))
    await quiet(100)
    assert desk.sent == []
    assert desk.why("a") == "RPM 1 reached, 61 s"
    desk.ledger.end_elsewhere(elsewhere)


# Pause


async def test_a_pause_holds_back_and_resuming_lets_go(desk: Desk) -> None:
    await desk.came("a")
    await desk.came("b")
    desk.dispatcher.pause("mimo")
    await desk.answer("a")
    assert desk.inside == set()
    assert (desk.find("b").state, desk.why("b")) == (QueueState.PAUSED, "Paused")
    assert desk.dispatcher.is_paused("mimo")
    await desk.time.pass_by(3600)
    await desk.came("other", order(provider="two"))
    assert desk.inside == {"other"}
    await desk.answer("other")
    desk.dispatcher.resume("mimo")
    await quiet()
    assert not desk.dispatcher.is_paused("mimo")
    assert desk.inside == {"b"}


async def test_one_that_is_held_up_and_paused_holds_up_nobody(desk: Desk) -> None:
    await desk.came("a", order(RPM_2))
    await desk.came("b", order(RPM_2))
    await desk.came("held", order(RPM_2))
    await desk.came("behind", order(Limits(None, rpm=5), provider="two"))
    assert desk.inside == {"a", "b"}
    desk.dispatcher.pause("mimo")
    await quiet()
    assert desk.inside == {"a", "b", "behind"}


@pytest.mark.parametrize("steps", range(8))
async def test_a_pause_while_the_ledger_is_asked_counts(desk: Desk, steps: int) -> None:
    desk.ledger.steps = 6
    desk.come("a")
    await quiet(steps)
    desk.dispatcher.pause("mimo")
    await quiet(50)
    assert desk.sent == []
    assert desk.ledger.rows == {}
    desk.dispatcher.resume("mimo")
    await quiet(50)
    assert desk.sent == ["a"]


def test_a_pause_needs_no_event_loop() -> None:
    desk = Desk()
    seen: list[bool] = []
    desk.dispatcher.subscribe(lambda: seen.append(desk.dispatcher.is_paused("mimo")))
    desk.dispatcher.pause("mimo")
    desk.dispatcher.resume("mimo")
    desk.dispatcher.set_limits("mimo", Limits())
    assert seen == [True, False, False]


async def test_a_thousand_waiting_requests_cost_one_question(desk: Desk) -> None:
    """Only who is first asks the ledger; and each look at the queue is one pass."""
    for number in range(1000):
        desk.come(str(number), order(Limits(None, rpm=1), model=MODEL), BULK)
    await quiet(100)
    assert desk.ledger.asked == 2
    queue = desk.dispatcher.queue()
    assert [one.ahead for one in queue] == [0, *range(999)]
    await desk.time.pass_by(61)
    assert desk.ledger.asked < 12
    assert desk.sent == ["0", "1"]
