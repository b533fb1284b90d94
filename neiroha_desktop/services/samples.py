"""Short texts to try a voice with: those that come with the program, and the user's own."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.sample import OwnSample
from neiroha_desktop.resource_files import resource

if TYPE_CHECKING:
    from neiroha_desktop.domain.messages import Message
    from neiroha_desktop.storage.sample_texts import SampleStore

TITLE_LENGTH = 40
"""Most characters of a title that is made from a text."""


@dataclass(frozen=True, slots=True)
class SampleText:
    """One text to try."""

    language: str
    """BCP 47: "zh", "en" or "ja"."""
    title: str
    """In English, registered with `msg` in this file so that it can be shown translated."""
    text: str


@cache
def sample_texts() -> tuple[SampleText, ...]:
    """Return the texts of `resources/samples/texts.json`, in their order."""
    entries = json.loads(resource("samples", "texts.json").read_text(encoding="utf-8"))
    return tuple(SampleText(**entry) for entry in entries)


_SAME = {"cmn": "zh", "wuu": "zh", "zh-HK": "yue", "no": "nb", "nn": "nb", "iw": "he", "in": "id", "tl": "fil"}
"""Languages whose greeting stands under another code."""


@cache
def greetings() -> dict[str, str]:
    """Return a short text in each language that there is one of, by BCP 47 code."""
    more: dict[str, str] = json.loads(resource("samples", "greetings.json").read_text(encoding="utf-8"))
    return more | {sample.language: sample.text for sample in sample_texts() if sample.title == "Greeting"}


def greeting(language: str) -> str:
    """Return the shortest useful text in a language, English where there is none in it.

    For a voice of unknown language it is Chinese and English.
    """
    texts = greetings()
    if not language:
        return f"{texts['zh']} {texts['en']}"
    base = language.partition("-")[0]
    return texts.get(_SAME.get(language, _SAME.get(base, base)), texts["en"])


class SampleService:
    """Keeps the user's own texts."""

    def __init__(self, store: SampleStore) -> None:
        self._store = store

    @property
    def notice(self) -> Message | None:
        """Where a damaged file was put aside; None where all is well."""
        return self._store.notice

    async def list_own(self) -> list[OwnSample]:
        """Return the user's own texts in their order.

        Raises:
            StorageError: they cannot be read.
        """
        return await self._store.list()

    async def add(self, text: str) -> OwnSample:
        """Keep a text; its title is how it begins.

        Raises:
            InvalidInputError: field `text`: there is none.
            StorageError: it cannot be kept.
        """
        if not text.strip():
            raise InvalidInputError("text", msg("There is no text to keep."), remedy=msg("Type a sentence first."))
        sample = OwnSample(new_id(), title_of(text), text.strip())
        await self._store.save(sample)
        return sample

    async def rename(self, sample: OwnSample, title: str) -> None:
        """Call a text by another title.

        Raises:
            InvalidInputError: field `sample_title`: it is empty.
            StorageError: it cannot be kept.
        """
        if not title.strip():
            raise InvalidInputError("sample_title", msg("A sample text needs a title."))
        await self._store.save(replace(sample, title=title.strip()))

    async def delete(self, sample: OwnSample) -> int:
        """Remove a text, and return its place for `restore`.

        Raises:
            StorageError: the others cannot be kept without it.
        """
        ids = [one.id for one in await self._store.list()]
        await self._store.delete(sample.id)
        return ids.index(sample.id) if sample.id in ids else len(ids)

    async def restore(self, sample: OwnSample, place: int) -> None:
        """Undo `delete`.

        Raises:
            StorageError: it cannot be kept.
        """
        await self._store.save(sample, place)


def title_of(text: str) -> str:
    """Return the beginning of a text in one line."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1].rstrip()}…"


SAMPLE_TITLES = (
    msg("Greeting"),
    msg("Narration"),
    msg("Dialogue"),
    msg("Numbers and dates"),
    msg("Names"),
    msg("Question and exclamation"),
    msg("Words read in two ways"),
    msg("Mixed Chinese and English"),
    msg("Tongue twister"),
)
"""The titles of the texts, for translation; a test holds them against the file."""
