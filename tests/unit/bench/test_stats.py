"""What the bench makes of its numbers."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.figures import Figure, as_markdown, as_text
from tests.bench.stats import Goal, Measure, median, percentile

numbers = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


def test_median_is_the_middle_or_between_the_two_in_the_middle() -> None:
    assert median([9.0, 1.0, 5.0]) == 5.0
    assert median([9.0, 1.0, 5.0, 6.0]) == 5.5


@given(numbers)
def test_median_agrees_with_the_standard_library(values: list[float]) -> None:
    assert median(values) == statistics.median(values)


def test_percentile_takes_the_nearest_rank() -> None:
    hundred = [float(number) for number in range(100, 0, -1)]
    assert percentile(hundred, 95) == 95.0
    assert percentile(hundred, 100) == 100.0
    assert percentile(hundred, 0) == 1.0
    # Of ten values the nine smallest are 90 %: 95 % need the tenth.
    assert percentile(hundred[:10], 95) == 100.0


@given(numbers, st.floats(0, 100))
def test_percentile_is_a_measured_value_that_enough_values_do_not_exceed(values: list[float], percent: float) -> None:
    found = percentile(values, percent)
    assert found in values
    assert sum(value <= found for value in values) >= len(values) * percent / 100 - 1e-9
    assert sum(value < found for value in values) < max(1.0, len(values) * percent / 100)


def test_nothing_has_no_middle_and_no_percentile() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        median([])
    with pytest.raises(ValueError, match="nothing was measured"):
        percentile([], 95)
    with pytest.raises(ValueError, match="101 is not a percentage"):
        percentile([1.0], 101)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [(Measure.RATIO, 2.5), (Measure.EXCESS, 3.0), (Measure.P95, 100.0), (Measure.LONGEST, 100.0)],
)
def test_each_goal_looks_at_its_own_number(measure: Measure, expected: float) -> None:
    assert Goal(measure, 1.0).value([5.0, 4.0, 100.0], [2.0, 1.0, 9.0]) == expected


@pytest.mark.parametrize(("limit", "verdict"), [(2.5, "yes: 2.5×"), (2.4, "no: 2.5×")])
def test_a_row_says_whether_the_goal_is_reached(limit: float, verdict: str) -> None:
    figure = Figure("start", "ms", [5.0, 5.0], "bare", [2.0], Goal(Measure.RATIO, limit))
    goal = f"≤ {limit}×"
    row = ("start", "5.0 ms", "5.0 ms", "bare", "2.0 ms", "2.0 ms", "2", goal, verdict)
    assert figure.row() == row
    assert as_markdown([figure]).splitlines()[2] == f"| {' | '.join(row)} |"
    assert as_text([figure]).splitlines()[1].split() == " ".join(row).split()
