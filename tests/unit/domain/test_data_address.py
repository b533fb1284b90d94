"""Addresses that hold what they name: read as browsers write them, or refused."""

from __future__ import annotations

import base64
import contextlib
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.data_address import is_data_address, read_data_address


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("data:audio/wav;base64,UklGRg==", b"RIFF"),
        ("DATA:audio/wav;BASE64,UklGRg", b"RIFF"),
        ("data:audio/wav;codecs=1;base64,Ukl\r\n GRg==", b"RIFF"),
        ("data:;base64,-_-_", b"\xfb\xff\xbf"),
        ("data:;base64,%2B%2F%2b%2f", b"\xfb\xff\xbf"),
        ("data:audio/mpeg,ID3%04%00", b"ID3\4\0"),
        ("data:,", b""),
    ],
)
def test_known_addresses(address: str, data: bytes) -> None:
    assert is_data_address(address)
    assert read_data_address(address) == data


@pytest.mark.parametrize("address", ["data:audio/wav;base64", "data:;base64,@@@@", "data:;base64,A", "/data:,"])
def test_a_damaged_one_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_data_address(address)


@given(st.binary(max_size=200))
def test_what_was_put_in_comes_out(data: bytes) -> None:
    assert read_data_address(f"data:audio/wav;base64,{base64.b64encode(data).decode()}") == data
    assert read_data_address(f"data:audio/wav,{quote(data)}") == data


def test_a_long_one_is_put_together_again() -> None:
    data = bytes(range(256)) * 2000 + b"end"
    assert read_data_address(f"data:;base64,{base64.b64encode(data).decode()}") == data


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        read_data_address("data:" + text)
    with contextlib.suppress(ValueError):
        read_data_address("data:;base64," + text)
