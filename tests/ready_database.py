"""A database with every table and nothing in it, made once: to take all steps anew takes longer than most tests."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from neiroha_desktop.storage.database import Database


@pytest.fixture(scope="session")
def lay_database(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], None]:
    """Put the database at a path, unless one is there."""
    ready = tmp_path_factory.mktemp("ready") / "ready.sqlite"

    async def make() -> None:
        database = await Database.open(ready)
        await database.aclose()

    asyncio.run(make())

    def lay(path: Path) -> None:
        if not path.exists():
            shutil.copyfile(ready, path)

    return lay
