"""A database with every table and nothing in it, made once: to take all steps anew takes longer than most tests."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

from neiroha_desktop.storage.database import Database


def make_database(folder: Path) -> Callable[[Path], None]:
    """Make it in a folder; return what puts a copy of it at a path, unless something is there."""
    ready = folder / "ready.sqlite"

    async def make() -> None:
        database = await Database.open(ready)
        await database.aclose()

    asyncio.run(make())

    def lay(path: Path) -> None:
        if not path.exists():
            shutil.copyfile(ready, path)

    return lay
