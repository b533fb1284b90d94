"""Paints one voice of the picker: star, name, facts, whether its sample is kept, and ▶."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QStaticText
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.theme import RADIUS, SMALL_PX, SPACE, Tokens
from neiroha_desktop.ui.voices.picker.rows import VoiceRows
from neiroha_desktop.ui.voices.picker.words import facts_of, title_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neiroha_desktop.domain.provider import Voice

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = SPACE * 12
_SIGN = SPACE * 9
"""Width of the star and of ▶, with room to hit them."""
_ICON = SPACE * 5
_STATE_WIDTH = SPACE * 24
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_KEPT = 500


def star_rect(row: QRect) -> QRect:
    """Return where the star of a row is."""
    return QRect(row.left(), row.top(), _SIGN, row.height())


def play_rect(row: QRect) -> QRect:
    """Return where ▶ of a row is."""
    return QRect(row.right() - _SIGN + 1, row.top(), _SIGN, row.height())


class VoicePainter(QStyledItemDelegate):
    """Paints rows of `VoiceRows`."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._strong = QFont(parent.font())
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(parent.font())
        self._small.setPixelSize(SMALL_PX)
        self._metrics = {False: QFontMetrics(self._strong), True: QFontMetrics(self._small)}
        # The same rows are painted with every key that is typed.
        self._laid_out: dict[tuple[str, int, bool], QStaticText] = {}
        self._icons: dict[tuple[str, QPalette.ColorRole, int], QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of every row."""
        del option, index
        return QSize(SPACE * 60, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        model = index.model()
        assert isinstance(model, VoiceRows)
        voice = model.voice(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self._paint_signs(painter, option.rect, model, voice)
        self._paint_words(painter, option.rect, model, voice)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        ground = option.rect.adjusted(0, 1, 0, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(self._tokens.accent_soft))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self._tokens.border))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)

    def _paint_signs(self, painter: QPainter, row: QRect, model: VoiceRows, voice: Voice) -> None:
        favourite, sounds = model.picker.mark(voice).favourite, model.picker.sounds(voice)
        role = QPalette.ColorRole.Accent if favourite else QPalette.ColorRole.PlaceholderText
        self._icon("star-filled" if favourite else "star", role).paint(painter, _middle(star_rect(row)))
        sign = self._icon("stop" if sounds else "play", QPalette.ColorRole.ButtonText)
        sign.paint(painter, _middle(play_rect(row)))

    def _icon(self, name: str, role: QPalette.ColorRole) -> QIcon:
        key = (name, role, QApplication.palette().cacheKey())
        found = self._icons.get(key)
        if found is None:
            found = self._icons[key] = icon(name, role)
        return found

    def _paint_words(self, painter: QPainter, row: QRect, model: VoiceRows, voice: Voice) -> None:
        left, right = row.left() + _SIGN, row.right() - _SIGN
        state = self._state(model, voice)
        half = (row.height() - SPACE * 2) // 2
        upper = QRect(left, row.top() + SPACE, right - left - (_STATE_WIDTH if state else 0), half)
        lower = QRect(left, upper.bottom() + 1, right - left, half)
        self._line(painter, upper, title_of(voice), self._tokens.text, small=False)
        self._line(painter, lower, facts_of(voice), self._tokens.muted, small=True)
        if state:
            painter.setPen(QColor(self._tokens.muted))
            painter.setFont(self._small)
            painter.drawText(QRect(right - _STATE_WIDTH, upper.top(), _STATE_WIDTH - SPACE, half), _RIGHT, state)

    def _state(self, model: VoiceRows, voice: Voice) -> str:
        if model.picker.is_awaited(voice):
            return self.tr("waiting …")
        words = [self.tr("cached")] if model.picker.is_kept(voice) else []
        if voice.id == model.picker.chosen:
            words.insert(0, self.tr("in use"))
        return " · ".join(words)

    def _line(self, painter: QPainter, area: QRect, text: str, colour: str, *, small: bool) -> None:
        painter.setPen(QColor(colour))
        painter.setFont(self._small if small else self._strong)
        line = self._fitting(text, area.width(), small=small)
        painter.drawStaticText(area.left(), area.top() + (area.height() - self._metrics[small].height()) // 2, line)

    def _fitting(self, text: str, width: int, *, small: bool) -> QStaticText:
        key = (text, width, small)
        found = self._laid_out.get(key)
        if found is None:
            if len(self._laid_out) >= _MOST_KEPT:
                self._laid_out.clear()
            metrics, font = self._metrics[small], self._small if small else self._strong
            found = self._laid_out[key] = QStaticText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
            # Names come from outside: never read them as HTML.
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(font=font)
        return found


def _middle(place: QRect) -> QRect:
    left = place.left() + (place.width() - _ICON) // 2
    return QRect(left, place.top() + (place.height() - _ICON) // 2, _ICON, _ICON)
