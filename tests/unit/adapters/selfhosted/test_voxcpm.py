"""What goes to a VoxCPM2 server, new or old, and what is made of its lists."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from neiroha_desktop.adapters.voxcpm import VOXCPM
from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.errors import BadRequestError, InvalidInputError
from neiroha_desktop.domain.provider import Connection, Voice
from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import voxcpm
from tests.standin.forms import read_form, voice_of
from tests.unit.adapters.conftest import MakeReference
from tests.unit.adapters.selfhosted.conftest import Speak

TEXT = "你好, “world”!"
PRESET = SynthesisRequest("voxcpm2", TEXT, PresetVoice("grandma"))


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"voice_id": "grandma"}),
        (
            {"voice": PresetVoice("voxcpm2-design"), "instruction": "A (very) old man（慢）."},
            {"voice_id": "voxcpm2-design", "instruction": "A very old man 慢 ."},
        ),
        (
            {"options": {"cfg_value": 1.5, "inference_timesteps": 20.0, "normalize": True, "denoise": True}},
            {"voice_id": "grandma", "cfg_value": 1.5, "inference_timesteps": 20, "normalize": True, "denoise": True},
        ),
        ({"voice": DesignedVoice("An old man.")}, {"mode": "design", "instruction": "An old man."}),
    ],
)
async def test_preset_and_designed_voices_are_sent_as_the_contract_says(
    speak: Speak, changes: dict[str, Any], expected: dict[str, Any], old: bool
) -> None:
    async with speak(VOXCPM, voxcpm.server("", old=old)) as (adapter, server):
        clip = await adapter.synthesize(replace(PRESET, **changes))
    seen = server.seen[-1]
    assert seen.path == ("/voxcpm/speech" if old else "/api/voxcpm/tts")
    assert seen.json() == {"text": TEXT, "response_format": "wav"} | expected
    assert clip.data == voice_of({"text": TEXT} | expected)


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize(
    ("words", "changes", "part", "expected"),
    [
        ("", {}, "reference_audio", {"mode": "clone"}),
        ("", {"instruction": "(sadly)"}, "reference_audio", {"mode": "clone", "instruction": "sadly"}),
        (" 早上好。 ", {}, "prompt_audio", {"mode": "ultimate_clone", "prompt_text": "早上好。"}),
        (
            "早上好。",
            {"options": {"denoise": True, "inference_timesteps": 5.0, "auto_asr": True}},
            "prompt_audio",
            {"mode": "ultimate_clone", "prompt_text": "早上好。", "denoise": "true", "inference_timesteps": "5"},
        ),
    ],
)
async def test_a_recording_is_uploaded_with_or_without_its_words(
    speak: Speak,
    make_reference: MakeReference,
    words: str,
    changes: dict[str, Any],
    part: str,
    expected: dict[str, str],
    old: bool,
) -> None:
    reference = make_reference()
    request = replace(SynthesisRequest("default", TEXT, ClonedVoice(reference, words)), **changes)
    async with speak(VOXCPM, voxcpm.server("", old=old)) as (adapter, server):
        clip = await adapter.synthesize(request)
    fields, files = read_form(server.seen[-1])
    assert server.seen[-1].path == ("/voxcpm/speech/upload" if old else "/api/voxcpm/tts/upload")
    assert fields == {"text": TEXT, "response_format": "wav"} | expected
    assert {name: file.data for name, file in files.items()} == {part: reference.path.read_bytes()}
    assert clip.data == voice_of({"text": TEXT} | expected)


async def test_the_server_may_write_the_words_down(speak: Speak, make_reference: MakeReference) -> None:
    request = SynthesisRequest("default", TEXT, ClonedVoice(make_reference()), options={"auto_asr": True})
    async with speak(VOXCPM, voxcpm.server("")) as (adapter, server):
        with pytest.raises(BadRequestError, match="cannot write recordings down: ASR is not enabled"):
            await adapter.synthesize(request)
    fields, files = read_form(server.seen[-1])
    assert fields == {"text": TEXT, "response_format": "wav", "mode": "ultimate_clone", "auto_asr": "true"}
    assert set(files) == {"prompt_audio"}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"voice": PresetVoice("nobody")}, "voice_id", 'has no voice "nobody"'),
        ({"voice": PresetVoice("Grandma")}, "voice_id", 'has no voice "Grandma"'),
        ({"voice": PresetVoice("voxcpm2-clone")}, "voice_id", "has no recording on the server"),
        ({"instruction": "Sadly."}, "instruction", "not both"),
    ],
)
async def test_a_voice_that_would_be_another_one_is_not_asked_for(
    speak: Speak, changes: dict[str, Any], field: str, words: str
) -> None:
    # Of an unknown voice the server says nothing; it speaks with a random one.
    async with speak(VOXCPM, voxcpm.server("")) as (adapter, server):
        with pytest.raises(InvalidInputError, match=words) as caught:
            await adapter.synthesize(replace(PRESET, **changes))
    assert caught.value.field == field
    assert {seen.method for seen in server.seen} == {"GET"}


async def test_words_and_an_instruction_exclude_each_other(speak: Speak, make_reference: MakeReference) -> None:
    for words, options in (("Good morning.", {}), ("", {"auto_asr": True})):
        voice = ClonedVoice(make_reference(), words)
        request = SynthesisRequest("default", TEXT, voice, "Sadly.", options=options)
        async with speak(VOXCPM, voxcpm.server("")) as (adapter, server):
            with pytest.raises(InvalidInputError, match="not both") as caught:
                await adapter.synthesize(request)
        assert caught.value.field == "instruction"
        assert not server.seen


@pytest.mark.parametrize("old", [False, True])
async def test_sets_are_models_and_each_has_its_voices(speak: Speak, old: bool) -> None:
    async with speak(VOXCPM, voxcpm.server(old=old), voxcpm.KEY) as (adapter, _):
        await adapter.check_key()
        assert [model.id for model in await adapter.list_models()] == ["voxcpm2", "default", "family"]
        design = Voice("voxcpm2-design", "Designed", description="A natural, clear speaker.")
        clone = Voice("voxcpm2-clone", "Clone", manner="needs a recording")
        grandma = Voice("grandma", "奶奶", "zh", description="Warm and slow")
        assert list(await adapter.list_voices("voxcpm2")) == [design, grandma, clone]
        assert list(await adapter.list_voices("family")) == [grandma]


@pytest.mark.parametrize(
    ("given_words", "words"),
    [
        ("Ultimate clone does not support control/instruction text.", "not both"),
        ("auto_asr requires ASR", "cannot write recordings down"),
        ("clone requires reference_audio", "has no recording for this voice"),
        ("Denoiser is disabled", "cannot clean recordings"),
    ],
)
async def test_the_words_of_the_server_are_explained(speak: Speak, given_words: str, words: str) -> None:
    refused = voxcpm.error(400, given_words)
    async with speak(VOXCPM, lambda _: refused) as (adapter, _):
        with pytest.raises(BadRequestError, match=words) as caught:
            await adapter.synthesize(replace(PRESET, voice=DesignedVoice("Old.")))
    assert caught.value.remedy is not None
    assert given_words in caught.value.details


async def test_nothing_streams_but_a_stream_gives_the_whole(speak: Speak) -> None:
    async with speak(VOXCPM, voxcpm.server("")) as (adapter, _):
        assert not adapter.streams("default")
        audio = StreamedAudio()
        async for chunk in adapter.stream(PRESET):
            audio.add(chunk)
        assert audio.clip() == await adapter.synthesize(PRESET)


def test_what_it_can_do_is_data() -> None:
    capabilities = VOXCPM.describe_model(Connection("http://127.0.0.1:8000"), "default")
    assert {mode.value for mode in capabilities.voice_modes} == {"preset", "design", "clone"}
    assert capabilities.speed is None, "the server takes one and ignores it"
    assert "language" not in {spec.id for spec in capabilities.options}, "the server ignores it"
