"""A page can be scrolled over its fields without changing them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.fields import ComboBox, NumberBox
from neiroha_desktop.ui.parts.labels import HintLabel, set_tone
from neiroha_desktop.ui.theme import LIGHT, build_style_sheet


def _wheel(target: QWidget) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(5, 5),
        target.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)
    return event


@pytest.mark.parametrize("kind", [ComboBox, NumberBox])
def test_the_wheel_changes_only_the_field_in_use(qtbot: QtBot, kind: type[ComboBox | NumberBox]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = kind()
    if isinstance(field, ComboBox):
        field.addItems(["a", "b", "c"])
    else:
        field.setValue(5)
    other = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(other)
    column.addWidget(field)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()

    def value() -> object:
        return field.currentText() if isinstance(field, ComboBox) else field.value()

    before = value()
    other.setFocus()
    assert not _wheel(field).isAccepted()
    assert value() == before
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    _wheel(field)
    assert value() != before


def test_a_choice_that_does_not_fit_ends_in_dots(qtbot: QtBot) -> None:
    field = ComboBox()
    qtbot.addWidget(field)
    field.addItem("A name that is far too long for its field")
    for width, ends in ((120, "…"), (1000, "field")):
        field.resize(width, 32)
        option = QStyleOptionComboBox()
        field.initStyleOption(option)
        assert option.currentText.endswith(ends)
    assert field.currentText().endswith("field")


@pytest.mark.parametrize("text", ["× 1", "System default", "12 个", "mimo-v2.5-tts"])
def test_a_field_as_wide_as_its_text_shows_all_of_it(qtbot: QtBot, text: str) -> None:
    field = ComboBox()
    qtbot.addWidget(field)
    field.addItem(text)
    field.setStyleSheet(build_style_sheet(LIGHT))
    field.resize(field.sizeHint())
    option = QStyleOptionComboBox()
    field.initStyleOption(option)
    assert option.currentText == text


class _Styled(QLineEdit):
    """Counts how often it is asked for its style."""

    asked = 0

    def style(self) -> QStyle:
        self.asked += 1
        return super().style()


def test_a_field_is_styled_anew_only_where_something_becomes_or_ceases_to_be_wrong(qtbot: QtBot) -> None:
    field = _Styled()
    qtbot.addWidget(field)
    field.asked = 0
    set_tone(field, Tone.NEUTRAL)
    assert field.asked == 0
    set_tone(field, Tone.DANGER)
    assert (field.asked > 0, field.property("tone")) == (True, "danger")
    field.asked = 0
    set_tone(field, Tone.NEUTRAL)
    assert (field.asked > 0, field.property("tone")) == (True, "muted")


@pytest.mark.parametrize("tone", [tone for tone in Tone if tone is not Tone.NEUTRAL])
def test_a_hint_takes_the_colour_of_what_it_says(qtbot: QtBot, tone: Tone) -> None:
    hint = HintLabel()
    qtbot.addWidget(hint)
    hint.setStyleSheet(build_style_sheet(LIGHT))
    for said in (Tone.NEUTRAL, tone, Tone.NEUTRAL):
        hint.say("words", said)
        hint.ensurePolished()
        wanted = {"muted": LIGHT.muted, "ok": LIGHT.ok, "warning": LIGHT.warning, "danger": LIGHT.danger}[said]
        assert hint.palette().windowText().color().name().upper() == wanted.upper()
