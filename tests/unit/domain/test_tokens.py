"""The estimate of what a request costs, before it is sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.tokens import OVERHEAD, estimate_tokens


@pytest.mark.parametrize(
    ("text", "instruction", "tokens"),
    [
        ("", "", 0),
        ("four", "", 1 + 2),
        ("four", "slow", 1 + 1 + 2),
        ("你好", "", 2 + 3),
        ("你好", "慢一点", 2 + 3 + 3),
        ("Да", "", 1 + 1),
    ],
)
def test_the_rule(text: str, instruction: str, tokens: int) -> None:
    assert estimate_tokens(text, instruction) == OVERHEAD + tokens


def test_chinese_costs_more_than_as_many_letters() -> None:
    assert estimate_tokens("中" * 100) > 3 * estimate_tokens("a" * 100)


@given(st.text(), st.text())
def test_more_text_never_costs_less(text: str, more: str) -> None:
    assert estimate_tokens(text + more) >= estimate_tokens(text)
    assert estimate_tokens(text, more) >= estimate_tokens(text)
