"""Both of OpenAI's protocols pass the contract test kit."""

from __future__ import annotations

from typing import Any

import pytest

from neiroha_desktop.adapters.chat_completions import ChatCompletions
from neiroha_desktop.adapters.openai_speech import OPENAI_SPEECH, OpenAISpeech
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
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import openai_audio, openai_speech
from tests.standin.loopback import loopback

pytestmark = pytest.mark.once

SPEECH = SynthesisRequest("kokoro", "Hello there.", PresetVoice("af_heart"))
AUDIO = SynthesisRequest("gpt-audio-1.5", "Hello there.", PresetVoice("alloy"))


def test_the_kind() -> None:
    check_kind(OPENAI_SPEECH)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_speech_survives(fault: Fault) -> None:
    # Without the version, so that each is met twice.
    await check_fault(OpenAISpeech(), SPEECH, fault, path="")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_audio_models_survive(fault: Fault) -> None:
    await check_fault(ChatCompletions(), AUDIO, fault, settings={"audio_stream": "always"})


@pytest.mark.parametrize("value", ODD_JSON, ids=repr)
async def test_any_listing_is_read(value: Any) -> None:
    await check_listing(OpenAISpeech(), value, SPEECH.model_id)
    await check_listing(ChatCompletions(), value, AUDIO.model_id, settings={"variant": "openai"})


async def test_speech_speaks() -> None:
    async with (
        loopback(openai_speech.answer) as server,
        open_remote(OpenAISpeech(), server.origin, openai_speech.KEY) as adapter,
    ):
        await check_speech(adapter, SPEECH)


async def test_audio_models_speak() -> None:
    async with loopback(openai_audio.answer) as server:
        for mode in ("never", "always"):
            settings = {"audio_stream": mode}
            async with open_remote(ChatCompletions(), server.origin, openai_speech.KEY, settings) as adapter:
                await check_speech(adapter, AUDIO)
