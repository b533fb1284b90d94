"""Every control of every page has a name, a label, a place in the tab order, and room for its words."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from neiroha_desktop.ui.language import CHINESE, ENGLISH
from tests.ui.desk import Desk
from tests.ui.scripted_recorder import ScriptedRecorder

PAGES = ("voices", "providers", "takes", "usage", "settings")
FIRST = ("Narrator", "Old fisherman", "Guest voice")
SIZES = ((1024, 680), (1280, 800))
UNLABELLED = {
    "Filter characters": "its magnifying glass and its placeholder say it",
    "Filter takes": "its magnifying glass and its placeholder say it",
    "Status": "its text is what it says",
}
"""Fields without a label beside them, and why."""

NAMES = {
    "navigation": ("Voices", "Providers", "Takes", "Usage", "Settings"),
    "providers": (
        *("Add provider", "Duplicate provider", "Delete provider", "Providers list"),
        *("Start from", "Adapter Type", "Name", "Base URL", "API Key", "Default Model", "Enabled", "Fetch All"),
        *("Health Check", "Save", "Health Check result", "Try one word", "Models and voices", "Limits", "Advanced"),
        *("Max concurrency", "RPM", "RPD", "TPM", "TPD"),
    ),
    "voices": (
        *("New character", "Duplicate character", "Delete character", "Characters list"),
        *("Character name", "Provider", "Model", "Preset voice", "Voice design", "Voice clone"),
        *("Voice", "Voice instruction", "Save character"),
        *("Text", "Sample texts", "Generate", "Number of takes", "Stop", "Takes of this character"),
        *("Play", "Position", "Volume", "Output device"),
    ),
}
"""What interface.md promises, but for what comes with a later model or a later part."""


@pytest.fixture(autouse=True)
def scripted_microphone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Listen to nobody."""
    monkeypatch.setattr("neiroha_desktop.services.recording._make_recorder", ScriptedRecorder)


async def unfold(desk: Desk) -> None:
    """Open every fold on screen."""
    for head in desk.window.findChildren(QToolButton):
        if head.isVisible() and head.property("role") == "fold" and not head.isChecked():
            head.click()
    await desk.settle()


async def visit(desk: Desk) -> AsyncIterator[str]:
    """Go through every page in every state that shows other controls."""
    for name in FIRST:
        character = await desk.house.services.characters.by_name(name)
        desk.window.open_page("voices")
        desk.shell.voices.select(character.id)
        await desk.settle()
        yield f"voices, {name}"
    desk.shell.reference.desk.open()
    await desk.settle()
    await unfold(desk)
    yield "voices, a recording"
    desk.shell.reference.recorder.open()
    await desk.settle()
    yield "voices, the microphone"
    desk.shell.reference.recorder.close()
    desk.shell.reference.desk.close()
    await desk.settle()
    desk.shell.grid.open()
    await desk.settle()
    yield "voices, what is compared"
    desk.shell.grid.start()
    await desk.settle()
    yield "voices, compared"
    desk.shell.grid.close()
    for page in PAGES[1:]:
        desk.window.open_page(page)
        await desk.settle()
        await unfold(desk)
        yield page
        if page == "usage":
            for section in ("queue", "requests", "overview"):
                desk.shell.usage.show_section(section)
                await desk.settle()
                yield f"{page}, {section}"
    desk.window.open_page("providers")
    desk.shell.providers.start_new()
    await desk.settle()
    await unfold(desk)
    yield "providers, new"


async def fill(desk: Desk) -> None:
    """Leave traces of work on the pages: a take, a check, a sentence in the status line."""
    desk.type("Text", "Hello, this is a sentence of a usual length.")
    desk.press("Generate")
    await desk.settle()
    await desk.open("Providers")
    for name in ("Health Check", "Fetch All", "Save"):
        desk.press(name)
        await desk.settle()


def visible(desk: Desk, kind: type[QWidget] = QWidget) -> Iterable[QWidget]:
    return (widget for widget in desk.window.findChildren(kind) if widget.isVisible())


def controls(desk: Desk) -> list[QWidget]:
    """Return every control that takes the focus; parts of another control belong to it."""
    found = []
    for widget in visible(desk):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QScrollArea):
            continue
        if isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox) or widget.focusProxy() is not None:
            continue
        found.append(widget)
    return found


def describe(widget: QWidget) -> str:
    text = widget.property("text") or ""
    return f"{type(widget).__name__} {widget.accessibleName()!r} {text!r}"


async def test_every_control_has_a_name(desk: Desk) -> None:
    await fill(desk)
    nameless = set()
    async for place in visit(desk):
        nameless |= {f"{place}: {describe(widget)}" for widget in controls(desk) if not widget.accessibleName()}
    assert not nameless


async def test_no_two_controls_of_a_page_share_a_name(desk: Desk) -> None:
    await fill(desk)
    async for place in visit(desk):
        names = [widget.accessibleName() for widget in controls(desk)]
        # The page called Takes is reached by the button of that name; labels of fields are no controls.
        assert len(names) == len(set(names)), (place, sorted(name for name in set(names) if names.count(name) > 1))


async def test_every_field_has_a_label(desk: Desk) -> None:
    await fill(desk)
    bare = set()
    async for place in visit(desk):
        buddies = {id(label.buddy()) for label in desk.window.findChildren(QLabel) if label.isVisible()}
        for widget in controls(desk):
            if not isinstance(widget, QLineEdit | QComboBox | QAbstractSpinBox | QPlainTextEdit | QTextEdit):
                continue
            if id(widget) not in buddies and widget.accessibleName() not in UNLABELLED:
                bare.add(f"{place}: {describe(widget)}")
    assert not bare


async def test_the_promised_names_are_there(desk: Desk) -> None:
    await desk.open("Providers")
    desk.press("Health Check")
    await desk.settle()
    seen: dict[str, set[str]] = {}
    async for place in visit(desk):
        page = place.partition(",")[0]
        seen.setdefault(page, set()).update(widget.accessibleName() for widget in visible(desk))
    for page, names in NAMES.items():
        missing = set(names) - (
            {name for found in seen.values() for name in found} if page == "navigation" else seen[page]
        )
        assert not missing, page
    assert {"Reference audio", "Choose file"} <= seen["voices"]
    desk.shell.messages.say("Something happened.")
    assert desk.status == "Something happened."


async def test_the_tab_key_reaches_every_control(desk: Desk) -> None:
    async for place in visit(desk):
        chain, widget = set(), desk.window.nextInFocusChain()
        while widget is not desk.window and id(widget) not in chain:
            chain.add(id(widget))
            assert widget is not None
            widget = widget.nextInFocusChain()
        assert {describe(control) for control in controls(desk) if id(control) not in chain} == set(), place


async def test_tab_goes_on_from_every_control(desk: Desk) -> None:
    async for place in visit(desk):
        for control in controls(desk):
            if not control.isEnabled():
                continue
            control.setFocus()
            assert control.hasFocus(), (place, describe(control))
            QTest.keyClick(control, Qt.Key.Key_Tab)
            assert not control.hasFocus(), (place, describe(control))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
async def test_nothing_is_cut_off(desk: Desk, language: str, theme: str) -> None:
    await fill(desk)
    desk.language.choose(language)
    desk.theme.choose(theme)
    cut = set()
    for size in SIZES:
        desk.window.resize(*size)
        assert (desk.window.width(), desk.window.height()) == size
        async for place in visit(desk):
            cut |= {f"{size} {place}: {problem}" for problem in cut_off(desk)}
    assert not cut, "\n".join(sorted(cut))


async def test_the_measure_sees_what_is_cut_off(desk: Desk) -> None:
    assert cut_off(desk) == set()
    step = "Check it: see that it answers, before anything costs you a request."
    (wrapped,) = (label for label in desk.labels() if label.text() == step)
    changes = {
        "Generate": desk.find(QPushButton, "Generate"),
        "Voice design": desk.find(QRadioButton, "Voice design"),
        "Practice (offline)": desk.find(QComboBox, "Provider"),
        "Number of takes": next(label for label in desk.labels() if label.text() == "Number of takes"),
    }
    for text, widget in changes.items():
        widget.setFixedWidth(widget.fontMetrics().horizontalAdvance(text) - 2)
        await desk.settle()
        assert any(text in problem or widget.accessibleName() in problem for problem in cut_off(desk)), text
    wrapped.setFixedHeight(wrapped.fontMetrics().height() - 2)
    await desk.settle()
    assert any(step in problem for problem in cut_off(desk))


def cut_off(desk: Desk) -> set[str]:
    """Return what has not got the room that it needs."""
    found = {f"{describe(one)} needs {needs(one)}, has {room(one)}" for one in visible(desk) if is_cut(one)}
    found |= {f"scrolls sideways: {describe(bar.parentWidget() or bar)}" for bar in sideways(desk)}
    return found


def sideways(desk: Desk) -> list[QScrollBar]:
    """Return the horizontal scroll bars that something is hidden behind."""
    areas = [area for area in desk.window.findChildren(QAbstractScrollArea) if area.isVisible()]
    return [area.horizontalScrollBar() for area in areas if area.horizontalScrollBar().maximum() > 0]


def is_cut(widget: QWidget) -> bool:
    wide, high = needs(widget)
    has_wide, has_high = room(widget)
    return wide > has_wide or high > has_high


def needs(widget: QWidget) -> tuple[int, int]:
    """Return the width and height that the words of a widget take; nothing for widgets without words."""
    metrics = widget.fontMetrics()
    match widget:
        case QLabel() if widget.wordWrap():
            longest = max((metrics.horizontalAdvance(word) for word in widget.text().split()), default=0)
            chinese = not widget.text().isascii()
            return 0 if chinese else longest, widget.heightForWidth(widget.width())
        case QLabel() if widget.text():
            lines = widget.text().splitlines()
            return max(map(metrics.horizontalAdvance, lines)), metrics.height() * len(lines)
        case QPushButton() | QCheckBox() | QRadioButton() if widget.text():
            icon = widget.iconSize().width() + 4 if not widget.icon().isNull() else 0
            return metrics.horizontalAdvance(widget.text()) + icon, metrics.height()
        case QComboBox() if widget.currentText():
            return metrics.horizontalAdvance(widget.currentText()), metrics.height()
    return 0, 0


def room(widget: QWidget) -> tuple[int, int]:
    """Return the width and height that a widget has for its words."""
    rect = widget.contentsRect()
    if isinstance(widget, QLabel):
        return rect.width(), rect.height() if not widget.wordWrap() else widget.height()
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        parts = {
            QPushButton: QStyle.SubElement.SE_PushButtonContents,
            QCheckBox: QStyle.SubElement.SE_CheckBoxContents,
            QRadioButton: QStyle.SubElement.SE_RadioButtonContents,
        }
        part = next(part for kind, part in parts.items() if isinstance(widget, kind))
        rect = widget.style().subElementRect(part, option, widget)
        return rect.width(), rect.height()
    if isinstance(widget, QComboBox):
        edit = widget.lineEdit()
        return (edit.width() - 4 if edit else widget.width() - 40), widget.height()
    return rect.width(), rect.height()
