"""Practice voices that are heard while they speak: the engine, the service, and the way from there to an adapter."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress

import pytest

from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    BadRequestError,
    InvalidInputError,
    ProviderServerError,
    ProviderTimeoutError,
)
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.synthesis import PcmChunk, SynthesisRequest
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.offline.engine import EngineVoice, SpeechEngine
from neiroha_desktop.offline.practice import create_app
from tests.unit.offline.conftest import is_alive
from tests.unit.offline.measure import pcm_samples, read_audio

pytestmark = pytest.mark.once

MANDARIN = EngineVoice("sit/cmn")
ENGLISH = EngineVoice("gmw/en-US")
LONG_TEXT = "今天天气很好，我们去公园散步吧。" * 1_000
"""More than a second of work for the helper process."""
MODEL = "mimo-v2.5-tts"


@pytest.fixture
async def pool(engine: SpeechEngine) -> AsyncIterator[ClientPool]:
    pool = ClientPool({"practice.invalid": lambda: create_app(engine)})
    yield pool
    await pool.aclose()


async def test_pieces_come_while_the_helper_still_works(engine: SpeechEngine) -> None:
    await engine.synthesize("Hello.", ENGLISH)
    loop, moments, size = asyncio.get_running_loop(), [asyncio.get_running_loop().time()], 0
    async for audio in engine.stream(LONG_TEXT, MANDARIN):
        moments.append(loop.time())
        size += len(audio.samples)
        assert audio.sample_rate == 22_050
    assert size / 44_100 > 600
    assert len(moments) > 20
    assert moments[1] - moments[0] < (moments[-1] - moments[0]) / 4


async def test_a_short_text_is_whole(engine: SpeechEngine) -> None:
    text = "The quick brown fox jumps over the lazy dog."
    streamed = b"".join([audio.samples async for audio in engine.stream(text, ENGLISH)])
    whole = await engine.synthesize(text, ENGLISH)
    assert len(streamed) == pytest.approx(len(whole.samples), rel=0.05)
    assert pcm_samples(streamed).std() == pytest.approx(pcm_samples(whole.samples).std(), rel=0.2)


async def test_what_makes_no_sound_is_refused_before_the_first_piece(engine: SpeechEngine) -> None:
    for text in ("...", " "):
        with pytest.raises(InvalidInputError):
            await anext(engine.stream(text, ENGLISH))


async def test_leaving_stops_the_helper_and_the_next_one_is_served(engine: SpeechEngine) -> None:
    async with aclosing(engine.stream(LONG_TEXT, MANDARIN)) as stream:
        await anext(stream)
        first = engine.pid
    assert first is not None
    assert (await engine.synthesize("Hello.", ENGLISH)).seconds < 2
    assert not is_alive(first)


async def test_a_slow_listener_holds_nobody_up(engine: SpeechEngine) -> None:
    async with aclosing(engine.stream("One, two, three. " * 20, ENGLISH)) as stream:
        await anext(stream)
        async with asyncio.timeout(20):
            assert (await engine.synthesize("Hello.", ENGLISH)).seconds > 0.2
        rest = [audio async for audio in stream]
    assert sum(audio.seconds for audio in rest) > 5


async def test_a_helper_that_dies_after_the_first_piece_is_not_asked_again(engine: SpeechEngine) -> None:
    stream = engine.stream(LONG_TEXT, MANDARIN)
    await anext(stream)
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    with pytest.raises(ProviderServerError, match="stopped in the middle"):
        async for _ in stream:
            pass
    assert (await engine.synthesize("Hello.", ENGLISH)).seconds > 0.2


async def test_a_silent_helper_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neiroha_desktop.offline.engine._DEADLINE_SECONDS", 0.2)
    engine = SpeechEngine([sys.executable, "-c", "import sys; sys.stdin.read()"])
    with pytest.raises(ProviderTimeoutError):
        await anext(engine.stream("Hello.", ENGLISH))
    await engine.aclose()


async def heard(pool: ClientPool, text: str, key: str = "") -> tuple[list[PcmChunk], StreamedAudio]:
    connection = Connection("practice.invalid", Secret(key))
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
    assert adapter.streams(MODEL)
    chunks, audio = [], StreamedAudio()
    async for chunk in adapter.stream(SynthesisRequest(MODEL, text, PresetVoice("Milo"))):
        chunks.append(chunk)
        audio.add(chunk)
    return chunks, audio


async def test_the_practice_service_streams_into_an_adapter(pool: ClientPool) -> None:
    text = "Hello there, 你好世界, and (sigh) good bye!"
    chunks, audio = await heard(pool, text)
    assert len(chunks) > 4
    samples, rate = read_audio(audio.clip().data)
    assert rate == 24_000
    connection = Connection("practice.invalid")
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
    whole = await adapter.synthesize(SynthesisRequest(MODEL, text, PresetVoice("Milo")))
    assert len(samples) == pytest.approx(len(read_audio(whole.data)[0]), rel=0.05)
    usage, of_whole = audio.clip().usage, whole.usage
    assert usage is not None
    assert of_whole is not None
    assert usage.prompt_tokens == of_whole.prompt_tokens
    assert usage.completion_tokens == pytest.approx(of_whole.completion_tokens, abs=2)


async def test_the_first_sound_is_there_long_before_the_last(pool: ClientPool) -> None:
    await heard(pool, "Hello.")
    connection, record = Connection("practice.invalid"), WireRecord()
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection, record))
    request = SynthesisRequest(MODEL, LONG_TEXT[:2000], PresetVoice("冰糖"))
    async with aclosing(adapter.stream(request)) as stream:
        first = await anext(stream)
        assert first.data
        assert record.finished is None
        rest = [chunk async for chunk in stream]
    assert sum(len(chunk.data) for chunk in rest) > 48_000 * 100
    assert rest[-1].end is not None


async def test_stop_ends_the_helper(engine: SpeechEngine, pool: ClientPool) -> None:
    connection = Connection("practice.invalid")
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
    request = SynthesisRequest(MODEL, LONG_TEXT[:8000], PresetVoice("冰糖"))
    for pieces in (1, 0):
        begun = asyncio.Event()

        async def listen(pieces: int = pieces, begun: asyncio.Event = begun) -> None:
            async with aclosing(adapter.stream(request)) as stream:
                if pieces:
                    await anext(stream)
                begun.set()
                async for _ in stream:
                    await asyncio.Event().wait()

        listening = asyncio.create_task(listen())
        await begun.wait()
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
        started = asyncio.get_running_loop().time()
        assert (await engine.synthesize("Hello.", ENGLISH)).seconds < 2
        assert asyncio.get_running_loop().time() - started < 5


async def test_refusals_are_refusals(pool: ClientPool) -> None:
    with pytest.raises(AuthenticationError):
        await heard(pool, "Hello.", "wrong")
    with pytest.raises(BadRequestError, match="nothing in this text"):
        await heard(pool, "...")


async def test_a_failure_in_the_middle_is_told(engine: SpeechEngine, pool: ClientPool) -> None:
    connection = Connection("practice.invalid")
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
    stream = adapter.stream(SynthesisRequest(MODEL, LONG_TEXT[:8000], PresetVoice("冰糖")))
    await anext(stream)
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    with pytest.raises(ProviderServerError, match="stopped in the middle") as caught:
        async for _ in stream:
            pass
    assert not caught.value.retryable
