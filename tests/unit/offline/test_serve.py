"""The practice service on a port, as other programs use it: the official OpenAI SDK, signals, a port in use."""

from __future__ import annotations

import asyncio
import base64
import signal
import socket
import sys
from collections.abc import AsyncIterator
from typing import Any

import numpy as np
import openai
import pytest

from neiroha_desktop.domain.errors import NeirohaError
from neiroha_desktop.offline.serve import serve
from tests.unit.offline.conftest import espeak_threads
from tests.unit.offline.measure import pcm_samples, pitch_of, read_audio

pytestmark = pytest.mark.once

TEXT = "Whenever I remember that winter morning, I can still hear the bells across the valley."


@pytest.fixture
async def base_url() -> AsyncIterator[str]:
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(serve(0, ready.set_result))
    async with asyncio.timeout(20):
        yield await ready
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    assert espeak_threads() == []


@pytest.fixture
async def sdk(base_url: str) -> AsyncIterator[openai.AsyncOpenAI]:
    async with openai.AsyncOpenAI(base_url=base_url, api_key="sk-practice", max_retries=0) as client:
        yield client


async def complete(sdk: openai.AsyncOpenAI, model: str, user: str, text: str, audio: dict[str, Any]) -> bytes:
    # Design models have no voice, which the SDK's own types cannot say.
    answer = await sdk.chat.completions.create(
        model=model,
        messages=[{"role": "user", "content": user}, {"role": "assistant", "content": text}],
        modalities=["text", "audio"],
        extra_body={"audio": audio},
    )
    (choice,) = answer.choices
    assert choice.finish_reason == "stop"
    assert choice.message.audio is not None
    assert answer.usage is not None
    assert answer.usage.total_tokens > 0
    return base64.b64decode(choice.message.audio.data, validate=True)


async def test_the_sdk_lists_models(sdk: openai.AsyncOpenAI) -> None:
    names = [model.id async for model in await sdk.models.list()]
    assert names == ["mimo-v2.5-tts", "mimo-v2.5-tts-voicedesign", "mimo-v2.5-tts-voiceclone"]


async def test_the_sdk_hears_a_preset_a_design_and_a_clone(sdk: openai.AsyncOpenAI) -> None:
    preset = await complete(sdk, "mimo-v2.5-tts", "", TEXT, {"format": "wav", "voice": "Mia"})
    design = await complete(sdk, "mimo-v2.5-tts-voicedesign", "A deep old man.", TEXT, {"format": "mp3"})
    url = f"data:audio/wav;base64,{base64.b64encode(preset).decode()}"
    clone = await complete(sdk, "mimo-v2.5-tts-voiceclone", "", TEXT, {"format": "wav", "voice": url})
    for data in (preset, design, clone):
        samples, rate = read_audio(data)
        assert rate == 24_000
        assert len(samples) > 2 * rate
    original, copy = (pitch_of(*read_audio(data)) for data in (preset, clone))
    assert abs(12 * np.log2(copy / original)) < 2


async def test_the_sdk_streams(sdk: openai.AsyncOpenAI) -> None:
    stream = await sdk.chat.completions.create(
        model="mimo-v2.5-tts",
        messages=[{"role": "assistant", "content": TEXT}],
        audio={"format": "pcm16", "voice": "Dean"},
        stream=True,
    )
    parts: list[bytes] = []
    usage = None
    async for chunk in stream:
        usage = chunk.usage or usage
        audios = [choice.delta.audio for choice in chunk.choices]
        parts += [base64.b64decode(audio.data, validate=True) for audio in audios if audio and audio.data]
    assert len(parts) > 8
    samples = pcm_samples(b"".join(parts))
    assert usage is not None
    assert usage.completion_tokens == -(-len(samples) * 625 // 2_400_000)
    assert pitch_of(samples, 24_000) < 120


async def test_the_sdk_raises_the_errors_of_the_service(sdk: openai.AsyncOpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        await complete(sdk, "mimo-v2.5-tts", "", "Hi.", {"format": "wav", "voice": "alloy"})
    assert caught.value.param == (
        "Unknown voice: alloy. Available voices: [mimo_default, 冰糖, 茉莉, 苏打, 白桦, Mia, Chloe, Milo, Dean]"
    )
    with pytest.raises(openai.AuthenticationError):
        await sdk.with_options(api_key="wrong").models.list()
    with pytest.raises(openai.NotFoundError):
        await sdk.audio.speech.create(model="mimo-v2.5-tts", voice="alloy", input="Hi.")


async def test_a_port_in_use_is_a_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(NeirohaError, match=f"Port {port} on this computer cannot be used: Address already in use"):
            await serve(port, print)


@pytest.mark.parametrize("port", [-1, 65_536])
async def test_a_port_that_does_not_exist_is_a_sentence(port: int) -> None:
    with pytest.raises(NeirohaError, match="cannot be used"):
        await serve(port, print)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_signals_end_it_cleanly(number: signal.Signals) -> None:
    script = (
        "import asyncio\nfrom neiroha_desktop.offline.serve import serve\n"
        "asyncio.run(serve(0, lambda address: print(address, flush=True)))\nprint('ended')"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-c", script, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    async with asyncio.timeout(30):
        address = (await process.stdout.readline()).decode().strip()
        async with openai.AsyncOpenAI(base_url=address, api_key="any", max_retries=0) as sdk:
            await complete(sdk, "mimo-v2.5-tts", "", "Hi there.", {"format": "wav", "voice": "Mia"})
            process.send_signal(number)
            out, err = await process.communicate()
    assert (out.split(), err, process.returncode) == ([b"ended"], b"", 0)
