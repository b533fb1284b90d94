"""A generation that is cut off: by a kill, by Stop, by closing the window."""

from __future__ import annotations

import uuid
from pathlib import Path

from tests.e2e import disk
from tests.e2e.hall import CHARACTER, PROVIDER, Hall
from tests.e2e.heard import assert_heard
from tests.e2e.user import User
from tests.standin.fixture import Standin


def test_a_kill_in_the_middle_loses_nothing_that_was_saved(hall: Hall, own_data: Path, standin: Standin) -> None:
    user = hall.open(own_data)
    user.pick_character(CHARACTER)
    before = disk.takes(own_data)
    audio_before = [take.audio() for take in before]
    # Half of the answer has come when the blow falls.
    standin.script("stall_body")
    user.generate("This will never be heard.")
    standin.wait(requests=1)
    user.view.wait("Stop to be enabled", lambda: "enabled" in user.find("Stop").states())
    user.app.kill()
    standin.wait(disconnects=1)
    # As a kill between writing and renaming would leave it.
    stray = own_data / "takes" / f".neiroha-{uuid.uuid4().hex}.part"
    stray.write_bytes(audio_before[0][:2000])

    user = hall.open(own_data)
    assert {"Narrator", "Old fisherman", "Guest voice", CHARACTER} == set(user.entries("Characters list"))
    user.pick_character(CHARACTER)
    user.wait_take(1)
    assert user.takes() == 1
    assert user.find("Voice", "combo box").label() == "冰糖"
    user.press("Providers", "check box")
    assert PROVIDER in user.entries("Providers list")
    assert disk.takes(own_data) == before
    assert [take.audio() for take in before] == audio_before

    user.press("Voices", "check box")
    _assert_generates(hall, user, standin, "Alive again.", number=2)
    assert user.close() == 0
    stray.unlink()
    disk.assert_sound(own_data)


def test_stop_ends_the_request_and_the_next_one_works(hall: Hall, own_data: Path, standin: Standin) -> None:
    user = hall.open(own_data)
    user.pick_character(CHARACTER)
    standin.script("stall")
    user.generate("Stop me.")
    standin.wait(requests=1)
    user.press("Stop")
    (stopped,) = standin.wait(disconnects=1)
    assert stopped["answered_at"] is None
    assert user.takes() == 1

    _assert_generates(hall, user, standin, "And now for real.", number=2)
    assert [take.text for take in disk.takes(own_data)] == ["The first take.", "And now for real."]


def test_closing_the_window_ends_a_running_generation(hall: Hall, own_data: Path, standin: Standin) -> None:
    user = hall.open(own_data)
    user.pick_character(CHARACTER)
    standin.script("stall")
    user.generate("I am closing.")
    standin.wait(requests=1)

    assert user.close() == 0
    standin.wait(disconnects=1)
    assert len(disk.takes(own_data)) == 1
    disk.assert_sound(own_data)


def _assert_generates(hall: Hall, user: User, standin: Standin, text: str, number: int) -> None:
    with hall.card.recording() as heard:
        user.generate(text)
        user.wait_take(number)
        hall.card.wait_until_over(heard)
    assert_heard(heard, standin.file(standin.log()[-1]["synthesis"]))
