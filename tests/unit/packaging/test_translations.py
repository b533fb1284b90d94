"""The translation tools find every string of the code and every fault of a translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations
from PySide6.QtCore import QCoreApplication, QTranslator

pytestmark = pytest.mark.once

_CODE = """
class Page(QWidget):
    def build(self):
        self.tr("Save {name}")

    def count(self):
        self.tr("%n file(s)", "", 2)

    def fail(self):
        raise NeirohaError(
            msg(
                "The file “{file}” cannot "
                "be read.",
                file=1,
            ),
            remedy=msg("Choose another."),
        )
"""


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "page.py").write_text(_CODE, encoding="utf-8")
    return folder


@pytest.fixture
def translated(tmp_path: Path, code: Path) -> Path:
    """A complete translation, each sentence with 译 before it."""
    ts_file = tmp_path / "neiroha_zh_CN.ts"
    translations.extract(ts_file, code)
    text = ts_file.read_text(encoding="utf-8")
    text = re.sub(
        r'(<source>(.*?)</source>\s*)<translation type="unfinished"></translation>',
        r"\1<translation>译 \2</translation>",
        text,
    )
    text = re.sub(r'<translation type="unfinished">\s*<numerusform>', "<translation><numerusform>译 %n", text)
    ts_file.write_text(text, encoding="utf-8")
    translations.compile_to(ts_file.with_suffix(".qm"), ts_file)
    return ts_file


def test_a_complete_translation_has_no_problems(translated: Path, code: Path) -> None:
    assert translations.problems(translated, code) == []


def test_qt_finds_both_kinds_of_strings(translated: Path, qapp: QCoreApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(translated.with_suffix(".qm")))
    assert translator.translate("", "The file “{file}” cannot be read.") == "译 The file “{file}” cannot be read."
    assert translator.translate("Page", "Save {name}") == "译 Save {name}"
    qapp.installTranslator(translator)
    try:
        assert QCoreApplication.translate("", "Choose another.") == "译 Choose another."
    finally:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("<translation>译 Choose", '<translation type="unfinished">译 Choose', "Not translated: 'Choose another.'"),
        ("<translation>译 Choose another.<", "<translation> <", "Translated to nothing: 'Choose another.'"),
        ("译 Save {name}", "译 Save {nam}", "Other {fields} than in 'Save {name}'"),
        ("译 %n", "译", "Other {fields} than in '%n file(s)'"),
        ("译 Save {name}", "译 Save", "Other {fields} than in 'Save {name}'"),
        ("译 Choose", "选 Choose", "neiroha_zh_CN.qm is not what"),
        ("<source>Choose another.", "<source>Choose one.", "The code says 'Choose another.'"),
        ("<source>Choose another.", "<source>Choose one.", "The file has 'Choose one.'"),
    ],
)
def test_each_fault_is_found(translated: Path, code: Path, old: str, new: str, complaint: str) -> None:
    text = translated.read_text(encoding="utf-8")
    assert old in text
    translated.write_text(text.replace(old, new), encoding="utf-8")
    assert any(sentence.startswith(complaint) for sentence in translations.problems(translated, code))


def test_the_english_file_holds_one_and_many_and_nothing_else(tmp_path: Path, code: Path) -> None:
    ts_file = tmp_path / translations.ENGLISH_FILE.name
    translations.extract(ts_file, code)
    assert translations._keys(ts_file) == {("Page", "%n file(s)", "")}
    text = ts_file.read_text(encoding="utf-8")
    for form in ("%n file", "%n files"):
        text = text.replace("<numerusform></numerusform>", f"<numerusform>{form}</numerusform>", 1)
    ts_file.write_text(text.replace(' type="unfinished"', ""), encoding="utf-8")
    translations.compile_to(ts_file.with_suffix(".qm"), ts_file)
    assert translations.problems(ts_file, code) == []
    translator = QTranslator()
    assert translator.load(str(ts_file.with_suffix(".qm")))
    assert [translator.translate("Page", "%n file(s)", None, count) for count in (1, 2)] == ["%n file", "%n files"]


def test_a_new_string_is_noticed(translated: Path, code: Path) -> None:
    (code / "new.py").write_text('x = msg("Brand new.")\n', encoding="utf-8")
    assert translations.problems(translated, code) == ["The code says 'Brand new.' (msg), the file does not."]


def test_missing_files_are_said(tmp_path: Path, code: Path) -> None:
    assert translations.problems(tmp_path / "x.ts", code) == ["x.ts is missing.", "x.qm is missing."]


def test_every_marked_string_of_the_program_is_extracted(tmp_path: Path) -> None:
    ts_file = tmp_path / "all.ts"
    translations.extract(ts_file)
    extracted = {source for _, source, _ in translations._keys(ts_file)}
    marked = {text for path in translations.SOURCES.rglob("*.py") for text in _marked(path)}
    assert len(marked) > 50
    assert marked - extracted == set()


def _marked(path: Path) -> Iterator[str]:
    """Give the first argument of each `msg(…)` and `….tr(…)`, read by Python itself instead of Qt's tool."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    framed = {part for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for part in ast.walk(text)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in {"msg", "tr"} and node.args:
            text = node.args[0]
            # Qt's tool does not look into f-strings, and elsewhere the same words may belong to another class.
            assert node not in framed, f"{path}:{node.lineno}: take the call out of the f-string"
            assert isinstance(text, ast.Constant), f"{path}:{node.lineno}: only a literal string can be translated"
            assert isinstance(text.value, str)
            yield text.value
