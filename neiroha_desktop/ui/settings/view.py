"""The settings page: language, theme, where things are kept, and what this program is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from neiroha_desktop import __version__
from neiroha_desktop.ui.language import CHINESE, ENGLISH, SYSTEM
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.form_grid import FormGrid
from neiroha_desktop.ui.parts.labels import Card, label
from neiroha_desktop.ui.parts.scroll_column import ScrollColumn
from neiroha_desktop.ui.reference.unused_view import UnusedCard
from neiroha_desktop.ui.theme import PAGE_MARGINS

if TYPE_CHECKING:
    from neiroha_desktop.ui.language import Language
    from neiroha_desktop.ui.reference.unused_model import UnusedReferences
    from neiroha_desktop.ui.theme import Theme


class SettingsPage(QWidget):
    """Everything that holds for the whole program.

    Signals:
        language_chosen(str), theme_chosen(str): another value was picked.
        steps_wanted: show the first steps again.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    steps_wanted = Signal()

    def __init__(
        self,
        language: Language,
        theme: Theme,
        data_folder: Path,
        unused: UnusedReferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = data_folder
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        cards = (self._build_looks(language, theme), self._build_data(), UnusedCard(unused), self._build_about())
        # However many recordings are listed, nothing else is pushed off the page.
        column.addWidget(ScrollColumn(*cards))

    def _build_looks(self, language: Language, theme: Theme) -> Card:
        # The names of languages stay in their own language, so that everybody finds the way back.
        self._language = _choice(
            ((SYSTEM, self.tr("As the system")), (ENGLISH, "English"), (CHINESE, "简体中文")), language.choice
        )
        self._theme = _choice(
            (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))), theme.choice
        )
        card = Card()
        card.column.addWidget(label(self.tr("Settings"), "heading"))
        grid = FormGrid()
        grid.add_field(self.tr("Language"), self._language)
        grid.add_field(self.tr("Theme"), self._theme)
        card.column.addWidget(grid)
        self._language.activated.connect(self._on_language)
        self._theme.activated.connect(self._on_theme)
        return card

    def _build_data(self) -> Card:
        path = QLineEdit(str(self._folder))
        path.setReadOnly(True)
        path.setCursorPosition(0)
        card = Card()
        card.column.addWidget(label(self.tr("DATA"), "section"))
        grid = FormGrid()
        hint = grid.add_field(self.tr("Data folder"), path, button(self.tr("Open folder"), self._on_open))
        hint.say(self.tr("Providers, characters, takes and recordings. Keys are never kept here."))
        card.column.addWidget(grid)
        card.column.addWidget(
            button(self.tr("Show the first steps again"), self.steps_wanted.emit), alignment=Qt.AlignmentFlag.AlignLeft
        )
        return card

    def _build_about(self) -> Card:
        card = Card()
        card.column.addWidget(label(self.tr("ABOUT"), "section"))
        lines = (
            f"Neiroha Desktop {__version__}",
            self.tr("Its own code is under the MIT licence."),
            self.tr("Practice and offline voices come from eSpeak NG, a separate process under GPL-3.0-or-later."),
        )
        for line in lines:
            text = label(line)
            text.setWordWrap(True)
            card.column.addWidget(text)
        return card

    def _on_language(self) -> None:
        self.language_chosen.emit(self._language.currentData())

    def _on_theme(self) -> None:
        self.theme_chosen.emit(self._theme.currentData())

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _choice(entries: tuple[tuple[str, str], ...], current: str) -> QComboBox:
    box = ComboBox()
    for value, title in entries:
        box.addItem(title, value)
    box.setCurrentIndex(box.findData(current))
    return box
