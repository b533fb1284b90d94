"""The text to speak, as MiMo reads it: tags are directions, and each script is read in its own language."""

from __future__ import annotations

import re
from dataclasses import dataclass

MANDARIN = "sit/cmn"

_TAG = re.compile(r"\([^()\n]{0,200}\)|（[^（）\n]{0,200}）|\[[^\[\]\n]{0,200}\]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_SCRIPTS = (
    (re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\u3007\uf900-\ufaff\U00020000-\U0003ffff]"), MANDARIN),
    (_KANA, "jpx/ja"),
    (re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u0400-\u04ff]"), "zle/ru"),
)
_SENTENCE_END = re.compile(r"[.!?。！？…][\s\"'”’」』)]*$")
_CLAUSE_END = re.compile(r"[,;:，、；：\n][\s\"'”’」』)]*$")

_SENTENCE_PAUSE = 0.35
_CLAUSE_PAUSE = 0.18
_WORD_PAUSE = 0.05
_TAG_PAUSE = 0.3


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language."""

    text: str
    language: str
    """Voice identifier of eSpeak NG."""
    pause: float
    """Silence after it, in seconds, where another follows."""


def take_tags(text: str) -> tuple[str, list[str]]:
    """Separate directions from what is spoken.

    Returns:
        The words of a style tag at the very start ("" without one), and the pieces of text between the tags.
    """
    stripped = text.strip()
    first = _TAG.match(stripped)
    style = first.group()[1:-1].strip() if first else ""
    return style, [piece.strip() for piece in _TAG.split(stripped) if piece.strip()]


def split_runs(pieces: list[str], home: str, english: str) -> list[Run]:
    """Split pieces of text by script.

    Args:
        pieces: as `take_tags` returns them; a short silence stands between two.
        home: language of the voice, for text without any letters.
        english: kind of English for Latin letters.
    """
    runs: list[Run] = []
    for piece in pieces:
        if runs:
            runs[-1] = Run(runs[-1].text, runs[-1].language, _TAG_PAUSE)
        runs += [Run(text, language, _pause_after(text)) for text, language in _split_piece(piece, home, english)]
    # A piece of mere punctuation makes no sound; alone it stays, so that the engine can say so.
    return [run for run in runs if any(map(str.isalnum, run.text))] or runs


def _split_piece(piece: str, home: str, english: str) -> list[tuple[str, str]]:
    # Japanese mixes its own letters with Chinese ones.
    han = "jpx/ja" if _KANA.search(piece) else MANDARIN
    parts: list[tuple[str, str]] = []
    start, current = 0, ""
    for index, char in enumerate(piece):
        language = _language_of(char, han, english)
        if not language or language == current:
            continue
        if current:
            parts.append((piece[start:index], current))
            start = index
        current = language
    parts.append((piece[start:], current or home))
    return parts


def _language_of(char: str, han: str, english: str) -> str:
    """Return the language a character belongs to; "" for digits and signs, which go with what is before them."""
    if not char.isalpha():
        return ""
    for pattern, language in _SCRIPTS:
        if pattern.match(char):
            return han if language == MANDARIN else language
    return english


def _pause_after(text: str) -> float:
    if _SENTENCE_END.search(text):
        return _SENTENCE_PAUSE
    return _CLAUSE_PAUSE if _CLAUSE_END.search(text) else _WORD_PAUSE
