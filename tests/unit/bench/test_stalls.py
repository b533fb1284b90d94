"""How the bench watches a window's thread."""

from __future__ import annotations

from tests.bench.heartbeat import Turns
from tests.bench.stalls import Stalls


def test_a_turn_that_waits_is_long_and_one_that_works_is_busy() -> None:
    clock, worked = iter([10.0, 10.1, 10.4, 10.5]), iter([2.0, 2.1, 2.1, 2.15])
    turns = Turns(lambda: next(clock), lambda: next(worked))
    for _ in range(2):
        turns.next()
    assert round(turns.found["longest_gap"], 6) == 0.3, "it waited most of it"
    assert round(turns.found["busiest_turn"], 6) == 0.1
    turns.begin()
    assert turns.found == {"longest_gap": 0.0, "busiest_turn": 0.0}


def test_both_figures_of_a_stall_have_its_goal_and_yardstick() -> None:
    stalls = Stalls("while it happens", "nothing", 16)
    stalls.watched({"longest_gap": 0.02, "busiest_turn": 0.004, "seconds": 1.0})
    stalls.compared({"longest_gap": 0.019, "busiest_turn": 0.001})
    clock, processor = stalls.figures()
    assert clock.title == "longest stall while it happens"
    assert (clock.row()[-1], processor.row()[-1]) == ("no: longest 20.0 ms", "yes: longest 4 ms")
    assert (clock.yardstick, processor.yardstick) == ([19.0], [1.0])
