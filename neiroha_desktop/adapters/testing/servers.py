"""Checks of an adapter against servers that fail, and against listings of any shape."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.testing.faults import KEY, Fault, faulty_server
from neiroha_desktop.adapters.testing.speech import open_remote
from neiroha_desktop.domain.capabilities import Need
from neiroha_desktop.domain.errors import NeirohaError, ProviderError, UnsupportedError
from neiroha_desktop.domain.provider import TtsModel, Voice

if TYPE_CHECKING:
    from neiroha_desktop.adapters.base import AdapterType, TtsAdapter
    from neiroha_desktop.domain.synthesis import SynthesisRequest

_PATIENCE = 5.0
"""Seconds after which something hangs that should not."""

ODD_JSON: tuple[Any, ...] = (
    None, True, 5, "words", [], {}, [[]], [None, 1, "a", {}], {"data": None}, {"data": []}, {"data": {}},
    {"data": "words"}, {"data": [None, 1, True, "a", [], {}]}, {"data": [{"id": None}, {"id": 5}, {"id": ["x"]}]},
    {"data": [{"id": ""}, {"id": " "}, {"id": "a"}, {"id": "a"}]}, {"models": [{"name": 5}]}, {"models": {"a": {}}},
    {"voices": None}, {"voices": {"a": None}}, {"voices": [["a"], "b", {"id": {}}]}, {"error": "no"},
    {"error": {"message": {"a": 1}}}, {"detail": [{"msg": 5}]}, {"data": [{"id": "\ud800"}]}, {"object": "list"},
    [{"name": "a", "voices": [{}]}], {"data": [{"id": "x" * 5000}]}, {"id": "a"}, [1e308, -1], {"": {"": [{}]}},
)  # fmt: skip
"""Listings as nobody would expect them; give each to `check_listing`."""


async def check_fault(
    kind: AdapterType,
    request: SynthesisRequest,
    fault: Fault,
    *,
    path: str = "/v1",
    settings: Mapping[str, Any] | None = None,
) -> None:
    """Check that a server's failure becomes a sentence without the key in it, and that nothing follows a redirect.

    Args:
        kind: the adapter type.
        request: any that a sound server would serve.
        fault: one of `FAULTS`.
        path: what belongs behind the origin of a server in a base URL.
        settings: of the connection.
    """
    key = "" if kind.info.needs_key is Need.NONE else KEY
    async with (
        faulty_server(Fault("elsewhere")) as elsewhere,
        faulty_server(fault, elsewhere.origin) as server,
        open_remote(kind, f"{server.origin}{path}", key, settings) as adapter,
    ):
        if fault.stall:
            await _check_stop(server.asked, server.left, adapter.synthesize(request))
            return
        error = await _failure(adapter.synthesize(request), "synthesize", fault)
        if adapter.streams(request.model_id):
            await _failure(_streamed(adapter, request), "stream", fault)
        for ask in (adapter.check_key, adapter.list_models, lambda: adapter.list_voices(request.model_id)):
            await _answer_or_sentence(ask)
        assert elsewhere.requests == 0, "a request has followed the redirect, its key perhaps with it"
        if kind.info.needs_key is not Need.NONE:
            assert isinstance(error, fault.expected), f"{fault.name}: {type(error).__name__}: {error}"


async def check_listing(
    kind: AdapterType, value: Any, model_id: str, *, path: str = "/v1", settings: Mapping[str, Any] | None = None
) -> None:
    """Check that any JSON in an answer becomes models and voices, or a sentence; never another exception.

    Args:
        kind: the adapter type.
        value: what every request is answered with: one of `ODD_JSON`, or whatever hypothesis finds.
        model_id: whose voices to ask for.
        path: what belongs behind the origin of a server in a base URL.
        settings: of the connection.
    """
    key = "" if kind.info.needs_key is Need.NONE else KEY
    fault = Fault("listing", body=json.dumps(value).encode())
    async with faulty_server(fault) as server, open_remote(kind, f"{server.origin}{path}", key, settings) as adapter:
        await _answer_or_sentence(adapter.check_key)
        _check_entries(await _answer_or_sentence(adapter.list_models), TtsModel)
        _check_entries(await _answer_or_sentence(lambda: adapter.list_voices(model_id)), Voice)


def _check_entries(entries: Sequence[Any] | None, sort: type[TtsModel] | type[Voice]) -> None:
    for entry in entries or ():
        assert isinstance(entry, sort), f"{entry!r} is no {sort.__name__}"
        assert isinstance(entry.id, str), f"the id {entry.id!r} is no text"
        assert entry.id.strip(), "an entry without an id"


async def _failure(work: Awaitable[Any], what: str, fault: Fault) -> ProviderError:
    """Return what a piece of work fails with."""
    try:
        result = await asyncio.wait_for(work, _PATIENCE)
    except ProviderError as error:
        _check_words(error)
        return error
    raise AssertionError(f"{what} returned {result!r}, and the server had failed: {fault.name}")


async def _answer_or_sentence(ask: Callable[[], Awaitable[Any]]) -> Any:
    """Return what a question brings; None where it fails with a sentence."""
    try:
        return await asyncio.wait_for(ask(), _PATIENCE)
    except (ProviderError, UnsupportedError) as error:
        _check_words(error)
        return None


def _check_words(error: NeirohaError) -> None:
    assert str(error).strip(), "a failure without words"
    assert KEY not in f"{error}{error!r}{error.details}", "the key is in the sentence"


async def _streamed(adapter: TtsAdapter, request: SynthesisRequest) -> int:
    return len([chunk async for chunk in adapter.stream(request)])


async def _check_stop(asked: asyncio.Event, left: asyncio.Event, speech: Awaitable[Any]) -> None:
    """Check that cancelling closes the connection at once."""
    task = asyncio.ensure_future(speech)
    await asyncio.wait_for(asked.wait(), _PATIENCE)
    task.cancel()
    await asyncio.wait((task,), timeout=_PATIENCE)
    assert task.cancelled(), "cancelled speech went on, or ended in something else"
    await asyncio.wait_for(left.wait(), _PATIENCE)
