"""The practice service: an ASGI app that answers MiMo's contract with offline voices, strictly.

Every key is accepted, and none too; only the key "wrong" answers 401, so that a newcomer can see what that looks like.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing, contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError
from neiroha_desktop.offline import practice_answers
from neiroha_desktop.offline import practice_errors as refuse
from neiroha_desktop.offline.practice_rules import PRESET_MODEL, PracticeRequest, read_request
from neiroha_desktop.offline.practice_speech import LiveSpeech, Spoken, speak

if TYPE_CHECKING:
    from neiroha_desktop.offline.engine import SpeechEngine

REFUSED_KEY = "wrong"
MAX_BODY_BYTES = 16 * 1024 * 1024
"""A clone request has 10 MB of recording at most."""

_ABOUT = (
    "Neiroha Desktop practice service. The practice voices are robotic stand-ins (eSpeak NG): "
    "they show how a speech service is set up, not how its voices sound.\n"
    "It answers POST /v1/chat/completions and GET /v1/models on this computer, offline. "
    f'Any API key is accepted, and none too; the key "{REFUSED_KEY}" is refused, for practice.\n'
)

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(engine: SpeechEngine) -> Starlette:
    """Build the app; the engine stays its owner's to close."""

    async def complete(request: Request) -> Response:
        return await _complete(request, engine)

    return Starlette(
        routes=[
            Route("/", _about, methods=["GET"]),
            Route("/v1/models", _models, methods=["GET"]),
            Route("/v1/models/{model_id:path}", _one_model, methods=["GET"]),
            Route("/v1/chat/completions", complete, methods=["POST"]),
        ],
        exception_handlers={HTTPException: _refuse},
    )


async def _about(_request: Request) -> Response:
    return PlainTextResponse(_ABOUT)


async def _models(request: Request) -> Response:
    _check_key(request)
    return JSONResponse(practice_answers.models())


async def _one_model(request: Request) -> Response:
    _check_key(request)
    raise refuse.no_such_model_page()


async def _complete(request: Request, engine: SpeechEngine) -> Response:
    # Parsing megabytes, decoding and encoding would stall the window's loop: all of it runs in threads.
    body = await asyncio.to_thread(_parse, await _read_body(request))
    _check_key(request)
    order = await asyncio.to_thread(read_request, body)
    completion = practice_answers.Completion(order)
    headers = {"x-request-id": completion.id}
    if order.stream and order.model == PRESET_MODEL and order.audio_format in ("pcm", "pcm16"):
        events = await _begin(_live(engine, order, completion))
        return StreamingResponse(events, media_type="text/event-stream", headers=headers)
    # Design and clone answer once, after all is done; and a file cannot be cut into files.
    with _refusing():
        spoken = await speak(engine, order)
    if order.stream:
        return StreamingResponse(_late(completion, spoken), media_type="text/event-stream", headers=headers)
    return Response(await asyncio.to_thread(completion.whole, spoken), media_type="application/json", headers=headers)


async def _begin(events: AsyncGenerator[bytes, None]) -> AsyncIterator[bytes]:
    """Wait for the first event: until then, a refusal is an ordinary answer."""
    with _refusing():
        first = await anext(events)

    async def all_events() -> AsyncIterator[bytes]:
        async with aclosing(events):
            yield first
            try:
                async for event in events:
                    yield event
            except NeirohaError as error:
                # The head of the answer says success already.
                yield practice_answers.failure(refuse.out_of_order(str(error)).body)

    return all_events()


async def _live(
    engine: SpeechEngine, order: PracticeRequest, completion: practice_answers.Completion
) -> AsyncGenerator[bytes, None]:
    """Yield events as the speech is made."""
    speech = LiveSpeech(engine, order)
    waiting = bytearray()
    async with aclosing(speech.pieces()) as pieces:
        async for piece in pieces:
            waiting += piece
            ready = len(waiting) - len(waiting) % practice_answers.FRAGMENT_BYTES
            for event in completion.live_events(bytes(waiting[:ready])):
                yield event
            del waiting[:ready]
    for event in (*completion.live_events(bytes(waiting)), *completion.closing_events(speech.spoken)):
        yield event


async def _late(completion: practice_answers.Completion, spoken: Spoken) -> AsyncIterator[bytes]:
    """Yield everything at once; encoding megabytes is done in threads."""
    events = chain(completion.late_events(spoken), completion.closing_events(spoken))
    while (event := await asyncio.to_thread(next, events, None)) is not None:
        yield event


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except InvalidInputError as error:
        raise refuse.wrong_param(str(error)) from error
    except NeirohaError as error:
        raise refuse.out_of_order(str(error)) from error


async def _read_body(request: Request) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        # The rest is read and dropped: a client that is still sending would not see the answer.
        if size <= MAX_BODY_BYTES:
            parts.append(part)
    if size > MAX_BODY_BYTES:
        raise refuse.body_too_large(MAX_BODY_BYTES)
    return b"".join(parts)


def _parse(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise refuse.bad_json() from error


def _check_key(request: Request) -> None:
    """Refuse the one wrong key; where both headers are sent, `api-key` wins."""
    key = request.headers.get("api-key")
    if key is None:
        key = request.headers.get("authorization", "").removeprefix("Bearer ")
    if key.strip() == REFUSED_KEY:
        raise refuse.wrong_key()


async def _refuse(_request: Request, error: Exception) -> Response:
    if isinstance(error, refuse.RefusedError):
        # As json.dumps does by itself: a lone surrogate in the echoed words has no UTF-8, but it has an escape.
        return Response(json.dumps(error.body), error.status_code, media_type="application/json")
    assert isinstance(error, HTTPException)
    title = f"{error.status_code} {error.detail}"
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return HTMLResponse(page, error.status_code, headers=error.headers)
