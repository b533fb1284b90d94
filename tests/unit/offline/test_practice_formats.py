"""The shape of the answers: containers, usage, ids, and the stream of events."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
import numpy as np
import pytest

from neiroha_desktop.domain.containers import sniff_container
from tests.unit.offline.conftest import Post, audio_of, clone_body, design_body, preset_body
from tests.unit.offline.measure import pcm_samples, read_audio

TEXT = "The quick brown fox jumps over the lazy dog."


def events_of(response: httpx.Response) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = response.text.split("\n\n")
    assert blocks[-2:] == ["data: [DONE]", ""]
    assert all(block.startswith("data: ") and "\n" not in block for block in blocks[:-1])
    return [json.loads(block.removeprefix("data: ")) for block in blocks[:-2]]


def fragments_of(events: list[dict[str, Any]]) -> list[bytes]:
    audios = [choice["delta"]["audio"] for event in events for choice in event["choices"]]
    return [base64.b64decode(audio["data"], validate=True) for audio in audios if audio]


@pytest.mark.parametrize("audio_format", ["wav", "mp3", "pcm", "pcm16"])
async def test_formats(post: Post, audio_format: str) -> None:
    response = await post(preset_body(TEXT, audio={"format": audio_format, "voice": "Milo"}))
    data = audio_of(response)
    completion = response.json()["usage"]["completion_tokens"]
    if audio_format.startswith("pcm"):
        assert sniff_container(data[:12]) is None
        samples, rate = pcm_samples(data), 24_000
    else:
        assert sniff_container(data[:12]) == audio_format
        samples, rate = read_audio(data)
    assert rate == 24_000
    assert samples.std() > 0.02
    assert 1.5 < len(samples) / rate < 4
    assert (completion - 1) / 6.25 <= len(samples) / rate + 0.01 <= completion / 6.25 + 0.1


async def test_resampling_keeps_the_sound(post: Post) -> None:
    samples, rate = read_audio(audio_of(await post(preset_body(TEXT, "Dean"))))
    spectrum = np.abs(np.fft.rfft(samples)) ** 2
    frequencies = np.fft.rfftfreq(len(samples), 1 / rate)
    # eSpeak NG makes nothing above 11,025 Hz: what is there would come from bad resampling.
    assert spectrum[frequencies > 11_500].sum() < 1e-5 * spectrum.sum()


async def test_the_whole_answer(post: Post) -> None:
    response = await post(preset_body("你好，世界 ok", "冰糖", "Be calm."))
    body = response.json()
    assert set(body) == {"id", "object", "created", "model", "choices", "usage"}
    assert (body["object"], body["model"]) == ("chat.completion", "mimo-v2.5-tts")
    assert response.headers["x-request-id"] == body["id"]
    (choice,) = body["choices"]
    assert (choice["index"], choice["finish_reason"]) == (0, "stop")
    message = choice["message"]
    assert (message["role"], message["content"], message["tool_calls"]) == ("assistant", "", None)
    assert (message["audio"]["expires_at"], message["audio"]["transcript"]) == (None, None)
    usage = body["usage"]
    assert usage["prompt_tokens"] == 5 + 2
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]


async def test_ids_are_never_repeated(post: Post) -> None:
    answers = [(await post(preset_body("Hi."))).json() for _ in range(3)]
    ids = {answer["id"] for answer in answers} | {answer["choices"][0]["message"]["audio"]["id"] for answer in answers}
    assert len(ids) == 6


async def test_default_format_and_voice(post: Post) -> None:
    body = preset_body(TEXT)
    del body["audio"]
    assert sniff_container(audio_of(await post(body))[:12]) == "wav"
    streamed = events_of(await post(body | {"stream": True}))
    assert sniff_container(fragments_of(streamed)[0][:12]) is None


async def test_unknown_fields_are_ignored(post: Post) -> None:
    body = preset_body(TEXT, speed=3, seed=1, modalities=["text", "audio"]) | {"voice": "nobody"}
    body["audio"]["speed"] = 3
    assert len(audio_of(await post(body))) == pytest.approx(len(audio_of(await post(preset_body(TEXT)))), rel=0.1)


async def test_the_answer_is_cut_where_the_tokens_end(post: Post) -> None:
    response = await post(preset_body("One two three four five. 你好世界。" * 4, max_completion_tokens=10))
    assert response.json()["choices"][0]["finish_reason"] == "length"
    assert response.json()["usage"]["completion_tokens"] == 10
    samples, rate = read_audio(audio_of(response))
    assert len(samples) / rate == pytest.approx(1.6)


async def test_the_preset_model_streams_in_fragments(post: Post) -> None:
    events = events_of(await post(preset_body(TEXT, stream=True, audio={"format": "pcm16", "voice": "Milo"})))
    fragments = fragments_of(events)
    assert len(fragments) > 4
    samples = pcm_samples(b"".join(fragments))
    whole = pcm_samples(audio_of(await post(preset_body(TEXT, audio={"format": "pcm16", "voice": "Milo"}))))
    # The voice is never twice the same to the sample.
    assert len(samples) == pytest.approx(len(whole), rel=0.05)
    assert samples.std() == pytest.approx(whole.std(), rel=0.2)
    *_, stop, usage = events
    assert len({event["id"] for event in events}) == 1
    assert {event["object"] for event in events} == {"chat.completion.chunk"}
    assert stop["choices"][0]["finish_reason"] == "stop"
    assert all(event["choices"][0]["finish_reason"] is None for event in events[:-2])
    assert usage["choices"] == []
    assert usage["usage"]["completion_tokens"] == -(-len(samples) * 625 // 2_400_000)
    assert all(event["usage"] is None for event in events[:-1])


@pytest.mark.parametrize("kind", ["design", "clone"])
async def test_design_and_clone_stream_in_one_piece(post: Post, kind: str) -> None:
    if kind == "design":
        body = design_body(TEXT, "A young man")
    else:
        body = clone_body(TEXT, audio_of(await post(preset_body(TEXT))))
    body["audio"]["format"] = "pcm16"
    events = events_of(await post(body | {"stream": True}))
    assert "reasoning_content" in events[0]["choices"][0]["delta"]
    (whole,) = fragments_of(events)
    assert len(whole) > 48_000
    assert events[-1]["choices"] == []


@pytest.mark.parametrize("audio_format", ["wav", "mp3"])
async def test_a_streamed_file_comes_in_one_piece(post: Post, audio_format: str) -> None:
    response = await post(preset_body(TEXT, stream=True, audio={"format": audio_format, "voice": "Mia"}))
    (whole,) = fragments_of(events_of(response))
    assert len(read_audio(whole)[0]) > 24_000


async def test_a_refused_stream_is_an_ordinary_refusal(post: Post) -> None:
    response = await post(preset_body("...", stream=True))
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/json"
