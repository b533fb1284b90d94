"""The button of the sample texts: those of the program by language, and the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from neiroha_desktop.services.samples import sample_texts
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.voice_words import language_text
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.ui.voices.sample_texts import SampleTexts


class SampleMenu(QObject):
    """Offers texts to try a voice with.

    Args:
        samples: the user's own.
        typed: returns what stands in the text field.

    Signals:
        chosen(str): a text to speak.
    """

    chosen = Signal(str)

    def __init__(self, samples: SampleTexts, typed: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._samples = samples
        self._typed = typed
        self._wanted = False
        self.button: QPushButton = button(self.tr("Sample texts"), self._on_clicked)
        self.menu = QMenu(self.button)
        self.menu.setAccessibleName(self.tr("Sample texts"))
        self.menu.triggered.connect(self._on_triggered)
        self._keep: QAction | None = None
        self._manage: QAction | None = None
        samples.loaded.connect(self._on_loaded)

    def _on_clicked(self) -> None:
        # Read at each click, because another window may have changed them; a small file, so nobody sees the waiting.
        self._wanted = True
        self._samples.load.restart()

    def _on_loaded(self) -> None:
        if self._wanted:
            self._wanted = False
            self._fill()
            self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _fill(self) -> None:
        self.menu.clear()
        menus: dict[str, QMenu] = {}
        for sample in sample_texts():
            language = language_text(sample.language)
            if language not in menus:
                menus[language] = self.menu.addMenu(language)
            _add(menus[language], translate(sample.title), sample.text)
        own = self.menu.addMenu(self.tr("My texts"))
        own.setEnabled(bool(self._samples.own))
        for mine in self._samples.own:
            _add(own, mine.title, mine.text)
        self.menu.addSeparator()
        typed = self._typed()
        self._keep = self.menu.addAction(self.tr("Keep this text"))
        self._keep.setEnabled(bool(typed.strip()) and not self._samples.is_sample(typed))
        self._manage = self.menu.addAction(self.tr("Manage my texts…"))
        self._manage.setEnabled(bool(self._samples.own) or self._samples.can_undo)

    def _on_triggered(self, action: QAction) -> None:
        if action is self._keep:
            self._samples.keep.start(self._typed())
        elif action is self._manage:
            from neiroha_desktop.ui.voices.samples_dialog import SamplesDialog  # For who looks at them.

            dialog = SamplesDialog(self._samples, self.button)
            dialog.chosen.connect(self.chosen)
            dialog.open()
        else:
            self.chosen.emit(action.data())


def _add(menu: QMenu, title: str, text: str) -> None:
    # A single & would underline the next letter.
    action = menu.addAction(title.replace("&", "&&"))
    action.setData(text)
    action.setToolTip(text)
