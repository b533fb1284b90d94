"""The one table from HTTP statuses to the error tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.retry_after import retry_after
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    BadRequestError,
    ModerationError,
    ProviderError,
    ProviderServerError,
    QuotaError,
    RateLimitError,
)
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Endpoint
    from neiroha_desktop.adapters.error_bodies import ProviderWords

_PASSING = frozenset({500, 502, 503, 504})
"""Of the troubles of a server those that may be over a moment later; 501, 505 or 507 stay as they are."""

_USED_UP_CODE = re.compile(r"quota|balance|billing|arrear", re.IGNORECASE)
_USED_UP_WORDS = re.compile(
    r"quota[^.]{0,40}(?:used up|exhausted|run out)|(?:out of|no remaining|run out of) (?:credit|quota)"
    r"|(?:额度|配额|余额)[^。]{0,12}(?:用完|用尽|耗尽|不足)",
    re.IGNORECASE,
)
"""MiMo answers 429 also where a Token Plan is used up, and documents no code for it."""

_PER_MINUTE = re.compile(r"per[ -](?:min|sec)|\b[RT]PM\b|每(?:分|秒)", re.IGNORECASE)

_UNKNOWN_MODEL = re.compile(r"(?:un|not )supported model:?\s+[\"'“]?([^\s\"'”,;]+)", re.IGNORECASE)


def error_for(
    status: int, words: ProviderWords, endpoint: Endpoint, headers: Mapping[str, str] | None = None
) -> ProviderError:
    """Return the error for a status and the provider's words."""
    failure = _Failure(status, words, endpoint, headers or {})
    if status == 421 or words.code == "421" or words.kind == "content_filter":
        return _moderation(failure)
    if words.kind.startswith("insufficient") or words.code.startswith("insufficient"):
        return _no_balance(failure)
    if status == 429 and _is_used_up(failure):
        return _quota_used_up(failure)
    if make := _TABLE.get(status):
        return make(failure)
    return _server_error(failure) if status >= 500 else _bad_request(failure)


@dataclass(frozen=True, slots=True)
class _Failure:
    status: int
    words: ProviderWords
    endpoint: Endpoint
    headers: Mapping[str, str]

    @property
    def details(self) -> str:
        marks = " ".join(part for part in (self.words.code, self.words.kind) if part and part != str(self.status))
        return "\n".join(part for part in (f"HTTP {self.status} {marks}".strip(), self.words.text) if part)

    @property
    def wait(self) -> float | None:
        return retry_after(self.headers)

    def sentence(self, silent: Message, quoting: Callable[[str], Message]) -> Message:
        """Quote the provider where it said something to the point; a web page never does."""
        return quoting(self.words.text) if self.words.text and not self.words.is_page else silent


def _wrong_key(failure: _Failure) -> ProviderError:
    host = failure.endpoint.host
    remedy = msg("Check the API key; if it is right, make a new one at the provider.")
    if not failure.endpoint.has_key:
        remedy = msg("No key was sent. Enter one in the API Key field.")
    elif failure.endpoint.key_hint:
        remedy = failure.endpoint.key_hint
    message = failure.sentence(
        msg("{host} does not accept the key.", host=host),
        lambda words: msg("{host} does not accept the key: {words}", host=host, words=words),
    )
    return AuthenticationError(message, remedy=remedy, details=failure.details, status=failure.status)


def _no_balance(failure: _Failure) -> ProviderError:
    host = failure.endpoint.host
    message = failure.sentence(
        msg("{host} says that the account has no balance left.", host=host),
        lambda words: msg("{host} says that the account has no balance left: {words}", host=host, words=words),
    )
    remedy = msg("Top up the account at the provider, or use another key.")
    return QuotaError(message, remedy=remedy, details=failure.details, status=failure.status)


def _is_used_up(failure: _Failure) -> bool:
    """Tell "no more until the plan is renewed" from "too much for now", as far as the provider does."""
    words = failure.words
    if failure.wait is not None or _PER_MINUTE.search(words.text):
        return False
    return any(map(_USED_UP_CODE.search, (words.code, words.kind))) or bool(_USED_UP_WORDS.search(words.text))


def _quota_used_up(failure: _Failure) -> ProviderError:
    host = failure.endpoint.host
    message = failure.sentence(
        msg("{host} says that the quota of the account is used up.", host=host),
        lambda words: msg("{host} says that the quota of the account is used up: {words}", host=host, words=words),
    )
    remedy = msg("Wait until the quota starts anew, or use another key.")
    return QuotaError(message, remedy=remedy, details=failure.details, status=failure.status)


def _forbidden(failure: _Failure) -> ProviderError:
    host = failure.endpoint.host
    message = failure.sentence(
        msg("{host} refuses access.", host=host),
        lambda words: msg("{host} refuses access: {words}", host=host, words=words),
    )
    remedy = msg("Check at the provider whether the key is blocked, and whether the service is offered in your region.")
    return AuthenticationError(message, remedy=remedy, details=failure.details, status=failure.status)


def _rate_limit(failure: _Failure) -> ProviderError:
    host, wait = failure.endpoint.host, failure.wait
    message = failure.sentence(
        msg("{host} says that requests come too fast.", host=host),
        lambda words: msg("{host} says that requests come too fast: {words}", host=host, words=words),
    )
    remedy = msg("Wait a minute, or lower RPM and Max concurrency under Limits.")
    if wait is not None:
        remedy = msg("Try again in {seconds} s.", seconds=f"{wait:.0f}")
    return RateLimitError(message, remedy=remedy, details=failure.details, status=failure.status, retry_after=wait)


def _moderation(failure: _Failure) -> ProviderError:
    return moderation_error(failure.endpoint.host, failure.words.text, failure.details, failure.status)


def moderation_error(host: str, words: str, details: str = "", status: int | None = None) -> ModerationError:
    """Return the error for content that the provider refuses."""
    message = msg("The content filter of {host} refuses to speak this.", host=host)
    if words:
        message = msg("The content filter of {host} refuses to speak this: {words}", host=host, words=words)
    return ModerationError(message, remedy=msg("Change the text or the instruction."), details=details, status=status)


def _not_found(failure: _Failure) -> ProviderError:
    host, url = failure.endpoint.host, failure.endpoint.url
    message = failure.sentence(
        msg("{host} does not know the address {url}.", host=host, url=url),
        lambda words: msg("{host} does not find what was asked for: {words}", host=host, words=words),
    )
    remedy = msg("Check the Base URL; most of them end in /v1. If it is right, check the model.")
    return BadRequestError(message, remedy=remedy, details=failure.details, status=failure.status)


def _too_large(failure: _Failure) -> ProviderError:
    return BadRequestError(
        msg("The request is too large for {host}.", host=failure.endpoint.host),
        remedy=msg("Use a shorter text or a shorter recording."),
        details=failure.details,
        status=failure.status,
    )


def _server_error(failure: _Failure) -> ProviderError:
    host, status = failure.endpoint.host, failure.status
    message = failure.sentence(
        msg("{host} has a problem on its side (status {status}).", host=host, status=status),
        lambda words: msg(
            "{host} has a problem on its side (status {status}): {words}", host=host, status=status, words=words
        ),
    )
    passing = status in _PASSING
    remedy = msg("Try again in a minute.") if passing else msg("Check the Base URL and the model.")
    return ProviderServerError(
        message,
        remedy=remedy,
        details=failure.details,
        status=status,
        retryable=passing,
        retry_after=failure.wait if passing else None,
    )


def _bad_request(failure: _Failure) -> ProviderError:
    host = failure.endpoint.host
    if failure.words.is_page:
        return _not_found(failure)
    message = failure.sentence(
        msg(
            "{host} does not accept the request and gives no reason (status {status}).",
            host=host,
            status=failure.status,
        ),
        lambda words: msg("{host} does not accept the request: {words}", host=host, words=words),
    )
    remedy = _bad_request_remedy(failure.words.text, failure.endpoint.successors)
    return BadRequestError(message, remedy=remedy, details=failure.details, status=failure.status)


def _bad_request_remedy(words: str, successors: Mapping[str, str]) -> Message:
    if found := _UNKNOWN_MODEL.search(words):
        successor = successors.get(found[1].rstrip(".").lower())
        if successor:
            return msg("Its successor is {model}; choose that one.", model=successor)
        return msg("Press Fetch All and choose a model that the server lists.")
    lowered = words.lower()
    if "unknown voice" in lowered:
        return msg("Choose one of the voices that belong to this model.")
    if "audio format" in lowered:
        return msg("Choose another audio format under Advanced.")
    return msg("Check the model, the voice and the text.")


_TABLE: Mapping[int, Callable[[_Failure], ProviderError]] = {
    401: _wrong_key,
    402: _no_balance,
    403: _forbidden,
    404: _not_found,
    405: _not_found,
    413: _too_large,
    429: _rate_limit,
}
