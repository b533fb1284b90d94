"""Each state of a request in words, with the time that is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from neiroha_desktop.domain.clock import Moment
from neiroha_desktop.domain.ledger import Hold, LimitKind
from neiroha_desktop.domain.queue import QueuedRequest, QueueState, Urgency
from neiroha_desktop.services.queue_words import reason, summary

MORNING = datetime(2026, 5, 1, 8, 0, 10).astimezone()
NOW = Moment(tick=500.0, wall=MORNING.timestamp())

WAITING = QueuedRequest("1", "account", "mimo", "MiMo", "tts", "旁白", Urgency.SCREEN, QueueState.WAITING, 490.0)
RUNNING = replace(WAITING, state=QueueState.RUNNING, started=496.5)


def held(kind: LimitKind, limit: int, seconds: float | None) -> QueuedRequest:
    until = None if seconds is None else NOW.tick + seconds
    return replace(WAITING, hold=Hold(kind, limit, seconds), until=until)


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (RUNNING, "Running for 3 s"),
        (replace(WAITING, state=QueueState.PAUSED, hold=Hold(LimitKind.RPM, 3, 9.0)), "Paused"),
        (replace(WAITING, state=QueueState.RETRYING, attempt=2, until=503.2), "Try 2 of 3 in 4 s"),
        (replace(WAITING, state=QueueState.RETRYING, attempt=3, until=499.0), "Try 3 of 3 in 1 s"),
        (WAITING, "Next in line"),
        (replace(WAITING, ahead=2), "2 ahead"),
        (replace(WAITING, ahead=2, until=512.0), "The provider asks to wait, 12 s"),
        (held(LimitKind.CONCURRENCY, 1, None), "Max concurrency 1 reached"),
        (held(LimitKind.RPM, 100, 11.1), "RPM 100 reached, 12 s"),
        (held(LimitKind.RPM, 100, 0.0), "RPM 100 reached, 1 s"),
        (held(LimitKind.RPM, 100, None), "RPM 100 reached"),
        (held(LimitKind.TPM, 10_000_000, 30.0), "TPM 10,000,000 reached, 30 s"),
        (held(LimitKind.RPD, 50, 800.0), "Daily limit of 50 requests reached, free again at 08:14"),
        (held(LimitKind.RPD, 1, 800.0), "Daily limit of 1 request reached, free again at 08:14"),
        (held(LimitKind.TPD, 90_000, 800.0), "Daily limit of 90,000 tokens reached, free again at 08:14"),
        (held(LimitKind.RPD, 50, 86_400.0), "Daily limit of 50 requests reached, free again at 2026-05-02 08:01"),
    ],
)
def test_each_wait_has_its_words(request_: QueuedRequest, words: str) -> None:
    assert str(reason(request_, NOW)) == words


@pytest.mark.parametrize("seconds", [-0.5, 1.0])
def test_midnight_belongs_to_the_new_day(seconds: float) -> None:
    midnight = (MORNING + timedelta(days=1)).replace(hour=0, minute=0, second=0)
    waits = held(LimitKind.RPD, 5, (midnight - MORNING).total_seconds() + seconds)
    assert str(reason(waits, NOW)).endswith("free again at 2026-05-02 00:00")


def test_the_whole_queue_in_one_line() -> None:
    assert summary([], NOW) is None
    assert str(summary([RUNNING, RUNNING], NOW)) == "2 running"
    queue = [RUNNING, held(LimitKind.RPM, 3, 41.0), replace(WAITING, ahead=1)]
    assert str(summary(queue, NOW)) == "1 running · 2 waiting (RPM 3 reached, 41 s)"
    assert str(summary([replace(WAITING, state=QueueState.PAUSED)], NOW)) == "0 running · 1 waiting (Paused)"
