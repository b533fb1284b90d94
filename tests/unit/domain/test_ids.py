"""Ids by chance."""

from __future__ import annotations

from neiroha_desktop.domain.ids import new_id


def test_each_is_another_one_that_can_name_a_file() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(one) == 32 and set(one) <= set("0123456789abcdef") for one in ids)
