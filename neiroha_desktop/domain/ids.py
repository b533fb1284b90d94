"""Names that nothing else has."""

from __future__ import annotations

import os


def new_id() -> str:
    """Return 32 hexadecimal digits by chance.

    As good as those of `uuid`, which takes the window milliseconds to import because it asks what machine this is.
    """
    return os.urandom(16).hex()
