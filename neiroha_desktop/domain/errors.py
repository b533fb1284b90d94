"""The whole exception tree.

NeirohaError                      its text is a finished sentence for the user; `__cause__` is kept
├─ InvalidInputError(field)       shown at the field
├─ UnsupportedError               this model cannot do this
├─ LimitReachedError(kind)        one of the user's own limits is used up, and it would take too long to wait
├─ ProviderError(retryable)       something between here and the provider
│  ├─ ProviderConnectionError     no connection, or it broke
│  ├─ ProviderTimeoutError        the provider took too long
│  ├─ AuthenticationError         401 and 403
│  ├─ QuotaError                  402: no balance or no quota left
│  ├─ RateLimitError              429
│  ├─ ModerationError             the provider refuses the content
│  ├─ BadRequestError             other 4xx, in the provider's own words
│  ├─ ProviderServerError         5xx
│  └─ InvalidResponseError        200 without usable audio
├─ AudioError
│  ├─ DecodeError
│  ├─ OutputDeviceError
│  └─ RecordError
└─ StorageError                   names the file; a file that could not be read is never overwritten
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from neiroha_desktop.domain.messages import Message

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.domain.wire import Asked, WireRecord


class NeirohaError(Exception):
    """Something the user should be told.

    Attributes:
        message: what happened and who said it, one sentence.
        remedy: what to do next, one sentence; None where there is nothing to do.
        details: status, the provider's own words; shown behind a fold. Never holds a key.
    """

    def __init__(self, message: Message, *, remedy: Message | None = None, details: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy
        self.details = details

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}" if self.remedy else str(self.message)


class InvalidInputError(NeirohaError):
    """A value the user gave cannot be used.

    Attributes:
        field: id of the field it belongs to (`base_url`, `api_key`, `text`, `voice_id`, `instruction`, `reference`, …).
    """

    def __init__(self, field: str, message: Message, *, remedy: Message | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.field = field


class UnsupportedError(NeirohaError):
    """The chosen model cannot do what was asked."""


class LimitReachedError(NeirohaError):
    """One of the user's own limits is used up, and waiting for it would take too long.

    Attributes:
        kind: field name of the limit in `Limits`.
        provider_id: whose limit it is.
    """

    def __init__(self, kind: str, provider_id: str, message: Message, *, remedy: Message | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.kind = kind
        self.provider_id = provider_id


class ProviderError(NeirohaError):
    """A request to a provider failed.

    Attributes:
        status: HTTP status of the answer, None where there was none.
        retryable: whether the same request may succeed if sent again, and sending it again can do no harm.
        retry_after: seconds the provider asks to wait before that, None where it does not say.
        wire: the request as it travelled, for looking at; None where nobody noted it.
        asked: what it was made from; None where it was no synthesis.
        kept: what had come of a stream before it broke off, where that is kept as a take.
    """

    may_pass: ClassVar[bool] = False
    """Whether failures of this class are retryable, unless one says otherwise."""

    def __init__(
        self,
        message: Message,
        *,
        remedy: Message | None = None,
        details: str = "",
        status: int | None = None,
        retryable: bool | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, remedy=remedy, details=details)
        self.status = status
        self.retryable = self.may_pass if retryable is None else retryable
        self.retry_after = retry_after
        self.wire: WireRecord | None = None
        self.asked: Asked | None = None
        self.kept: Take | None = None


class ProviderConnectionError(ProviderError):
    """No connection to the provider, or it broke."""

    may_pass = True


class ProviderTimeoutError(ProviderError):
    """The provider took longer than the configured time; a retry might be billed twice."""


class AuthenticationError(ProviderError):
    """The provider refused the key (401, 403)."""


class QuotaError(ProviderError):
    """The account has no balance or no quota left (402, and 429 where the provider tells the two apart)."""


class RateLimitError(ProviderError):
    """Too many requests (429)."""

    may_pass = True


class ModerationError(ProviderError):
    """The provider refuses to speak this content."""


class BadRequestError(ProviderError):
    """The provider does not accept the request, in its own words."""


class ProviderServerError(ProviderError):
    """The provider failed on its side (5xx)."""

    may_pass = True


class InvalidResponseError(ProviderError):
    """The provider answered with success but without usable audio or data."""


class AudioError(NeirohaError):
    """Sound could not be read, played or recorded."""


class DecodeError(AudioError):
    """These bytes are not audio that can be read."""


class OutputDeviceError(AudioError):
    """No sound device, or it does not play."""


class RecordError(AudioError):
    """No input device, or it does not record."""


class StorageError(NeirohaError):
    """Something on disk cannot be read or written; the message names the file."""
