"""What the next click on Generate will cost, as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Tone

if TYPE_CHECKING:
    from neiroha_desktop.services.usage import Cost, UsageService
    from neiroha_desktop.ui.activity import Activity
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor

REST_MS = 300
"""So long nothing must have been typed before the cost is looked up."""


class CostEstimate(QObject):
    """Characters, estimated tokens, and requests that are left today.

    Signals:
        changed: there is another line to show.
    """

    changed = Signal()

    def __init__(self, editor: CharacterEditor, usage: UsageService, activity: Activity, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._usage = usage
        self._activity = activity
        self._text = ""
        self._count = 1
        self._cost: Cost | None = None
        self._busy = (0, 0)
        # Nobody asked for this one: whatever is wrong is said when Generate is pressed.
        self._look = AsyncCommand(self._look_up, self)
        self._look.failed.connect(self._on_unknown)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look.restart)
        for signal in (editor.draft_changed, editor.choices_changed, editor.edited):
            signal.connect(self._rest.start)
        activity.changed.connect(self._on_activity)

    def estimate(self, text: str, count: int) -> None:
        """Take over what a click would send, and how many times."""
        self._text, self._count = text, count
        self._rest.start()
        self.changed.emit()

    def look_again(self) -> None:
        """Look up anew what is left: a request came or went."""
        self._rest.start()

    def line(self) -> tuple[str, Tone]:
        """Return the line to show."""
        characters = len(self._text.strip())
        if not characters:
            return "", Tone.NEUTRAL
        size = self.tr("%n character(s)", "", characters)
        parts = [size if self._count == 1 else f"{self._count} × {size}"]
        tone = Tone.NEUTRAL
        if self._cost is not None:
            parts.append(self.tr("about %n token(s)", "", self._cost.tokens * self._count))
            left = self._cost.left_today
            if left is not None:
                parts.append(self._left_text(left))
                tone = Tone.WARNING if left < self._count else Tone.NEUTRAL
        return " · ".join(parts), tone

    def _left_text(self, left: int) -> str:
        if left == 0:
            return self.tr("no request left today")
        if left < self._count:
            return self.tr("only %n request(s) left today", "", left)
        return self.tr("%n request(s) left today", "", left)

    async def _look_up(self) -> None:
        draft = self._editor.draft
        self._cost = await self._usage.cost(draft, self._text) if draft is not None and self._text.strip() else None
        self.changed.emit()

    def _on_unknown(self) -> None:
        self._cost = None
        self.changed.emit()

    def _on_activity(self) -> None:
        # What is left changes as requests come and go, not with every second that they wait.
        busy = (self._activity.running, self._activity.waiting)
        if busy != self._busy:
            self._busy = busy
            self._rest.start()
