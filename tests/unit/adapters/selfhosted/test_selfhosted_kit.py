"""The adapters for servers that people run themselves pass the contract test kit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.looking import _shows
from neiroha_desktop.adapters.testing import (
    FAULTS,
    ODD_JSON,
    Fault,
    check_fault,
    check_kind,
    check_listing,
    check_speech,
)
from neiroha_desktop.adapters.voxcpm import VOXCPM
from neiroha_desktop.domain.character import DesignedVoice
from neiroha_desktop.domain.provider import Connection
from tests.examples import examples
from tests.standin.loopback import Seen
from tests.unit.adapters.selfhosted.conftest import DIALECTS, Dialect, Speak

pytestmark = pytest.mark.once

SETTINGS = {"launcher": {"server": "neiroha"}}
"""Of the two kinds of GPT-SoVITS server one is known, and one is asked for."""
one_of_each = pytest.mark.parametrize("each", DIALECTS, ids=[dialect.name for dialect in DIALECTS])


@one_of_each
def test_the_kinds(each: Dialect) -> None:
    check_kind(each.kind)


@one_of_each
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_it_survives(each: Dialect, fault: Fault) -> None:
    request = each.request
    if each.kind is VOXCPM:
        # Of preset voices the list comes first.
        request = replace(request, voice=DesignedVoice("An old man."))
    await check_fault(each.kind, request, fault, settings=SETTINGS.get(each.name))


# api_v2.py lists nothing.
@pytest.mark.parametrize("each", DIALECTS[:3], ids=[dialect.name for dialect in DIALECTS[:3]])
@pytest.mark.parametrize("value", ODD_JSON, ids=repr)
async def test_it_reads_any_listing(each: Dialect, value: Any) -> None:
    await check_listing(each.kind, value, "default", settings=SETTINGS.get(each.name))


async def test_it_speaks(speak: Speak, dialect: Dialect) -> None:
    async with speak(dialect.kind, dialect.answer, dialect.key) as (adapter, _):
        await check_speech(adapter, dialect.request)


def test_only_its_own_server_shows_its_signs(dialect: Dialect) -> None:
    (preset,) = dialect.kind.info.presets
    for other in DIALECTS:
        answers = {mark.path: other.answer(Seen("GET", mark.path, {}, b"")) for mark in preset.probe_marks}
        shown = [
            mark
            for mark in preset.probe_marks
            if answers[mark.path].status == 200 and _shows(mark, Seen("", "", {}, answers[mark.path].body).json())
        ]
        assert bool(shown) is (other.kind is dialect.kind)


@given(st.text(max_size=30))
@settings(max_examples=examples(20), deadline=None)
def test_any_model_id_is_described(model_id: str) -> None:
    for each in DIALECTS:
        (preset,) = each.kind.info.presets
        assert each.kind.describe_model(Connection(preset.base_url), model_id).voice_modes
