"""What goes to the Neiroha launcher of GPT-SoVITS."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from neiroha_desktop.adapters.gpt_sovits import GPT_SOVITS
from neiroha_desktop.domain.capabilities import Need
from neiroha_desktop.domain.character import ClonedVoice, PresetVoice
from neiroha_desktop.domain.errors import BadRequestError, InvalidInputError
from neiroha_desktop.domain.provider import Connection
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import gpt_sovits
from tests.standin.forms import read_form, voice_of
from tests.unit.adapters.conftest import MakeReference
from tests.unit.adapters.selfhosted.conftest import Speak

TEXT = "你好, “world”!"
KEQING = SynthesisRequest("default", TEXT, PresetVoice("keqing"))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"model": "default", "voice": "keqing"}),
        ({"model_id": "gpt-sovits"}, {"voice": "keqing"}),
        (
            {"speed": 0.8, "options": {"text_lang": "en", "seed": 9.0, "sample_steps": 8.0, "top_p": 0.9}},
            {
                "model": "default", "voice": "keqing", "speed": 0.8, "text_lang": "en", "seed": 9, "sample_steps": 8,
                "top_p": 0.9,
            },
        ),
        (
            {"options": {"gpt_weights_path": " a.ckpt ", "sovits_weights_path": " "}},
            {"model": "default", "voice": "keqing", "gpt_weights_path": "a.ckpt"},
        ),
    ],
)  # fmt: skip
async def test_a_voice_of_the_launcher_is_sent_as_the_contract_says(
    speak: Speak, changes: dict[str, Any], expected: dict[str, Any]
) -> None:
    async with speak(GPT_SOVITS, gpt_sovits.launcher) as (adapter, server):
        clip = await adapter.synthesize(replace(KEQING, **changes))
    body = {"input": TEXT} | expected
    assert server.seen[-1].path == "/v1/audio/speech"
    assert server.seen[-1].json() == body | {"response_format": "wav"}
    assert clip.data == voice_of(body)


async def test_the_launcher_takes_a_recording_over_the_network(
    speak: Speak, make_reference: MakeReference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neiroha_desktop.adapters.selfhosted_server.is_loopback", lambda _: False)
    # One that is too short is filled up there.
    reference = replace(make_reference(), duration=1.0, language="Chinese")
    voice = ClonedVoice(reference, " 早上好。 ")
    request = SynthesisRequest("other", TEXT, voice, speed=1.5, options={"sovits_weights_path": "b.pth"})
    async with speak(GPT_SOVITS, gpt_sovits.launcher) as (adapter, server):
        clip = await adapter.synthesize(request)
    fields, files = read_form(server.seen[-1])
    asked = {"text": TEXT, "prompt_text": "早上好。", "text_lang": "auto", "prompt_lang": "zh", "speed": "1.5"}
    asked |= {"sovits_weights_path": "b.pth"}
    assert fields == asked | {"response_format": "wav", "speaker": "clone"}
    assert files["ref_audio"].data == reference.path.read_bytes()
    assert clip.data == voice_of(asked)


async def test_the_launcher_needs_the_words_of_a_recording(speak: Speak, make_reference: MakeReference) -> None:
    reference = replace(make_reference(), duration=5.0)
    # Nobody knows from this name what server it is, so the server is asked before anything is uploaded.
    unknown = GPT_SOVITS.describe_model(Connection("http://127.0.0.1:9880"), "gpt-sovits")
    assert unknown.reference_text is Need.OPTIONAL
    async with speak(GPT_SOVITS, gpt_sovits.launcher) as (adapter, server):
        with pytest.raises(InvalidInputError, match="the words spoken in the recording"):
            await adapter.synthesize(SynthesisRequest("gpt-sovits", TEXT, ClonedVoice(reference)))
    assert {seen.method for seen in server.seen} == {"GET"}


async def test_a_voice_that_the_launcher_lacks_is_named_by_us(speak: Speak) -> None:
    async with speak(GPT_SOVITS, gpt_sovits.launcher) as (adapter, server):
        with pytest.raises(InvalidInputError, match='has no voice "Nobody"'):
            await adapter.synthesize(replace(KEQING, voice=PresetVoice("Nobody")))
        assert "POST" not in {seen.method for seen in server.seen}
        with pytest.raises(BadRequestError, match="characters that the answer's header lacks"):
            await adapter.synthesize(replace(KEQING, voice=PresetVoice("刻晴")))
