"""Two buttons that put a take on either side of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from neiroha_desktop.ui.compare.pair import LETTERS
from neiroha_desktop.ui.parts.buttons import button, rename
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.compare.ab_model import AbComparison


class MarkButtons(QWidget):
    """Marks a take as A or B; the pressed one shows which it is, and takes it away again.

    Args:
        comparison: the two sides.
        short: the letters alone, for a row of a list.
    """

    def __init__(self, comparison: AbComparison, *, short: bool = False) -> None:
        super().__init__()
        self._comparison = comparison
        self._take: Take | None = None
        self._buttons = [self._build(side, short=short) for side in range(len(LETTERS))]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0 if short else SPACE * 2)
        for target in self._buttons:
            row.addWidget(target)
        comparison.changed.connect(self._show)

    @property
    def stops(self) -> tuple[QPushButton, ...]:
        """The buttons, in the order of the Tab key."""
        return tuple(self._buttons)

    def show_take(self, take: Take | None, description: str = "") -> None:
        """Mark this take from now on; `description` says which one it is where many have the same buttons."""
        self._take = take
        for target in self._buttons:
            target.setAccessibleDescription(description)
            target.setEnabled(take is not None and not take.audio_deleted)
        self._show()

    def _build(self, side: int, *, short: bool) -> QPushButton:
        letter = LETTERS[side]
        name = self.tr("Compare as {0}").format(letter)
        target = button(letter if short else name, self._on_a if side == 0 else self._on_b)
        rename(target, name)
        target.setCheckable(True)
        if short:
            target.setProperty("role", "icon")
        return target

    def _show(self) -> None:
        marked = self._comparison.mark_of(self._take.id) if self._take is not None else None
        for side, target in enumerate(self._buttons):
            target.setChecked(side == marked)

    def _on_a(self) -> None:
        self._mark(0)

    def _on_b(self) -> None:
        self._mark(1)

    def _mark(self, side: int) -> None:
        if self._take is not None:
            self._comparison.mark(side, self._take)
