"""The API key field: a stored key is only described, never put back into the field."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.theme import SPACE


class KeyField(QWidget):
    """Takes a key, or `env:NAME`, and can show what was typed.

    Signals:
        edited(str): the key as typed.
    """

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self._loading = False
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        # textChanged, not textEdited: what a screen reader or a password manager puts in counts as typed.
        self.line.textChanged.connect(self._on_text)
        self._show_button: QPushButton = button(self.tr("Show"), self._on_show)
        self._show_button.setCheckable(True)
        self._get_button = button("", self._on_get)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        row.addWidget(self.line, 1)
        row.addWidget(self._show_button)
        row.addWidget(self._get_button)
        self.setFocusProxy(self.line)

    def load(self, typed: str | None, masked: str, url: str, *, is_project: bool = False) -> None:
        """Show what was typed, or the masked end of the stored key as a placeholder.

        Args:
            typed: the key on screen; None: none was typed.
            masked: "" where none is stored.
            url: where keys come from; "" where nobody knows.
            is_project: keys of servers that people run come from themselves; the page is about the server then.
        """
        if self.line.text() != (typed or ""):
            self._loading = True
            self.line.setText(typed or "")
            self._loading = False
        self.line.setPlaceholderText(masked or self.tr("paste a key, or env:NAME to take it from the environment"))
        self._url = url
        title = self.tr("About the server") if is_project else self.tr("Get a key")
        self._get_button.setText(title)
        self._get_button.setAccessibleName(title)
        self._get_button.setVisible(bool(url))
        self._get_button.setToolTip(url)
        # A stored key cannot be shown, only one that is being typed.
        self._show_button.setEnabled(bool(typed))
        if not typed:
            self._show_button.setChecked(False)
            self._on_show(False)

    def _on_text(self, text: str) -> None:
        if not self._loading:
            self.edited.emit(text)

    def _on_show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        title = self.tr("Hide") if shown else self.tr("Show")
        self._show_button.setText(title)
        self._show_button.setAccessibleName(title)

    def _on_get(self) -> None:
        QDesktopServices.openUrl(QUrl(self._url))
