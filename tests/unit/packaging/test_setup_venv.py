"""An environment is made, filled and linked once, and made anew when it is broken."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import lock
import pytest
import setup_interpreters
import setup_venv

from neiroha_desktop import __version__

pytestmark = pytest.mark.once

_VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    """A folder with two lock files that list nothing, so that no network is needed."""
    for name, text in ((lock.RUNTIME.name, "# runtime\n"), (lock.DEVELOPMENT.name, "# development\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """An environment without pip, which is quick to make."""
    folder = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    return folder


def test_an_environment_is_made_once(locks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "with space" / ".venv"
    python = setup_venv.prepare(locks / lock.DEVELOPMENT.name, folder)
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said] == ["Making", "Installing", "Put"]
    assert json.loads((folder / "neiroha-setup.json").read_text(encoding="utf-8")) == {
        lock.DEVELOPMENT.name: hashlib.sha256(b"# development\n").hexdigest(),
        lock.RUNTIME.name: hashlib.sha256(b"# runtime\n").hexdigest(),
    }

    # The development file counts for the runtime file, so the second command finds everything done.
    assert setup_venv.prepare(locks / lock.RUNTIME.name, folder) == python
    assert capsys.readouterr().out == ""

    failing = locks / "requirements-other.lock"
    failing.write_text("no-such-package==1 --hash=sha256:" + "0" * 64 + "\n--no-index\n", encoding="utf-8")
    with pytest.raises(setup_venv.SetupError, match="pip could not install"):
        setup_venv.prepare(failing, folder)
    assert failing.name not in json.loads((folder / "neiroha-setup.json").read_text(encoding="utf-8"))


def test_the_program_is_on_the_path_of_the_environment(bare: Path, tmp_path: Path) -> None:
    python = bare / "bin" / "python"
    setup_venv._link_program(bare, python)
    code = "import neiroha_desktop as n; print(n.__version__, n.__file__)"
    asked = subprocess.run([str(python), "-c", code], cwd=tmp_path, stdout=subprocess.PIPE, check=True, text=True)
    assert asked.stdout.strip() == f"{__version__} {setup_venv.ROOT / 'neiroha_desktop' / '__init__.py'}"


def test_the_command_runs_the_program_with_its_arguments(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup_venv, "ROOT", tmp_path / "checkout")
    package = tmp_path / "checkout" / "neiroha_desktop"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text("import sys; print(sys.argv[1:], sys.prefix)\n", encoding="utf-8")
    setup_venv._link_program(bare, bare / "bin" / "python")
    command = [str(bare / "bin" / "neiroha-desktop"), "a b", "c"]
    ran = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, check=True, text=True)
    assert ran.stdout.strip() == f"['a b', 'c'] {bare}"


def test_a_whole_environment_is_used(bare: Path) -> None:
    assert setup_venv._is_usable(bare, bare / "bin" / "python")


def test_a_broken_environment_is_made_anew(bare: Path) -> None:
    python = bare / "bin" / "python"
    assert not setup_venv._is_usable(bare.with_name("nowhere"), python)
    settings = bare / "pyvenv.cfg"
    for broken in ("version = 3.9.2\n", "version = new\n", ""):
        settings.write_text(broken, encoding="utf-8")
        assert not setup_venv._is_usable(bare, python)
    settings.write_text(f"version_info = {_VERSION}.0.final.0\n", encoding="utf-8")
    assert setup_venv._is_usable(bare, python)
    # The interpreter that it was made from has been removed.
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert not setup_venv._is_usable(bare, python)


def test_a_folder_that_is_no_environment_is_left_alone(locks: Path, tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    folder.mkdir()
    (folder / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(setup_venv.SetupError, match="in the way"):
        setup_venv.prepare(locks / lock.RUNTIME.name, folder)
    assert (folder / "diary.txt").read_text(encoding="utf-8") == "mine"


def test_the_runtime_file_may_undo_the_development_file() -> None:
    stamp = {lock.RUNTIME.name: "old", lock.DEVELOPMENT.name: "old"}
    assert setup_venv._stamp_after(stamp, lock.RUNTIME, "new") == {lock.RUNTIME.name: "new"}


def test_an_unsupported_python_is_said(monkeypatch: pytest.MonkeyPatch, locks: Path, tmp_path: Path) -> None:
    monkeypatch.setattr(setup_interpreters, "find_supported", lambda: None)
    with pytest.raises(setup_venv.SetupError, match=r"needs Python 3\.11, 3\.12 or 3\.13"):
        setup_venv.prepare(locks / lock.RUNTIME.name, tmp_path / ".venv")
