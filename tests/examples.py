"""How many examples a property test tries: many on the main Python, few on the others of the machine."""

from __future__ import annotations

import os

BRIEF = os.environ.get("NEIROHA_TESTS") == "brief"
"""The others only have to show that nothing depends on the version of Python; rare cases are looked for once."""
EXPLORE = os.environ.get("NEIROHA_TESTS") == "explore"
"""Look for new cases. Without it each run tries the same ones, and says the same of the same program."""
_LESS = 10


def examples(usual: int) -> int:
    """Return how often to try what is tried `usual` times on the main Python."""
    return max(1, usual // _LESS) if BRIEF else usual
