"""The lock files belong to pyproject.toml, and a change there is noticed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import lock
import pytest

pytestmark = pytest.mark.once


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(lock.ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "packaging").mkdir()
    for file in (lock.RUNTIME, lock.DEVELOPMENT):
        shutil.copy(file, tmp_path / "packaging")
    return tmp_path


def test_an_unchanged_copy_has_no_problems(copy: Path) -> None:
    assert lock.problems(copy) == []


@pytest.mark.parametrize(
    ("old", "new", "files"),
    [
        ('"qasync>=0.28,<0.29"', '"qasync>=0.27,<0.29"', 2),
        ('  "pytest-timeout>=2",\n', "", 1),
    ],
)
def test_other_dependencies_are_noticed(copy: Path, old: str, new: str, files: int) -> None:
    pyproject = copy / "pyproject.toml"
    text = pyproject.read_text(encoding="utf-8")
    assert old in text
    pyproject.write_text(text.replace(old, new), encoding="utf-8")
    assert len(lock.problems(copy)) == files


def test_a_missing_file_is_noticed(copy: Path) -> None:
    (copy / "packaging" / lock.RUNTIME.name).unlink()
    assert lock.problems(copy) == ["packaging/requirements.lock is missing."]


def test_the_order_of_dependencies_does_not_matter() -> None:
    assert lock.digest(["b", "a"]) == lock.digest(["a", "b"]) != lock.digest(["a"])


@pytest.mark.parametrize("file", [lock.RUNTIME, lock.DEVELOPMENT], ids=lambda file: file.name)
def test_every_package_has_hashes_and_no_index_is_named(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    blocks = [block for block in re.split(r"\n(?=\S)", text) if not block.startswith("#")]
    assert len(blocks) > 20
    assert [block for block in blocks if not re.match(r"[\w.\[\]-]+==\S+( ; .*)? \\\n +--hash=sha256:", block)] == []


def test_the_development_file_holds_the_versions_of_the_runtime_file() -> None:
    def pins(file: Path) -> set[str]:
        return set(re.findall(r"^[\w.\[\]-]+==\S+", file.read_text(encoding="utf-8"), re.MULTILINE))

    assert pins(lock.RUNTIME) <= pins(lock.DEVELOPMENT)


def test_qt_that_aborts_on_python_3_11_is_not_installed_there() -> None:
    text = lock.RUNTIME.read_text(encoding="utf-8")
    assert re.search(r"^pyside6-essentials==6\.1[01]\.\S+ ; python_full_version < '3\.12'", text, re.MULTILINE)
