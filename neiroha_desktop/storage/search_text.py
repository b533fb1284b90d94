"""Text as it is searched: one spelling for every case, width and space."""

from __future__ import annotations

import sqlite3
import unicodedata

FUNCTION = "search_text"
"""Name of `fold` in SQL."""


def fold(text: str) -> str:
    """Return `text` for comparing: lower case of every script, full-width signs as ordinary ones, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def words(query: str) -> list[str]:
    """Return what must be found, each once, of a query as typed."""
    return list(dict.fromkeys(fold(query).split()))


def register(connection: sqlite3.Connection) -> None:
    """Let SQL on this connection fold text."""
    connection.create_function(FUNCTION, 1, fold, deterministic=True)
