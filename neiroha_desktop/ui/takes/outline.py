"""The fine outline of the chosen take: drawn off the window's thread, and kept for the next time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.services.playback import PEAK_BUCKETS
from neiroha_desktop.ui.async_command import AsyncCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.services.playback import Playable, PlaybackService

REST_SECONDS = 0.15
"""So long a take has to stay the chosen one: who goes through the list with the arrow keys does not wait for any."""


class TakeOutline(QObject):
    """Holds the outline of one take.

    Attributes:
        key: of the take that it belongs to; "" for none.
        outline: lowest and highest sample of equal stretches.

    Signals:
        changed: it is the outline of another take.
    """

    changed = Signal()

    def __init__(self, playback: PlaybackService, parent: QObject) -> None:
        super().__init__(parent)
        self._playback = playback
        self._wanted = ""
        self.key = ""
        self.outline: Sequence[Sequence[float]] = ()
        # Where it cannot be had, the small one that is kept with the take has to do; playing it says what is wrong.
        self._draw = AsyncCommand(self._outline, self)

    def want(self, playable: Playable | None) -> None:
        """Ask for the outline of a take, if it is not here; None for none."""
        key = playable.key if playable is not None else ""
        if key == self._wanted:
            return
        self._wanted = key
        if playable is None:
            self._draw.cancel()
        else:
            self._draw.restart(playable)

    async def _outline(self, playable: Playable) -> None:
        await asyncio.sleep(REST_SECONDS)
        outline = await self._playback.peaks_of(playable, PEAK_BUCKETS)
        self.key, self.outline = playable.key, outline.tolist()
        self.changed.emit()
