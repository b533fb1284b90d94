"""A real engine and the practice service on it; nothing of theirs may be left behind."""

from __future__ import annotations

import base64
import os
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from neiroha_desktop.offline.engine import SpeechEngine
from neiroha_desktop.offline.practice import create_app

Post = Callable[[dict[str, Any]], Awaitable[httpx.Response]]


def is_alive(pid: int) -> bool:
    """Whether a process runs or waits to be reaped."""
    if sys.platform == "win32":
        raise NotImplementedError("these tests check processes by POSIX means")
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def is_defunct(pid: int) -> bool:
    """Whether an orphan has ended, and only waits for a first process that never asks."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z"


def espeak_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("espeak")]


@pytest.fixture
async def engine() -> AsyncIterator[SpeechEngine]:
    engine = SpeechEngine()
    yield engine
    pid = engine.pid
    await engine.aclose()
    assert pid is None or not is_alive(pid)
    assert espeak_threads() == []


@pytest.fixture
async def client(engine: SpeechEngine) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(engine))
    async with httpx.AsyncClient(transport=transport, base_url="http://practice", trust_env=False) as client:
        yield client


@pytest.fixture
def post(client: httpx.AsyncClient) -> Post:
    async def send(body: dict[str, Any]) -> httpx.Response:
        return await client.post("/v1/chat/completions", json=body)

    return send


def preset_body(text: str, voice: str = "Chloe", instruction: str = "", **more: Any) -> dict[str, Any]:
    messages = [{"role": "user", "content": instruction}] if instruction else []
    return {
        "model": "mimo-v2.5-tts",
        "messages": [*messages, {"role": "assistant", "content": text}],
        "audio": {"format": "wav", "voice": voice},
    } | more


def design_body(text: str, description: str, **more: Any) -> dict[str, Any]:
    return {
        "model": "mimo-v2.5-tts-voicedesign",
        "messages": [{"role": "user", "content": description}, {"role": "assistant", "content": text}],
        "audio": {"format": "wav"},
    } | more


def clone_body(text: str, reference: bytes, kind: str = "wav", instruction: str = "", **more: Any) -> dict[str, Any]:
    url = f"data:audio/{kind};base64,{base64.b64encode(reference).decode()}"
    return {
        "model": "mimo-v2.5-tts-voiceclone",
        "messages": [{"role": "user", "content": instruction}, {"role": "assistant", "content": text}],
        "audio": {"format": "wav", "voice": url},
    } | more


def audio_of(response: httpx.Response) -> bytes:
    assert response.status_code == 200, response.text
    return base64.b64decode(response.json()["choices"][0]["message"]["audio"]["data"], validate=True)
