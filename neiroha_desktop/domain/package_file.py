"""What is known of an exported file before one is opened."""

from __future__ import annotations

from enum import StrEnum

PACKAGE_SUFFIX = ".neiroha"

CHARACTERS, PROVIDERS = "characters", "providers"
"""What can be exported; with characters go the providers that they speak through."""


class Conflict(StrEnum):
    """What to do with an entry that is here already."""

    SKIP = "skip"
    REPLACE = "replace"
    KEEP_BOTH = "keep_both"
