"""The first-start card: steps that tick themselves, and the way to one's own provider."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from tests.ui.desk import Desk


def ticks(desk: Desk) -> list[str]:
    signs = [label for label in desk.window.findChildren(QLabel) if label.accessibleName().startswith("Step ")]
    return [label.accessibleName() for label in signs if label.isVisible()]


async def test_the_steps_tick_themselves(desk: Desk) -> None:
    assert ticks(desk) == ["Step 1: done", "Step 2", "Step 3"]
    desk.press("Go to the check")
    await desk.settle()
    assert desk.shows("Health Check")
    desk.press("Health Check")
    await desk.settle()
    await desk.open("Voices")
    assert ticks(desk) == ["Step 1: done", "Step 2: done", "Step 3"]
    desk.type("Text", "Hello")
    desk.press("Generate now")
    await desk.settle()
    assert ticks(desk) == [], "a card that is done gives its room back"
    assert desk.says("You have heard a voice.")


async def test_a_failed_check_ticks_nothing_off_for_good(desk: Desk) -> None:
    await desk.open("Providers")
    desk.click_switch("Providers list", "Practice (offline)")
    await desk.settle()
    await desk.open("Voices")
    assert ticks(desk)[0] == "Step 1"


async def test_the_way_to_ones_own_provider(desk: Desk) -> None:
    desk.press("Set up your own")
    await desk.settle()
    assert desk.shows("Start from")
    assert desk.rows("Providers list")[-1].title == "Xiaomi MiMo"


async def test_the_card_goes_for_good_and_comes_back_from_settings(desk: Desk) -> None:
    desk.press("Hide first steps")
    assert ticks(desk) == []
    await desk.open("Providers")
    await desk.open("Voices")
    assert ticks(desk) == []
    await desk.open("Settings")
    desk.press("Show the first steps again")
    await desk.settle()
    assert len(ticks(desk)) == 3
