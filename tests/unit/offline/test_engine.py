"""The engine with the real eSpeak NG: voices, parameters, odd texts, and the processes it runs in."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import textwrap

import pytest

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.offline.engine import MAX_SECONDS, MAX_TEXT_CHARS, EngineVoice, SpeechEngine
from tests.unit.offline.conftest import is_alive, is_defunct
from tests.unit.offline.measure import pcm_samples, pitch_of

ENGLISH = EngineVoice("gmw/en-US")
MANDARIN = EngineVoice("sit/cmn")
LONG_TEXT = "今天天气很好，我们去公园散步吧。" * 1_000
"""More than a second of work for the helper process."""


async def test_speaks_english_and_mandarin(engine: SpeechEngine) -> None:
    english = await engine.synthesize("The quick brown fox jumps over the lazy dog.", ENGLISH)
    mandarin = await engine.synthesize("你好，世界。", MANDARIN)
    assert english.sample_rate == mandarin.sample_rate == 22_050
    assert 1.5 < english.seconds < 5
    assert 0.8 < mandarin.seconds < 2.5
    for audio in (english, mandarin):
        assert not audio.truncated
        assert pcm_samples(audio.samples).std() > 0.02


async def test_parameters_act_and_do_not_stay(engine: SpeechEngine) -> None:
    text = "The weather was calm, and the road was long and empty."
    plain = await engine.synthesize(text, ENGLISH)
    changed = await engine.synthesize(text, EngineVoice("gmw/en-US", "f3", rate=300, pitch=80, volume=40))
    again = await engine.synthesize(text, ENGLISH)
    assert changed.seconds < 0.7 * plain.seconds
    assert abs(again.seconds - plain.seconds) < 0.1 * plain.seconds
    low, high = pitch_of(pcm_samples(again.samples), 22_050), pitch_of(pcm_samples(changed.samples), 22_050)
    assert low < 140 < 190 < high


async def test_values_beyond_their_range_are_clamped(engine: SpeechEngine) -> None:
    wild = await engine.synthesize(
        "Hello there.", EngineVoice("gmw/en-US", rate=9_000, pitch=-50, range=900, volume=999)
    )
    fastest = await engine.synthesize("Hello there.", EngineVoice("gmw/en-US", rate=450, pitch=0, range=100))
    assert abs(wild.seconds - fastest.seconds) < 0.15


@pytest.mark.parametrize(
    "voice",
    [
        EngineVoice("zh"),
        EngineVoice("../../etc/passwd"),
        EngineVoice("gmw/en-US", "nobody"),
        EngineVoice("gmw/en-US", "F3"),
        EngineVoice("gmw/en-US", "x" * 60),
        EngineVoice("gmw/en-US", "f3+croak"),
    ],
    ids=str,
)
async def test_unknown_voices_are_refused_and_the_next_speaks(engine: SpeechEngine, voice: EngineVoice) -> None:
    with pytest.raises(InvalidInputError, match="has no voice") as caught:
        await engine.synthesize("Hello.", voice)
    assert caught.value.field == "voice_id"
    pid = engine.pid
    await engine.synthesize("Hello.", ENGLISH)
    assert engine.pid == pid is not None


@pytest.mark.parametrize("text", ["...", "?", "-", "\u200b", "\0"])
async def test_soundless_text_is_an_error(engine: SpeechEngine, text: str) -> None:
    with pytest.raises(InvalidInputError, match="nothing in this text") as caught:
        await engine.synthesize(text, ENGLISH)
    assert caught.value.field == "text"


@pytest.mark.parametrize("text", ["", "  \n", "x" * (MAX_TEXT_CHARS + 1)])
async def test_empty_and_too_long_texts_start_nothing(engine: SpeechEngine, text: str) -> None:
    with pytest.raises(InvalidInputError):
        await engine.synthesize(text, ENGLISH)
    assert engine.pid is None


async def test_a_nul_does_not_end_the_text(engine: SpeechEngine) -> None:
    whole = await engine.synthesize("One two three four five six seven.", ENGLISH)
    with_nul = await engine.synthesize("One two\0three four five six seven.", ENGLISH)
    assert with_nul.seconds > 0.8 * whole.seconds


async def test_a_lone_surrogate_is_survived(engine: SpeechEngine) -> None:
    assert (await engine.synthesize("Hello \ud800 there.", ENGLISH)).seconds > 0.3


async def test_endless_audio_is_cut(engine: SpeechEngine) -> None:
    audio = await engine.synthesize("你好世界" * (MAX_TEXT_CHARS // 4), MANDARIN)
    assert audio.truncated
    assert audio.seconds == pytest.approx(MAX_SECONDS)


async def test_requests_at_once_get_their_own_answers(engine: SpeechEngine) -> None:
    texts = ["One.", "One two three.", "One two three four five six seven eight.", "One. " * 12]
    alone = [(await engine.synthesize(text, ENGLISH)).seconds for text in texts]
    together = await asyncio.gather(*(engine.synthesize(text, ENGLISH) for text in texts))
    for audio, seconds in zip(together, alone, strict=True):
        assert abs(audio.seconds - seconds) < 0.1 * seconds + 0.1


async def test_the_helper_ends_with_its_owner() -> None:
    script = textwrap.dedent("""
        import asyncio, os
        from neiroha_desktop.offline.engine import EngineVoice, SpeechEngine
        async def main():
            engine = SpeechEngine()
            await engine.synthesize("Hello.", EngineVoice("gmw/en-US"))
            print(engine.pid, flush=True)
            os._exit(0)
        asyncio.run(main())
    """)
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    pid = int(out)
    for _ in range(1_000):
        if not is_alive(pid) or is_defunct(pid):
            return
        await asyncio.sleep(0.01)
    pytest.fail("the helper process outlived its owner")


def test_works_on_the_event_loop_of_the_window() -> None:
    script = textwrap.dedent("""
        import asyncio, qasync
        from PySide6.QtCore import QCoreApplication
        from neiroha_desktop.offline.engine import EngineVoice, SpeechEngine
        async def main():
            engine = SpeechEngine()
            voice = EngineVoice("gmw/en-US")
            before = await engine.synthesize("Hello.", voice)
            task = asyncio.create_task(engine.synthesize("Hello there. " * 1500, voice))
            await asyncio.sleep(0.05)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            after = await engine.synthesize("Hello.", voice)
            await engine.aclose()
            print(task.cancelled(), abs(before.seconds - after.seconds) < 0.1)
        app = QCoreApplication([])
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
            runner.run(main())
    """)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.split(), done.stderr, done.returncode) == (["True", "True"], "", 0)


def test_the_library_stays_out_of_this_process() -> None:
    script = (
        "import sys; import neiroha_desktop.offline.engine;"
        "print([name for name in ('ctypes', 'espeakng_loader', 'numpy', 'soundfile') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
