"""The voice picker: search, filters, favourites, samples, and the keyboard."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QRadioButton, QWidget

from neiroha_desktop.domain.errors import ProviderServerError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Gender, Voice
from neiroha_desktop.domain.synthesis import AudioClip, SynthesisRequest
from neiroha_desktop.ui.voice_words import voice_facts
from neiroha_desktop.ui.voices.picker.list_view import VoiceListView
from neiroha_desktop.ui.voices.picker.painter import play_rect, star_rect
from neiroha_desktop.ui.voices.picker.words import facts_of
from tests.standin.studio import LANGUAGES, MODEL, PROVIDER, Studio, voices
from tests.ui.desk import Desk
from tests.ui.studio_desk import speaking_through

FIRST, SECOND, THIRD = "en-US-Voice0000Neural", "zh-CN-Voice0001Neural", "ja-JP-Voice0002Neural"


@pytest.fixture
async def studio(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Studio]:
    async with speaking_through(Studio(30), desk, monkeypatch) as studio:
        desk.type("Voice", SECOND)
        yield studio
        desk.find(QComboBox, "Voice").hidePopup()


def opened(desk: Desk) -> VoiceListView:
    """Open the picker and return its list."""
    desk.press("Browse voices")
    return desk.find(VoiceListView, "Voice list")


def listed(desk: Desk) -> list[str]:
    model = desk.find(VoiceListView, "Voice list").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def place(view: VoiceListView, row: int) -> QRect:
    return view.visualRect(view.model().index(row, 0))


def click(view: VoiceListView, spot: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


async def test_it_opens_at_the_voice_in_use_and_a_click_takes_another(desk: Desk, studio: Studio) -> None:
    view = opened(desk)
    await desk.settle()
    current = view.current()
    assert current is not None
    assert current.id == SECOND
    assert desk.says("30 voices")
    assert desk.find(QLineEdit, "Search voices").hasFocus()
    click(view, place(view, 2).center())
    assert not desk.shows("Voice list")
    assert desk.text("Voice") == THIRD
    assert desk.says("Japanese (Japan)")
    await desk.settle()
    opened(desk)
    await desk.settle()
    desk.press("Recently used")
    assert listed(desk) == ["Voice 0002"]


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_list_is_painted_without_the_page_under_it(desk: Desk, studio: Studio, theme: str) -> None:
    desk.theme.choose(theme)
    await desk.settle()
    ground = opened(desk).viewport()
    assert ground.autoFillBackground()
    # An opaque brush: else Qt would paint what lies beneath first.
    brush = ground.palette().brush(ground.backgroundRole())
    assert brush.isOpaque()
    assert brush.color().name().upper() == desk.theme.tokens.raised.upper()


async def test_words_and_filters_narrow_the_list(desk: Desk, studio: Studio) -> None:
    opened(desk)
    desk.type("Search voices", "JAPAN neutral")
    assert listed(desk) == ["Voice 0002", "Voice 0017"]
    assert desk.says("2 of 30 voices")
    desk.type("Search voices", "")
    desk.choose("Voice gender", "male")
    desk.choose("Voice style", "whispering")
    desk.choose("Voice language", f"{LANGUAGES[1][1]} · 6")
    assert listed(desk) == ["Voice 0001", "Voice 0016"]
    desk.type("Search voices", "no such voice")
    assert desk.says("No voice fits.")
    assert not desk.find(QPushButton, "Use voice").isEnabled()
    desk.find(QComboBox, "Voice").hidePopup()
    # The next time nothing is hidden.
    opened(desk)
    assert len(listed(desk)) == 30


async def test_the_keyboard_can_do_everything(desk: Desk, studio: Studio) -> None:
    view = opened(desk)
    search = desk.find(QLineEdit, "Search voices")
    QTest.keyClicks(search, "0005")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert (desk.text("Voice"), desk.shows("Voice list")) == ("en-US-Voice0005Neural", False)
    opened(desk)
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Down)
    current = view.current()
    assert current is not None
    assert current.name == "Voice 0007"
    QTest.keyClick(search, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(search, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    await desk.settle()
    assert desk.find(QPushButton, "Favourite").isChecked()
    assert len(studio.requests) == 1
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_S)
    QTest.keyClick(view, Qt.Key.Key_Space)
    await desk.settle()
    assert not desk.find(QPushButton, "Favourite").isChecked()
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.text("Voice") == "zh-CN-Voice0006Neural"
    opened(desk)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert not desk.shows("Voice list")
    assert desk.text("Voice") == "zh-CN-Voice0006Neural"


async def test_favourites_stay(desk: Desk, studio: Studio) -> None:
    view = opened(desk)
    await desk.settle()
    click(view, star_rect(place(view, 3)).center())
    await desk.settle()
    click(view, star_rect(place(view, 0)).center())
    await desk.settle()
    assert desk.shows("Voice list"), "a star does not take the voice"
    desk.press("Favourites")
    assert listed(desk) == ["Voice 0000", "Voice 0003"]
    desk.press("Favourite")
    await desk.settle()
    assert listed(desk) == ["Voice 0003"]
    marks = await desk.house.services.voices.marks(PROVIDER.id, MODEL)
    assert [name for name, mark in marks.items() if mark.favourite] == ["de-DE-Voice0003Neural"]


async def test_a_sample_is_asked_for_once(desk: Desk, studio: Studio) -> None:
    view = opened(desk)
    await desk.settle()
    words = Qt.ItemDataRole.AccessibleDescriptionRole
    assert view.model().index(2, 0).data(words) == ""
    click(view, play_rect(place(view, 2)).center())
    await desk.settle()
    assert desk.shows("Voice list")
    (request,) = studio.requests
    assert request.text == "こんにちは。短い音声テストです。"
    assert desk.house.services.playback.current is not None
    assert desk.house.services.playback.current.title == "Voice 0002"
    assert "costs nothing" in view.model().index(2, 0).data(words)
    assert desk.find(QPushButton, "Hear sample").accessibleDescription() == "costs nothing"
    await desk.house.services.playback.stop()
    desk.press("Hear sample")
    await desk.settle()
    assert len(studio.requests) == 1
    assert desk.shell.voices.audition.takes == []
    assert desk.text("Voice") == SECOND, "to hear a voice is not to take it"


async def test_a_second_click_on_what_sounds_stops_it(desk: Desk, studio: Studio) -> None:
    view = opened(desk)
    voice = studio.voices[2]
    click(view, play_rect(place(view, 2)).center())
    await desk.until(lambda: desk.shell.picker.sounds(voice), "the sound")
    click(view, play_rect(place(view, 2)).center())
    await desk.until(lambda: not desk.shell.picker.sounds(voice), "silence")


async def test_a_failure_is_said_in_the_picker_and_in_the_window(
    desk: Desk, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_request: SynthesisRequest) -> AudioClip:
        raise ProviderServerError(msg("The studio is closed."), retryable=False)

    monkeypatch.setattr(studio, "synthesize", refuse)
    opened(desk)
    desk.press("Hear sample")
    await desk.settle()
    assert desk.says("The studio is closed.")
    assert "The studio is closed." in desk.status


async def test_generating_makes_a_voice_a_recent_one(desk: Desk, studio: Studio) -> None:
    desk.type("Text", "Hello")
    desk.press("Generate")
    await desk.until(lambda: len(desk.shell.voices.audition.takes) == 1, "the take")
    await desk.settle()
    opened(desk)
    await desk.settle()
    desk.press("Recently used")
    assert listed(desk) == ["Voice 0001"]


async def test_voices_without_facts_offer_no_empty_filters(desk: Desk) -> None:
    opened(desk)
    assert len(listed(desk)) > 5
    assert not desk.shows("Voice style") or desk.find(QComboBox, "Voice style").count() > 1
    desk.find(QComboBox, "Voice").hidePopup()
    desk.type("Model", "unknown-model")
    opened(desk)
    assert listed(desk) == []
    assert desk.says("No voices are listed.")
    assert not any(map(desk.shows, ("Voice language", "Voice gender", "Voice style")))
    desk.find(QComboBox, "Voice").hidePopup()


async def test_a_short_list_opens_as_a_list_and_a_long_one_in_the_picker(desk: Desk, studio: Studio) -> None:
    box = desk.find(QComboBox, "Voice")
    box.showPopup()
    assert box.view().isVisible()
    assert not desk.shows("Voice list")
    box.hidePopup()
    studio.voices = voices(100)
    desk.shell.voices.editor.load_catalog.restart()
    await desk.settle()
    box.showPopup()
    assert desk.shows("Voice list")
    assert not box.view().isVisible()


async def test_everything_in_it_is_named(desk: Desk, studio: Studio) -> None:
    opened(desk)
    panel = desk.find(QWidget, "Choose a voice")
    kinds = (QLineEdit, QComboBox, QPushButton, QRadioButton, VoiceListView)
    stops = [one for kind in kinds for one in panel.findChildren(kind) if one.isVisible()]
    unnamed = [one for one in stops if not one.accessibleName() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) >= 10
    assert not unnamed
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in stops if one.accessibleName())
    assert panel.window() is desk.window, "screen readers walk through a window, and not through a popup"


async def test_keys_stay_in_it_and_a_click_beside_it_closes_it(desk: Desk, studio: Studio) -> None:
    view = opened(desk)
    panel = desk.find(QWidget, "Choose a voice")
    seen = set()
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert panel.isAncestorOf(focus)
        seen.add(focus)
    assert len(seen) >= 8
    before = len(desk.rows("Characters list"))
    for key in (Qt.Key.Key_N, Qt.Key.Key_Comma):
        QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    await desk.settle()
    assert desk.shows("Voice list"), "shortcuts of the window are not meant here"
    assert len(desk.rows("Characters list")) == before
    veil = panel.parentWidget()
    assert veil is not None
    QTest.mouseClick(veil, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not desk.shows("Voice list")
    assert desk.find(QComboBox, "Voice").hasFocus()


def test_a_voice_that_is_called_after_its_language_says_it_once() -> None:
    italian = Voice("roa/it", "Italian", "it", language_name="Italian")
    assert (voice_facts(italian), facts_of(italian)) == ("Italian", "roa/it")
    scottish = Voice("gmw/en-GB-scotland", "English (Scotland)", "en-GB-scotland", language_name="English")
    assert (voice_facts(scottish), facts_of(scottish)) == ("English (Scotland)", "gmw/en-GB-scotland")
    jenny = Voice("en-US-JennyNeural", "Jenny", "en-US", Gender.FEMALE, language_name="English (United States)")
    assert voice_facts(jenny) == "Jenny · English (United States) · female"
    assert facts_of(jenny) == "en-US-JennyNeural · English (United States) · female"
