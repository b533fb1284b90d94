"""The main window: navigation between pages, the status line and the player bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from neiroha_desktop.ui.compare.ab_dock import AbDock
from neiroha_desktop.ui.compare.grid_stack import GridStack
from neiroha_desktop.ui.exchange.opening import ExchangeOpening
from neiroha_desktop.ui.inspector.opening import InspectorOpening
from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.parts.status_line import StatusLine
from neiroha_desktop.ui.player.view import PlayerBar
from neiroha_desktop.ui.shortcuts import ShortcutsDialog, bind
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.voices.view import VoicesPage

if TYPE_CHECKING:
    from neiroha_desktop.ui.compare.grid_model import ComparisonGrid
    from neiroha_desktop.ui.language import Language
    from neiroha_desktop.ui.reference.room import ReferenceRoom
    from neiroha_desktop.ui.shell import Shell
    from neiroha_desktop.ui.theme import Theme
    from neiroha_desktop.ui.voices.audition_model import Audition

NAVIGATION_WIDTH = 148
SMALLEST = (1024, 680)
USUAL = (1280, 800)
SEEK_SECONDS = 1.0


class MainWindow(QMainWindow):
    """Shows one page at a time. All widgets are made anew when language or theme change; the shell outlives them.

    Signals:
        closed: the user closed the window.
    """

    closed = Signal()

    def __init__(self, shell: Shell, language: Language, theme: Theme, data_folder: Path) -> None:
        super().__init__()
        self._shell = shell
        self._language = language
        self._theme = theme
        self._data_folder = data_folder
        self.setWindowTitle("Neiroha Desktop")
        self.setWindowIcon(icon("app"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._pages: dict[str, QWidget] = {}
        self._inspecting = InspectorOpening(shell.inspector, theme, self)
        self._exchanging = ExchangeOpening(shell, self)
        self.rebuild()
        language.changed.connect(self._on_language_changed)
        theme.changed.connect(self.rebuild)
        shell.voices.audition.limit_wanted.connect(self._on_limit_wanted)
        shell.keep_voice.kept.connect(self._on_voices_wanted)
        bind(
            self,
            {
                "generate": self._on_generate,
                "stop": self._on_stop,
                "new": self._on_new,
                "duplicate": self._on_duplicate,
                "save": self._on_save,
                "filter": self._on_filter,
                "copy_curl": shell.copy_as_curl,
                "settings": self._on_settings,
                "help": self._on_help,
            },
        )

    def rebuild(self) -> None:
        """Make all widgets anew, in the language and theme in force."""
        self._pages = {}
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self._buttons.idClicked.connect(self._on_navigation)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self._stack, 1)
        status = QVBoxLayout()
        status.setContentsMargins(SPACE * 4, 0, SPACE * 4, SPACE)
        status_line = StatusLine(self._shell.messages)
        status_line.inspect_wanted.connect(self._shell.inspector.open_failure)
        status.addWidget(status_line)
        content.addLayout(status)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._build_navigation())
        upper.addLayout(content, 1)
        root = QWidget()
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        player = PlayerBar(self._shell.player, self._shell.activity)
        player.usage_wanted.connect(self._on_usage_wanted)
        column.addWidget(AbDock(self._shell.comparison, self._shell.preference, player))
        column.addWidget(player)
        self.open_page(self._shell.page)
        self._dress()
        self.setCentralWidget(root)

    def open_page(self, name: str) -> None:
        """Show a page; it is built when it is first opened."""
        if name not in self._pages:
            self._pages[name] = self._build_page(name)
            self._stack.addWidget(self._pages[name])
        self._stack.setCurrentWidget(self._pages[name])
        self._buttons.button(_PAGES.index(name)).setChecked(True)
        self._shell.open_page(name)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Report the closing; what runs is ended by the composition root."""
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the keys that no field or button wanted."""
        playback = self._shell.player.playback
        audition = self._shell.voices.audition
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._shell.player.toggle.start()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = SEEK_SECONDS if key == Qt.Key.Key_Right else -SEEK_SECONDS
            self._shell.player.seek.restart(max(0.0, playback.position + step))
        elif key == Qt.Key.Key_BracketLeft:
            self._shell.player.loop_from_here()
        elif key == Qt.Key.Key_BracketRight:
            self._shell.player.loop_to_here()
        elif self._on_grid() or self._on_desk():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_R:
            # Held down, it must not ask for takes without end.
            if not event.isAutoRepeat():
                audition.generate()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_1 < len(audition.takes):
            # Takes are numbered from the oldest, and listed from the newest.
            audition.play.restart(audition.takes[len(audition.takes) - 1 - (key - Qt.Key.Key_1)])
        else:
            super().keyPressEvent(event)

    # Building

    def _build_navigation(self) -> QFrame:
        side = QFrame()
        side.setProperty("role", "side")
        side.setFixedWidth(NAVIGATION_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE * 3, SPACE * 4, SPACE * 3, SPACE * 4)
        column.setSpacing(SPACE)
        column.addWidget(label("Neiroha", "brand"))
        column.addSpacing(SPACE * 3)
        titles = (self.tr("Voices"), self.tr("Providers"), self.tr("Takes"), self.tr("Usage"), self.tr("Settings"))
        for number, (name, title) in enumerate(zip(_PAGES, titles, strict=True)):
            if name == "settings":
                column.addStretch(1)
            entry = QPushButton(title)
            entry.setProperty("role", "nav")
            entry.setIcon(icon(name))
            entry.setCheckable(True)
            entry.setAccessibleName(title)
            self._buttons.addButton(entry, number)
            column.addWidget(entry)
        return side

    def _build_page(self, name: str) -> QWidget:
        # Pages other than the first one are imported when they are opened: the window is there sooner.
        shell, tokens = self._shell, self._theme.tokens
        match name:
            case "providers":
                from neiroha_desktop.ui.providers.view import ProvidersPage

                providers = ProvidersPage(shell.providers, tokens)
                self._exchanging.attend(providers.exchange, "providers")
                return providers
            case "takes":
                from neiroha_desktop.ui.takes.view import TakesPage

                takes = TakesPage(shell.takes, shell.player, shell.comparison, shell.keep_voice, tokens)
                takes.voices_wanted.connect(self._on_voices_wanted)
                return takes
            case "usage":
                from neiroha_desktop.ui.usage.view import UsagePage

                return UsagePage(shell.usage, tokens)
            case "settings":
                from neiroha_desktop.ui.settings.view import SettingsPage

                settings = SettingsPage(self._language, self._theme, self._data_folder, shell.reference.unused)
                # Queued: the page that emits is replaced by what it asks for.
                queued = Qt.ConnectionType.QueuedConnection
                settings.language_chosen.connect(self._language.choose, queued)
                settings.theme_chosen.connect(self._theme.choose, queued)
                settings.steps_wanted.connect(self._on_steps_wanted)
                return settings
        voices = VoicesPage(
            shell.voices,
            shell.steps,
            shell.player,
            shell.comparison,
            shell.keep_voice,
            shell.reference,
            lambda: shell.picker,
            tokens,
        )
        voices.show_providers.connect(self._on_show_providers)
        self._exchanging.attend(voices.exchange, "characters")
        return GridStack(voices, shell, tokens)

    def _dress(self) -> None:
        """Put the theme's style sheet in force, for what comes: not before for what is about to go."""
        if self.styleSheet() == self._theme.style_sheet:
            return
        gone = self.takeCentralWidget()
        if gone is not None:
            # Queued, as when another one takes its place: what emitted the signal may be in there.
            gone.deleteLater()
        self.setStyleSheet(self._theme.style_sheet)

    # Reacting

    def _on_navigation(self, number: int) -> None:
        self.open_page(_PAGES[number])

    def _on_voices_wanted(self) -> None:
        self.open_page("voices")

    def _on_show_providers(self, new: bool) -> None:
        self.open_page("providers")
        if new:
            self._shell.providers.start_new()

    def _on_limit_wanted(self, provider_id: str, name: str) -> None:
        self.open_page("providers")
        self._shell.providers.show_limit.restart(provider_id, name)

    def _on_usage_wanted(self) -> None:
        self._shell.usage.show_section("queue")
        self.open_page("usage")

    def _on_language_changed(self) -> None:
        # What was said in the other language is over; only an Undo must not be lost with it.
        notice = self._shell.messages.current
        if notice is not None and notice.action is None:
            self._shell.messages.post(None)
        self.rebuild()

    def _on_steps_wanted(self) -> None:
        self._shell.steps.recall()
        self.open_page("voices")

    def _on_grid(self) -> bool:
        """Whether a comparison stands in the place of the characters: keys for what is hidden do nothing."""
        return self._shell.page == "voices" and self._shell.comparing

    def _leave_grid(self) -> None:
        if self._shell.comparing:
            self._shell.grid.close()

    def _on_desk(self) -> bool:
        """Whether a recording is worked on in the place of its character."""
        return self._shell.page == "voices" and self._shell.reference.desk.opened

    def _on_generate(self) -> None:
        if self._on_grid():
            self._shell.grid.begin()
        elif self._shell.page == "voices" and not self._on_desk():
            self._shell.voices.audition.generate()

    def _on_stop(self) -> None:
        at_work: Audition | ComparisonGrid | ReferenceRoom = self._shell.voices.audition
        if self._on_grid():
            at_work = self._shell.grid
        elif self._on_desk():
            at_work = self._shell.reference
        if at_work.busy:
            at_work.stop()
        else:
            self._shell.player.end_loop()

    def _on_new(self) -> None:
        if self._shell.page == "voices":
            self._leave_grid()
            self._shell.voices.new.start()
        elif self._shell.page == "providers":
            self._shell.providers.start_new()

    def _on_duplicate(self) -> None:
        if self._shell.page == "voices":
            self._leave_grid()
            self._shell.voices.duplicate.start()
        elif self._shell.page == "providers":
            self._shell.providers.duplicate_current()

    def _on_save(self) -> None:
        if self._shell.page == "voices":
            self._shell.voices.save.start()
        elif self._shell.page == "providers":
            self._shell.providers.save.start()

    def _on_filter(self) -> None:
        field = getattr(self._pages[self._shell.page], "filter", None)
        if field is not None:
            field.setFocus()

    def _on_settings(self) -> None:
        self.open_page("settings")

    def _on_help(self) -> None:
        ShortcutsDialog(self).open()


_PAGES = ("voices", "providers", "takes", "usage", "settings")
