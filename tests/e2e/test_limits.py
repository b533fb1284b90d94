"""Limits as a user meets them: three a minute, five clicks, and every wait explained."""

from __future__ import annotations

import re
from pathlib import Path

from tests.e2e import disk
from tests.e2e.hall import CHARACTER, PROVIDER, Hall
from tests.e2e.user import User
from tests.standin.fixture import Standin

_STOP_REQUEST = f"Stop request 1 of {CHARACTER}"
_TAKES = "Takes of this character"
_WAITS = re.compile(r"RPM 3 reached, (\d+) s")


def test_three_a_minute_and_five_clicks(hall: Hall, standin: Standin, tmp_path: Path) -> None:
    data = tmp_path / "data"
    user = hall.open(data)
    _set_up(user, standin)

    user.fill("Text", "Quickly, five times.")
    user.find("Text").focus()
    # By the keyboard: a press through the accessibility interface takes 100 ms, and those that come sooner are one.
    user.view.key(*["ctrl+Return"] * 5)
    user.wait_take(3)
    user.view.wait("the reason in the row of take 4", lambda: _waits(user))
    assert 0 < _waits(user)[0] <= 61
    user.view.find("1 ahead", "label", within=user.find(_TAKES))
    _wait_summary(user, "0 running · 2 waiting (RPM 3 reached")
    assert _spoken(standin) == 3

    user.press("Stop take 5")
    user.view.wait_gone("Stop take 5")
    _wait_summary(user, "0 running · 1 waiting (RPM 3 reached")

    user.press("Usage", "check box")
    used_up = user.view.find(f"RPM, {PROVIDER} · mimo-v2.5-tts", "progress bar")
    user.view.wait("the limit to be used up", lambda: "0 left" in used_up.description())
    user.find("Queue", "radio button").click()
    user.press(_STOP_REQUEST)
    user.view.wait_gone(_STOP_REQUEST)

    assert _spoken(standin) == 3, "what waited was never sent"
    user.press("Voices", "check box")
    assert user.takes() == 3
    assert user.close() == 0
    assert disk.rows(data, "SELECT state, status FROM requests") == [("done", 200)] * 3
    disk.assert_sound(data)


def _set_up(user: User, standin: Standin) -> None:
    user.add_provider(PROVIDER, standin.base_url, standin.key)
    user.press("Limits")
    user.fill("RPM", "3")
    user.save_provider(PROVIDER)
    user.fetch_and_choose("mimo-v2.5-tts")
    user.save_provider(PROVIDER)
    user.new_character(CHARACTER, PROVIDER, "Preset voice")
    user.choose("Voice", "冰糖")
    user.save_character(CHARACTER)


def _waits(user: User) -> list[int]:
    """Return the seconds that rows of the audition say they will wait for the limit."""
    labels = user.view.names("label", within=user.find(_TAKES))
    return [int(found[1]) for found in map(_WAITS.fullmatch, labels) if found]


def _spoken(standin: Standin) -> int:
    return sum(entry["path"].endswith("/chat/completions") for entry in standin.log())


def _wait_summary(user: User, start: str) -> None:
    """Wait for what the button at the right of the player says."""
    user.view.wait(f"{start!r}", lambda: any(name.startswith(start) for name in user.view.names("push button")))
