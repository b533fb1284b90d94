"""The same code on the event loop of the window."""

from __future__ import annotations

from neiroha_desktop.storage.paths import DataFolder
from tests.unit.storage.conftest import Start, finish

_RUN = """
import asyncio, sys
from pathlib import Path
import keyring, qasync
from PySide6.QtCore import QCoreApplication
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.preferences import Preferences
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.secrets import KeyStore
from neiroha_desktop.storage.takes import TakeStore
from tests.unit.storage import samples
from tests.unit.storage.memory_keyring import MemoryKeyring, PromptingKeyring

async def main():
    folder = DataFolder(Path(sys.argv[1]))
    database = await Database.open(folder.database)
    takes = TakeStore(database, folder.takes)
    await takes.add(samples.take(), b"RIFF")
    print(await takes.read(await takes.get("one")))
    source = folder.root / "source.wav"
    source.write_bytes(b"RIFF")
    print((await ReferenceStore(database, folder.references).add(source, samples.describe)).size_bytes)
    keyring.set_keyring(PromptingKeyring())
    store = KeyStore(read_deadline=0.05)
    try:
        await store.get("mimo", "keyring")
    except StorageError:
        print("deadline")
    keyring.get_keyring().unlocked.set()
    keyring.set_keyring(MemoryKeyring())
    print(await store.set("mimo", "sk-1234567890"))
    preferences = Preferences(folder.preferences)
    preferences.set("theme", "dark")
    await preferences.save()
    await database.aclose()
    try:
        await database.read(print)
    except StorageError as error:
        print("closed")

application = QCoreApplication([])
with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
    runner.run(main())
print(Preferences(DataFolder(Path(sys.argv[1])).preferences).get("theme", ""))
"""


def test_stores_work_on_the_loop_of_the_window(folder: DataFolder, start: Start) -> None:
    found = finish(start(_RUN, folder.root)).splitlines()
    assert found == ["b'RIFF'", "4", "deadline", "keyring", "closed", "dark"]
