"""Hearing early: sound while the answer is still being sent, and a take that is exactly what was heard."""

from __future__ import annotations

from pathlib import Path

from tests.e2e import disk
from tests.e2e.hall import CHARACTER, Hall
from tests.e2e.heard import assert_heard
from tests.e2e.user import User
from tests.standin.fixture import Standin

_TAKES = "Takes of this character"


def test_sound_starts_before_the_last_byte_was_sent(hall: Hall, own_data: Path, standin: Standin) -> None:
    user = _at_the_audition(hall, own_data)
    # A third of a second of audio every 0.2 s: it comes faster than it is heard, and takes more than three seconds.
    standin.script({"kind": "stream_paced", "pause": 0.2, "seconds": 6})
    with hall.card.recording() as heard:
        user.generate("Early.")
        hall.card.wait_for_sound(heard)
        (entry,) = standin.log()
        assert entry["body"]["stream"] is True
        assert entry["sent_at"] is not None
        assert entry["answered_at"] is None, "all was sent before anything was heard"
        user.view.wait("the row of what comes in", lambda: _says(user, "Playing as it arrives, "))
        assert len(disk.takes(own_data)) == 1, "it is no take yet"
        _wait_kept(user)
        hall.card.wait_until_over(heard)

    take = disk.takes(own_data)[-1]
    assert take.audio() == standin.file(0), "the take is all that was sent"
    assert_heard(heard, take.audio(), pauses=True)
    user.view.wait("how long it took to the first sound", lambda: _says(user, " s to sound"))
    ((seconds, total),) = disk.rows(
        own_data, "SELECT first_sound_seconds, total_seconds FROM takes WHERE text = 'Early.'"
    )
    assert 0 < seconds < total
    assert user.close() == 0
    disk.assert_sound(own_data)


def test_stop_ends_stream_and_sound(hall: Hall, own_data: Path, standin: Standin) -> None:
    user = _at_the_audition(hall, own_data)
    standin.script({"kind": "stream_paced", "pause": 0.25, "seconds": 60})
    with hall.card.recording() as heard:
        user.generate("A long story.")
        hall.card.wait_for_sound(heard)
        user.press("Stop")
        (entry,) = standin.wait(disconnects=1)
        hall.card.wait_until_over(heard)
    assert entry["answered_at"] is None
    assert entry["disconnected_at"] - entry["sent_at"] < 10
    assert [take.text for take in disk.takes(own_data)] == ["The first take."]
    assert user.takes() == 1

    # And the next one is heard as if nothing had been.
    with hall.card.recording() as heard:
        user.generate("Another one.")
        _wait_kept(user)
        hall.card.wait_until_over(heard)
    assert_heard(heard, standin.file(1), pauses=True)
    assert user.close() == 0
    disk.assert_sound(own_data)


def test_a_stream_that_breaks_off_leaves_what_was_heard(hall: Hall, own_data: Path, standin: Standin) -> None:
    user = _at_the_audition(hall, own_data)
    standin.script({"kind": "stream_error", "after": 6, "seconds": 5, "message": "inner trouble"})
    with hall.card.recording() as heard:
        user.generate("Broken off.")
        said = user.wait_status("inner trouble")
        _wait_kept(user)
        hall.card.wait_until_over(heard)
    assert said.endswith("What had come until then is kept as a take, marked as cut short."), said
    take = disk.takes(own_data)[-1]
    assert take.audio()[44:] == standin.audio(0)[:96_000]
    assert_heard(heard, take.audio(), pauses=True)
    user.view.wait("the mark", lambda: _says(user, "cut short"))
    assert user.close() == 0
    disk.assert_sound(own_data)


def _at_the_audition(hall: Hall, data: Path) -> User:
    user = hall.open(data)
    user.pick_character(CHARACTER)
    user.wait_take(1)
    return user


def _wait_kept(user: User) -> None:
    """Wait until the second take is one that can be deleted, and no more waited for."""
    user.view.find("Delete take 2", "push button", deadline=30.0)


def _says(user: User, part: str) -> bool:
    """Whether a row of the takes says something."""
    return any(part in name for name in user.view.names("label", within=user.find(_TAKES)))
