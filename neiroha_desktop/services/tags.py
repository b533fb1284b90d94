"""Tags in a text: where a direction in brackets has to stand so that a model acts on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from neiroha_desktop.domain.capabilities import Tag, TagPlace, TagSet

CHINESE, ENGLISH = "zh", "en"

# Not compiled here: sets as large as these take milliseconds, which the window does without at its start.
_HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_LATIN_WORD = r"[^\W\d_\u0250-\U0010ffff]+"
_SEPARATOR = re.compile(r"\s*[,，、/;；|]\s*|\s+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a text: `text[start:end]` becomes `words`."""

    start: int
    end: int
    words: str

    def apply(self, text: str) -> str:
        """Return the text after the change."""
        return text[: self.start] + self.words + text[self.end :]


def text_language(text: str, tags: TagSet, default: str) -> str:
    """Return the language that tags of a text are written in: "zh" or "en"; `default` for a text without words."""
    spoken = _bracket(tags.brackets).sub(" ", text)
    han, latin = len(re.findall(_HAN, spoken)), len(re.findall(_LATIN_WORD, spoken))
    if not han and not latin:
        return default
    return CHINESE if han >= latin else ENGLISH


def tag_word(tag: Tag, language: str) -> str | None:
    """Return what is written for a tag in a text of a language; None where it does not work there."""
    if language == CHINESE:
        return tag.chinese
    return None if tag.only_chinese else tag.english


def insert_tag(text: str, cursor: int, word: str, place: TagPlace, tags: TagSet) -> Edit | None:
    """Put a tag where it has its effect.

    Args:
        text: as typed.
        cursor: index of the character before which a tag that may stand anywhere is wanted.
        word: what to write, without brackets.
        place: where tags of its kind belong.
        tags: what the model acts on.

    Returns:
        The change; None where the text has the tag already.
    """
    match place:
        case TagPlace.FIRST:
            return None if _first_end(text, tags) else Edit(0, 0, _written(word, tags))
        case TagPlace.START:
            return _at_start(text, word, tags)
        case TagPlace.ANYWHERE:
            return _at_cursor(text, cursor, word, tags)


def _at_start(text: str, word: str, tags: TagSet) -> Edit | None:
    # What has to be first stays first, alone in its bracket.
    start = _first_end(text, tags)
    leading = _leading(text, start, tags)
    return _added(leading, word) if leading else Edit(start, start, _written(word, tags))


def _at_cursor(text: str, cursor: int, word: str, tags: TagSet) -> Edit | None:
    leading = _leading(text, 0, tags)
    if leading and cursor < leading.end():
        # The bracket at the very start says how all of the text is spoken: nothing goes before it or into it.
        cursor = leading.end()
    inside = next((one for one in _brackets_after(text, leading, tags) if one.start() < cursor < one.end()), None)
    if inside:
        return _added(inside, word)
    before, after = text[:cursor][-1:], text[cursor:][:1]
    left = " " if before.isascii() and before.strip() and (not leading or cursor != leading.end()) else ""
    right = " " if after.isascii() and after.isalnum() else ""
    return Edit(cursor, cursor, left + _written(word, tags) + right)


def _brackets_after(text: str, leading: re.Match[str] | None, tags: TagSet) -> list[re.Match[str]]:
    return list(_bracket(tags.brackets).finditer(text, leading.end() if leading else 0))


def _added(bracket: re.Match[str], word: str) -> Edit | None:
    """Return the change that adds a word to a bracket, set apart as the others in it are."""
    content = bracket.group()[1:-1]
    words = _SEPARATOR.split(content.casefold())
    wanted = _SEPARATOR.split(word.casefold())
    if any(words[at : at + len(wanted)] == wanted for at in range(len(words))):
        return None
    signs = [sign for sign in re.findall(r"[,，、/;；|]\s*", content) if sign.strip()]
    kept = content.rstrip()
    separator = "" if not kept or re.search(r"[,，、/;；|]$", kept) else signs[-1] if signs else " "
    start = bracket.start() + 1 + len(kept)
    return Edit(start, bracket.end() - 1, separator + word)


def _first_end(text: str, tags: TagSet) -> int:
    """Return where a tag that has to be first ends, 0 where the text has none."""
    leading = _leading(text, 0, tags)
    if leading is None or leading.group()[1:-1].strip().casefold() not in _first_words(tags):
        return 0
    return leading.end()


def _leading(text: str, start: int, tags: TagSet) -> re.Match[str] | None:
    while start < len(text) and text[start].isspace():
        start += 1
    return _bracket(tags.brackets).match(text, start)


def _first_words(tags: TagSet) -> set[str]:
    first = [tag for group in tags.groups if group.place is TagPlace.FIRST for tag in group.tags]
    return {word.casefold() for tag in first for word in (tag.chinese, tag.english, *tag.aliases)}


def _written(word: str, tags: TagSet) -> str:
    opening, closing = tags.brackets[0]
    return f"{opening}{word}{closing}"


@cache
def _bracket(pairs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Return a pattern of a bracket on one line, without another of its kind inside."""
    kinds = (
        rf"{re.escape(opening)}[^{re.escape(opening + closing)}\n]*{re.escape(closing)}" for opening, closing in pairs
    )
    return re.compile("|".join(kinds))
