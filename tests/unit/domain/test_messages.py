"""Sentences with values, and errors made of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain import errors
from neiroha_desktop.domain.messages import msg


def test_values_are_put_in() -> None:
    assert str(msg("{a} and {b}", a="one", b=2)) == "one and 2"
    assert str(msg("Said: {inner}", inner=msg("{n} words", n=3))) == "Said: 3 words"


@given(st.text())
def test_a_value_is_never_read_as_a_template(value: str) -> None:
    assert str(msg("{value}!", value=value)) == f"{value}!"
    assert str(msg("{value}!", value="{value} {0} {")) == "{value} {0} {!"


def test_a_sentence_without_values_stays_as_it_is() -> None:
    assert str(msg("100 % {of it}")) == "100 % {of it}"


def test_a_missing_value_is_a_bug_that_shows() -> None:
    with pytest.raises(KeyError):
        str(msg("{a} {b}", a=1))


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = errors.NeirohaError(msg("It broke."), remedy=msg("Mend it."), details="status 500")
    assert str(error) == "It broke. Mend it."
    assert str(errors.NeirohaError(msg("It broke."))) == "It broke."
    assert error.details == "status 500"


def test_only_what_may_succeed_the_next_time_is_retryable() -> None:
    retryable = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.ProviderError) and kind.may_pass
    }
    assert {kind.__name__ for kind in retryable} == {
        "ProviderConnectionError",
        "RateLimitError",
        "ProviderServerError",
    }


def test_errors_carry_what_their_names_promise() -> None:
    assert errors.InvalidInputError("text", msg("No.")).field == "text"
    limited = errors.RateLimitError(msg("Slow down."), status=429, retry_after=2.5)
    assert (limited.status, limited.retry_after) == (429, 2.5)
    assert errors.BadRequestError(msg("No.")).status is None
