"""Tags are taken out of the text, and each script goes to its own language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.offline.practice_text import split_runs, take_tags

US = "gmw/en-US"
ZH = "sit/cmn"


@pytest.mark.parametrize(
    ("text", "style", "pieces"),
    [
        ("Hello.", "", ["Hello."]),
        ("(whisper)Hello.", "whisper", ["Hello."]),
        ("（温柔 慵懒）你好。", "温柔 慵懒", ["你好。"]),
        ("  [happy] Hello.", "happy", ["Hello."]),
        ("Well (sigh) yes [laugh].", "", ["Well", "yes", "."]),
        ("(sigh)", "sigh", []),
        ("a < b) and (c", "", ["a < b) and (c"]),
        ("a (one\ntwo) b", "", ["a (one\ntwo) b"]),
    ],
)
def test_tags(text: str, style: str, pieces: list[str]) -> None:
    assert take_tags(text) == (style, pieces)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Hello, world.", [("Hello, world.", US)]),
        ("你好，世界。", [("你好，世界。", ZH)]),
        ("我有 3 台 Mac，对吧？Yes!", [("我有 3 台 ", ZH), ("Mac，", US), ("对吧？", ZH), ("Yes!", US)]),
        ("2026年", [("2026年", ZH)]),
        ("12 345", [("12 345", ZH)]),
        ("“Hi” 你好", [("“Hi” ", US), ("你好", ZH)]),
        ("東京に行きます", [("東京に行きます", "jpx/ja")]),
        ("안녕 Привет", [("안녕 ", "ko"), ("Привет", "zle/ru")]),
        ("...", [("...", ZH)]),
    ],
)
def test_scripts(text: str, runs: list[tuple[str, str]]) -> None:
    assert [(run.text, run.language) for run in split_runs([text], ZH, US)] == runs


def test_pauses_follow_punctuation_and_tags() -> None:
    runs = split_runs(["你好，Tom。很好 ok", "再见"], ZH, US)
    assert [run.text for run in runs] == ["你好，", "Tom。", "很好 ", "ok", "再见"]
    comma, stop, none, tag, _ = (run.pause for run in runs)
    assert none < comma < tag < stop


def test_a_piece_of_punctuation_is_dropped_beside_others() -> None:
    assert [run.text for run in split_runs(["Well", ".", "yes"], ZH, US)] == ["Well", "yes"]


@given(st.text(max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    runs = split_runs([text], ZH, US)
    assert [char for run in runs for char in run.text if char.isalnum()] == [char for char in text if char.isalnum()]
