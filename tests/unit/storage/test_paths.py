from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.paths import DataFolder, default_root


def test_the_variable_overrides_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEIROHA_DATA_DIR", str(tmp_path / "here"))
    assert default_root() == tmp_path / "here"
    monkeypatch.setenv("NEIROHA_DATA_DIR", "~/here")
    assert default_root() == Path.home() / "here"


def test_without_it_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEIROHA_DATA_DIR")
    assert default_root().is_absolute()
    assert default_root().name == "neiroha-desktop"


def test_folders_are_made_once_and_are_private(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new" / "data")
    folder.prepare()
    folder.prepare()
    for path in (folder.root, folder.takes, folder.references, folder.logs):
        assert path.is_dir()
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert {folder.database.parent, folder.preferences.parent} == {folder.root}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="file"):
        DataFolder(tmp_path / "file" / "data").prepare()
    (tmp_path / "takes").touch()
    with pytest.raises(StorageError, match="takes"):
        DataFolder(tmp_path).prepare()


def test_a_path_that_no_system_has_is_an_error_in_words() -> None:
    with pytest.raises(StorageError):
        DataFolder(Path("/tmp/nul\0")).prepare()
