"""Usage in a terminal: what is said, and that columns stand under each other whatever the script."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.ledger import DayUsage, FailureKind, LimitKind, LimitUse, LoggedRequest, RequestState
from neiroha_desktop.services.usage import ProviderUse
from neiroha_desktop.ui.usage.report import usage_report

TODAY = date(2026, 3, 1)


def used(back: int = 0, name: str = "MiMo", model: str = "mimo-v2.5-tts", account: str = "a1b2c3") -> DayUsage:
    return DayUsage(TODAY - timedelta(days=back), account, name, model, 1200, 3, 45_678, 75.25)


def failed(title: str = "旁白", request_id: str = "req-1", status: int | None = 503) -> LoggedRequest:
    return LoggedRequest(
        7, datetime(2026, 3, 1, 12, tzinfo=UTC), "a1b2c3", "p", "小米", "mimo-v2.5-tts", title, 2, RequestState.FAILED,
        50, True, 20, status, FailureKind.SERVER, None, 1.0, 0, None, request_id,
    )  # fmt: skip


def cells(text: str) -> int:
    """Return the width of a text in a terminal."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def paragraph(report: str, title: str) -> list[str]:
    (found,) = (part for part in report.split("\n\n") if part.startswith(title))
    return found.splitlines()[1:]


def test_nothing_is_said_to_be_nothing() -> None:
    report = usage_report([], TODAY, 30, [], [])
    assert report == (
        "Today, 2026-03-01\nNothing.\n\nLast 30 days\nNothing.\n\nLimits\nNothing.\n\nLast failures\nNothing."
    )


def test_today_and_the_last_days_are_added_up() -> None:
    days = [used(3), used(0), used(0, model="mimo-v2.5-tts-voicedesign"), used(1)]
    report = usage_report(days, TODAY, 7, [], [])
    assert paragraph(report, "Today, 2026-03-01") == [
        "Account and model                 Requests  Failures  Tokens  Audio",
        "MiMo · mimo-v2.5-tts                 1,200         3  45,678   1:15",
        "MiMo · mimo-v2.5-tts-voicedesign     1,200         3  45,678   1:15",
    ]
    assert paragraph(report, "Last 7 days")[1:] == [
        "MiMo · mimo-v2.5-tts                 3,600         9  137,034   3:46",
        "MiMo · mimo-v2.5-tts-voicedesign     1,200         3   45,678   1:15",
    ]


def test_accounts_of_one_name_are_told_apart() -> None:
    report = usage_report([used(), used(account="ffee00")], TODAY, 30, [], [])
    assert [line.split("  ")[0] for line in paragraph(report, "Today")[1:]] == [
        "MiMo (a1b2) · mimo-v2.5-tts",
        "MiMo (ffee) · mimo-v2.5-tts",
    ]


def test_limits_say_what_is_left_and_when_more_is_free() -> None:
    uses = (
        LimitUse(LimitKind.CONCURRENCY, 1, 0, None),
        LimitUse(LimitKind.RPM, 100, 98, 12.2),
        LimitUse(LimitKind.TPM, 10_000_000, 10_000_500, 61.0),
    )
    limits = [ProviderUse("p", "小米 MiMo", "a", "mimo-v2.5-tts", uses), ProviderUse("q", "Local", "b", "", uses[:1])]
    assert paragraph(usage_report([], TODAY, 30, limits, []), "Limits") == [
        "Provider and model         Limit                  Used          Of  Left  Next",
        "小米 MiMo · mimo-v2.5-tts  Max concurrency           0           1     1",
        "小米 MiMo · mimo-v2.5-tts  RPM                      98         100     2  frees up in 12 s",
        "小米 MiMo · mimo-v2.5-tts  TPM              10,000,500  10,000,000     0  frees up in 61 s",
        "Local                      Max concurrency           0           1     1",
    ]


def test_a_key_that_cannot_be_read_is_told_instead_of_limits() -> None:
    limits = [ProviderUse("p", "小米\x1b MiMo", "", "", ())]
    assert paragraph(usage_report([], TODAY, 30, limits, []), "Limits") == [
        "小米  MiMo: The key cannot be read now, so it is not known how much of its limits is used."
    ]


def test_failures_are_named() -> None:
    lines = paragraph(usage_report([], TODAY, 30, [], [failed(), failed("", "", None)]), "Last failures")
    local = datetime(2026, 3, 1, 12, tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    assert lines == [
        "Time                 Provider and model    Character  What happened   Status  Request id",
        f"{local}  小米 · mimo-v2.5-tts  旁白       ✕ server error     503  req-1",
        f"{local}  小米 · mimo-v2.5-tts  –          ✕ server error       –  –",
    ]


def test_what_others_wrote_does_nothing_to_the_terminal() -> None:
    report = usage_report([], TODAY, 30, [], [failed("a\x1b[31m\r\nb", "id\x07\u202e")])
    assert "a [31m  b" in report
    assert not set("\x1b\r\x07\u202e") & set(report)
    assert len(report.splitlines()) == len(usage_report([], TODAY, 30, [], [failed()]).splitlines())


@given(st.lists(st.text("aé\u0301旁白ｗ🎙 –", max_size=9), min_size=1, max_size=5))
def test_columns_stand_under_each_other(names: list[str]) -> None:
    days = [used(name=f"<{name}>", model=f"m{place}") for place, name in enumerate(names)]
    lines = paragraph(usage_report(days, TODAY, 30, [], []), "Today")
    assert len(lines) == len(names) + 1
    # The last column is aligned to the right, so that all lines end in one place.
    assert len({cells(line) for line in lines}) == 1
