from __future__ import annotations

from pathlib import Path

from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.paths import DataFolder
from tests.unit.storage.conftest import Start, finish

_ONE_FILE = """
import resource, sys
from pathlib import Path
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.atomic import write_atomic
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomic(Path(sys.argv[1]), b"x" * 5000)
except StorageError as error:
    print(error)
"""

_DATABASE = """
import asyncio, resource, sys
from pathlib import Path
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.database import Database

async def main():
    database = await Database.open(Path(sys.argv[1]))
    add = "INSERT INTO providers (id, name, adapter_type, base_url, position) VALUES (?, ?, '', '', 1)"
    await database.write(lambda db: db.execute(add, ("before", "")))
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
    try:
        await database.write(lambda db: db.execute(add, ("large", "x" * 1_000_000)))
    except StorageError as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await database.write(lambda db: db.execute(add, ("after", "")))
    await database.aclose()

asyncio.run(main())
"""

_TAKE_AND_REFERENCE = """
import asyncio, resource, sys
from pathlib import Path
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.takes import TakeStore
from tests.unit.storage import samples

async def main():
    folder = DataFolder(Path(sys.argv[1]))
    database = await Database.open(folder.database)
    source = folder.root / "source.wav"
    source.write_bytes(b"RIFF" * 500_000)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
    for attempt in (
        TakeStore(database, folder.takes).add(samples.take(), b"x" * 2_000_000),
        ReferenceStore(database, folder.references).add(source, samples.describe),
    ):
        try:
            await attempt
        except StorageError as error:
            print(error)
    print(await TakeStore(database, folder.takes).list())
    await database.aclose()

asyncio.run(main())
"""


def test_the_old_file_stays(tmp_path: Path, start: Start) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")
    assert "no room left" in finish(start(_ONE_FILE, target))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


async def test_only_the_row_that_did_not_fit_is_lost(folder: DataFolder, start: Start) -> None:
    assert "Check that the disk is not full" in finish(start(_DATABASE, folder.database))
    database = await Database.open(folder.database)
    rows = await database.read(lambda db: [row["id"] for row in db.execute("SELECT id FROM providers ORDER BY id")])
    await database.aclose()
    assert rows == ["after", "before"]
    assert database.notices == []


def test_half_a_take_or_recording_is_not_kept(folder: DataFolder, start: Start) -> None:
    first, second, rows = finish(start(_TAKE_AND_REFERENCE, folder.root)).splitlines()
    assert "no room left" in first
    assert str(folder.takes) in first
    assert "no room left" in second
    assert str(folder.references) in second
    assert rows == "[]"
    assert not [*folder.takes.iterdir(), *folder.references.iterdir()]
