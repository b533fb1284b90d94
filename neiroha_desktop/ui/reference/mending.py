"""What is done to the recording on the desk, one thing after the other, and taken back again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.wording import join_sentences, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from neiroha_desktop.domain.capabilities import AudioLimits
    from neiroha_desktop.domain.reference import MendStep
    from neiroha_desktop.services.reference_desk import ReferenceDesk

    Work = Callable[[ReferenceDesk], Coroutine[Any, Any, None]]

_TRIM = "trim"


class Mending(QObject):
    """Works on one recording at a time.

    Attributes:
        clip: the recording; None while there is none.
        done: what "Make it fit" did, until something else is done.

    Signals:
        mended: the recording is different now.
        fitted(str): "Make it fit" is through; what it did.
        failed(NeirohaError): something could not be done; everything is as it was.
        progressed(float): how far it is, 0.0 to 1.0.
        running_changed: something is under way now, or nothing any more.
    """

    mended = Signal()
    fitted = Signal(str)
    failed = Signal(object)
    progressed = Signal(float)
    running_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.clip: ReferenceDesk | None = None
        self.done = ""
        # What is wished for, each with its kind: of trims, only the last one counts.
        self._todo: list[tuple[str, Work]] = []
        self._command = AsyncCommand(self._work, self)
        self._command.failed.connect(self._on_failed)
        self._command.running_changed.connect(self._on_running)

    @property
    def running(self) -> bool:
        """Whether something is being done."""
        return self._command.running

    def turn_to(self, clip: ReferenceDesk | None) -> None:
        """Work on another recording; what was under way ends."""
        self.stop()
        self.clip, self.done = clip, ""

    def stop(self) -> None:
        """End what is under way; everything is as it was before it."""
        self._todo.clear()
        self._command.cancel()

    def trim(self, start: float, end: float, snap: bool) -> None:
        """Keep from second to second of the original."""
        self._todo = [one for one in self._todo if one[0] != _TRIM]
        # Nobody who mends nothing waits for it.
        from neiroha_desktop.domain.reference import Trim

        self._add(lambda clip: clip.apply(Trim(start, end, snap), on_progress=self.progressed.emit), _TRIM)

    def apply(self, *steps: MendStep) -> None:
        """Do something to the recording, as one change."""
        self._add(lambda clip: clip.apply(*steps, on_progress=self.progressed.emit))

    def make_fit(self, limits: AudioLimits | None) -> None:
        """Do the least that the limits ask for."""

        async def fit(clip: ReferenceDesk) -> None:
            sentences = await clip.make_fit(limits, on_progress=self.progressed.emit)
            self.done = join_sentences(*map(translate, sentences))
            self.fitted.emit(self.done)

        self._add(fit)

    def undo(self) -> None:
        """Take the last change back."""
        if self.clip is not None and self.clip.can_undo and not self.running:
            self.clip.undo()
            self._tell()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self.clip is not None and self.clip.can_redo and not self.running:
            self.clip.redo()
            self._tell()

    def _add(self, work: Work, kind: str = "") -> None:
        if self.clip is not None:
            self._todo.append((kind, work))
            self._command.start()

    async def _work(self) -> None:
        while self._todo and self.clip is not None:
            _, work = self._todo.pop(0)
            self.done = ""
            self.progressed.emit(0.0)
            await work(self.clip)
            self.mended.emit()

    def _tell(self) -> None:
        self.done = ""
        self.mended.emit()

    def _on_running(self, running: bool) -> None:
        if not running and self._todo:
            # Wished for between the last turn of the loop and its end.
            self._command.start()
        self.running_changed.emit()

    def _on_failed(self, error: object) -> None:
        self._todo.clear()
        # The handles go back to where they were.
        self.mended.emit()
        self.failed.emit(error)
