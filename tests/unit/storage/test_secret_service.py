"""The real Secret Service, in a D-Bus session of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.unit.storage.conftest import ROOT

_RUN = """
import asyncio, sys
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.storage.secrets import KeyStore

KEY = "sk-真的-1234567890"

async def main():
    store = KeyStore()
    if sys.argv[1] == "write":
        print(await store.set("mimo", KEY), store.place("keyring"))
        print(await store.copy("mimo", "other", "keyring"))
    elif sys.argv[1] == "read":
        print((await store.get("mimo", "keyring")).reveal() == KEY)
        await store.delete("mimo")
        print((await store.get("other", "keyring")).reveal() == KEY)
    else:
        try:
            await store.get("mimo", "keyring")
        except InvalidInputError as error:
            print(error)

asyncio.run(main())
"""

_SESSION = """
set -e
echo -n x | gnome-keyring-daemon --unlock --components=secrets >/dev/null
for step in write read again; do "$1" -c "$2" "$step"; done
"""

_NO_SERVICE = """
import asyncio
from neiroha_desktop.storage.secrets import KeyStore
print(asyncio.run(KeyStore().set("mimo", "sk-1234567890")))
"""


def _in_session(tmp_path: Path, *command: str) -> str:
    """Run a command in a D-Bus session that ends with it, and return what it printed."""
    run, home = tmp_path / "run", tmp_path / "home"
    for folder in (run, home):
        folder.mkdir(mode=0o700)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON_KEYRING", "XDG_"))}
    environment |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(run), "PYTHONPATH": str(ROOT)}
    found = subprocess.run(
        ["dbus-run-session", "--", *command], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


def test_stores_reads_and_deletes(tmp_path: Path) -> None:
    written = _in_session(tmp_path, "bash", "-c", _SESSION, "session", sys.executable, _RUN)
    assert written.splitlines() == [
        "keyring kept in the Secret Service",
        "keyring",
        "True",
        "True",
        "There is no key for this provider in the Secret Service. Type the key again and save.",
    ]
    keyrings = tmp_path / "home" / ".local" / "share" / "keyrings"
    assert not any(b"1234567890" in path.read_bytes() for path in keyrings.iterdir())
    assert not (tmp_path / "data").exists()


def test_a_session_without_the_service_keeps_the_key_for_this_run(tmp_path: Path) -> None:
    # The daemon could be started by D-Bus on demand; a bus without service files has none to start.
    config = tmp_path / "bus.conf"
    config.write_text(
        "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>',
        encoding="utf-8",
    )
    script = ["--config-file", str(config), "--", sys.executable, "-c", _NO_SERVICE]
    home = tmp_path / "home"
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON_KEYRING")}
    found = subprocess.run(
        ["dbus-run-session", *script],
        env={**environment, "HOME": str(home), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.stdout.split() == ["session"], found.stderr
