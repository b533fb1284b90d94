"""A key shows itself through `reveal()` and in no other way."""

from __future__ import annotations

import copy
import io
import json
import logging
import pickle
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.provider import Connection, Limits, Provider, Secret

KEY = "sk-1234567890abcdefXYZW"
HIDDEN = KEY[:-4]

keys = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=5, max_size=60)


@given(keys)
def test_no_way_of_showing_it_shows_more_than_its_end(value: str) -> None:
    secret = Secret(value)
    connection = Connection("https://api.example.com/v1", secret)
    shown = "••••" + value[-4:] if len(value) >= 12 else "••••"
    for text in (
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret!r}",
        "{}".format(secret),  # noqa: UP032 - this way of formatting is looked at, too
        "%s %r" % (secret, secret),  # noqa: UP031
    ):
        assert set(text.split()) == {f"Secret('{shown}')"}
    for text in (repr(connection), repr([connection]), str(asdict(connection))):
        assert f"Secret('{shown}')" in text
        assert text.count(value) == "https://api.example.com/v1 base_url api_key settings Connection Secret".count(
            value
        )


def test_the_end_is_shown_where_enough_stays_hidden() -> None:
    assert Secret(KEY).masked == "••••XYZW"
    assert Secret("12345678901").masked == "••••"
    assert Secret("").masked == ""


def test_it_does_not_come_into_a_log() -> None:
    stream = io.StringIO()
    log = logging.getLogger("test of keys")
    log.addHandler(logging.StreamHandler(stream))
    log.warning("a key: %s, %r, %s", Secret(KEY), Secret(KEY), Connection("https://example.com", Secret(KEY)))
    assert "XYZW" in stream.getvalue()
    assert HIDDEN not in stream.getvalue()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_cannot_be_pickled(protocol: int) -> None:
    for value in (Secret(KEY), Connection("https://example.com", Secret(KEY))):
        with pytest.raises(TypeError) as caught:
            pickle.dumps(value, protocol)
        assert KEY not in str(caught.value)


def test_it_cannot_be_written_as_json_or_taken_apart() -> None:
    with pytest.raises(TypeError) as caught:
        json.dumps({"key": Secret(KEY)})
    assert HIDDEN not in str(caught.value)
    with pytest.raises(TypeError):
        vars(Secret(KEY))
    with pytest.raises(TypeError):
        f"{Secret(KEY):>40}"


def test_a_copy_is_still_the_key() -> None:
    connection = Connection("https://example.com", Secret(KEY))
    for other in (copy.copy(connection), copy.deepcopy(connection), replace(connection)):
        assert other.api_key.reveal() == KEY
    assert asdict(connection)["api_key"] == Secret(KEY)


def test_white_space_never_belongs_to_a_key() -> None:
    assert Secret(" sk-12\r\n 34\u3000").reveal() == "sk-1234"
    assert not Secret(" \n")


def test_equal_keys_are_equal() -> None:
    assert Secret("a") == Secret(" a ")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2


def test_a_new_provider_sends_one_request_at_a_time() -> None:
    assert Provider("id", "name", "type", "url").limits == Limits(1, None, None, None, None)
