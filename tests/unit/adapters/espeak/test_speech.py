"""Speech through the adapter, with the real library: three languages, many at once, odd texts, a killed process."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace

import pytest

from neiroha_desktop.adapters.belongings import Belongings
from neiroha_desktop.adapters.espeak import ESPEAK
from neiroha_desktop.adapters.espeak_adapter import EspeakAdapter, SpeechEngine
from neiroha_desktop.domain.character import DesignedVoice
from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.errors import InvalidInputError, ProviderServerError, UnsupportedError
from neiroha_desktop.domain.provider import Connection
from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.synthesis import AudioClip, SynthesisRequest
from tests.unit.adapters.espeak.conftest import ENGLISH, JAPANESE, MANDARIN, asked
from tests.unit.offline.conftest import is_alive
from tests.unit.offline.measure import pcm_samples, pitch_of

Make = Callable[[], EspeakAdapter]
HEADER = 44
TEXT = "The weather was calm, and the road was long and empty."


def seconds(clip: AudioClip) -> float:
    return (len(clip.data) - HEADER) / (2 * 22_050)


async def streamed(adapter: EspeakAdapter, request: SynthesisRequest) -> StreamedAudio:
    audio = StreamedAudio()
    async for chunk in adapter.stream(request):
        assert audio.end is None, "a piece after the last"
        audio.add(chunk)
    assert audio.end is not None
    return audio


@pytest.mark.parametrize(
    ("voice", "text", "least", "most"),
    [(ENGLISH, TEXT, 2, 5), (MANDARIN, "你好，世界。", 0.8, 2.5), (JAPANESE, "こんにちは、げんきですか。", 0.8, 3)],
)
async def test_three_languages(make: Make, voice: str, text: str, least: float, most: float) -> None:
    clip = await make().synthesize(asked(text, voice))
    assert (clip.container, sniff_container(clip.data), clip.truncated, clip.remarks) == ("wav", "wav", False, ())
    assert least < seconds(clip) < most
    assert pcm_samples(clip.data[HEADER:]).std() > 0.02
    audio = await streamed(make(), asked(text, voice))
    # Two runs of the library are never quite alike.
    assert abs(audio.seconds - seconds(clip)) < 0.1 * seconds(clip) + 0.05


async def test_what_the_editor_sets_is_heard(make: Make) -> None:
    adapter = make()
    plain = await adapter.synthesize(asked(TEXT))
    changed = await adapter.synthesize(asked(TEXT, speed=2.0, variant="f3", pitch=90.0, volume=30.0))
    slow = await adapter.synthesize(asked(TEXT, word_pause=300.0))
    again = await adapter.synthesize(asked(TEXT))
    assert seconds(changed) < 0.65 * seconds(plain)
    assert seconds(slow) > 1.4 * seconds(plain)
    assert abs(seconds(again) - seconds(plain)) < 0.1 * seconds(plain)
    low, high = pcm_samples(plain.data[HEADER:]), pcm_samples(changed.data[HEADER:])
    assert pitch_of(low, 22_050) < 140 < 190 < pitch_of(high, 22_050)
    assert high.std() < 0.5 * low.std()


async def test_many_tasks_at_once_get_their_own_answers(make: Make, engine: SpeechEngine) -> None:
    texts = [
        (ENGLISH, "One."),
        (MANDARIN, "今天天气很好，我们去公园散步吧。"),
        (JAPANESE, "ありがとう"),
        (ENGLISH, TEXT),
    ]
    alone = [seconds(await make().synthesize(asked(text, voice))) for voice, text in texts]
    pid = engine.pid
    requests = [asked(text, voice) for voice, text in texts] * 4
    clips = await asyncio.gather(*(make().synthesize(request) for request in requests))
    streams = await asyncio.gather(*(streamed(make(), request) for request in requests[:4]))
    for number, length in enumerate([*map(seconds, clips), *(stream.seconds for stream in streams)]):
        usual = alone[number % 4]
        assert abs(length - usual) < 0.15 * usual + 0.1
    assert engine.pid == pid is not None


@pytest.mark.parametrize("text", ["", " \n", "字" * 100_000])
async def test_empty_and_huge_texts_are_refused_before_anything_starts(
    make: Make, engine: SpeechEngine, text: str
) -> None:
    for attempt in (lambda: make().synthesize(asked(text)), lambda: streamed(make(), asked(text))):
        with pytest.raises(InvalidInputError) as caught:
            await attempt()
        assert caught.value.field == "text"
    assert engine.pid is None


async def test_what_cannot_be_read_is_a_sentence(make: Make) -> None:
    for text in ("...", "\u200b", "\0"):
        with pytest.raises(InvalidInputError, match="nothing in this text that the offline voice can read"):
            await make().synthesize(asked(text))
    with pytest.raises(InvalidInputError, match="nothing in this text"):
        await streamed(make(), asked("..."))


@pytest.mark.parametrize(
    "request_",
    [asked("Hi.", "gmw/xx"), asked("Hi.", variant="F3"), asked("Hi.", "gmw/en-US+f3"), asked("Hi.", "x" * 90)],
    ids=lambda request: str(request.voice),
)
async def test_unknown_voices_are_refused(make: Make, request_: SynthesisRequest) -> None:
    with pytest.raises(InvalidInputError):
        await make().synthesize(request_)
    assert seconds(await make().synthesize(asked("Hello."))) > 0.3


async def test_only_preset_voices(make: Make) -> None:
    with pytest.raises(UnsupportedError, match="Voice design"):
        await make().synthesize(replace(asked("Hi."), voice=DesignedVoice("An old man.")))


async def test_a_killed_helper_process_costs_nothing(make: Make, engine: SpeechEngine) -> None:
    await make().check_key()
    before = engine.pid
    assert before is not None
    os.kill(before, signal.SIGTERM)
    assert seconds(await make().synthesize(asked("Hello there."))) > 0.4
    assert engine.pid not in (None, before)


async def test_a_helper_process_that_dies_of_a_text_is_a_sentence() -> None:
    belongings = Belongings()
    dying = SpeechEngine([sys.executable, "-c", "print('{\"sample_rate\": 22050}', flush=True); input()"])
    adapter = EspeakAdapter(dying, ESPEAK.describe_model(Connection(""), ""))
    with pytest.raises(ProviderServerError, match="stopped twice") as caught:
        await adapter.synthesize(asked("Hello."))
    assert not caught.value.retryable
    with pytest.raises(ProviderServerError, match="stopped twice") as caught:
        await streamed(adapter, asked("Hello."))
    assert not caught.value.retryable
    await dying.aclose()
    await belongings.aclose()


async def test_stopping_in_the_middle_ends_the_work_and_the_next_speaks(make: Make, engine: SpeechEngine) -> None:
    async with aclosing(make().stream(asked("今天天气很好。" * 2_000, MANDARIN))) as chunks:
        async for _ in chunks:
            before = engine.pid
            break
    assert seconds(await make().synthesize(asked("Hello there."))) > 0.4
    assert before is not None
    assert not is_alive(before)


async def test_the_first_sound_comes_at_once(make: Make) -> None:
    adapter = make()
    await adapter.check_key()
    times = []
    started = time.perf_counter()
    async with aclosing(adapter.stream(asked(TEXT * 20))) as chunks:
        assert len([chunk async for chunk in chunks]) > 10
    whole = time.perf_counter() - started
    for _ in range(5):
        started = time.perf_counter()
        async with aclosing(adapter.stream(asked(TEXT * 20))) as chunks:
            async for chunk in chunks:
                times.append(time.perf_counter() - started)
                assert len(chunk.data) >= 0.1 * 2 * chunk.sample_rate
                break
        await adapter.check_key()
    # Long before the last; how long a user waits is measured by the bench.
    assert min(times) < whole / 5


@pytest.mark.parametrize(
    ("voice", "text", "said"),
    [
        (ENGLISH, "你好 world", "cannot read Chinese characters"),
        (ENGLISH, "こんにちは", "cannot read Japanese"),
        (MANDARIN, "カタカナ", "cannot read Japanese"),
        (JAPANESE, "日本語", "kana only"),
    ],
)
async def test_a_script_that_the_voice_cannot_read_is_told(make: Make, voice: str, text: str, said: str) -> None:
    (remark,) = (await make().synthesize(asked(text, voice))).remarks
    assert said in str(remark)
    end = (await streamed(make(), asked(text, voice))).end
    assert end is not None
    assert end.remarks == (remark,)
