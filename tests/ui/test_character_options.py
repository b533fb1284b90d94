"""The rows of the character editor that come from what a model accepts."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QPlainTextEdit

from neiroha_desktop.domain.messages import msg
from neiroha_desktop.ui.takes.facts import take_facts
from tests.standin.studio import Studio
from tests.ui.desk import Desk
from tests.ui.studio_desk import speaking_through

CALM, WHISPERS, PLAIN = "en-US-Voice0000Neural", "zh-CN-Voice0001Neural", "ja-JP-Voice0002Neural"


@pytest.fixture
async def studio(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Studio]:
    """A character that speaks through the studio, on screen."""
    async with speaking_through(Studio(), desk, monkeypatch) as studio:
        desk.type("Voice", CALM)
        desk.type("Text", "Hello")
        yield studio


def offered(desk: Desk, name: str) -> list[str]:
    box = desk.find(QComboBox, name)
    return [box.itemText(number) for number in range(box.count())]


async def test_what_is_set_is_sent_and_kept(desk: Desk, studio: Studio) -> None:
    desk.choose("Style", "cheerful")
    desk.type("Language", "zh")
    desk.find(QCheckBox, "Steady").setFocus()
    desk.press("Steady")
    pitch = desk.find(QDoubleSpinBox, "Pitch")
    pitch.setFocus()
    QTest.keyClick(pitch, Qt.Key.Key_Up)
    assert pitch.text() == "1.05 ×"
    assert desk.says("The same sound every time.")
    desk.press("Generate")
    await desk.until(lambda: len(desk.shell.voices.audition.takes) == 1, "the take")
    assert studio.requests[0].options == {"style": "cheerful", "language": "zh", "steady": True, "pitch": 1.05}
    assert desk.shell.voices.audition.changes()[0] is None
    assert "style: cheerful" in dict(take_facts(desk.shell.voices.audition.takes[0]))["Options"]
    desk.press("Save character")
    await desk.settle()
    (kept,) = [one for one in await desk.house.services.characters.list_all() if one.name == "Narrator"]
    assert kept.options == studio.requests[0].options
    desk.choose("Style", "none")
    assert desk.shell.voices.audition.changes()[0]


async def test_setting_a_value_back_is_no_edit(desk: Desk, studio: Studio) -> None:
    desk.press("Save character")
    await desk.settle()
    desk.type("Language", "en")
    assert desk.row("Characters list", "Narrator").unsaved
    desk.type("Language", "")
    assert not desk.row("Characters list", "Narrator").unsaved


async def test_styles_and_roles_are_those_of_the_voice(desk: Desk, studio: Studio) -> None:
    assert offered(desk, "Style") == ["none", "calm", "cheerful"]
    assert offered(desk, "Role") == ["none", "Girl", "OlderAdultMale"]
    desk.choose("Style", "calm")
    desk.type("Voice", WHISPERS)
    assert offered(desk, "Style") == ["none", "whispering"]
    assert desk.text("Style") == "none"
    assert not desk.shows("Role")
    desk.type("Voice", PLAIN)
    assert not desk.shows("Style")
    # What was chosen for the first voice comes back with it.
    desk.type("Voice", CALM)
    assert desk.text("Style") == "calm"
    desk.type("Voice", "typed by hand")
    assert offered(desk, "Style") == ["none", "calm", "cheerful", "whispering"]


async def test_each_mode_has_its_own_rows(desk: Desk, studio: Studio) -> None:
    assert not desk.shows("Extra")
    assert not desk.shows("Reference text")
    assert desk.shows("Speed")
    desk.press("Voice clone")
    assert desk.shows("Extra")
    desk.type("Reference text", "Words of the recording.")
    desk.type("Extra", "a: 1")
    desk.press("Preset voice")
    desk.press("Voice clone")
    assert desk.find(QPlainTextEdit, "Reference text").toPlainText() == "Words of the recording."
    draft = desk.shell.voices.editor.draft
    assert draft is not None
    assert (draft.reference_text, dict(draft.options)) == ("Words of the recording.", {"extra": "a: 1"})


async def test_a_problem_is_shown_at_its_row(desk: Desk, studio: Studio) -> None:
    desk.shell.voices.editor.edit(options={"pitch": 9.0})
    desk.press("Generate")
    await desk.settle()
    assert desk.says("Pitch is 9, and this model takes 0.5 to 2.")
    assert desk.find(QDoubleSpinBox, "Pitch").property("tone") == "danger"
    assert studio.requests == []


async def test_other_models_have_no_such_rows(desk: Desk, studio: Studio) -> None:
    desk.choose("Provider", "Practice (offline)")
    await desk.settle()
    assert not any(map(desk.shows, ("Style", "Pitch", "Steady", "Speed")))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2999-01-31", "The provider switches this model off on "),
        ("2001-01-31", "The provider switched this model off on "),
        ("soon", "The provider switches this model off: soon."),
    ],
)
async def test_a_model_that_ends_says_so(desk: Desk, studio: Studio, day: str, words: str) -> None:
    assert not desk.says(words)
    studio.shutdown_date = day
    desk.shell.voices.editor.load_catalog.restart()
    await desk.settle()
    assert desk.says(words)


async def test_what_the_provider_remarks_is_said_and_stays_with_the_take(desk: Desk, studio: Studio) -> None:
    studio.remarks = (msg('It said "{words}".', words="Good day"),)
    desk.press("Generate")
    await desk.until(lambda: len(desk.shell.voices.audition.takes) == 1, "the take")
    assert desk.status.startswith('It said "Good day".')
    assert desk.says("! remark")
