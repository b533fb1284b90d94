"""A data folder that is damaged, and one that two windows share."""

from __future__ import annotations

from pathlib import Path

from tests.e2e import disk
from tests.e2e.hall import CHARACTER, Hall
from tests.standin.fixture import Standin


def test_a_damaged_database_is_put_aside_and_it_is_said_where(hall: Hall, own_data: Path) -> None:
    database = own_data / "neiroha.db"
    whole = database.read_bytes()
    damaged = whole[:100] + b"\xa5" * (len(whole) - 100)
    database.write_bytes(damaged)
    takes = {path.name: path.read_bytes() for path in (own_data / "takes").iterdir()}

    user = hall.open(own_data)
    said = user.wait_status("damaged")
    (aside,) = own_data.glob("neiroha.damaged-*.db")
    assert str(aside) in said
    assert aside.read_bytes() == damaged
    assert {path.name: path.read_bytes() for path in (own_data / "takes").iterdir()} == takes
    assert user.entries("Characters list") == ["Narrator", "Old fisherman", "Guest voice"]
    user.generate("On we go.")
    user.wait_take(1)
    assert [take.text for take in disk.takes(own_data)] == ["On we go."]


def test_two_windows_on_one_folder_do_not_hurt_each_other(hall: Hall, own_data: Path, standin: Standin) -> None:
    first = hall.open(own_data)
    first.pick_character(CHARACTER)
    # It covers the first one: from now on nothing there is clicked, only pressed.
    second = hall.open(own_data)
    second.pick_character(CHARACTER)
    standin.script({"kind": "normal", "delay": 1.0, "count": 2})
    first.generate("From the first window.")
    second.generate("From the second window.")
    for user in (first, second):
        user.wait_take(2)
    kept = disk.takes(own_data)
    assert {take.text for take in kept} == {"The first take.", "From the first window.", "From the second window."}
    made = {take.audio() for take in kept[1:]}
    assert made == {standin.file(0), standin.file(1)}
    for user in (second, first):
        assert user.close() == 0
    disk.assert_sound(own_data)
