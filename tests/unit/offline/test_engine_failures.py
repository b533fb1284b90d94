"""The engine when things go wrong: the helper process dies, hangs, talks nonsense, or somebody stops waiting."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from neiroha_desktop.domain.errors import NeirohaError, ProviderServerError, ProviderTimeoutError
from neiroha_desktop.offline.engine import EngineVoice, SpeechEngine
from tests.unit.offline.conftest import espeak_threads, is_alive

pytestmark = pytest.mark.once

ENGLISH = EngineVoice("gmw/en-US")
MANDARIN = EngineVoice("sit/cmn")
LONG_TEXT = "今天天气很好，我们去公园散步吧。" * 1_000
"""More than a second of work for the helper process."""


async def until_running(engine: SpeechEngine) -> int:
    for _ in range(2_000):
        if (pid := engine.pid) is not None:
            return pid
        await asyncio.sleep(0.005)
    pytest.fail("the helper process did not start")


async def test_a_helper_killed_while_idle_is_replaced(engine: SpeechEngine) -> None:
    await engine.synthesize("Hello.", ENGLISH)
    first = engine.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert (await engine.synthesize("Hello.", ENGLISH)).seconds > 0.2
    assert engine.pid not in (None, first)
    assert not is_alive(first)


async def test_a_helper_killed_in_the_middle_is_replaced_and_the_request_answered(engine: SpeechEngine) -> None:
    task = asyncio.create_task(engine.synthesize(LONG_TEXT, MANDARIN))
    first = await until_running(engine)
    os.kill(first, signal.SIGKILL)
    audio = await task
    assert audio.seconds > 600
    assert engine.pid not in (None, first)


async def test_a_helper_that_always_dies_is_an_error_with_its_exit_code() -> None:
    engine = SpeechEngine([sys.executable, "-c", "import sys; sys.exit(7)"])
    with pytest.raises(ProviderServerError, match="stopped twice") as caught:
        await engine.synthesize("Hello.", ENGLISH)
    assert "7" in caught.value.details
    await engine.aclose()


async def test_a_helper_that_talks_nonsense_is_an_error() -> None:
    engine = SpeechEngine([sys.executable, "-c", "while True: print('hello', flush=True); input()"])
    with pytest.raises(ProviderServerError):
        await engine.synthesize("Hello.", ENGLISH)
    await engine.aclose()
    assert espeak_threads() == []


async def test_a_helper_that_says_nothing_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neiroha_desktop.offline.engine._DEADLINE_SECONDS", 0.2)
    engine = SpeechEngine([sys.executable, "-c", "import sys; sys.stdin.read()"])
    with pytest.raises(ProviderTimeoutError, match="did not finish"):
        await engine.synthesize("Hello.", ENGLISH)
    await engine.aclose()


async def test_a_helper_that_cannot_be_started_is_an_error(tmp_path: Path) -> None:
    engine = SpeechEngine([str(tmp_path / "nothing-here")])
    with pytest.raises(NeirohaError, match="cannot be started"):
        await engine.synthesize("Hello.", ENGLISH)
    await engine.aclose()


async def test_a_missing_wheel_is_named() -> None:
    hide = "import sys; sys.modules['espeakng_loader'] = None; "
    run = "from neiroha_desktop.offline.espeak_process import main; sys.exit(main())"
    engine = SpeechEngine([sys.executable, "-c", hide + run])
    with pytest.raises(NeirohaError, match="espeakng-loader"):
        await engine.synthesize("Hello.", ENGLISH)
    await engine.aclose()


async def test_a_library_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    library = tmp_path / "library.so"
    library.write_bytes(b"not a library")
    prepare = f"import sys, espeakng_loader as loader; loader.get_library_path = lambda: {str(library)!r}; "
    run = "from neiroha_desktop.offline.espeak_process import main; sys.exit(main())"
    engine = SpeechEngine([sys.executable, "-c", prepare + run])
    with pytest.raises(NeirohaError, match="cannot be loaded"):
        await engine.synthesize("Hello.", ENGLISH)
    await engine.aclose()


async def test_missing_data_is_an_error_and_not_silence(tmp_path: Path) -> None:
    prepare = f"import sys, espeakng_loader as loader; loader.get_data_path = lambda: {str(tmp_path)!r}; "
    run = "from neiroha_desktop.offline.espeak_process import main; sys.exit(main())"
    engine = SpeechEngine([sys.executable, "-c", prepare + run])
    with pytest.raises(NeirohaError, match="cannot be loaded") as caught:
        await engine.synthesize("Hello.", ENGLISH)
    assert str(tmp_path) in caught.value.details
    await engine.aclose()


async def test_cancelling_stops_at_once_and_the_next_answer_is_its_own(engine: SpeechEngine) -> None:
    task = asyncio.create_task(engine.synthesize(LONG_TEXT, MANDARIN))
    first = await until_running(engine)
    started = asyncio.get_running_loop().time()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert asyncio.get_running_loop().time() - started < 5
    assert (await engine.synthesize("Hello.", ENGLISH)).seconds < 2
    assert not is_alive(first)


async def test_cancelling_one_who_waits_leaves_the_one_at_work(engine: SpeechEngine) -> None:
    working = asyncio.create_task(engine.synthesize(LONG_TEXT, MANDARIN))
    pid = await until_running(engine)
    waiting = asyncio.create_task(engine.synthesize("Hello.", ENGLISH))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert (await working).seconds > 600
    assert engine.pid == pid


async def test_many_cancellations_at_any_moment_leave_it_sound(engine: SpeechEngine) -> None:
    for step in range(12):
        task = asyncio.create_task(engine.synthesize(LONG_TEXT, MANDARIN))
        for _ in range(step * step):
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert 0.2 < (await engine.synthesize("Hello.", ENGLISH)).seconds < 2


async def test_closing_ends_the_one_at_work_and_refuses_the_rest() -> None:
    engine = SpeechEngine()
    tasks = [asyncio.create_task(engine.synthesize(LONG_TEXT, MANDARIN)) for _ in range(3)]
    pid = await until_running(engine)
    await engine.aclose()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        assert isinstance(result, NeirohaError)
        assert "closed" in str(result)
    with pytest.raises(NeirohaError, match="closed"):
        await engine.synthesize("Hello.", ENGLISH)
    await engine.aclose()
    assert not is_alive(pid)
    assert espeak_threads() == []
