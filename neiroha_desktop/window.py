"""The window's life: start, run under one event loop, remember, close."""

from __future__ import annotations

import asyncio
import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from qasync import QEventLoop

from neiroha_desktop.adapters import registry
from neiroha_desktop.app import House, data_folder, open_house
from neiroha_desktop.domain.errors import NeirohaError, StorageError
from neiroha_desktop.storage.preferences import Preferences
from neiroha_desktop.ui import scroll_access
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.collector import QtThreadCollector
from neiroha_desktop.ui.crash import CrashReporter
from neiroha_desktop.ui.language import SYSTEM, Language
from neiroha_desktop.ui.main_window import MainWindow
from neiroha_desktop.ui.messages import Notice, Tone
from neiroha_desktop.ui.shell import Shell
from neiroha_desktop.ui.theme import Theme
from neiroha_desktop.ui.wording import error_text, translate

WARM_UP_DELAY_MS = 500
"""Until the window is painted: imports in a worker hold up the window's thread, too."""

LONGEST_READING = 0.5
"""Seconds that the window waits for what it shows: on a slow disk it is there without that first."""

SWITCH_SECONDS = 0.001
"""So long a thread may keep the interpreter while another waits for it; Python's own 5 ms are a third of a frame."""


def run_window(data_dir: Path | None, lang: str | None, theme: str | None) -> int:
    """Open the window and return when it was closed."""
    # Workers give the interpreter back to the window and to the sound device before anybody sees or hears a gap.
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Neiroha Desktop")
    app.setDesktopFileName("neiroha-desktop")
    app.setQuitOnLastWindowClosed(False)
    scroll_access.install()
    language = Language(app, lang or SYSTEM)
    try:
        folder = data_folder(data_dir)
    except StorageError as error:
        return _refuse(app, error)
    preferences = Preferences(folder.preferences)
    language.choose(lang or preferences.get("language", SYSTEM))
    look = Theme(app, theme or preferences.get("theme", "system"))
    with asyncio.Runner(loop_factory=partial(QEventLoop, app)) as runner:
        try:
            runner.run(_live(folder.root, preferences, language, look))
            _remember_looks(preferences, language, look, lang, theme)
        except NeirohaError as error:
            return _refuse(app, error)
    return 0


async def _live(root: Path, preferences: Preferences, language: Language, theme: Theme) -> None:
    closed = asyncio.Event()
    loop = asyncio.get_running_loop()
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, closed.set)
    async with open_house(data_folder(root), chinese=language.is_chinese) as house:
        shell = Shell(house.services, steps_dismissed=preferences.get("steps_dismissed", False))
        reporter = CrashReporter(house.folder.logs)
        reporter.install(loop)
        window = build_window(house, shell, language, theme, preferences)
        window.closed.connect(closed.set)
        # So it is laid out and painted once, as it is, and not first without anything in it.
        await shell.loaded(LONGEST_READING)
        window.show()
        collector = QtThreadCollector()
        try:
            await closed.wait()
        finally:
            _remember(window, shell, house, preferences)
            window.hide()
            await shell.aclose()
            reporter.uninstall()
            window.deleteLater()
            QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
            collector.stop()


def build_window(house: House, shell: Shell, language: Language, theme: Theme, preferences: Preferences) -> MainWindow:
    """Make the window as it was left, and let it read what it shows."""
    playback = house.services.playback
    playback.set_volume(preferences.get("volume", 1.0))
    window = MainWindow(shell, language, theme, house.folder.root)
    geometry = preferences.get("geometry", "")
    if geometry:
        window.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))
    notices = [translate(notice) for notice in house.notices]
    if preferences.notice is not None:
        notices.append(translate(preferences.notice))
    if notices:
        shell.messages.post(Notice("\n".join(notices), Tone.WARNING))
    shell.load()
    warm_up = AsyncCommand(partial(_warm_up, house, shell, preferences.get("device", "")), shell)
    # A child of the shell, so that it cannot outlive what it warms up.
    later = QTimer(shell)
    later.setSingleShot(True)
    later.timeout.connect(warm_up.trigger)
    later.start(WARM_UP_DELAY_MS)
    return window


async def _warm_up(house: House, shell: Shell, device: str) -> None:
    """Load what the first request needs while nobody waits for it.

    Not what plays the answer: that costs 30 MB, and is loaded while the first request is under way.
    """
    if device:
        await house.services.playback.set_device(device)
    await house.sweep()
    await house.pool.warm_up()
    used = {summary.provider.adapter_type for summary in await house.services.providers.list_all()}
    problems = await asyncio.to_thread(registry.preload, used)
    await house.services.health.start_local()
    if problems:
        details = "\n".join(problem.details for problem in problems if problem.details)
        shell.messages.post(Notice("\n".join(map(error_text, problems)), Tone.WARNING, details=details))


def _remember(window: MainWindow, shell: Shell, house: House, preferences: Preferences) -> None:
    playback = house.services.playback
    preferences.set("geometry", bytes(window.saveGeometry().toBase64().data()).decode("ascii"))
    preferences.set("steps_dismissed", shell.steps.dismissed)
    preferences.set("volume", playback.volume)
    preferences.set("device", playback.device_id)


def _remember_looks(
    preferences: Preferences, language: Language, theme: Theme, lang_option: str | None, theme_option: str | None
) -> None:
    """Keep language and theme, and write all preferences. What an option said for one run is not kept."""
    if language.choice != lang_option:
        preferences.set("language", language.choice)
    if theme.choice != theme_option:
        preferences.set("theme", theme.choice)
    preferences.save_now()


def _refuse(app: QApplication, error: NeirohaError) -> int:
    """Say why there is no window: on stderr, and in a box for those who started it by a click."""
    text = error_text(error)
    print(text, file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.Critical, "Neiroha Desktop", text)
    box.finished.connect(app.quit)
    box.open()
    app.exec()
    return 1
