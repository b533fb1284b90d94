"""Where a recording comes from: a file, the clipboard, a take or the microphone; and how far the reading is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import HintLabel, label
from neiroha_desktop.ui.reference.offered import SOUND_FILES
from neiroha_desktop.ui.reference.take_menu import TakeMenu
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.reference.desk_model import DeskModel
    from neiroha_desktop.ui.reference.recorder_model import RecorderModel
    from neiroha_desktop.ui.reference.take_choice import TakeChoice


class SourcesRow(QWidget):
    """The buttons that bring a recording in."""

    def __init__(
        self, model: DeskModel, recorder: RecorderModel, takes: TakeChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._recorder = recorder
        self._takes = TakeMenu(takes, self)
        self._takes.chosen.connect(model.bringing.take)
        self.choose = button(self.tr("Choose a file…"), self._on_choose, icon_name="folder")
        paste = button(self.tr("Paste"), self.paste)
        paste.setToolTip(self.tr("A sound file, its path, or sound (Ctrl+V)"))
        self._record = button(self.tr("Record…"), recorder.open, icon_name="microphone")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE * 2)
        for widget in (self.choose, paste, self._takes.button, self._record):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        self._hint = label(
            self.tr("Or drop a file anywhere here: wav, mp3, flac, ogg, opus, aiff or caf, of any length."), "hint"
        )
        self._hint.setWordWrap(True)
        self._problem = HintLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addLayout(buttons)
        column.addWidget(self._hint)
        column.addWidget(self._build_progress())
        column.addWidget(self._problem)
        model.busy_changed.connect(self._show_busy)
        model.progressed.connect(self._show_progress)
        model.problem_changed.connect(self._show_problem)
        recorder.changed.connect(self._show_recorder)
        self._show_busy()
        self._show_problem()
        self._show_recorder()

    def _build_progress(self) -> QWidget:
        self._percent = label("", "hint")
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress of the recording"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._stop = button(self.tr("Stop reading"), self._model.stop, icon_name="stop")
        self._busy = QWidget()
        row = QHBoxLayout(self._busy)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        row.addWidget(self._percent)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        return self._busy

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self._model.bringing.offer(QGuiApplication.clipboard().mimeData())

    def _on_choose(self) -> None:
        music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        dialog = QFileDialog(self, self.tr("Choose a recording"), music)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        sound, every = self.tr("Sound files"), self.tr("All files")
        dialog.setNameFilters([f"{sound} ({SOUND_FILES})", f"{every} (*)"])
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_selected(self, path: str) -> None:
        self._model.bringing.file(Path(path))

    def _show_busy(self) -> None:
        # Only what can be stopped; keeping is done in a moment.
        shown = self._model.bringing.running or self._model.mending.running
        if not shown and self._stop.hasFocus():
            self.choose.setFocus()
        self._busy.setVisible(shown)
        self._stop.setText(self.tr("Stop reading") if self._model.bringing.running else self.tr("Stop mending"))
        self._stop.setAccessibleName(self._stop.text())

    def _show_progress(self, progress: float) -> None:
        percent = round(progress * 100)
        if percent != self._bar.value() or not self._percent.text():
            self._bar.setValue(percent)
            text = self.tr("Reading… {0} %") if self._model.bringing.running else self.tr("Mending… {0} %")
            self._percent.setText(text.format(percent))

    def _show_problem(self) -> None:
        self._problem.say(self._model.problem, Tone.DANGER)

    def _show_recorder(self) -> None:
        self._record.setEnabled(not self._recorder.opened)
