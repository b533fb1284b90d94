"""The choice of a blind comparison, kept as a note on the take that was preferred."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.compare.pair import title_of
from neiroha_desktop.ui.messages import Messages, Notice, Tone

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.ui.compare.ab_model import AbComparison

_MOMENT = "%Y-%m-%d %H:%M:%S"


class Preference(QObject):
    """Writes down which of two takes was preferred.

    Signals:
        noted(str, dict): a take, by its id, has another note now.
    """

    noted = Signal(str, dict)

    def __init__(self, comparison: AbComparison, takes: TakeService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._takes = takes
        self._messages = messages
        self._kept: tuple[str, str] | None = None
        self.prefer = self._command(self._prefer)
        self._undo = self._command(self._take_back)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    async def _prefer(self) -> None:
        """Keep that the side which is heard was preferred; an earlier choice of this comparison gives way."""
        comparison = self._comparison
        side = comparison.active
        if side is None or not comparison.can_prefer or side == comparison.chosen:
            return
        take, other = comparison.take(side), comparison.take(1 - side)
        if take is None or other is None:
            return
        if comparison.chosen is not None and self._kept is not None:
            await self._remove(*self._kept)
        text = self.tr("Preferred blind over {other} on {date}.")
        sentence = text.format(other=_name(other), date=f"{datetime.now().astimezone():{_MOMENT}}")
        note = (await self._takes.get(take.id)).note
        await self._write(take.id, f"{note}\n{sentence}" if note else sentence)
        self._kept = (take.id, sentence)
        comparison.set_chosen(side)
        text = self.tr("Your choice is kept as a note on that take.")
        self._messages.post(
            Notice(
                text,
                Tone.OK,
                action_title=self.tr("Undo"),
                action=lambda: self._undo.start(take.id, sentence),
            )
        )

    async def _take_back(self, take_id: str, sentence: str) -> None:
        await self._remove(take_id, sentence)
        if self._kept == (take_id, sentence):
            self._kept = None
            self._comparison.set_chosen(None)

    async def _remove(self, take_id: str, sentence: str) -> None:
        """Take a sentence out of a note; what was written around it meanwhile stays."""
        lines = (await self._takes.get(take_id)).note.split("\n")
        if sentence in lines:
            lines.reverse()
            lines.remove(sentence)
            lines.reverse()
        await self._write(take_id, "\n".join(lines))

    async def _write(self, take_id: str, note: str) -> None:
        await self._takes.set_note(take_id, note)
        self.noted.emit(take_id, {"note": note})


def _name(take: Take) -> str:
    """Return a name that no other take has."""
    return f"“{title_of(take)}” ({take.created_at.astimezone():{_MOMENT}})"
