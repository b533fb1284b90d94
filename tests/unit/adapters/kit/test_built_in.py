"""The adapters that come with the program pass the contract test kit."""

from __future__ import annotations

from typing import cast

import pytest

from neiroha_desktop.adapters import registry
from neiroha_desktop.adapters.base import AdapterKind, AdapterType
from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.espeak import ESPEAK, MODEL
from neiroha_desktop.adapters.testing import (
    FAULTS,
    ODD_JSON,
    check_fault,
    check_kind,
    check_listing,
    check_speech,
    open_local,
    open_remote,
)
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.provider import Connection
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin.fixture import Standin

pytestmark = pytest.mark.once

REQUEST = SynthesisRequest("mimo-v2.5-tts", "Hello there.", PresetVoice("Mia"))
KINDS = registry.adapter_types()
REMOTE = [cast("AdapterType", kind) for kind in KINDS if kind.info.needs_address]
AT_THE_ROOT = {"azure", "gemini", "gpt_sovits", "cosyvoice", "voxcpm"}
"""Base URLs of these have no /v1."""


def request_for(kind: AdapterType) -> SynthesisRequest:
    """Return what a server of this kind would be asked for."""
    preset = kind.info.presets[0]
    model = preset.default_model or "any-model"
    voices = kind.known_voices(Connection(preset.base_url), model)
    return SynthesisRequest(model, "Hello there.", PresetVoice(voices[0].id if voices else "any-voice"))


def path_for(kind: AdapterType) -> str:
    return "" if kind.info.type_id in AT_THE_ROOT else "/v1"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.info.type_id)
def test_the_kinds(kind: AdapterKind) -> None:
    check_kind(kind)


# One test for each kind: by the hundred, they would take longer than what they check.
@pytest.mark.parametrize("kind", REMOTE, ids=lambda kind: kind.info.type_id)
async def test_every_failure_becomes_a_sentence(kind: AdapterType) -> None:
    for fault in FAULTS:
        await check_fault(kind, request_for(kind), fault, path=path_for(kind))


@pytest.mark.parametrize("kind", REMOTE, ids=lambda kind: kind.info.type_id)
async def test_any_listing_can_be_read(kind: AdapterType) -> None:
    for value in ODD_JSON:
        await check_listing(kind, value, request_for(kind).model_id, path=path_for(kind))


async def test_chat_completions_speaks(standin: Standin) -> None:
    async with open_remote(CHAT_COMPLETIONS, standin.base_url, standin.key) as adapter:
        await check_speech(adapter, REQUEST)


async def test_offline_voices_speak() -> None:
    async with open_local(ESPEAK) as adapter:
        clip = await check_speech(adapter, SynthesisRequest(MODEL, "Hello there.", PresetVoice("gmw/en-US")))
    assert clip.container == "wav"
