"""The yardstick of streaming: bare httpx reads the events, bare sounddevice plays from the first piece on."""

from __future__ import annotations

import asyncio
import base64
import json
import sys
import threading
import time
from typing import Any

import httpx
import numpy as np
import sounddevice

from neiroha_desktop.audio.stream import LATENCY_SECONDS
from tests.bench.actor import say

_RATE = 24_000


class Player:
    """Plays what has come in, and silence where there is nothing.

    Attributes:
        first: set once the device asked for the first samples, at `first_sample_at` of `time.monotonic()`.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._samples = bytearray()
        self._played = 0
        self._stream: Any = None
        self.first = threading.Event()
        self.first_sample_at = 0.0

    def add(self, pcm: bytes) -> None:
        """Take 16-bit samples; the first ones open the device."""
        self._samples += pcm
        if self._stream is None:
            self._stream = sounddevice.OutputStream(
                samplerate=self._rate, channels=1, dtype="int16", latency=LATENCY_SECONDS, callback=self._fill
            )
            self._stream.start()

    def close(self) -> None:
        """Close the device, whatever it has left to play."""
        self._stream.abort()
        self._stream.close()

    def _fill(self, out: Any, frames: int, _time: object, _status: object) -> None:
        if not self.first.is_set():
            self.first_sample_at = time.monotonic()
            self.first.set()
        piece = np.frombuffer(bytes(self._samples[self._played : self._played + 2 * frames]), dtype="<i2")
        self._played += 2 * len(piece)
        out[: len(piece), 0] = piece
        out[len(piece) :] = 0


async def _listen(client: httpx.AsyncClient, base_url: str, key: str, text: str) -> float:
    body = {
        "model": "mimo-v2.5-tts",
        "messages": [{"role": "assistant", "content": text}],
        "audio": {"format": "pcm16", "voice": "Mia"},
        "stream": True,
    }
    player = Player(_RATE)
    url, headers = f"{base_url}/chat/completions", {"api-key": key}
    async with client.stream("POST", url, json=body, headers=headers) as answer:
        answer.raise_for_status()
        async for line in answer.aiter_lines():
            if line.startswith("data: {"):
                choices = json.loads(line.removeprefix("data: "))["choices"]
                audio = choices[0]["delta"].get("audio") if choices else None
                if audio:
                    player.add(base64.b64decode(audio["data"]))
    player.first.wait(20)
    player.close()
    return player.first_sample_at


async def _main(base_url: str, key: str) -> None:
    loop = asyncio.get_running_loop()
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            say(first_sample_at=await _listen(client, base_url, key, json.loads(line)["text"]))


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
