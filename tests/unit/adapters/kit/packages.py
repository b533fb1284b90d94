"""Packages of other people, as an installer would lay them down."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from neiroha_desktop.adapters import plugins

README = Path(__file__).parents[4] / "README.md"


def readme_blocks() -> list[str]:
    """Return the Python of the page about adapters: first the adapter, then its tests."""
    section = README.read_text(encoding="utf-8").partition("## Write an adapter in 60 lines\n")[2].partition("\n## ")[0]
    return re.findall(r"```python\n(.*?)```", section, re.DOTALL)


def readme_entry_points() -> str:
    """Return the lines for `pyproject.toml` that the page shows."""
    found = re.search(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def lay_down(folder: Path, package: str, entry: str, modules: dict[str, str]) -> None:
    """Write modules and what an installer notes of their package."""
    for name, code in modules.items():
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    notes = folder / f"{package}-1.0.dist-info"
    notes.mkdir()
    (notes / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (notes / "entry_points.txt").write_text(f"[{plugins.GROUP}]\n{entry}\n")


@contextmanager
def installed(folder: Path) -> Iterator[None]:
    """Let the program find what lies in a folder, for the length of a block."""
    before = set(sys.modules)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        patch.setattr(plugins, "_loaded", None)
        importlib.invalidate_caches()
        yield
    for name in set(sys.modules) - before:
        if str(folder) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]
