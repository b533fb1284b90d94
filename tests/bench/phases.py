"""The program itself, saying on stdout when it reached which step of its start."""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

_reached: list[tuple[str, float]] = []


def _mark(name: str) -> None:
    _reached.append((name, time.monotonic()))


def _main() -> int:
    _mark("Python itself")
    # In the order, and as free of the collector, as the program does it.
    gc.disable()
    for name, modules in (
        ("import asyncio", ("asyncio",)),
        ("import domain, services, storage, adapters", ("neiroha_desktop.app",)),
        ("import PySide6", ("PySide6.QtWidgets",)),
        (
            "import qasync and the window, with the Qt classes it uses",
            ("neiroha_desktop.window", "neiroha_desktop.cli"),
        ),
    ):
        for module in modules:
            importlib.import_module(module)
        _mark(name)
    program = sys.modules["neiroha_desktop.window"]
    _mark_before(program, "Language", "QApplication")
    _mark_before(program, "open_house", "language, theme, event loop")
    _mark_before(program, "Shell", "database, and on the first start what it begins with")
    _mark_before(program.MainWindow, "setStyleSheet", "building the widgets")
    _mark_after(program, "build_window", "style sheet")
    _mark_after(program.MainWindow, "show", "showing the window")
    show_window = program.MainWindow.show

    def show(window: Any) -> None:
        show_window(window)
        os.write(1, f"{json.dumps(_reached)}\n".encode())

    program.MainWindow.show = show
    code: int = program.run_window(None, "en", "light")
    return code


def _mark_after(owner: Any, name: str, step: str) -> None:
    work: Callable[..., Any] = getattr(owner, name)

    def wrapped(*args: Any, **options: Any) -> Any:
        result = work(*args, **options)
        _mark(step)
        return result

    setattr(owner, name, wrapped)


def _mark_before(owner: Any, name: str, step: str) -> None:
    work: Callable[..., Any] = getattr(owner, name)

    def wrapped(*args: Any, **options: Any) -> Any:
        _mark(step)
        return work(*args, **options)

    setattr(owner, name, wrapped)


if __name__ == "__main__":
    sys.exit(_main())
