"""Loading what a page needs without holding up the window."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


async def load_modules(names: Sequence[str]) -> None:
    """Import modules one by one, those that others need first; between two of them the window has its turn.

    Not in a worker: classes of Qt objects are best made in Qt's thread.
    """
    for name in names:
        import_module(name)
        await asyncio.sleep(0)
