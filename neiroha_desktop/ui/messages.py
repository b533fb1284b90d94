"""The one door through which a sentence reaches the status line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import ProviderError
from neiroha_desktop.ui.wording import error_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.errors import NeirohaError


class Tone(StrEnum):
    """How a sentence is meant; also the name of its colour."""

    NEUTRAL = "muted"
    OK = "ok"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the status line, with one action, or two."""

    text: str
    tone: Tone = Tone.NEUTRAL
    action_title: str = ""
    action: Callable[[], None] | None = None
    details: str = ""
    """Status and the provider's own words, behind a fold."""
    failure: ProviderError | None = None
    """The request that failed, to be looked into instead of the details alone."""
    other_title: str = ""
    other_action: Callable[[], None] | None = None


class Messages(QObject):
    """What happened last.

    Signals:
        posted(Notice): there is something new to say, or nothing any more (None).
    """

    posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Notice | None = None

    def post(self, notice: Notice | None) -> None:
        """Say something; None clears the line."""
        self.current = notice
        self.posted.emit(notice)

    def say(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Say a sentence without an action."""
        self.post(Notice(text, tone))

    def show_error(self, error: NeirohaError) -> None:
        """Say what went wrong; connect `AsyncCommand.failed` here."""
        self.post(Notice(error_text(error), Tone.DANGER, details=error.details, failure=failed_request(error)))


def failed_request(error: NeirohaError) -> ProviderError | None:
    """Return an error that tells what was sent; None for any other."""
    return error if isinstance(error, ProviderError) and error.wire is not None else None
