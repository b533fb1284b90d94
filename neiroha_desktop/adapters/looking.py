"""Which servers answer on the well-known ports of this computer, and what they are."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.endpoint import Endpoint
from neiroha_desktop.adapters.exchange import exchange
from neiroha_desktop.adapters.settings import ANSWER_TIMEOUT, CONNECT_TIMEOUT, PROXY
from neiroha_desktop.domain.errors import ProviderError
from neiroha_desktop.domain.provider import Connection

if TYPE_CHECKING:
    from neiroha_desktop.adapters.base import AdapterKind
    from neiroha_desktop.adapters.clients import ClientPool
    from neiroha_desktop.domain.capabilities import ProbeMark, ProviderPreset

HOST = "127.0.0.1"
CONNECT_SECONDS = 0.5
"""On the same computer a port is open or it is not; only a machine at its limits needs longer."""
ANSWER_SECONDS = 2.0
"""For all questions to one port."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A port that is open."""

    port: int
    kind: AdapterKind | None = None
    """None where nobody knows what answers there."""
    preset: ProviderPreset | None = None


async def look_around(kinds: Iterable[AdapterKind], pool: ClientPool) -> list[Sighting]:
    """Ask each port that a preset names what is there, all at the same time. Other ports are left alone.

    Args:
        kinds: adapter types; what a server has to answer stands in their presets.
        pool: the requests go through its clients, past any proxy and without a key.
    """
    offers: dict[int, list[tuple[AdapterKind, ProviderPreset]]] = {}
    for kind in kinds:
        for preset in kind.info.presets:
            if preset.probe_port is not None:
                offers.setdefault(preset.probe_port, []).append((kind, preset))
    looks = (_look_at(port, offered, pool) for port, offered in sorted(offers.items()))
    return [sighting for sighting in await asyncio.gather(*looks) if sighting is not None]


async def _look_at(port: int, offered: list[tuple[AdapterKind, ProviderPreset]], pool: ClientPool) -> Sighting | None:
    if not await _is_open(port):
        return None
    server = _Server(port, pool)
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            for kind, preset in offered:
                for mark in preset.probe_marks:
                    if _shows(mark, await server.ask(mark.path)):
                        return Sighting(port, kind, preset)
    except TimeoutError:
        # Something listens and says nothing.
        pass
    return Sighting(port)


async def _is_open(port: int) -> bool:
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            _, writer = await asyncio.open_connection(HOST, port)
    except OSError:
        return False
    writer.transport.abort()
    return True


class _Server:
    """Whatever answers on a port; each question is asked once."""

    def __init__(self, port: int, pool: ClientPool) -> None:
        self._origin = f"http://{HOST}:{port}"
        self._pool = pool
        self._answers: dict[str, Any] = {}

    async def ask(self, path: str) -> Any:
        """Return the JSON at a path; None where there is none."""
        if path not in self._answers:
            self._answers[path] = await self._fetch(f"{self._origin}{path}")
        return self._answers[path]

    async def _fetch(self, url: str) -> Any:
        settings = {PROXY.id: "none", CONNECT_TIMEOUT.id: ANSWER_SECONDS, ANSWER_TIMEOUT.id: ANSWER_SECONDS}
        client = await self._pool.client(Connection(self._origin, settings=settings))
        endpoint = Endpoint(HOST, url, connect_seconds=ANSWER_SECONDS, answer_seconds=ANSWER_SECONDS)
        try:
            answer = await exchange(client, endpoint, "GET", url, {"Accept": "application/json"})
            return json.loads(bytes(answer.body)) if answer.status == 200 else None
        except (ProviderError, ValueError, RecursionError):
            # It is no HTTP, no JSON, or broke off: not what was looked for.
            return None


def _shows(mark: ProbeMark, value: Any) -> bool:
    """Tell whether an answer has a sign."""
    places = [value]
    for key in mark.keys:
        places = [inner for place in places for inner in _inside(place, key)]
    if not mark.holds:
        return any(place is not None for place in places)
    return any(isinstance(place, str) and mark.holds.lower() in place.lower() for place in places)


def _inside(place: Any, key: str) -> list[Any]:
    if key == "*" and isinstance(place, list):
        return place
    return [place[key]] if isinstance(place, dict) and key in place else []
