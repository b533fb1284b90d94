"""What went wrong with a take that was asked for, and the way out where there is one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import LimitReachedError, ProviderError, ProviderTimeoutError
from neiroha_desktop.ui.messages import Notice, Tone, failed_request
from neiroha_desktop.ui.wording import error_text, join_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.ui.voices.generations import Batch


class FailureNotices(QObject):
    """Words failures for the status line.

    Signals:
        again_wanted(Batch, int): the user wants so many of the takes of a click to be asked for once more.
        limit_wanted(str, str): the user wants to change a limit: id of the provider, field name of the limit.
    """

    again_wanted = Signal(object, int)
    limit_wanted = Signal(str, str)

    def notice(self, batch: Batch, error: NeirohaError, *, shown: bool) -> Notice:
        """Return what to say of a take that failed; `shown` is whether its character is on screen."""
        text, title = error_text(error), ""
        if isinstance(error, ProviderError) and error.kept is not None:
            text = join_sentences(text, self.tr("What had come until then is kept as a take, marked as cut short."))
        action: Callable[[], None] | None = None
        if isinstance(error, ProviderTimeoutError) and not error.retryable:
            batch.unanswered += 1
            billed = self.tr("It was sent, so it may have been counted and billed all the same.")
            text, title, action = join_sentences(text, billed), self.tr("Send again"), partial(self._again, batch)
        elif isinstance(error, LimitReachedError):
            title, action = self.tr("Change the limit"), partial(self.limit_wanted.emit, error.provider_id, error.kind)
        if not shown:
            text = self.tr("{name}: {text}").format(name=batch.character.name, text=text)
        return Notice(text, Tone.DANGER, title, action, error.details, failed_request(error))

    def _again(self, batch: Batch) -> None:
        # Only the user decides to: it may cost twice.
        count, batch.unanswered = batch.unanswered, 0
        self.again_wanted.emit(batch, count)
