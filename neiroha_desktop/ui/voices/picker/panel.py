"""The voice picker on screen: a panel under the voice field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import ElidedLabel, HintLabel, label
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.voices.picker.filter_bar import FilterBar
from neiroha_desktop.ui.voices.picker.list_view import VoiceListView
from neiroha_desktop.ui.voices.picker.rows import VoiceRows
from neiroha_desktop.ui.voices.picker.veil import Veil
from neiroha_desktop.ui.voices.picker.words import more_of

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Voice
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.voices.picker.picker_model import VoicePicker

_SIZE = QSize(SPACE * 165, SPACE * 125)
_MARGIN = SPACE * 2
_HEAR = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_P)
_STAR = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PickerPanel(QFrame):
    """Chooses a voice. Esc and a click beside it close it.

    Signals:
        closed: it is not on screen any more.
    """

    closed = Signal()

    def __init__(self, picker: VoicePicker, tokens: Tokens, page: QWidget) -> None:
        self._page = page
        self._veil = Veil(page)
        # A sub-window keeps the tab key to itself.
        super().__init__(self._veil, Qt.WindowType.SubWindow)
        self._picker = picker
        self.setProperty("role", "picker")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Choose a voice"))
        self._rows = VoiceRows(picker, self)
        self._bar = FilterBar(picker)
        self.list = VoiceListView(self._rows, tokens)
        self._count = label("", "hint")
        self._empty = HintLabel()
        self._more = ElidedLabel("")
        self._more.setProperty("role", "hint")
        self._trouble = HintLabel()
        self._hear = button(self.tr("Hear sample"), self._on_hear, icon_name="play")
        self._star = button(self.tr("Favourite"), self._on_star, icon_name="star")
        self._star.setCheckable(True)
        # Checked, it is bold.
        self._star.setMinimumWidth(self._star.sizeHint().width() + SPACE * 3)
        self._use = button(self.tr("Use voice"), self._on_use, role="accent")
        self._arrange()
        self._connect()
        self._bar.search.installEventFilter(self)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE * 2)
        foot.addWidget(self._count)
        foot.addStretch(1)
        for one in (self._star, self._hear, self._use):
            foot.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 3)
        column.setSpacing(SPACE * 2)
        column.addWidget(self._bar)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._more)
        column.addWidget(self._trouble)
        column.addLayout(foot)

    def _connect(self) -> None:
        picker = self._picker
        self.list.taken.connect(self._on_taken)
        self.list.hear_wanted.connect(picker.hear.restart)
        self.list.star_wanted.connect(picker.turn_star.start)
        self.list.current_moved.connect(self._show_current)
        picker.found_changed.connect(self._on_found)
        picker.marks_changed.connect(self._show_current)
        picker.trouble_changed.connect(self._show_trouble)
        self._veil.pushed_aside.connect(self.hide)
        for keys, target in ((_HEAR, self._hear), (_STAR, self._star)):
            target.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))

    # Showing

    def open_at(self, field: QWidget) -> None:
        """Show the voices of the model on screen under a field, or over it where there is too little room."""
        self._picker.open()
        self._veil.cover()
        room = self._veil.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = QSize(max(field.width(), _SIZE.width()), _SIZE.height()).boundedTo(room.size())
        # Under the field as far as there is room, its right edge under that of the field.
        corner = field.mapTo(self._page, QPoint(field.width(), field.height()))
        left = max(room.left(), min(corner.x(), room.right() + 1) - size.width())
        top = max(room.top(), min(corner.y(), room.bottom() + 1 - size.height()))
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        # Now that it is as tall as it will be.
        self.list.go_to(self._rows.row_of(self._picker.chosen))
        self._bar.search.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Tell that it is gone."""
        super().hideEvent(event)
        self._veil.hide()
        self.closed.emit()

    def _on_found(self) -> None:
        found, known = len(self._picker.found), len(self._picker.index.voices)
        text = self.tr("{found} of {known} voices") if found < known else self.tr("{known} voices")
        self._count.setText(text.format(found=f"{found:,}", known=f"{known:,}"))
        self._empty.say("" if found else self._nothing(known))
        if found:
            # Another row is the current one then, which shows it.
            self.list.go_to(max(0, self._rows.row_of(self._picker.chosen)))
        else:
            self._show_current()

    def _nothing(self, known: int) -> str:
        if not known:
            return self.tr('No voices are listed. "Fetch All" under Providers asks for them, or type one by hand.')
        return self.tr("No voice fits. Look for less, or among all voices.")

    def _show_current(self) -> None:
        voice = self.list.current()
        for one in (self._hear, self._star, self._use):
            one.setEnabled(voice is not None)
        self._star.setChecked(voice is not None and self._picker.mark(voice).favourite)
        self._more.say(more_of(voice) if voice is not None else "")
        kept = voice is not None and self._picker.is_kept(voice)
        self._hear.setAccessibleDescription(self.tr("costs nothing") if kept else self.tr("costs one request"))
        self.list.repaint_rows()

    def _show_trouble(self) -> None:
        self._trouble.say(self._picker.trouble, Tone.DANGER)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep all keys from the shortcuts of the window: what it does with them is not meant here."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the arrow keys move in the list, and Enter take, while the search field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_use()
                return True
            if self._does(event):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close on Esc, hear and mark; other keys are nobody's."""
        self._does(event)
        event.accept()

    def _does(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.keyCombination() == _HEAR:
            self._on_hear()
        elif event.keyCombination() == _STAR:
            self._on_star()
        else:
            return False
        return True

    # Doing

    def _on_taken(self, voice: Voice) -> None:
        self.hide()
        self._picker.take(voice)

    def _on_use(self) -> None:
        voice = self.list.current()
        if voice is not None:
            self._on_taken(voice)

    def _on_hear(self) -> None:
        voice = self.list.current()
        if voice is not None:
            self._picker.hear.restart(voice)

    def _on_star(self) -> None:
        voice = self.list.current()
        if voice is not None:
            self._picker.turn_star.start(voice)
