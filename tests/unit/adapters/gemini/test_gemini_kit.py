"""The contract test kit that every adapter passes."""

from __future__ import annotations

from typing import Any

import pytest

from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.gemini import GEMINI
from neiroha_desktop.adapters.testing import (
    FAULTS,
    ODD_JSON,
    Fault,
    check_fault,
    check_kind,
    check_listing,
    check_speech,
    open_remote,
)
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import SynthesisRequest
from neiroha_desktop.domain.wire import WireRecord, wire_text
from tests.standin import gemini
from tests.standin.loopback import Loopback

pytestmark = pytest.mark.once

REQUEST = SynthesisRequest("gemini-3.8-flash-tts", "Hello there.", PresetVoice("Kore"))


def test_what_it_says_of_itself() -> None:
    check_kind(GEMINI)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_it_survives(fault: Fault) -> None:
    await check_fault(GEMINI, REQUEST, fault, path="")


@pytest.mark.parametrize("value", ODD_JSON, ids=repr)
async def test_it_reads_any_listing(value: Any) -> None:
    await check_listing(GEMINI, value, REQUEST.model_id, path="")


async def test_it_speaks(server: Loopback) -> None:
    async with open_remote(GEMINI, server.origin, gemini.KEY) as adapter:
        await check_speech(adapter, REQUEST)


async def test_what_is_noted_of_a_request_holds_no_key(server: Loopback, pool: ClientPool) -> None:
    connection, record = (
        Connection(server.origin, Secret(gemini.KEY), key_variable=GEMINI.info.key_variable),
        WireRecord(),
    )
    await GEMINI.create(connection, await pool.client(connection, record)).synthesize(REQUEST)
    sent = {name.lower(): value for name, value in record.request_headers}
    assert sent["x-goog-api-key"] == f"${GEMINI.info.key_variable}"
    assert gemini.KEY not in wire_text(record)
    assert "Hello there." in record.request_body
