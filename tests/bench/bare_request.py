"""The yardstick of requests: bare httpx on a bare asyncio loop, with one connection kept alive."""

from __future__ import annotations

import asyncio
import json
import sys
import time

import httpx

from tests.bench.actor import say


async def _main(base_url: str, key: str) -> None:
    loop = asyncio.get_running_loop()
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            body = {
                "model": "mimo-v2.5-tts",
                "messages": [{"role": "assistant", "content": json.loads(line)["text"]}],
                "audio": {"format": "wav", "voice": "Mia"},
            }
            started_at = time.monotonic()
            answer = await client.post(f"{base_url}/chat/completions", json=body, headers={"api-key": key})
            read_at = time.monotonic()
            answer.raise_for_status()
            say(started_at=started_at, read_at=read_at)


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
