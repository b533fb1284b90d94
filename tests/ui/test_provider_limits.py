"""The limits of a provider: what may be typed, how days are counted, and what is refused."""

from __future__ import annotations

from PySide6.QtCore import QTimeZone
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListView, QScrollArea, QToolButton

from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.ui.theme import LIGHT
from tests.standin.fixture import Standin
from tests.ui.desk import Desk


async def new_provider(desk: Desk) -> None:
    await desk.open("Providers")
    desk.press("Add provider")
    desk.choose("Start from", "Other chat-completions server")


async def saved(desk: Desk) -> Provider:
    return (await desk.house.services.providers.list_all())[-1].provider


async def test_junk_in_a_limit_is_refused_and_never_means_no_limit(desk: Desk) -> None:
    await new_provider(desk)
    desk.type("Base URL", "https://tts.example")
    for name, junk in (("Max concurrency", "ten"), ("RPM", "-1"), ("RPD", "0"), ("TPM", "1,5"), ("TPD", "1e3")):
        if not desk.shows(name):
            desk.press("Limits")
        usual = desk.text(name)
        desk.type(name, junk)
        desk.press("Limits")
        desk.press("Save")
        await desk.settle()
        assert "A limit is a positive whole number." in desk.status
        assert desk.says("A limit is a positive whole number."), "said at the field, which is unfolded for it"
        assert desk.find(QLineEdit, name).property("tone") == "danger"
        assert desk.find(QLineEdit, name).hasFocus()
        assert desk.text(name) == junk
        desk.type(name, usual)
        assert desk.find(QLineEdit, name).property("tone") != "danger"
    assert len(await desk.house.services.providers.list_all()) == 1


async def test_limits_are_kept_as_numbers_and_an_empty_one_is_none(desk: Desk) -> None:
    await new_provider(desk)
    desk.type("Base URL", "https://tts.example")
    desk.press("Limits")
    for name, text in (("Max concurrency", "3"), ("RPM", "1,000"), ("RPD", "20 000"), ("TPM", ""), ("TPD", "5")):
        desk.type(name, text)
    desk.press("Save")
    await desk.settle()
    limits = (await saved(desk)).limits
    assert (limits.max_concurrency, limits.rpm, limits.rpd, limits.tpm, limits.tpd) == (3, 1000, 20000, None, 5)
    assert desk.text("RPM") == "1,000"


async def test_days_are_counted_over_24_hours_or_by_a_calendar(desk: Desk) -> None:
    await new_provider(desk)
    desk.type("Base URL", "https://tts.example")
    desk.press("Limits")
    assert desk.text("Day counted") == "over the last 24 hours"
    assert not desk.shows("Time zone")
    desk.choose("Day counted", "by the calendar, from midnight on")
    zones = desk.find(QComboBox, "Time zone")
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    assert desk.text("Time zone") == zones.itemText(0) == own
    assert "Asia/Shanghai" in (zones.itemText(0), zones.itemText(1))
    desk.type("Time zone", "Asia/Shanghai")
    desk.type("RPD", "50")
    assert desk.find(QToolButton, "Limits").text().endswith("1 at once · RPD 50 · days of Asia/Shanghai")
    desk.press("Save")
    await desk.settle()
    assert (await saved(desk)).limits == Limits(1, rpd=50, day_zone="Asia/Shanghai")
    assert not desk.says("● unsaved")
    desk.press("Duplicate provider")
    await desk.settle()
    assert (await saved(desk)).name == "My server 2"
    assert (await saved(desk)).limits.day_zone == "Asia/Shanghai"
    assert desk.text("Time zone") == "Asia/Shanghai"
    desk.choose("Day counted", "over the last 24 hours")
    assert desk.says("● unsaved")
    desk.press("Save")
    await desk.settle()
    assert (await saved(desk)).limits.day_zone == ""


async def test_a_time_zone_that_nobody_knows_is_refused_and_kept_on_screen(desk: Desk) -> None:
    await new_provider(desk)
    desk.type("Base URL", "https://tts.example")
    desk.press("Limits")
    desk.choose("Day counted", "by the calendar, from midnight on")
    for typed, sentence in (
        ("Mars/Base", 'This computer knows no time zone "Mars/Base".'),
        ("Asia", 'This computer knows no time zone "Asia".'),
        ("", "No time zone is chosen."),
    ):
        desk.type("Time zone", typed)
        desk.press("Save")
        await desk.settle()
        assert sentence in desk.status
        assert desk.says(sentence)
        assert desk.find(QComboBox, "Time zone").property("tone") == "danger"
        assert desk.text("Time zone") == typed
        assert len(await desk.house.services.providers.list_all()) == 1
    desk.type("Time zone", "Europe/Berlin")
    assert desk.find(QComboBox, "Time zone").property("tone") == "muted"


async def test_zones_that_fit_are_offered_on_a_ground_that_shows_them(desk: Desk) -> None:
    """The list is a window of its own, which no rule of the style sheet for fields reaches."""
    await new_provider(desk)
    desk.press("Limits")
    desk.choose("Day counted", "by the calendar, from midnight on")
    zones = desk.find(QComboBox, "Time zone")
    desk.type("Time zone", "")
    line = zones.lineEdit()
    assert line is not None
    desk.keys(line, "shang")
    (offered,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QListView) and one.isVisible())
    assert offered.model().index(0, 0).data() == "Asia/Shanghai"
    picture = offered.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2).name().upper() == LIGHT.raised
    offered.hide()
    assert desk.text("Time zone") == "shang"


async def test_a_long_summary_does_not_widen_the_form(desk: Desk) -> None:
    desk.window.resize(1024, 680)
    await new_provider(desk)
    desk.press("Limits")
    for name in ("Max concurrency", "RPM", "RPD", "TPM", "TPD"):
        desk.type(name, "999,999,999")
    desk.choose("Day counted", "by the calendar, from midnight on")
    desk.type("Time zone", "America/Argentina/ComodRivadavia")
    desk.press("Limits")
    await desk.settle()
    head = desk.find(QToolButton, "Limits")
    assert head.text().endswith("days of America/Argentina/ComodRivadavia")
    assert head.width() < head.sizeHint().width(), "the summary is longer than its place"
    assert head.toolTip() in head.text()
    (area,) = (one for one in desk.window.findChildren(QScrollArea) if one.isAncestorOf(head))
    assert area.horizontalScrollBar().maximum() == 0


async def test_a_word_is_not_spoken_while_a_limit_cannot_be_read(desk: Desk, standin: Standin) -> None:
    await new_provider(desk)
    desk.type("Base URL", standin.base_url)
    desk.type("API Key", standin.key)
    desk.type("Default Model", "mimo-v2.5-tts")
    desk.press("Limits")
    desk.type("RPM", "a few")
    desk.press("Try one word")
    await desk.settle()
    assert "A limit is a positive whole number." in desk.status
    assert desk.find(QLineEdit, "RPM").hasFocus()
    assert standin.log() == []
    desk.type("RPM", "3")
    desk.press("Try one word")
    await desk.settle()
    assert len(standin.log()) == 1


async def test_the_way_to_one_limit(desk: Desk) -> None:
    await new_provider(desk)
    desk.type("Base URL", "https://tts.example")
    desk.press("Save")
    await desk.settle()
    desk.click_row("Providers list", "Practice (offline)")
    await desk.settle()
    assert not desk.shows("RPD")
    desk.shell.providers.show_limit.start((await saved(desk)).id, "rpd")
    await desk.settle()
    assert desk.text("Name") == "My server"
    assert desk.find(QLineEdit, "RPD").hasFocus()
