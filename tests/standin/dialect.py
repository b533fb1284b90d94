"""A stand-in for another protocol as a process of its own: `python -m tests.standin.dialect NAME`.

Prints `listening on http://127.0.0.1:PORT` and serves until it is terminated. `GET /_control/log` answers what came,
each as `method`, `path`, `key` (the one that was sent), `fields` (of JSON or of a form), `files` (of a form, by name
the SHA-256 of what was in it) and `status`; `GET /_control/body/N` answers the body of the N-th answer. Tests use it
through `tests.standin.fixture`.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from collections.abc import Callable
from typing import Any

from tests.standin import cosyvoice, voxcpm
from tests.standin.forms import read_form
from tests.standin.loopback import Given, Seen, given_json, loopback

_CONTROL = "/_control/"
SERVERS: dict[str, Callable[[], Callable[[Seen], Given]]] = {"cosyvoice": cosyvoice.server, "voxcpm": voxcpm.server}
"""By name, how each is made."""


def _noted(answer: Callable[[Seen], Given]) -> Callable[[Seen], Given]:
    """Return a server that remembers what it was asked and what it answered."""
    log: list[dict[str, Any]] = []
    bodies: list[bytes] = []

    def reply(request: Seen) -> Given:
        if request.path == f"{_CONTROL}log":
            return given_json(log)
        if request.path.startswith(f"{_CONTROL}body/"):
            return Given(body=bodies[int(request.path.rpartition("/")[2])])
        given = answer(request)
        log.append(_entry(request, given.status))
        bodies.append(given.body)
        return given

    return reply


def _entry(request: Seen, status: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    files: dict[str, str] = {}
    media_type = request.headers.get("content-type", "").partition(";")[0]
    if media_type == "multipart/form-data":
        fields, uploads = read_form(request)
        files = {name: hashlib.sha256(one.data).hexdigest() for name, one in uploads.items()}
    elif request.body:
        fields = json.loads(request.body)
    key = request.headers.get("authorization", "").removeprefix("Bearer ")
    return {
        "method": request.method, "path": request.target, "key": key, "fields": fields, "files": files,
        "status": status,
    }  # fmt: skip


async def _main() -> None:
    async with loopback(_noted(SERVERS[sys.argv[1]]())) as server:
        print(f"listening on {server.origin}", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main())
