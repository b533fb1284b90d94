"""A process that is killed at any moment leaves data that can be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.takes import TakeStore
from tests.unit.storage import samples
from tests.unit.storage.conftest import Start, expect_line

pytestmark = pytest.mark.once

_ADD_FOR_EVER = """
import asyncio, sys
from pathlib import Path
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.takes import TakeStore
from tests.unit.storage import samples

async def main():
    folder = DataFolder(Path(sys.argv[1]))
    database = await Database.open(folder.database)
    takes = TakeStore(database, folder.takes)
    references = ReferenceStore(database, folder.references)
    source = folder.root / "source"
    number = 0
    while True:
        data = number.to_bytes(4, "big") * 200_000
        source.write_bytes(data)
        await asyncio.gather(
            takes.add(samples.take(str(number)), data),
            references.add(source, samples.describe),
        )
        print(number, flush=True)
        number += 1

asyncio.run(main())
"""


@pytest.mark.parametrize("line", [0, 1, 2, 5, 9])
async def test_every_row_has_its_whole_file(folder: DataFolder, start: Start, line: int) -> None:
    process = start(_ADD_FOR_EVER, folder.root)
    expect_line(process, str(line))
    process.kill()
    process.wait(20)

    database = await Database.open(folder.database)
    assert database.notices == []
    takes, references = TakeStore(database, folder.takes), ReferenceStore(database, folder.references)
    kept = await takes.list()
    assert {str(number) for number in range(line + 1)} <= {made.id for made in kept}
    for made in kept:
        assert await takes.read(made) == int(made.id).to_bytes(4, "big") * 200_000
    clips = await database.read(lambda db: [row["sha256"] for row in db.execute("SELECT sha256 FROM audio_references")])
    assert len(clips) > line
    for sha256 in clips:
        clip = await references.get(sha256)
        assert clip
        assert clip.path.stat().st_size == 800_000
    # And it goes on from there.
    await takes.add(samples.take("after"), b"x")
    await database.aclose()
    with closing(sqlite3.connect(folder.database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
