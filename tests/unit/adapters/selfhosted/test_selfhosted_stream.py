"""Sound of api_v2.py while it is still being made."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.base import TtsAdapter
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.gpt_sovits import GPT_SOVITS
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import InvalidResponseError, ProviderConnectionError, ProviderTimeoutError
from neiroha_desktop.domain.provider import Connection
from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.examples import examples
from tests.standin import gpt_sovits, melody
from tests.standin.forms import voice_of
from tests.standin.loopback import Given, Loopback, loopback
from tests.unit.adapters.conftest import open_pool
from tests.unit.adapters.selfhosted.conftest import Speak

REQUEST = SynthesisRequest("v2", "Hello.", PresetVoice(__file__))
HEAD = melody.wav(b"", data_size=0)
TUNE = melody.melody("stream", 0.5)


async def listen(adapter: TtsAdapter, audio: StreamedAudio | None = None) -> StreamedAudio:
    audio = audio or StreamedAudio()
    async for chunk in adapter.stream(REQUEST):
        audio.add(chunk)
    return audio


def answering(*chunks: bytes, end: str = "") -> Given:
    return Given(headers={"Content-Type": "audio/wav"}, chunks=chunks, end=end)


async def test_the_pieces_are_the_whole_and_its_header_is_right(speak: Speak) -> None:
    async with speak(GPT_SOVITS, gpt_sovits.upstream()) as (adapter, server):
        assert adapter.streams("v2")
        assert adapter.streams("gpt-sovits")
        assert not adapter.streams("default"), "only the launcher has voice sets, and it does not stream"
        audio = await listen(adapter)
        whole = await adapter.synthesize(REQUEST)
    streamed, plain = (seen.json() for seen in server.seen if seen.path == "/tts")
    assert streamed == plain | {"streaming_mode": True}
    assert audio.clip().data == whole.data == voice_of(plain)
    async with speak(GPT_SOVITS, gpt_sovits.upstream(), stream=False) as (adapter, _):
        assert not adapter.streams("v2")


@pytest.mark.parametrize(("option", "sent"), [({}, True), ({"streaming_mode": "3"}, 3)])
async def test_a_stream_may_be_wanted_sooner(speak: Speak, option: dict[str, str], sent: object) -> None:
    async with speak(GPT_SOVITS, gpt_sovits.upstream(), server="api_v2") as (adapter, server):
        assert [chunk async for chunk in adapter.stream(replace(REQUEST, options=option))]
    assert server.seen[-1].json()["streaming_mode"] is sent


async def test_what_turns_out_to_be_the_launcher_gives_the_whole(speak: Speak) -> None:
    request = SynthesisRequest("gpt-sovits", "Hello.", PresetVoice("keqing"))
    async with speak(GPT_SOVITS, gpt_sovits.launcher) as (adapter, _):
        assert adapter.streams("gpt-sovits")
        chunks = [chunk async for chunk in adapter.stream(request)]
        assert [chunk.end.clip for chunk in chunks if chunk.end] == [await adapter.synthesize(request)]


async def test_sound_comes_before_the_answer_is_complete(speak: Speak) -> None:
    given_answer = answering(HEAD, TUNE[:8000], end="stall")
    async with speak(GPT_SOVITS, lambda _: given_answer, server="api_v2") as (adapter, _):
        async with aclosing(adapter.stream(REQUEST)) as chunks, asyncio.timeout(10):
            first = await anext(chunks)
        assert TUNE.startswith(first.data)
        assert len(first.data) > 4000
        assert first.sample_rate == melody.SAMPLE_RATE


@pytest.mark.parametrize("chunks", [(melody.wav(bytes(32_000)),), (HEAD, bytes(9000), bytes(9001)), (HEAD,)])
async def test_of_silence_nothing_is_heard(speak: Speak, chunks: tuple[bytes, ...]) -> None:
    async with speak(GPT_SOVITS, lambda _: answering(*chunks), server="api_v2") as (adapter, _):
        with pytest.raises(InvalidResponseError, match=r"nothing but silence|without any sound") as caught:
            assert await anext(aiter(adapter.stream(REQUEST))) is None
    assert not caught.value.retryable


async def test_silence_at_the_beginning_is_kept(speak: Speak) -> None:
    parts = (HEAD, bytes(9000), TUNE)
    async with speak(GPT_SOVITS, lambda _: answering(*parts), server="api_v2") as (adapter, _):
        assert (await listen(adapter)).clip().data == melody.wav(bytes(9000) + TUNE)


async def test_a_break_in_the_middle_is_not_tried_again(speak: Speak) -> None:
    async with speak(GPT_SOVITS, lambda _: answering(HEAD, TUNE, end="cut"), server="api_v2") as (adapter, _):
        audio = StreamedAudio()
        with pytest.raises(ProviderConnectionError, match="before its answer was complete") as caught:
            await listen(adapter, audio)
    assert not caught.value.retryable
    assert audio.clip().truncated
    assert audio.seconds == pytest.approx(0.5)


async def test_a_stall_in_the_middle_ends(speak: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neiroha_desktop.adapters.key_header.number_setting", lambda *_: 0.1)
    async with speak(GPT_SOVITS, lambda _: answering(HEAD, TUNE, end="stall"), server="api_v2") as (adapter, _):
        with pytest.raises(ProviderTimeoutError, match=r"stopped in the middle of its speech for 0.1 s"):
            await listen(adapter)


@given(st.lists(st.integers(1, len(TUNE) + 43), max_size=6), st.booleans())
@settings(max_examples=examples(20), deadline=None)
def test_it_is_the_same_however_it_was_cut(cuts: list[int], has_size: bool) -> None:
    sound = melody.wav(TUNE) if has_size else HEAD + TUNE
    places = [0, *sorted(set(cuts)), len(sound)]
    chunks = tuple(sound[start:end] for start, end in pairwise(places))

    async def heard(server: Loopback, pool: ClientPool) -> bytes:
        connection = Connection(server.origin, settings={"server": "api_v2"})
        return (await listen(GPT_SOVITS.create(connection, await pool.client(connection)))).clip().data

    async def run() -> bytes:
        async with loopback(lambda _: answering(*chunks)) as server, open_pool() as pool:
            return await heard(server, pool)

    assert asyncio.run(run()) == melody.wav(TUNE)
