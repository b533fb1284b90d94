"""The yardstick of the number of adapters: the program itself, with all adapter types but one taken out."""

from __future__ import annotations

import sys

from neiroha_desktop.adapters import registry
from neiroha_desktop.cli import main

_KEPT = "chat_completions"
"""The first start needs it: the practice voices speak it."""


if __name__ == "__main__":
    for type_id in registry._BUILT_IN.keys() - {_KEPT}:
        del registry._BUILT_IN[type_id]
    sys.exit(main())
