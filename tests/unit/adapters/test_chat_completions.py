"""What goes over the wire, and what is made of a regular answer."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import time
from dataclasses import replace

import pytest

from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.containers import sniff_container, wrap_pcm16
from neiroha_desktop.domain.errors import InvalidInputError, ModerationError, NeirohaError, UnsupportedError
from neiroha_desktop.domain.synthesis import SynthesisRequest, Usage
from tests.standin import melody
from tests.standin.fixture import Standin
from tests.unit.adapters.conftest import MakeAdapter, MakeReference

PRESET = SynthesisRequest("mimo-v2.5-tts", "  Hello, “world”!\n(sigh) 你好 \U0001f600 ", PresetVoice("冰糖"))


def hashed(key: str) -> str:
    return f"sha256:{hashlib.sha256(key.encode()).hexdigest()}"


async def test_a_preset_voice_is_sent_as_the_contract_says(standin: Standin, make_adapter: MakeAdapter) -> None:
    adapter = await make_adapter()
    clip = await adapter.synthesize(replace(PRESET, instruction="Bright and fast."))
    (entry,) = standin.log()
    assert entry["path"] == "/v1/chat/completions"
    assert entry["headers"]["content-type"] == "application/json"
    assert entry["body"] == {
        "model": "mimo-v2.5-tts",
        "messages": [
            {"role": "user", "content": "Bright and fast."},
            {"role": "assistant", "content": PRESET.text},
        ],
        "audio": {"format": "wav", "voice": "冰糖"},
    }
    assert clip.data == standin.audio(0)
    assert clip.container == "wav"
    assert not clip.truncated
    assert clip.usage is not None
    assert clip.usage.total_tokens == clip.usage.prompt_tokens + clip.usage.completion_tokens
    assert len(clip.request_id) == 32


async def test_a_short_answer_is_read_without_a_worker(
    standin: Standin, make_adapter: MakeAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    adapter = await make_adapter()
    request = SynthesisRequest("mimo-v2.5-tts", "Hello.", PresetVoice("Mia"))
    await adapter.synthesize(request)
    monkeypatch.delattr(asyncio, "to_thread")
    assert (await adapter.synthesize(request)).data == standin.audio(1)


async def test_without_an_instruction_there_is_no_user_message(standin: Standin, make_adapter: MakeAdapter) -> None:
    await (await make_adapter()).synthesize(replace(PRESET, instruction="  "))
    assert [message["role"] for message in standin.log()[0]["body"]["messages"]] == ["assistant"]


async def test_a_designed_voice_has_a_description_and_no_voice(standin: Standin, make_adapter: MakeAdapter) -> None:
    request = SynthesisRequest("mimo-v2.5-tts-voicedesign", "Yes.", DesignedVoice("An old fisherman."))
    clip = await (await make_adapter()).synthesize(request)
    body = standin.log()[0]["body"]
    assert body["audio"] == {"format": "wav"}
    assert body["messages"] == [
        {"role": "user", "content": "An old fisherman."},
        {"role": "assistant", "content": "Yes."},
    ]
    assert clip.data == standin.audio(0)


@pytest.mark.parametrize(("container", "media_type"), [("wav", "audio/wav"), ("mp3", "audio/mpeg")])
async def test_a_cloned_voice_travels_as_a_data_url(
    standin: Standin, make_adapter: MakeAdapter, make_reference: MakeReference, container: str, media_type: str
) -> None:
    data = melody.encoded(melody.melody("reference", 1.0), container)
    # What the bytes are decides, not what somebody wrote beside them.
    reference = replace(make_reference(data, name="clip.txt"), container={"wav": "mp3", "mp3": "wav"}[container])
    request = SynthesisRequest("mimo-v2.5-tts-voiceclone", "Yes.", ClonedVoice(reference), "Sadly.")
    clip = await (await make_adapter()).synthesize(request)
    body = standin.log()[0]["body"]
    sent = body["audio"]["voice"]["data_url"]
    assert sent["audio_sha256"] == reference.sha256
    assert sent["media_type"] == media_type
    assert body["messages"][0] == {"role": "user", "content": "Sadly."}
    assert clip.data == standin.audio(0)
    assert int(standin.log()[0]["headers"]["content-length"]) == standin.log()[0]["body_bytes"]


async def test_a_clip_at_the_limit_is_sent_and_one_above_is_not(
    standin: Standin, make_adapter: MakeAdapter, make_reference: MakeReference
) -> None:
    header = len("data:audio/wav;base64,")
    largest = (10_000_000 - header) // 4 * 3
    adapter = await make_adapter()
    fitting = melody.wav(bytes(largest - 44))
    request = SynthesisRequest("mimo-v2.5-tts-voiceclone", "Yes.", ClonedVoice(make_reference(fitting)))
    await adapter.synthesize(request)
    assert 9_999_990 < standin.log()[0]["body"]["audio"]["voice"]["data_url"]["length"] <= 10_000_000

    reference = make_reference(fitting + bytes(4), name="large.wav")
    # The description may be older than the file: the file counts.
    for voice in (ClonedVoice(reference), ClonedVoice(replace(reference, size_bytes=10))):
        with pytest.raises(InvalidInputError, match=r"10,000,00\d characters.*at most 10,000,000") as caught:
            await adapter.synthesize(replace(request, voice=voice))
        assert caught.value.field == "reference"
    assert len(standin.log()) == 1


@pytest.mark.parametrize("data", [b"", b"OggS" + bytes(200), b"just words, no sound at all"])
async def test_other_files_are_not_sent(
    standin: Standin, make_adapter: MakeAdapter, make_reference: MakeReference, data: bytes
) -> None:
    voice = ClonedVoice(make_reference(data, container="wav"))
    with pytest.raises(InvalidInputError) as caught:
        await (await make_adapter()).synthesize(SynthesisRequest("mimo-v2.5-tts-voiceclone", "Yes.", voice))
    assert caught.value.field == "reference"
    assert standin.log() == []


async def test_a_lost_reference_is_named(make_adapter: MakeAdapter, make_reference: MakeReference) -> None:
    reference = make_reference(name="my voice.wav")
    reference.path.unlink()
    request = SynthesisRequest("mimo-v2.5-tts-voiceclone", "Yes.", ClonedVoice(reference))
    with pytest.raises(InvalidInputError, match=r"my voice\.wav"):
        await (await make_adapter()).synthesize(request)


async def test_a_reference_is_read_once(
    standin: Standin, make_adapter: MakeAdapter, make_reference: MakeReference
) -> None:
    reference = make_reference(melody.wav(melody.melody("kept", 0.7)))
    request = SynthesisRequest("mimo-v2.5-tts-voiceclone", "Yes.", ClonedVoice(reference))
    await (await make_adapter()).synthesize(request)
    reference.path.unlink()
    await (await make_adapter()).synthesize(request)
    first, second = (entry["body"]["audio"]["voice"] for entry in standin.log())
    assert first == second


@pytest.mark.parametrize(
    ("auth", "headers"),
    [
        ("automatic", {"api-key": "", "authorization": "Bearer "}),
        ("api-key", {"api-key": ""}),
        ("bearer", {"authorization": "Bearer "}),
        ("both", {"api-key": "", "authorization": "Bearer "}),
        ("nonsense", {"api-key": "", "authorization": "Bearer "}),
    ],
)
async def test_the_key_goes_into_the_chosen_headers(
    standin: Standin, make_adapter: MakeAdapter, auth: str, headers: dict[str, str]
) -> None:
    await (await make_adapter(auth=auth)).check_key()
    sent = standin.log()[0]["headers"]
    expected = {name: scheme + hashed(standin.key) for name, scheme in headers.items()}
    assert {name: sent[name] for name in ("api-key", "authorization") if name in sent} == expected


async def test_without_a_key_no_header_pretends_one(standin: Standin, make_adapter: MakeAdapter) -> None:
    with pytest.raises(NeirohaError, match="No key was sent"):
        await (await make_adapter(key="")).check_key()
    assert not {"api-key", "authorization"} & set(standin.log()[0]["headers"])


async def test_extra_headers_are_sent(standin: Standin, make_adapter: MakeAdapter) -> None:
    await (await make_adapter(extra_headers="X-Title: Neiroha\n\n  X-Other:a b ")).check_key()
    headers = standin.log()[0]["headers"]
    assert (headers["x-title"], headers["x-other"]) == ("Neiroha", "a b")


@pytest.mark.parametrize(
    "line", ["no colon", "Authorization: Bearer x", "API-KEY: x", "Content-Length: 3", "X: a\rY: b", "X y: z", "X: é"]
)
async def test_extra_headers_that_would_do_harm_are_refused(make_adapter: MakeAdapter, line: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await make_adapter(extra_headers=line)
    assert caught.value.field == "extra_headers"


@pytest.mark.parametrize("key", ["sk-ключ", "sk-a\x00b", "“sk-standin”"])
async def test_a_key_that_no_header_can_carry_is_refused(make_adapter: MakeAdapter, key: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await make_adapter(key=key)
    assert caught.value.field == "api_key"
    assert key not in str(caught.value)


@pytest.mark.parametrize("audio_format", ["wav", "mp3", "pcm16"])
async def test_formats(standin: Standin, make_adapter: MakeAdapter, audio_format: str) -> None:
    clip = await (await make_adapter(audio_format=audio_format)).synthesize(PRESET)
    assert standin.log()[0]["body"]["audio"]["format"] == audio_format
    sent = standin.audio(0)
    if audio_format == "pcm16":
        assert sniff_container(sent) is None
        assert clip.data == wrap_pcm16(sent, 24_000)
        assert clip.container == "wav"
    else:
        assert clip.data == sent
        assert clip.container == audio_format == sniff_container(clip.data)


@pytest.mark.parametrize(("kind", "container"), [("mp3", "mp3"), ("pcm", "wav"), ("wav_size", "wav")])
async def test_the_bytes_decide_what_came(
    standin: Standin, make_adapter: MakeAdapter, kind: str, container: str
) -> None:
    standin.script({"kind": kind, "size": 0xFFFFFFFF})
    clip = await (await make_adapter(audio_format="wav")).synthesize(PRESET)
    assert clip.container == container
    if container == "wav":
        pcm = standin.audio(0)[44:] if kind == "wav_size" else standin.audio(0)
        assert clip.data == wrap_pcm16(pcm, 24_000)


async def test_quiet_samples_are_not_taken_for_mp3(standin: Standin, make_adapter: MakeAdapter) -> None:
    pcm = b"\xff\xfb\x90\x00" + melody.melody("quiet", 0.3)
    answer = {"choices": [{"message": {"audio": {"data": base64.b64encode(pcm).decode()}}}]}
    assert sniff_container(pcm) == "mp3"
    for audio_format in ("pcm16", "wav"):
        standin.script({"kind": "raw", "body": json.dumps(answer)})
        clip = await (await make_adapter(audio_format=audio_format)).synthesize(PRESET)
        assert (clip.container, clip.data) == ("wav", wrap_pcm16(pcm, 24_000))


@pytest.mark.parametrize(("reason", "truncated"), [("stop", False), ("length", True), ("repetition_truncation", True)])
async def test_speech_that_was_cut_short_is_marked(
    standin: Standin, make_adapter: MakeAdapter, reason: str, truncated: bool
) -> None:
    standin.script({"kind": "finish_reason", "value": reason})
    clip = await (await make_adapter()).synthesize(PRESET)
    assert clip.truncated is truncated
    assert clip.data == standin.audio(0)


@pytest.mark.parametrize("without_audio", [True, False])
async def test_filtered_speech_is_a_matter_of_moderation(
    standin: Standin, make_adapter: MakeAdapter, without_audio: bool
) -> None:
    standin.script({"kind": "finish_reason", "value": "content_filter", "without_audio": without_audio})
    with pytest.raises(ModerationError):
        await (await make_adapter()).synthesize(PRESET)


@pytest.mark.parametrize(
    ("value", "usage"),
    [
        (None, None),
        ({}, None),
        ("many", None),
        ([1], None),
        ({"prompt_tokens": None, "completion_tokens": "x", "total_tokens": True}, None),
        ({"prompt_tokens": 3, "completion_tokens": -1, "prompt_tokens_details": None}, Usage(3, 0, 0)),
        ({"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3, "extra": {}}, Usage(1, 2, 3)),
    ],
)
async def test_usage_may_be_anything(
    standin: Standin, make_adapter: MakeAdapter, value: object, usage: Usage | None
) -> None:
    standin.script({"kind": "usage", "value": value})
    assert (await (await make_adapter()).synthesize(PRESET)).usage == usage


async def test_ids_typed_by_hand_are_sent_as_typed(standin: Standin, make_adapter: MakeAdapter) -> None:
    with pytest.raises(NeirohaError):
        await (await make_adapter()).synthesize(replace(PRESET, model_id=" My-Model/α ", voice=PresetVoice(" Ünï ")))
    body = standin.log()[0]["body"]
    assert (body["model"], body["audio"]["voice"]) == ("My-Model/α", "Ünï")


async def test_what_the_model_cannot_do_is_not_sent(standin: Standin, make_adapter: MakeAdapter) -> None:
    adapter = await make_adapter()
    with pytest.raises(UnsupportedError):
        await adapter.synthesize(replace(PRESET, model_id="mimo-v2.5-tts-voicedesign"))
    with pytest.raises(InvalidInputError):
        await adapter.synthesize(replace(PRESET, text="Half \ud83d a pair"))
    assert standin.log() == []


@pytest.mark.parametrize("fault", ["stall", "stall_body", {"kind": "drip", "seconds": 60}])
async def test_cancelling_closes_the_connection_at_once(
    standin: Standin, make_adapter: MakeAdapter, fault: str
) -> None:
    standin.script(fault)
    task = asyncio.create_task((await make_adapter()).synthesize(PRESET))
    await asyncio.to_thread(standin.wait, requests=1)
    cancelled_at = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    entry = (await asyncio.to_thread(standin.wait, disconnects=1))[0]
    # Both processes read the same clock of the system.
    assert entry["disconnected_at"] - cancelled_at < 0.1


async def test_a_large_answer_arrives_whole(standin: Standin, make_adapter: MakeAdapter) -> None:
    standin.script({"kind": "huge", "megabytes": 12})
    clip = await (await make_adapter()).synthesize(PRESET)
    assert len(clip.data) > 8_900_000
    assert clip.data == standin.audio(0)
