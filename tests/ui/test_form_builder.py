"""Field specifications become form rows, and what is typed comes back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from neiroha_desktop.domain.capabilities import FieldKind, FieldSpec
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.ui.form_builder import FieldsForm

SPECS = (
    FieldSpec("line", msg("Line"), FieldKind.TEXT, "usual", hint=msg("One line."), placeholder="socks5://…"),
    FieldSpec("way", msg("Way"), FieldKind.CHOICE, "b", choices=(("a", msg("Way A")), ("b", msg("Way B")))),
    FieldSpec("time", msg("Time"), FieldKind.NUMBER, 10.0, minimum=1.0, maximum=120.0, unit=msg("s")),
    FieldSpec("check", msg("Check"), FieldKind.SWITCH, True),
    FieldSpec("lines", msg("Lines"), FieldKind.LINES, hint=msg("One per line."), placeholder="X-Title: Name"),
)
KINDS: dict[str, type[QWidget]] = {
    "Line": QLineEdit,
    "Way": QComboBox,
    "Time": QDoubleSpinBox,
    "Check": QCheckBox,
    "Lines": QPlainTextEdit,
}


class Form:
    """A form on screen, and what it has reported."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = FieldsForm(SPECS)
        self.reported: list[tuple[str, Any]] = []
        self.widget.edited.connect(lambda name, value: self.reported.append((name, value)))
        qtbot.addWidget(self.widget)
        self.widget.show()

    def field(self, name: str) -> Any:
        (found,) = (one for one in self.widget.findChildren(KINDS[name]) if one.accessibleName() == name)
        return found

    def hints(self) -> list[str]:
        labels = [one for one in self.widget.findChildren(QLabel) if one.isVisible() and one.buddy() is None]
        return [label.text() for label in labels]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return Form(qtbot)


def test_every_kind_has_a_specification() -> None:
    assert {spec.kind for spec in SPECS} == set(FieldKind)


def test_each_field_has_its_label_for_a_buddy(form: Form) -> None:
    labels = {label.text(): label for label in form.widget.findChildren(QLabel)}
    for name in KINDS:
        assert labels[name].buddy() is form.field(name)


def test_values_are_shown_and_not_reported(form: Form) -> None:
    form.widget.set_values({"line": "x", "way": "a", "time": 42.0, "check": False, "lines": "A: 1\nB: 2"})
    assert form.field("Line").text() == "x"
    assert form.field("Way").currentText() == "Way A"
    assert form.field("Time").value() == 42.0
    assert form.field("Time").text() == "42 s"
    assert not form.field("Check").isChecked()
    assert form.field("Lines").toPlainText() == "A: 1\nB: 2"
    assert not form.reported


def test_a_field_that_is_not_named_shows_its_default(form: Form) -> None:
    form.widget.set_values({"line": "x", "check": False})
    form.widget.set_values({})
    assert form.field("Line").text() == "usual"
    assert form.field("Way").currentText() == "Way B"
    assert form.field("Time").value() == 10.0
    assert form.field("Check").isChecked()
    assert form.field("Lines").toPlainText() == ""
    assert not form.reported


def test_what_is_typed_is_reported_by_id(form: Form) -> None:
    form.widget.set_values({"line": "", "way": "b", "time": 10.0, "check": True})
    QTest.keyClicks(form.field("Line"), "ab")
    QTest.keyClick(form.field("Way"), Qt.Key.Key_Up)
    QTest.keyClick(form.field("Time"), Qt.Key.Key_Up)
    QTest.keyClick(form.field("Check"), Qt.Key.Key_Space)
    QTest.keyClicks(form.field("Lines"), "A: 1")
    assert form.reported[:5] == [("line", "a"), ("line", "ab"), ("way", "a"), ("time", 11.0), ("check", False)]
    assert form.reported[-1] == ("lines", "A: 1")


def test_an_unknown_choice_shows_the_first(form: Form) -> None:
    form.widget.set_values({"way": "from a newer version"})
    assert form.field("Way").currentText() == "Way A"


def test_hints_stand_under_their_fields(form: Form) -> None:
    form.widget.set_values({})
    assert form.hints() == ["One line.", "One per line."]


def test_a_problem_takes_the_place_of_the_hint(form: Form) -> None:
    form.widget.mark("lines", "This is no header.")
    assert form.hints() == ["One line.", "This is no header."]
    assert form.field("Lines").property("tone") == "danger"
    form.widget.mark("lines", "")
    assert form.hints() == ["One line.", "One per line."]
    assert form.field("Lines").property("tone") != "danger"


def test_a_problem_without_a_hint_comes_and_goes(form: Form) -> None:
    form.widget.mark("time", "Too long.")
    assert "Too long." in form.hints()
    form.widget.set_values({})
    assert "Too long." not in form.hints()


def test_tab_leaves_a_field_of_several_lines(form: Form) -> None:
    lines = form.field("Lines")
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Tab)
    assert lines.toPlainText() == ""


def test_it_knows_its_fields(form: Form) -> None:
    assert form.widget.has("line")
    assert not form.widget.has("name")


FINE = (
    FieldSpec("pitch", msg("Pitch"), FieldKind.NUMBER, 1.0, minimum=0.5, maximum=2.0, decimals=2),
    FieldSpec("lang", msg("Lang"), FieldKind.TEXT, suggestions=("zh", "en"), placeholder="auto"),
    FieldSpec("style", msg("Style"), FieldKind.CHOICE, choices=(("", msg("none")),), hint=msg("How it speaks.")),
)


@pytest.fixture
def fine(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Form:
    monkeypatch.setattr("tests.ui.test_form_builder.SPECS", FINE)
    monkeypatch.setattr(
        "tests.ui.test_form_builder.KINDS", {"Pitch": QDoubleSpinBox, "Lang": QComboBox, "Style": QComboBox}
    )
    return Form(qtbot)


def test_digits_behind_the_point(fine: Form) -> None:
    fine.widget.set_values({"pitch": 1.25})
    QTest.keyClick(fine.field("Pitch"), Qt.Key.Key_Up)
    assert fine.reported == [("pitch", 1.3)]


def test_suggestions_stand_beside_free_text(fine: Form) -> None:
    box = fine.field("Lang")
    assert (box.count(), box.currentText(), box.lineEdit().placeholderText()) == (2, "", "auto")
    QTest.keyClicks(box.lineEdit(), "ja")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert [value for _, value in fine.reported][:2] == ["j", "ja"]
    assert fine.reported[-1] == ("lang", "zh")
    fine.widget.set_values({"lang": "de"})
    assert box.currentText() == "de"
    assert fine.reported[-1] == ("lang", "zh")


def test_further_choices_come_and_go_without_a_report(fine: Form) -> None:
    box = fine.field("Style")
    fine.widget.offer("style", ("calm", "angry"))
    fine.widget.show_choice("style", "angry")
    fine.widget.offer("style", ("angry",))
    assert box.currentData() == "angry"
    fine.widget.offer("style", ("calm",))
    assert (box.currentText(), box.count(), fine.reported) == ("none", 2, [])


def test_a_hidden_row_keeps_its_hint_hidden(fine: Form) -> None:
    fine.widget.show_field("style", False)
    fine.widget.set_values({})
    assert fine.hints() == []
    fine.widget.show_field("style", True)
    assert fine.hints() == ["How it speaks."]
