"""What is drawn of the days: split, ranked, scaled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.ledger import DayUsage
from neiroha_desktop.ui.usage.series import (
    DAYS,
    MOST_SERIES,
    Measure,
    build_history,
    scale,
    scale_text,
    series_titles,
    value_of,
)

TODAY = date(2026, 3, 1)


def used(back: int, model: str = "m", *, account: str = "a", name: str = "MiMo", requests: int = 1) -> DayUsage:
    return DayUsage(TODAY - timedelta(days=back), account, name, model, requests, requests // 2, requests * 100, 2.5)


def test_days_stand_without_gaps_up_to_today() -> None:
    history = build_history([used(0, requests=4), used(29), used(30), used(3, requests=2)], TODAY, Measure.REQUESTS, "")
    assert (history.days[0], history.days[-1], len(history.days)) == (date(2026, 1, 31), TODAY, DAYS)
    (series,) = history.series
    assert (series.values[0], series.values[26], series.values[29]) == (1, 2, 4)
    assert (series.today, series.total) == (4, 7)
    assert history.totals == series.values


@pytest.mark.parametrize(
    ("measure", "value"),
    [(Measure.REQUESTS, 4), (Measure.FAILURES, 2), (Measure.TOKENS, 400), (Measure.AUDIO, 2.5)],
)
def test_each_measure_is_its_own(measure: Measure, value: float) -> None:
    assert value_of(used(0, requests=4), measure) == value
    assert build_history([used(0, requests=4)], TODAY, measure, "").series[0].today == value


def test_the_most_used_come_first_and_keep_their_colour_in_every_measure() -> None:
    usages = [used(0, f"model {number}", requests=number) for number in range(1, MOST_SERIES + 3)]
    for measure in Measure:
        history = build_history(usages, TODAY, measure, "All others")
        assert [one.place for one in history.series] == list(range(MOST_SERIES + 1))
        assert [one.title for one in history.series] == [
            *(f"MiMo · model {number}" for number in range(MOST_SERIES + 2, 2, -1)),
            "All others",
        ]
        assert sum(one.total for one in history.series) == sum(value_of(usage, measure) for usage in usages)


def test_accounts_of_one_name_are_told_apart_and_the_newest_name_counts() -> None:
    titles = series_titles(
        [
            used(1, account="1111ffff", name="Old name"),
            used(0, account="1111ffff"),
            used(0, account="2222eeee"),
            used(0, "other", account="1111ffff"),
        ]
    )
    assert titles == {
        ("1111ffff", "m"): "MiMo (1111) · m",
        ("2222eeee", "m"): "MiMo (2222) · m",
        ("1111ffff", "other"): "MiMo · other",
    }


@given(st.floats(0, 1e12), st.sampled_from(list(Measure)))
def test_the_lines_reach_over_the_highest_column(top: float, measure: Measure) -> None:
    lines = scale(top, measure)
    assert lines[0] == 0
    assert lines[-1] >= top
    assert 2 <= len(lines) <= 6
    texts = [scale_text(line, top, measure) for line in lines]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("top", "measure", "texts"),
    [
        (0, Measure.REQUESTS, ["0", "1"]),
        (3, Measure.REQUESTS, ["0", "1", "2", "3"]),
        (97, Measure.REQUESTS, ["0", "50", "100"]),
        (123_456, Measure.TOKENS, ["0", "50,000", "100,000", "150,000"]),
        (90, Measure.AUDIO, ["0 s", "50 s", "100 s"]),
        (170, Measure.AUDIO, ["0 min", "1 min", "2 min", "3 min"]),
        (7300, Measure.AUDIO, ["0 h", "1 h", "2 h", "3 h"]),
    ],
)
def test_the_lines_have_round_values(top: float, measure: Measure, texts: list[str]) -> None:
    assert [scale_text(line, top, measure) for line in scale(top, measure)] == texts
