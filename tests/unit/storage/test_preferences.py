from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.preferences import Preferences
from tests.examples import examples
from tests.unit.storage.conftest import ROOT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "preferences"
    folder.mkdir()
    return folder / "preferences.json"


def _stored(path: Path) -> object:
    """Return what lies on the disk; None where nothing does."""
    return json.loads(path.read_bytes()) if path.exists() else None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(50))
@given(
    values=st.dictionaries(
        st.text(st.characters()), st.text(st.characters()) | st.integers() | st.lists(st.booleans()), max_size=5
    )
)
def test_come_back_as_they_were(path: Path, values: dict[str, object]) -> None:
    written = Preferences(path)
    for key, value in values.items():
        written.set(key, value)
    written.save_now()
    read = Preferences(path)
    assert {key: read.get(key) for key in values} == values
    assert read.notice is None


async def test_are_saved_in_a_worker(path: Path) -> None:
    preferences = Preferences(path)
    preferences.set("language", "zh_CN")
    assert preferences.get("language", "en") == "zh_CN"
    assert _stored(path) is None
    await preferences.save()
    assert Preferences(path).get("language", "en") == "zh_CN"
    assert list(path.parent.iterdir()) == [path]


async def test_two_copies_keep_what_the_other_changed(path: Path) -> None:
    one, two = Preferences(path), Preferences(path)
    one.set("theme", "dark")
    two.set("language", "zh_CN")
    await one.save()
    await two.save()
    one.set("volume", 0.5)
    await one.save()
    assert _stored(path) == {"theme": "dark", "language": "zh_CN", "volume": 0.5}


async def test_saving_nothing_writes_nothing(path: Path) -> None:
    await Preferences(path).save()
    assert _stored(path) is None


@pytest.mark.parametrize(
    ("stored", "default", "expected"),
    [
        ("loud", 0.5, 0.5),
        (1, 0.5, 1),
        (True, 3, 3),
        (1, False, False),
        ([1], "", ""),
        (None, "x", "x"),
        ("x", None, "x"),
        ([1], [], [1]),
    ],
)
def test_a_value_of_another_kind_is_not_used(path: Path, stored: object, default: object, expected: object) -> None:
    path.write_text(json.dumps({"key": stored}), encoding="utf-8")
    assert Preferences(path).get("key", default) == expected
    assert Preferences(path).get("other", default) == default


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"[" * 100_000, b"null"])
def test_a_damaged_file_is_put_aside(path: Path, content: bytes) -> None:
    for _ in range(2):
        path.write_bytes(content)
        preferences = Preferences(path)
        assert preferences.get("theme", "system") == "system"
        assert not path.exists()
        aside = sorted(path.parent.glob("preferences.damaged-*.json"))
        assert str(path.parent / "preferences.damaged-") in str(preferences.notice)
    assert [found.read_bytes() for found in aside] == [content] * 2
    preferences.set("theme", "dark")
    preferences.save_now()
    assert Preferences(path).get("theme", "system") == "dark"


def test_a_file_that_cannot_be_read_is_never_overwritten(path: Path) -> None:
    path.mkdir()
    preferences = Preferences(path)
    assert str(path) in str(preferences.notice)
    preferences.set("theme", "dark")
    with pytest.raises(StorageError, match="not overwritten"):
        preferences.save_now()
    assert path.is_dir()


async def test_what_could_not_be_written_is_written_later(path: Path) -> None:
    preferences = Preferences(path)
    preferences.set("theme", "dark")
    path.parent.rmdir()
    with pytest.raises(StorageError, match="preferences"):
        await preferences.save()
    path.parent.mkdir()
    await preferences.save()
    assert Preferences(path).get("theme", "system") == "dark"


@pytest.fixture
def read_only() -> Iterator[Path]:
    """Return a file that anyone may read, in a folder that only its owner may write."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "preferences.json"
        path.write_text('{"theme": "dark"}', encoding="utf-8")
        path.parent.chmod(0o555)
        yield path
        path.parent.chmod(0o755)


if os.name == "posix":

    def test_a_folder_without_permission_is_an_error_in_words(read_only: Path) -> None:
        # Root may write anywhere, so the process becomes another user: one that has no files of its own.
        script = """
import os, sys
from pathlib import Path
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.preferences import Preferences
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
preferences = Preferences(Path(sys.argv[1]))
assert preferences.get("theme", "") == "dark"
preferences.set("theme", "light")
try:
    preferences.save_now()
except StorageError as error:
    print(error)
"""
        found = subprocess.run(
            [sys.executable, "-c", script, str(read_only)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert "may not write" in found.stdout
        assert read_only.read_text(encoding="utf-8") == '{"theme": "dark"}'
