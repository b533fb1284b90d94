"""What the status line says of a recording that could not be had, with the way to have it after all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.messages import Notice, Tone
from neiroha_desktop.ui.reference.offered import Offer, OnTheWebError
from neiroha_desktop.ui.wording import error_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.ui.messages import Messages


class Telling(QObject):
    """Speaks of one recording at a time.

    Signals:
        wanted(Offer): the user wants what lies on the web to be downloaded.
    """

    wanted = Signal(object)

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._said: Notice | None = None

    def tell(self, error: NeirohaError) -> None:
        """Say what went wrong."""
        if isinstance(error, OnTheWebError) and error.address:
            fetch = partial(self.wanted.emit, Offer(address=error.address))
            self._messages.post(Notice(error_text(error), Tone.DANGER, self.tr("Download it"), fetch))
        else:
            self._messages.show_error(error)
        self._said = self._messages.current

    def forget(self) -> None:
        """Take it back: another recording is looked at."""
        if self._said is not None and self._messages.current is self._said:
            self._messages.post(None)
        self._said = None
