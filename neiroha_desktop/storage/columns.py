"""How Python values lie in the columns of the database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def to_text(value: str) -> str:
    """Return `value` as UTF-8 can hold it: halves of a surrogate pair are joined, a lone half becomes U+FFFD.

    Text pasted from a broken source and file names of another encoding hold such halves, and SQLite refuses them.
    """
    return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def to_time(moment: datetime) -> str:
    """Return a time whose text order is its time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_time(text: str) -> datetime:
    """Return an aware time in UTC."""
    return datetime.fromisoformat(text)


def now() -> str:
    """Return the present as a column holds it."""
    return to_time(datetime.now(UTC))


def to_json(value: Mapping[Any, Any]) -> str:
    """Return JSON in plain ASCII, so that any text comes back as it was; keys are strings."""
    return json.dumps(dict(value), sort_keys=True)


def from_json(text: str) -> dict[str, Any]:
    """Return the object that `to_json` wrote."""
    value: dict[str, Any] = json.loads(text)
    return value
