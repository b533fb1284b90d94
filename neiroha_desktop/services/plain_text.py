"""Brackets that shall be read: the text as it is sent, so that no model takes them for directions."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from neiroha_desktop.services.tags import CHINESE, ENGLISH, text_language

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import TagSet

# Not compiled here, as in `tags`.
_CJK = r"[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_STOPS = ",.;:!?…，。；：！？、"
_DASHES = "-–—～"
_OPENING_QUOTES = "“‘「『《〈\"'"
_CLOSING_QUOTES = "”’」』》〉\"'"


def spoken_text(text: str, tags: TagSet | None, *, plain: bool) -> str:
    """Return what is sent for a text: as typed, or with its brackets made plain where the model would act on them."""
    return plain_brackets(text, tags) if plain and tags is not None else text


def plain_brackets(text: str, tags: TagSet) -> str:
    """Return a text in which nothing can be taken for a tag, and which sounds as the brackets would, read aloud.

    Who reads a bracket aloud makes a short pause before and after it and says no sign; so each bracket becomes a
    comma, of the kind that the text is written with, or nothing where there is a pause anyhow: beside other
    punctuation, and at the ends of a line. All words stay, in their order. Quotation marks (`「」`, “”) would keep a
    visible pair, but are read with emphasis or as somebody's speech; other brackets (`【】`, `{}`) are not listed as
    tags, but nobody promises that they are not taken for such.

    An ending that is only offered, as in "file(s)", is joined to its word.
    """
    opening, closing = (re.escape("".join(pair[side] for pair in tags.brackets)) for side in (0, 1))
    chinese = text_language(text, tags, ENGLISH) == CHINESE
    text = re.sub(rf"(?<=[a-z])[{opening}](s|es|n)[{closing}](?!\w)", r"\1", text)
    signs = f"[{opening}{closing}]"
    run = rf"[^\S\n]*{signs}(?:[^\S\n]*{signs})*[^\S\n]*"
    return re.sub(run, partial(_pause, closing=re.compile(f"[{closing}]"), chinese=chinese), text)


def _pause(match: re.Match[str], closing: re.Pattern[str], *, chinese: bool) -> str:
    """Return what stands for a run of brackets and the spaces around them."""
    run = match.group()
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    space = " " if run[0].isspace() or run[-1].isspace() else ""
    ends = bool(closing.match(run.rstrip()[-1]))
    if before in ("", "\n") or after in ("", "\n") or (ends and after in _STOPS):
        return ""
    if ends and not run[-1].isspace() and after in _CLOSING_QUOTES:
        return ""
    if before in _STOPS + _DASHES:
        # With a space where "1.(5)" would become another number.
        return " " if before.isascii() else space
    if before in _OPENING_QUOTES or (ends and after in _DASHES):
        return space
    return "，" if chinese and (re.match(_CJK, before) or re.match(_CJK, after)) else ", "
