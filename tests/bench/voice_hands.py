"""What the bench does with hundreds of voices in a running window."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QPushButton,
    QTableView,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from neiroha_desktop.app import House
from neiroha_desktop.domain.provider import Provider, TtsModel
from neiroha_desktop.services.catalog import Catalog
from neiroha_desktop.ui.main_window import MainWindow
from neiroha_desktop.ui.shell import Shell
from tests.bench.heartbeat import Heartbeat
from tests.standin.studio import voices

_MODEL = "mimo-v2.5-tts"
_REST_SECONDS = 0.05
_LOOK_SECONDS = 0.001
_DEADLINE_SECONDS = 60.0


class VoiceHands:
    """Fetches voices, opens the picker, and types into its search field."""

    def __init__(self, house: House, shell: Shell, window: MainWindow, heartbeat: Heartbeat) -> None:
        self._house = house
        self._shell = shell
        self._window = window
        self._heartbeat = heartbeat
        self._bare = QWidget()
        self.works: dict[str, Callable[..., Awaitable[dict[str, Any]]]] = {
            "open_azure": self.open_azure,
            "fetch_voices": self.fetch_voices,
            "fill_voices": self.fill_voices,
            "type_in_picker": self.type_in_picker,
            "type_in_bare_list": self.type_in_bare_list,
        }

    async def open_azure(self, base_url: str, key_variable: str) -> dict[str, Any]:
        """Put the form of an Azure provider on screen, with its list of voices unfolded."""
        provider = Provider("azure", "Azure", "azure", base_url, "neural")
        await self._house.services.providers.save(provider, f"env:{key_variable}")
        self._window.open_page("providers")
        await _until(lambda: not self._shell.providers.load.running)
        self._shell.providers.select.restart("azure")
        await _until(lambda: not self._shell.providers.select.running)
        await asyncio.sleep(_REST_SECONDS)
        fold = self._find(QToolButton, "Models and voices")
        fold.setChecked(True)
        await asyncio.sleep(1.0)
        return {}

    async def fetch_voices(self) -> dict[str, Any]:
        """Press "Fetch All" and wait until what came is on screen."""
        fetch, form = self._shell.providers.checks.fetch, self._shell.providers.form
        tree = self._find(QTreeWidget, "Models and voices list")
        painted = _Painted(tree.viewport())
        before: list[int] = []
        # The first rows of voices are all that fits on screen; the others follow.
        tree.model().rowsInserted.connect(lambda model: before.append(painted.count) if model.isValid() else None)
        self._heartbeat.start()
        QTest.mouseClick(self._find(QPushButton, "Fetch All"), Qt.MouseButton.LeftButton)
        # Not without a pause: the workers that read and keep the list would have to fight for the interpreter.
        await _until(lambda: bool(before) and painted.again_after(before[0]), pause=_LOOK_SECONDS)
        shown_at = time.monotonic()
        await _until(lambda: not fetch.running, pause=_LOOK_SECONDS)
        assert form.draft is not None
        return {
            "shown_at": shown_at,
            **self._heartbeat.stop(),
            "voices": sum(map(len, form.draft.catalog.voices.values())),
        }

    async def fill_voices(self, count: int) -> dict[str, Any]:
        """Give the character on screen so many voices to choose from."""
        catalog = Catalog((TtsModel(_MODEL),), {_MODEL: voices(count)})
        await self._house.services.catalog.save("bench", catalog)
        editor = self._shell.voices.editor
        editor.load_catalog.restart()
        await _until(lambda: not editor.load_catalog.running)
        assert len(editor.voices()) >= count
        return {}

    async def type_in_picker(self, text: str) -> dict[str, Any]:
        """Open the picker and type a text; say how long it took to open, and from each key to what it painted."""
        box = self._find(QComboBox, "Voice")
        started = time.perf_counter()
        box.showPopup()
        field = self._find(QLineEdit, "Search voices")
        painted = _Painted(self._find(QTableView, "Voice list").viewport())
        await _until(lambda: painted.count > 0, pause=0.0)
        opened = time.perf_counter() - started
        await asyncio.sleep(1.0)
        found = await _type(field, text, painted)
        box.hidePopup()
        return {"opened": opened, "seconds": found, "left": len(self._shell.picker.found)}

    async def type_in_bare_list(self, count: int, text: str) -> dict[str, Any]:
        """Type the same into the least Qt list that can be filtered."""
        names = [f"{voice.id} {voice.name} {voice.language_name}" for voice in voices(count)]
        proxy = QSortFilterProxyModel(self._bare)
        proxy.setSourceModel(QStringListModel(names, self._bare))
        proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field, view = QLineEdit(), QListView()
        view.setUniformItemSizes(True)
        view.setModel(proxy)
        field.textChanged.connect(proxy.setFilterFixedString)
        field.textChanged.connect(view.viewport().update)
        column = QVBoxLayout(self._bare)
        column.addWidget(field)
        column.addWidget(view)
        self._bare.resize(660, 500)
        self._bare.show()
        await asyncio.sleep(1.0)
        found = await _type(field, text, _Painted(view.viewport()))
        self._bare.hide()
        return {"seconds": found}

    def _find(self, kind: type[Any], name: str) -> Any:
        return next(one for one in self._window.findChildren(kind) if one.accessibleName() == name and one.isVisible())


class _Painted(QObject):
    """Counts what is painted in a widget."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self.count = 0
        target.installEventFilter(self)

    def again_after(self, count: int) -> bool:
        """Whether it was painted since the count was this."""
        return self.count > count

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        del watched
        self.count += event.type() == QEvent.Type.Paint
        return False


async def _type(field: QLineEdit, text: str, painted: _Painted) -> list[float]:
    """Type a text, and return the seconds from each key to the end of the turn in which it was painted."""
    found = []
    for letter in text:
        before, started = painted.count, time.perf_counter()
        QTest.keyClicks(field, letter)
        await _until(partial(painted.again_after, before), pause=0.0)
        found.append(time.perf_counter() - started)
        await asyncio.sleep(_REST_SECONDS)
    return found


async def _until(reached: Callable[[], bool], pause: float = 0.005) -> None:
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while not reached():
        if time.monotonic() > deadline:
            raise TimeoutError("the window did not come to rest")
        await asyncio.sleep(pause)
