"""The adapters that come with the program pass the contract test kit."""

from __future__ import annotations

from typing import Any

import pytest

from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.espeak import ESPEAK, MODEL
from neiroha_desktop.adapters.testing import (
    FAULTS,
    ODD_JSON,
    Fault,
    check_fault,
    check_kind,
    check_listing,
    check_speech,
    open_local,
    open_remote,
)
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin.fixture import Standin

REQUEST = SynthesisRequest("mimo-v2.5-tts", "Hello there.", PresetVoice("Mia"))


def test_the_kinds() -> None:
    check_kind(CHAT_COMPLETIONS)
    check_kind(ESPEAK)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_chat_completions_survives(fault: Fault) -> None:
    await check_fault(CHAT_COMPLETIONS, REQUEST, fault)


@pytest.mark.parametrize("value", ODD_JSON, ids=repr)
async def test_chat_completions_reads_any_listing(value: Any) -> None:
    await check_listing(CHAT_COMPLETIONS, value, REQUEST.model_id)


async def test_chat_completions_speaks(standin: Standin) -> None:
    async with open_remote(CHAT_COMPLETIONS, standin.base_url, standin.key) as adapter:
        await check_speech(adapter, REQUEST)


async def test_offline_voices_speak() -> None:
    async with open_local(ESPEAK) as adapter:
        clip = await check_speech(adapter, SynthesisRequest(MODEL, "Hello there.", PresetVoice("gmw/en-US")))
    assert clip.container == "wav"
