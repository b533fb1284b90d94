"""The first start: an empty folder, one press of Generate, and a voice is heard."""

from __future__ import annotations

from pathlib import Path

from tests.e2e import disk
from tests.e2e.hall import Hall
from tests.e2e.heard import assert_heard


def test_the_first_press_of_generate_speaks(hall: Hall, tmp_path: Path) -> None:
    data = tmp_path / "a new folder"
    user = hall.open(data)
    assert user.entries("Characters list") == ["Narrator", "Old fisherman", "Guest voice"]
    assert user.find("Character name", "text").text() == "Narrator"
    with hall.card.recording() as heard:
        user.generate("Hello, this is my first voice.")
        user.wait_take(1)
        hall.card.wait_until_over(heard)

    (take,) = disk.takes(data)
    assert (take.character, take.text) == ("Narrator", "Hello, this is my first voice.")
    # Speech reaches up to where the sound server's resampler begins to fall off.
    assert_heard(heard, take.audio(), difference=0.15, alike=0.99)
