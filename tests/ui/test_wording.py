"""Lists and notes with the punctuation of the language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from neiroha_desktop.ui.wording import join_sentences, list_text, series_text, with_note


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak a language for the length of a test."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def test_punctuation_is_that_of_the_language(language: str) -> None:
    chinese = language == "zh_CN"
    assert list_text(["a", "b", "c"]) == ("a、b、c" if chinese else "a, b, c")
    assert list_text(()) == ""
    assert series_text(["a", "b"]) == ("a；b" if chinese else "a; b")
    assert with_note("旁白", "here") == ("旁白（here）" if chinese else "旁白   (here)")
    assert join_sentences("a", "b.") == ("a。b." if chinese else "a. b.")
