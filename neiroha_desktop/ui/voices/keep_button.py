"""The button that keeps the voice of a take, and says why it cannot where that is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from neiroha_desktop.ui.wording import join_sentences

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.voices.keep_voice import KeepVoice


class KeepButton(QPushButton):
    """Shown for takes of designed voices only: all others can be had again."""

    def __init__(self, keep_voice: KeepVoice) -> None:
        super().__init__()
        self._keep_voice = keep_voice
        self._take: Take | None = None
        self._which = ""
        self.setText(self.tr("Keep this voice"))
        self.setAccessibleName(self.tr("Keep this voice"))
        self.hide()
        self.clicked.connect(self._on_clicked)
        keep_voice.changed.connect(self._show)
        keep_voice.keep.running_changed.connect(self._show)

    def show_take(self, take: Take | None, which: str = "") -> None:
        """Keep the voice of this take from now on; `which` says which one it is where many have the same button."""
        self._take = take
        self._which = which
        self._show()

    def _show(self) -> None:
        take = self._take
        offered = take is not None and self._keep_voice.offered(take)
        self.setVisible(offered)
        if take is None or not offered:
            return
        obstacle = self._keep_voice.obstacle(take)
        self.setEnabled(not obstacle and not self._keep_voice.keep.running)
        help_text = self.tr("Make a character that always speaks with the voice of this take.")
        self.setToolTip(obstacle or help_text)
        self.setAccessibleDescription(join_sentences(*filter(None, (self._which, obstacle))))

    def _on_clicked(self) -> None:
        if self._take is not None:
            self._keep_voice.keep.start(self._take)
