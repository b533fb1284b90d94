"""The wheel carries its resources and works in an empty folder, far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from neiroha_desktop import __version__
from neiroha_desktop.resource_files import resource

pytestmark = pytest.mark.once

_ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # No isolation: the build tool is in the environment of the tests, and nothing is fetched.
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", "--quiet", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True)
    return folder


def _run(site: Path, folder: Path, *arguments: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=env, stdout=subprocess.PIPE, check=True, text=True
    ).stdout.strip()


def test_the_wheel_holds_all_resources_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"neiroha_desktop", f"neiroha_desktop-{__version__}.dist-info"}
    carried = {name.removeprefix("neiroha_desktop/resources/") for name in names if "/resources/" in name}
    assert carried == {str(path.relative_to(resource())) for path in resource().rglob("*") if path.is_file()}
    assert carried


def test_the_installed_program_finds_its_own_resources(site: Path, tmp_path: Path) -> None:
    code = "from neiroha_desktop.resource_files import resource; print(resource('icons'))"
    assert _run(site, tmp_path, "-c", code) == str(site / "neiroha_desktop" / "resources" / "icons")


def test_the_installed_program_starts(site: Path, tmp_path: Path) -> None:
    assert __version__ in _run(site, tmp_path, "-m", "neiroha_desktop", "--version")
    command = site / "bin" / "neiroha-desktop"
    assert __version__ in _run(site, tmp_path, str(command), "--version")
    assert list(tmp_path.iterdir()) == [], "asking for the version leaves nothing behind"
