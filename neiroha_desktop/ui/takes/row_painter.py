"""Paints one row of the list of takes: star, waveform, words, figures."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from neiroha_desktop.domain.messages import msg
from neiroha_desktop.services.take_marks import marks_of
from neiroha_desktop.ui.parts.icons import ICON_SIZE, icon
from neiroha_desktop.ui.takes.facts import level_text
from neiroha_desktop.ui.takes.list_model import TakeListModel
from neiroha_desktop.ui.theme import RADIUS, SMALL_PX, SPACE, Tokens
from neiroha_desktop.ui.wording import seconds_text, time_text, translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neiroha_desktop.domain.synthesis import Take

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = SPACE * 15
_PITCH_PX = 2
_WAVE = QSize(48 * _PITCH_PX, SPACE * 9)
_FIGURES_WIDTH = SPACE * 31
_NARROW = SPACE * 150
"""In rows that are not wider than this the waveform takes half its room, and leaves it to the text."""
_COLOURS = ("text", "muted", "accent", "accent_soft", "border", "border_strong", "warning")
# No line of a list is longer; to measure whole chapters would hold up the scrolling.
_MOST_LETTERS = 300
_KEPT_LINES = 400
"""Of each font: what some screens of rows say."""
_NEW_AT_ONCE = 3
"""So many rows that say something new are painted in one go: a screen full of them would take a whole frame."""


_SELECTED, _HOVERED, _FOCUSED = (
    flag.value
    for flag in (QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_HasFocus)
)
_MARKED = _SELECTED | _HOVERED | _FOCUSED

_REACHES = bytes(max(1, round(_WAVE.height() / 2 * loudness / 255)) for loudness in range(256))
"""From a byte of an outline to how far its bar reaches from the middle, in pixels."""


@cache
def _bar(number: int, reach: int) -> QRectF:
    """Return a bar of a waveform that starts at 0, 0; a list draws the same ones over and over."""
    return QRectF(number * _PITCH_PX, -reach, 1, 2 * reach)


def star_rect(row: QRect) -> QRect:
    """Return where the star of a row is, with room to hit it."""
    return QRect(row.left() + SPACE, row.top(), SPACE * 9, row.height())


class _Pen:
    """A font with its measures, and what it has set: setting a line takes longer than all else that a row needs."""

    def __init__(self, base: QFont, *, bold: bool = False, small: bool = False) -> None:
        self.font = QFont(base)
        if bold:
            self.font.setWeight(QFont.Weight.DemiBold)
        if small:
            self.font.setPixelSize(SMALL_PX)
        self._metrics = QFontMetrics(self.font)
        self._widest = self._metrics.horizontalAdvance("国") * 1.25
        self._kept: dict[tuple[str, int], QStaticText] = {}
        self.lines_set = 0

    def draw(self, painter: QPainter, colour: QColor, area: QRect, text: str, *, right: bool = False) -> None:
        """Draw one line of text; what does not fit ends in "…"."""
        width = area.width()
        if width <= SPACE * 2:
            return
        line = self._kept.get((text, width))
        if line is None:
            line = self._set(text, width)
            self.lines_set += 1
            if len(self._kept) >= _KEPT_LINES:
                self._kept.clear()
            self._kept[text, width] = line
        size = line.size()
        left = area.left() + (width - size.width() if right else 0)
        painter.setFont(self.font)
        painter.setPen(colour)
        painter.drawStaticText(QPointF(left, area.top() + (area.height() - size.height()) / 2), line)

    def _set(self, text: str, width: int) -> QStaticText:
        line = " ".join(text[:_MOST_LETTERS].split())
        # To measure takes as long as to draw: a line that fits in any case is not measured.
        if len(line) * self._widest > width:
            line = self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        result = QStaticText(line)
        result.setTextFormat(Qt.TextFormat.PlainText)
        result.prepare(font=self.font)
        return result

    def width(self, text: str) -> int:
        """Return the width of a short text in pixels."""
        return self._metrics.horizontalAdvance(text)


class TakePainter(QStyledItemDelegate):
    """Paints takes; a row has no widgets.

    Attributes:
        left: rows that were left blank because the turn was full.
    """

    def __init__(self, tokens: Tokens, view: QWidget) -> None:
        super().__init__(view)
        self._colours = {name: QColor(getattr(tokens, name)) for name in _COLOURS}
        self._starred = icon("star-filled", QPalette.ColorRole.Highlight)
        self._unstarred = icon("star", QPalette.ColorRole.PlaceholderText)
        self._plain, self._bold, self._small = (
            _Pen(view.font()),
            _Pen(view.font(), bold=True),
            _Pen(view.font(), small=True),
        )
        self._new = 0
        self.left: set[int] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the same height for all rows."""
        return QSize(SPACE * 80, ROW_HEIGHT)

    def begin(self) -> None:
        """Begin to paint as many rows as one turn of the window's thread has room for."""
        self._new = 0

    @property
    def _lines_set(self) -> int:
        return self._plain.lines_set + self._bold.lines_set + self._small.lines_set

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row; one that is not loaded yet is blank, and so is one that has to wait for the next turn."""
        model = index.model()
        assert isinstance(model, TakeListModel)
        take = model.take(index.row())
        if take is not None and self._new >= _NEW_AT_ONCE:
            self.left.add(index.row())
            take = None
        else:
            self.left.discard(index.row())
        # A number, because Python's flags take longer than the painting.
        state, row = option.state.value, option.rect
        if not state & _MARKED:
            painter.fillRect(row.left(), row.bottom(), row.width(), 1, self._colours["border"])
            if take is None:
                return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & _MARKED:
            self._paint_mark(painter, row, state)
        if take is not None:
            before = self._lines_set
            self._paint_take(painter, option, take, sounds=take.id == model.playing_id)
            self._new += self._lines_set > before
        painter.restore()

    def _paint_mark(self, painter: QPainter, row: QRect, state: int) -> None:
        ground = QRectF(row).adjusted(0.5, 1, -0.5, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["accent_soft" if state & _SELECTED else "border"])
        if state & (_SELECTED | _HOVERED):
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if state & _FOCUSED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._colours["accent"])
            painter.drawRoundedRect(ground, RADIUS, RADIUS)

    def _paint_take(self, painter: QPainter, option: QStyleOptionViewItem, take: Take, *, sounds: bool) -> None:
        row = option.rect
        star = star_rect(row)
        place = QRect(0, 0, ICON_SIZE.width(), ICON_SIZE.height())
        place.moveCenter(star.center())
        (self._starred if take.starred else self._unstarred).paint(painter, place)
        wave_width = _WAVE.width() // 2 if row.width() <= _NARROW else _WAVE.width()
        wave = QRect(star.right() + SPACE, 0, wave_width, _WAVE.height())
        wave.moveTop(row.center().y() - _WAVE.height() // 2)
        self._paint_wave(painter, wave, take, sounds=sounds)
        figures = QRect(row.right() - SPACE * 3 - _FIGURES_WIDTH, row.top(), _FIGURES_WIDTH, row.height())
        words = QRect(wave.right() + SPACE * 4, row.top(), figures.left() - wave.right() - SPACE * 6, row.height())
        self._paint_words(painter, words, take)
        self._paint_figures(painter, figures, take)

    def _paint_wave(self, painter: QPainter, place: QRect, take: Take, *, sounds: bool) -> None:
        colour = self._colours["accent" if sounds else "muted"]
        if take.audio_deleted:
            colour = self._colours["border_strong"]
        bars = take.outline or bytes(_WAVE.width() // _PITCH_PX)
        if place.width() < _WAVE.width():
            bars = bytes(map(max, bars[::2], bars[1::2]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        # Upright rectangles on whole pixels need no smoothing, and are painted in half the time without.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        middle = QPointF(place.left(), place.center().y() + 0.5)
        painter.translate(middle)
        painter.drawRects([_bar(number, reach) for number, reach in enumerate(bars.translate(_REACHES))])
        painter.translate(-middle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)

    def _paint_words(self, painter: QPainter, area: QRect, take: Take) -> None:
        upper, lower = _halves(area)
        text, muted = self._colours["text"], self._colours["muted"]
        if take.name:
            self._bold.draw(painter, text, upper, take.name)
            upper.setLeft(upper.left() + self._bold.width(take.name) + SPACE * 2)
        self._plain.draw(painter, muted if take.name else text, upper, take.text)
        for words, colour in self._tags(take):
            self._small.draw(painter, self._colours[colour], lower, words)
            lower.setLeft(lower.left() + self._small.width(words) + SPACE * 2)
        self._small.draw(painter, muted, lower, f"{take.character_name} · {take.model_id}")

    def _tags(self, take: Take) -> list[tuple[str, str]]:
        tags = [
            (f"{mark.shape} {translate(mark.word)}", "warning" if mark.severe else "muted") for mark in marks_of(take)
        ]
        if take.audio_deleted:
            tags.append(("○ " + translate(msg("audio deleted")), "muted"))
        if take.note:
            tags.append(("✎ " + translate(msg("note")), "accent"))
        return tags

    def _paint_figures(self, painter: QPainter, area: QRect, take: Take) -> None:
        upper, lower = _halves(area)
        figures = seconds_text(take.duration)
        if take.measure is not None:
            figures += f" · {level_text(take.measure.loudness, 'LUFS')}"
        self._plain.draw(painter, self._colours["text"], upper, figures, right=True)
        self._small.draw(painter, self._colours["muted"], lower, time_text(take.created_at), right=True)


def _halves(area: QRect) -> tuple[QRect, QRect]:
    height = area.height() // 2 - SPACE * 2
    upper = QRect(area.left(), area.top() + SPACE * 2, area.width(), height)
    return upper, upper.translated(0, height)
