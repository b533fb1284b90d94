"""What the next click on Generate will cost, as far as it is known."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.text_length import warning_of
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.services.usage import Cost, UsageService
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor

REST_SECONDS = 0.3
"""So long nothing must have been typed before the cost is looked up."""


class CostEstimate(QObject):
    """Characters, estimated tokens, requests that are left today, and whether the text is too long for one.

    Signals:
        changed: there is another line to show.
    """

    changed = Signal()

    def __init__(self, editor: CharacterEditor, usage: UsageService, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._usage = usage
        self._text = ""
        self._count = 1
        self._cost: Cost | None = None
        # Nobody asked for this one: whatever is wrong is said when Generate is pressed.
        self._look = AsyncCommand(self._look_up, self)
        self._look.failed.connect(self._on_unknown)
        for signal in (editor.draft_changed, editor.choices_changed, editor.edited):
            signal.connect(self.look_again)

    def estimate(self, text: str, count: int) -> None:
        """Take over what a click would send, and how many times."""
        self._text, self._count = text, count
        self.look_again()
        self.changed.emit()

    def look_again(self) -> None:
        """Look up anew what it will cost and what is left, once nothing has changed for a moment."""
        self._look.restart()

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
        draft = self._editor.draft
        warning = warning_of(self._text, draft.speed, self._editor.capabilities()) if draft is not None else None
        if warning is not None:
            parts, tone = [*parts, translate(warning)], Tone.WARNING
        return " · ".join(parts), tone

    def _left_text(self, left: int) -> str:
        if left == 0:
            return self.tr("no request left today")
        if left < self._count:
            return self.tr("only %n request(s) left today", "", left)
        return self.tr("%n request(s) left today", "", left)

    async def _look_up(self) -> None:
        await asyncio.sleep(REST_SECONDS)
        draft = self._editor.draft
        self._cost = await self._usage.cost(draft, self._text) if draft is not None and self._text.strip() else None
        self.changed.emit()

    def _on_unknown(self) -> None:
        self._cost = None
        self.changed.emit()
