"""What an error of the Gemini API means: its status says little, its details say much."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.error_bodies import MAX_BODY_BYTES, ProviderWords, read_words, words_of
from neiroha_desktop.adapters.gemini_known import DEFAULT_MODEL
from neiroha_desktop.adapters.http_errors import raise_for_answer
from neiroha_desktop.adapters.retry_after import retry_after
from neiroha_desktop.adapters.status_errors import error_for
from neiroha_desktop.domain.errors import (
    BadRequestError,
    ProviderError,
    ProviderServerError,
    QuotaError,
    RateLimitError,
)
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

_LONGEST_WAIT = 60.0
_SECONDS = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,9})?)s")
_WRONG_KEY = re.compile(r"api key (?:not valid|expired|not found)|API_KEY_INVALID", re.IGNORECASE)
_WROTE_TEXT = re.compile(r"tried to generate text", re.IGNORECASE)
_PER_DAY = re.compile(r"per ?day", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Fault:
    status: int
    kind: str
    """Name of the status, for example RESOURCE_EXHAUSTED."""
    words: ProviderWords
    details: tuple[Mapping[str, Any], ...]
    endpoint: Endpoint
    headers: Mapping[str, str]

    @property
    def shown(self) -> str:
        return "\n".join(filter(None, (f"HTTP {self.status} {self.kind}".strip(), self.words.text)))


def raise_for_gemini(answer: Answer, endpoint: Endpoint) -> None:
    """Raise what a status other than 2xx means; do nothing for 2xx.

    Raises:
        ProviderError: with a remedy that fits Gemini.
    """
    if answer.status < 400:
        raise_for_answer(answer, endpoint)
        return
    try:
        value: object = json.loads(answer.body[:MAX_BODY_BYTES])
    except (ValueError, RecursionError):
        value = None
    error = _inner(value)
    words = read_words(answer.body, endpoint.secrets) if error is None else words_of(unwrapped(value), endpoint.secrets)
    raise _error_of(_fault(answer.status, error, words, endpoint, answer.headers))


def raise_for_inner_error(value: object, endpoint: Endpoint) -> None:
    """Raise the error that a body with a 2xx status holds, if it does."""
    error = _inner(value)
    if error is None:
        return
    code = error.get("code")
    status = code if isinstance(code, int) and 400 <= code < 600 else 500
    raise _error_of(_fault(status, error, words_of(unwrapped(value), endpoint.secrets), endpoint, {}))


def unwrapped(value: object) -> object:
    """Return what a list of one holds: some answers come in such a one."""
    return value[0] if isinstance(value, list) and value else value


def _inner(value: object) -> Mapping[str, Any] | None:
    value = unwrapped(value)
    error = value.get("error") if isinstance(value, Mapping) else None
    return error if isinstance(error, Mapping) and error else None


def _fault(
    status: int,
    error: Mapping[str, Any] | None,
    words: ProviderWords,
    endpoint: Endpoint,
    headers: Mapping[str, str],
) -> _Fault:
    kind, details = (error or {}).get("status"), (error or {}).get("details")
    return _Fault(
        status,
        kind[:40] if isinstance(kind, str) and kind.replace("_", "").isalpha() else "",
        words,
        tuple(item for item in details if isinstance(item, Mapping)) if isinstance(details, list) else (),
        endpoint,
        headers,
    )


def _error_of(fault: _Fault) -> ProviderError:
    if fault.status == 400 and (_WRONG_KEY.search(fault.words.text) or _has_reason(fault, "API_KEY_INVALID")):
        return _as(fault, 401)
    if fault.status == 400 and fault.kind == "FAILED_PRECONDITION":
        error = _as(fault, 403)
        error.remedy = msg(
            "Gemini is not offered in every country, and some models need billing: check both. A proxy can be set"
            " under Advanced."
        )
        return error
    if fault.status == 429:
        return _exhausted(fault)
    error = error_for(fault.status, fault.words, fault.endpoint, fault.headers)
    _adapt(error, fault)
    return error


def _adapt(error: ProviderError, fault: _Fault) -> None:
    """Give an error the remedy that fits Gemini, and say whether trying again can help."""
    if fault.status == 400 and _WROTE_TEXT.search(fault.words.text):
        error.remedy = msg("Use a longer text, or the model {model}, which reads every text.", model=DEFAULT_MODEL)
    elif fault.status == 403 and not fault.endpoint.has_key:
        error.remedy = msg("No key was sent. Enter one in the API Key field.")
    elif fault.status == 404 and isinstance(error, BadRequestError) and not fault.words.is_page:
        error.remedy = msg("The model may have been switched off; choose {model}, for example.", model=DEFAULT_MODEL)
    elif fault.status == 500:
        error.remedy = msg("Try again in a minute; if it stays so, use a shorter text.")
    elif fault.status == 504 and isinstance(error, ProviderServerError) and not fault.words.is_page:
        error.retryable, error.retry_after = False, None
        error.remedy = msg("The text was too long to be spoken in time; use a shorter one.")


def _as(fault: _Fault, status: int) -> ProviderError:
    """Return the error that another status stands for, with the status that really came."""
    error = error_for(status, fault.words, fault.endpoint, fault.headers)
    error.status, error.details = fault.status, fault.shown
    return error


def _has_reason(fault: _Fault, reason: str) -> bool:
    return any(detail.get("reason") == reason for detail in fault.details)


def _exhausted(fault: _Fault) -> ProviderError:
    host, text = fault.endpoint.host, fault.words.text
    quotas = list(_quotas(fault))
    if any(value == "0" for _, value in quotas):
        return QuotaError(
            msg("{host} has no free quota for this model: {words}", host=host, words=text),
            remedy=msg(
                "Switch billing on at Google, or choose another model, for example {model}.", model=DEFAULT_MODEL
            ),
            details=fault.shown,
            status=fault.status,
        )
    if any(_PER_DAY.search(name) for name, _ in quotas) or (not quotas and _PER_DAY.search(text)):
        return QuotaError(
            msg("{host} says that the quota of this day is used up: {words}", host=host, words=text),
            remedy=msg("Wait until midnight in California, switch billing on at Google, or use another key."),
            details=fault.shown,
            status=fault.status,
        )
    error = error_for(429, fault.words, fault.endpoint, fault.headers)
    if isinstance(error, RateLimitError) and (wait := _wait(fault)) is not None:
        error.retry_after = wait
        error.remedy = msg("Try again in {seconds} s.", seconds=f"{wait:.0f}")
    error.details = fault.shown
    return error


def _quotas(fault: _Fault) -> Iterator[tuple[str, str]]:
    """Yield the name and the size of every quota that was exceeded."""
    for detail in fault.details:
        violations = detail.get("violations")
        for violation in violations if isinstance(violations, list) else ():
            if isinstance(violation, Mapping):
                yield str(violation.get("quotaId", "")), str(violation.get("quotaValue", ""))


def _wait(fault: _Fault) -> float | None:
    """Return how long Google asks to wait, in seconds; at most a minute."""
    for detail in fault.details:
        delay = detail.get("retryDelay")
        found = _SECONDS.fullmatch(delay) if isinstance(delay, str) else None
        if found:
            return min(float(found[1]), _LONGEST_WAIT)
    wait = retry_after(fault.headers)
    return None if wait is None else min(wait, _LONGEST_WAIT)
