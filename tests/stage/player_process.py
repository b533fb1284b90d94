"""A PlaybackService in a process of its own: commands as JSON lines on stdin, events as JSON lines on stdout."""

from __future__ import annotations

import asyncio
import ctypes.util
import json
import sys
import threading
from pathlib import Path
from typing import Any

from neiroha_desktop.domain.errors import AudioError
from neiroha_desktop.domain.synthesis import PcmChunk
from neiroha_desktop.services.playback import PcmFeed, Playable, PlaybackService

_find_library = ctypes.util.find_library


def _find_no_library(name: str) -> None:
    """Find what a computer without PortAudio finds."""


def _say(**event: Any) -> None:
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


class _Driver:
    def __init__(self) -> None:
        self._service = PlaybackService(self._on_error)
        self._service.subscribe(self._on_change)
        self._tasks: set[asyncio.Task[None]] = set()
        self._feed = PcmFeed()

    async def serve(self, commands: asyncio.Queue[dict[str, Any] | None]) -> None:
        _say(event="up")
        while (command := await commands.get()) is not None:
            # Not awaited here: a newer command must be able to overtake an older one, as clicks do.
            task = asyncio.create_task(self._obey(**command))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        await self._service.aclose()
        await asyncio.gather(*self._tasks)
        _say(event="down", threads=[thread.name for thread in threading.enumerate()])

    async def _obey(self, do: str, number: int, **values: Any) -> None:
        try:
            result = await self._do(do, values)
        except AudioError as error:
            _say(event="failed", number=number, kind=type(error).__name__, text=str(error), details=error.details)
        else:
            _say(event="done", number=number, result=result, start_seconds=self._service.last_start_seconds)

    async def _do(self, do: str, values: dict[str, Any]) -> Any:
        service = self._service
        if do in ("play", "load"):
            await getattr(service, do)(_playable(values["path"]))
        elif do == "compare":
            await service.compare(*map(_playable, values["paths"]), matched=values["matched"])
        elif do in ("switch", "set_matched", "set_loop"):
            getattr(service, do)(*values["arguments"])
        elif do in ("stream", "feed", "end", "discard"):
            return await self._stream(do, **values)
        elif do == "position":
            return service.position
        elif do == "devices":
            return [[device.id, device.name, device.is_default] for device in await service.devices()]
        elif do == "install_portaudio":
            ctypes.util.find_library = _find_library
        elif do == "volume":
            service.set_volume(values["volume"])
        else:
            await getattr(service, do)(*values.get("arguments", ()))
        return None

    async def _stream(self, do: str, *, path: str = "", start: int = 0, end: int = 0, rate: int = 0) -> Any:
        """Begin a stream named by a file of 16-bit mono samples, feed some frames of it, or finish it."""
        if do == "stream":
            self._feed = PcmFeed()
            await self._service.play_stream(path, Path(path).name, self._feed)
        elif do == "feed":
            self._feed.write(PcmChunk(_frames(path, start, end), rate))
        else:
            getattr(self._feed, do)()
        return {"closed": self._feed.closed, "starved": self._service.starved, "duration": self._service.duration}

    def _on_change(self) -> None:
        service = self._service
        title = service.current.title if service.current else None
        _say(event="state", state=service.state, title=title, position=service.position, duration=service.duration)

    def _on_error(self, error: AudioError) -> None:
        _say(event="error", kind=type(error).__name__, text=str(error))


def _playable(path: str) -> Playable:
    return Playable(path, Path(path).name, path=Path(path))


def _frames(path: str, start: int, end: int) -> bytes:
    return Path(path).read_bytes()[2 * start : 2 * end]


async def _main() -> None:
    commands: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(commands.put_nowait, json.loads(line))
        loop.call_soon_threadsafe(commands.put_nowait, None)

    threading.Thread(target=read, name="stdin", daemon=True).start()
    await _Driver().serve(commands)


def _run() -> None:
    if "--without-portaudio" in sys.argv:
        ctypes.util.find_library = _find_no_library
    if "--qt" not in sys.argv:
        asyncio.run(_main())
        return
    import qasync
    from PySide6.QtWidgets import QApplication

    application = QApplication(["player", "-platform", "offscreen"])
    application.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        runner.run(_main())


if __name__ == "__main__":
    _run()
