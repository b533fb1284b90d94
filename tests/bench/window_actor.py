"""The whole program in its own process, watched from inside: presses its buttons and says when what happened."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from neiroha_desktop import window as program
from neiroha_desktop.app import House
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.storage.preferences import Preferences
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.language import Language
from neiroha_desktop.ui.main_window import MainWindow
from neiroha_desktop.ui.shell import Shell
from neiroha_desktop.ui.theme import Theme
from tests.bench.actor import say
from tests.bench.heartbeat import Heartbeat
from tests.bench.queue_hands import QueueHands
from tests.bench.reference_hands import ReferenceHands
from tests.bench.take_hands import TakeHands
from tests.bench.voice_hands import VoiceHands

KEY_VARIABLE = "NEIROHA_BENCH_KEY"


class Hands:
    """Does what the bench asks for in a running window."""

    def __init__(self, house: House, shell: Shell, window: MainWindow) -> None:
        self._house = house
        self._shell = shell
        self._window = window
        self._made_at = 0.0
        self._heartbeat = Heartbeat()
        shell.voices.audition.made.connect(self._on_made)

    async def set_up(self, base_url: str, *, stream: bool = False) -> dict[str, Any]:
        """Make a provider and a character, put it on screen, and wait until the window has warmed up."""
        settings = {"stream": stream}
        provider = Provider("bench", "Bench", "chat_completions", base_url, "mimo-v2.5-tts", settings=settings)
        return await self._show(provider, f"env:{KEY_VARIABLE}", "Mia")

    async def set_up_offline(self, voice: str) -> dict[str, Any]:
        """Do the same with the offline voices."""
        return await self._show(Provider("bench", "Bench", "espeak", "", "espeak-ng"), None, voice)

    async def _show(self, provider: Provider, key: str | None, voice: str) -> dict[str, Any]:
        services = self._house.services
        await services.providers.save(provider, key)
        await services.characters.save(
            Character("bench", "Bench", provider_id="bench", model_id=provider.default_model, voice_id=voice)
        )
        voices = self._shell.voices
        await _until(lambda: voices.editor.draft is not None and not voices.load.running)
        voices.load.start()
        await _until(lambda: not voices.load.running)
        voices.select("bench")
        # The warm-up is the one command that belongs to the shell itself.
        await asyncio.sleep(program.WARM_UP_DELAY_MS / 1000)
        await _until(lambda: not any(one.running for one in self._shell.findChildren(AsyncCommand)))
        return {}

    async def generate(self, text: str, *, heartbeat: bool = False) -> dict[str, Any]:
        """Press Generate and wait until the take is made and plays; on request, watch the heartbeat meanwhile."""
        field = next(one for one in self._window.findChildren(QPlainTextEdit) if one.accessibleName() == "Text")
        field.setPlainText(text)
        # What the new text makes the window paint is not the click's.
        await asyncio.sleep(0.2)
        button = next(one for one in self._window.findChildren(QPushButton) if one.accessibleName() == "Generate")
        assert button.isVisible()
        assert button.isEnabled()
        self._made_at = 0.0
        if heartbeat:
            self._heartbeat.start()
        clicked_at = time.monotonic()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await _until(lambda: not self._shell.voices.audition.busy)
        assert self._made_at, self._shell.messages.current
        # The device asks for its first samples some milliseconds after the generation is through.
        await _until(lambda: self._first_sample_at() is not None)
        found = self._heartbeat.stop() if heartbeat else {}
        first_sample_at = self._first_sample_at()
        assert first_sample_at is not None
        # On the systems that the bench runs on, perf_counter and monotonic are one clock.
        offset = time.monotonic() - time.perf_counter()
        return {
            "clicked_at": clicked_at,
            "made_at": self._made_at,
            "first_sample_at": first_sample_at + offset,
            **found,
        }

    async def quiet(self) -> dict[str, Any]:
        """Stop what plays and wait until the device is closed."""
        playback = self._house.services.playback
        await playback.stop()
        await _until(lambda: playback._output is None or playback._output._stream is None)
        return {}

    async def idle(self, seconds: float) -> dict[str, Any]:
        """Do nothing and watch the heartbeat."""
        self._heartbeat.start()
        await asyncio.sleep(seconds)
        return self._heartbeat.stop()

    async def serve(self) -> None:
        """Obey one command after the other until there are no more, then close the window."""
        commands: asyncio.Queue[str] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        threading.Thread(target=_read, args=(loop, commands), name="stdin", daemon=True).start()
        works: dict[str, Any] = {
            **QueueHands(self._house, self._shell, self._window).works,
            **TakeHands(self._house, self._shell, self._window, self._heartbeat).works,
            **VoiceHands(self._house, self._shell, self._window, self._heartbeat).works,
            **ReferenceHands(self._house, self._shell, self._heartbeat).works,
            "set_up": self.set_up,
            "set_up_offline": self.set_up_offline,
            "generate": self.generate,
            "quiet": self.quiet,
            "idle": self.idle,
        }
        while line := await commands.get():
            values = json.loads(line)
            say(**await works[values.pop("do")](**values))
        self._window.close()

    def _first_sample_at(self) -> float | None:
        output = self._house.services.playback._output
        return output.first_sample_at if output is not None else None

    def _on_made(self) -> None:
        self._made_at = time.monotonic()


def _read(loop: asyncio.AbstractEventLoop, commands: asyncio.Queue[str]) -> None:
    while line := sys.stdin.readline():
        loop.call_soon_threadsafe(commands.put_nowait, line)
    with contextlib.suppress(RuntimeError):  # The loop is closed already.
        loop.call_soon_threadsafe(commands.put_nowait, "")


async def _until(reached: Callable[[], bool], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > deadline:
            raise TimeoutError("the window did not come to rest")
        await asyncio.sleep(0.005)


def _main() -> int:
    build_window = program.build_window
    serving: set[asyncio.Task[None]] = set()

    def build_and_serve(
        house: House, shell: Shell, language: Language, theme: Theme, preferences: Preferences
    ) -> MainWindow:
        window = build_window(house, shell, language, theme, preferences)
        task = asyncio.ensure_future(Hands(house, shell, window).serve())
        # A failed command ends the program, and with it the bench, instead of leaving both waiting.
        task.add_done_callback(lambda done: done.cancelled() or done.exception() is None or window.close())
        serving.add(task)
        return window

    program.build_window = build_and_serve
    return program.run_window(None, "en", "light")


if __name__ == "__main__":
    sys.exit(_main())
