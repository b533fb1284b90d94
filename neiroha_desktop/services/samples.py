"""Short texts to try a voice with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from neiroha_desktop.domain.messages import msg
from neiroha_desktop.resource_files import resource


@dataclass(frozen=True, slots=True)
class SampleText:
    """One text to try."""

    language: str
    """BCP 47: "en" or "zh"."""
    title: str
    """In English, registered with `msg` in this file so that it can be shown translated."""
    text: str


@cache
def sample_texts() -> tuple[SampleText, ...]:
    """Return the texts of `resources/samples/texts.json`, in their order."""
    entries = json.loads(resource("samples", "texts.json").read_text(encoding="utf-8"))
    return tuple(SampleText(**entry) for entry in entries)


def greeting(language: str) -> str:
    """Return the shortest useful text in a language; Chinese and English for a voice of unknown language."""
    wanted = language.partition("-")[0]
    found = [sample.text for sample in sample_texts() if sample.title == "Greeting"]
    by_language = {sample.language: sample.text for sample in sample_texts() if sample.title == "Greeting"}
    return by_language.get(wanted, " ".join(found))


SAMPLE_TITLES = (
    msg("Greeting"),
    msg("Narration"),
    msg("Dialogue"),
    msg("Numbers and dates"),
    msg("Question and exclamation"),
)
"""The titles of the texts, for translation; a test holds them against the file."""
