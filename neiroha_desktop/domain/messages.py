"""Sentences for the user: an English template with named values, translated where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence or label that the interface translates; `str()` gives the English text."""

    template: str
    """English source text with `{name}` fields; the translation files are keyed by it."""
    params: Mapping[str, Any] = field(default_factory=dict)
    """Values for the fields. A value may itself be a Message."""

    def __str__(self) -> str:
        return self.template.format(**self.params) if self.params else self.template


def msg(template: str, **params: Any) -> Message:
    """Mark `template` for translation (the extraction tool looks for this name) and bind its values."""
    return Message(template, params)
