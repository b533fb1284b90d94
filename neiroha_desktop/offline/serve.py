"""Serves the practice service on a port of this computer, for other programs."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import sys
from collections.abc import Callable, Iterator

import uvicorn

from neiroha_desktop.domain.errors import NeirohaError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.offline.engine import SpeechEngine
from neiroha_desktop.offline.practice import create_app

_HOST = "127.0.0.1"
_GRACE_SECONDS = 3


async def serve(port: int, on_ready: Callable[[str], None]) -> None:
    """Serve until SIGINT, SIGTERM or cancellation; then nothing is left running.

    Args:
        port: 0 lets the system choose one.
        on_ready: called once with the base URL, for example "http://127.0.0.1:8900/v1".

    Raises:
        NeirohaError: the port cannot be had.
    """
    listener = _listen(port)
    engine = SpeechEngine()
    try:
        address = f"http://{_HOST}:{listener.getsockname()[1]}/v1"
        server = _Server(engine, lambda: on_ready(address))
        serving = asyncio.ensure_future(server.serve([listener]))
        try:
            await asyncio.shield(serving)
        finally:
            # Cancelled: uvicorn still has connections to close.
            server.should_exit = True
            await serving
    finally:
        listener.close()
        await engine.aclose()


class _Server(uvicorn.Server):
    """Uvicorn that says when it is ready, and takes signals without raising them again afterwards."""

    def __init__(self, engine: SpeechEngine, on_started: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                create_app(engine),
                log_level="warning",
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=_GRACE_SECONDS,
            )
        )
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_started()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        signals = (signal.SIGINT, signal.SIGTERM)
        if sys.platform == "win32":
            # Windows loops have no signal handlers; Python's own run between two steps of the main thread.
            before = [signal.signal(number, self.handle_exit) for number in signals]
            try:
                yield
            finally:
                for number, handler in zip(signals, before, strict=True):
                    signal.signal(number, handler)
            return
        for number in signals:
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in signals:
                loop.remove_signal_handler(number)


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            # There it would let two programs share a port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HOST, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise NeirohaError(
            msg("Port {port} on this computer cannot be used: {reason}.", port=port, reason=_reason(error)),
            remedy=msg("Choose another port, or 0 for any free one."),
        ) from error
    listener.set_inheritable(False)
    return listener


def _reason(error: OSError | OverflowError) -> str:
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")
