"""What the tests of the window share: Qt's event loop for coroutines, and a whole program to work with."""

from __future__ import annotations

import asyncio
import functools
import gc
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import pytestqt.plugin
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from neiroha_desktop.adapters import clients
from neiroha_desktop.app import data_folder, open_house
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.services.clips import ClipLoader
from neiroha_desktop.storage.preferences import Preferences
from neiroha_desktop.ui.language import ENGLISH, Language
from neiroha_desktop.ui.shell import Shell
from neiroha_desktop.ui.theme import Theme
from neiroha_desktop.window import build_window
from tests.standin.fixture import Standin, standin, standin_process
from tests.ui.desk import Desk
from tests.ui.silent_output import SilentOutput

__all__ = ["Standin", "standin", "standin_process"]


def _qt_loop() -> asyncio.AbstractEventLoop:
    loop: asyncio.AbstractEventLoop = QEventLoop(QApplication.instance())
    return loop


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run coroutines in Qt's event loop, as the program does."""
    return {"qt": _qt_loop}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let only that pass which the platform without a screen says of itself."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore(r"^This plugin does not support ", extend=True))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Let every test of a desk end at rest.

    Between a test and the end of its fixtures pytest-qt lets Qt's events pass, while no loop runs: a task that comes to
    its turn just then fails.
    """
    desk = item.funcargs.get("desk") if isinstance(item, pytest.Function) else None
    if isinstance(desk, Desk):
        assert isinstance(item, pytest.Function)
        test = item.obj

        async def to_the_end(*args: Any, **others: Any) -> None:
            await test(*args, **others)
            await desk.settle()

        item.obj = to_the_end
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Collect what a test left, its loop included, here and now.

    Left to chance, the collector may run in a worker thread, and take Qt objects apart under the hands of this one.
    """
    del item
    result = yield
    gc.collect()
    # What is still there will stay; to look at it again after every test would take longer than most tests.
    gc.freeze()
    return result


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: QApplication) -> Iterator[None]:
    """Set the application up as the program does; a closed window must not end a test's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    qapp.setApplicationName("Neiroha Desktop")
    language, theme = Language(qapp, ENGLISH), Theme(qapp, "light")
    # What stays anyway need not be looked at after every test.
    gc.collect()
    gc.freeze()
    yield
    del language, theme


@pytest.fixture(autouse=True)
def no_widget_left(qapp: QApplication) -> Iterator[None]:
    """Fail the test if a top-level widget of its own is still there."""
    known = set(map(id, qapp.topLevelWidgets()))
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def new() -> list[QWidget]:
        return [widget for widget in qapp.topLevelWidgets() if id(widget) not in known]

    if new():
        gc.collect()
    left = new()
    names = [f"{type(widget).__name__} {widget.accessibleName() or widget.windowTitle()!r}" for widget in left]
    for widget in left:
        widget.hide()
        widget.deleteLater()
    assert not names, f"left widgets: {names}"


@pytest.fixture
def output_class() -> type[SilentOutput]:
    """Return what plays sound; a test module may bring another one."""
    return SilentOutput


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch, output_class: type[SilentOutput]) -> None:
    """Let no test depend on the sound hardware of its machine."""

    async def import_output(_loader: ClipLoader) -> Any:
        return output_class

    monkeypatch.setattr(ClipLoader, "import_output", import_output)


@pytest.fixture
async def desk(
    qapp: QApplication,
    data_dir: Path,
    lay_database: Callable[[Path], None],
    quiet: None,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Desk]:
    """Open the whole program on an empty data folder, with its window on screen."""
    # Later than any test ends: what is loaded in advance would only slow it down.
    monkeypatch.setattr("neiroha_desktop.window.WARM_UP_DELAY_MS", 3_600_000)
    monkeypatch.setattr("neiroha_desktop.ui.voices.cost.REST_SECONDS", 0.01)
    loop = asyncio.get_running_loop()
    troubles: list[str] = []
    loop.set_exception_handler(lambda _loop, context: troubles.append(str(context)))
    language, theme = Language(qapp, ENGLISH), Theme(qapp, "light")
    folder = data_folder(data_dir)
    lay_database(folder.database)
    async with open_house(folder, chinese=False) as house:
        shell = Shell(house.services, steps_dismissed=False)
        window = build_window(house, shell, language, theme, Preferences(house.folder.preferences))
        window.show()
        window.activateWindow()
        desk = Desk(window, shell, house, language, theme)
        try:
            await desk.until(lambda: shell.voices.editor.draft is not None and desk.idle(), "the first page")
            yield desk
        finally:
            window.hide()
            await shell.aclose()
            _delete(window)
            _delete(shell)
            # Not before: nothing has to be dressed or built anew for them.
            language.choose(ENGLISH)
            theme.choose("light")
            language.deleteLater()
            theme.deleteLater()
    assert not troubles


@pytest.fixture
async def mine(desk: Desk, standin: Standin) -> Desk:
    """A character that speaks through the stand-in, on screen."""
    # Not typed: the tests of the form do that, and its page takes long to build.
    provider = Provider("mine", "My server", "chat_completions", standin.base_url, "mimo-v2.5-tts")
    await desk.house.services.providers.save(provider, standin.key)
    desk.shell.providers.changed.emit()
    await desk.settle()
    desk.choose("Provider", "My server")
    await desk.settle()
    desk.type("Text", "Hello")
    return desk


@pytest.fixture(scope="session", autouse=True)
def _no_events_without_a_loop() -> Iterator[None]:
    """Let Qt's events pass only while a loop runs, as in the program.

    Between the steps of a test pytest-qt would let them pass, too: a timer that comes to its turn just then cannot
    start its task.
    """
    patch = pytest.MonkeyPatch()
    patch.setattr(pytestqt.plugin, "_process_events", lambda: None)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def _one_trust_store() -> Iterator[None]:
    """Read the certificates of the system once, and not for every program that a test opens."""
    patch = pytest.MonkeyPatch()
    patch.setattr(clients, "_build_context", functools.cache(clients._build_context))
    yield
    patch.undo()


def _delete(thing: QObject) -> None:
    thing.deleteLater()
    QApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)
