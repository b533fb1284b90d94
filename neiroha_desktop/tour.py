"""Drives the real window through its whole main job on the practice provider, and keeps pictures and sounds of it."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from qasync import QEventLoop

from neiroha_desktop.app import data_folder, open_house
from neiroha_desktop.domain.errors import NeirohaError
from neiroha_desktop.storage.preferences import Preferences
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.language import CHINESE, ENGLISH, Language
from neiroha_desktop.ui.shell import Shell
from neiroha_desktop.ui.theme import Theme
from neiroha_desktop.window import build_window

if TYPE_CHECKING:
    from neiroha_desktop.app import House
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.main_window import MainWindow

PAGES = ("voices", "providers", "takes", "usage", "settings")
_DEADLINE_SECONDS = 60.0
_SENTENCES = {
    "preset": "Hello, this is a preset voice. 你好，这是预置的声音。",
    "design": "Hello, this voice was designed in words.",
    "clone": "Hello, this voice was cloned from a short clip.",
}
_Found = TypeVar("_Found", bound=QWidget)


class TourError(Exception):
    """The window did not do what the tour asked of it."""


def run_tour(out: Path, size: tuple[int, int]) -> int:
    """Take the tour; returns 0, or 1 and one sentence on stderr."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    try:
        out.mkdir(parents=True, exist_ok=True)
        # A folder of its own: the tour neither sees nor touches what the user keeps.
        with (
            tempfile.TemporaryDirectory(prefix="neiroha-tour-") as folder,
            asyncio.Runner(loop_factory=partial(QEventLoop, app)) as runner,
        ):
            runner.run(_tour(Path(folder), out, size, Language(app, ENGLISH), Theme(app, "light")))
    except (TourError, NeirohaError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _tour(folder: Path, out: Path, size: tuple[int, int], language: Language, theme: Theme) -> None:
    async with open_house(data_folder(folder), chinese=False) as house:
        shell = Shell(house.services, steps_dismissed=False)
        window = build_window(house, shell, language, theme, Preferences(house.folder.preferences))
        window.resize(*size)
        window.show()
        try:
            guide = _Guide(window, shell, house, out)
            await guide.hear_the_first_characters()
            await guide.set_up_a_provider()
            await guide.make_characters()
            await guide.come_to_rest()
            for code in (ENGLISH, CHINESE):
                for look in ("light", "dark"):
                    language.choose(code)
                    theme.choose(look)
                    await guide.picture_pages(f"{code}-{look}")
        finally:
            window.hide()
            await shell.aclose()
            window.deleteLater()
            QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


class _Guide:
    """Works the window as a user does: finds controls by their accessible names, types, clicks, waits."""

    def __init__(self, window: MainWindow, shell: Shell, house: House, out: Path) -> None:
        self._window = window
        self._shell = shell
        self._house = house
        self._out = out

    async def hear_the_first_characters(self) -> None:
        """Generate with the three characters that a new data folder starts with."""
        await self._until(lambda: len(self._shell.voices.characters) == 3, "the first characters")
        for character in list(self._shell.voices.characters):
            self._shell.voices.select(character.id)
            take = await self._generate(_SENTENCES[character.mode.value])
            await self._house.services.takes.save_as(take, self._out / f"{character.mode.value}.wav")

    async def set_up_a_provider(self) -> None:
        """Add a provider by hand, save, fetch, choose a model, check, try one word."""
        self._press("Providers")
        self._press("Add provider")
        self._choose("Start from", "Practice (offline)")
        self._type("Name", "My practice")
        self._press("Save")
        form = self._shell.providers.form
        await self._until(lambda: form.draft is not None and not form.draft.is_new, "the saved provider")
        self._press("Fetch All")
        await self._until(
            lambda: form.draft is not None and form.draft.catalog.fetched_at is not None, "the list of models"
        )
        self._choose("Default Model", "mimo-v2.5-tts")
        self._press("Save")
        await self._until(lambda: not self._shell.providers.save.running, "the saved model")
        self._press("Health Check")
        await self._until(lambda: self._stages() >= {"address", "sign-in", "model", "speech"}, "the health check")
        await self._until(lambda: not self._shell.providers.checks.check.running, "the end of the check")
        self._press("Try one word")
        await self._until(lambda: not self._shell.providers.checks.speak.running, "the spoken word")

    async def make_characters(self) -> None:
        """Make a character in each mode with the new provider, and hear it."""
        self._press("Voices")
        await self._make("Chloe, gently", "Preset voice", lambda: self._type("Voice", "Chloe"))
        await self._make(
            "Quick child", "Voice design", lambda: self._type("Voice instruction", "A young child, fast and high.")
        )
        reference = next(one.reference for one in self._shell.voices.characters if one.reference is not None)
        await self._make("Second guest", "Voice clone", lambda: self._type_path(str(reference.path)))

    async def come_to_rest(self) -> None:
        """Wait until nothing runs, and take away what was said on the way."""
        await self._until(lambda: not self._busy(), "the end of everything that runs")
        self._shell.messages.post(None)

    async def picture_pages(self, name: str) -> None:
        """Keep a picture of every page."""
        for number, page in enumerate(PAGES, start=1):
            self._window.open_page(page)
            await self._until(lambda: not self._busy(), f"the page {page}")
            await asyncio.sleep(0.1)
            self._window.grab().save(str(self._out / f"{name}-{number}-{page}.png"))
        print(f"{name}: {len(PAGES)} pictures")

    async def _make(self, name: str, mode: str, fill: Callable[[], None]) -> None:
        count = len(self._shell.voices.characters)
        self._press("New character")
        await self._until(lambda: len(self._shell.voices.characters) == count + 1, "the new character")
        self._type("Character name", name)
        self._choose("Provider", "My practice")
        editor = self._shell.voices.editor
        await self._until(lambda: not editor.load_catalog.running, "the models of the provider")
        self._press(mode)
        fill()
        if mode == "Voice clone":
            await self._until(lambda: editor.draft is not None and editor.draft.reference is not None, "the recording")
            self._find(QCheckBox, "I may use this voice").setChecked(True)
        take = await self._generate(_SENTENCES["preset"])
        if take.duration <= 0:
            raise TourError(f"The take of {name} is empty.")
        self._press("Save character")
        await self._until(lambda: not self._shell.voices.save.running, "the saved character")

    async def _generate(self, text: str) -> Take:
        audition = self._shell.voices.audition
        # The takes of a character come with it; the new one must not be mistaken for one of them.
        await self._until(lambda: not audition.load.running, "the takes of the character")
        before = {take.id for take in audition.takes}
        self._type("Text", text)
        self._press("Generate")
        await self._until(lambda: not audition.busy, "the take")
        made = [take for take in audition.takes if take.id not in before]
        if not made:
            notice = self._shell.messages.current
            raise TourError(notice.text if notice else "Generate made no take.")
        print(f"{made[0].character_name}: {made[0].duration:.1f} s of sound in {made[0].total_seconds:.2f} s")
        return made[0]

    # Hands

    def _press(self, name: str) -> None:
        found = self._find(QAbstractButton, name)
        if not found.isEnabled():
            raise TourError(f"{name} cannot be pressed.")
        found.click()

    def _type(self, name: str, text: str) -> None:
        found = self._find(QWidget, name)
        match found:
            case QLineEdit():
                found.setText(text)
                found.textEdited.emit(text)
            case QPlainTextEdit():
                found.setPlainText(text)
            case QComboBox():
                found.setEditText(text)
            case _:
                raise TourError(f"{name} takes no text.")

    def _type_path(self, path: str) -> None:
        line = self._find(QLineEdit, "Reference audio")
        line.setText(path)
        line.returnPressed.emit()

    def _choose(self, name: str, entry: str) -> None:
        box = self._find(QComboBox, name)
        place = box.findText(entry)
        if place < 0:
            raise TourError(f"{name} does not offer {entry}.")
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def _find(self, kind: type[_Found], name: str) -> _Found:
        for widget in self._window.findChildren(kind):
            if widget.accessibleName() == name and widget.isVisible():
                return widget
        raise TourError(f"There is no {name} in the window.")

    # Eyes

    def _stages(self) -> set[str]:
        draft = self._shell.providers.form.draft
        return {one.stage.value for one in draft.stages} if draft else set()

    def _busy(self) -> bool:
        return any(command.running for command in self._shell.findChildren(AsyncCommand))

    async def _until(self, reached: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + _DEADLINE_SECONDS
        while not reached():
            if time.monotonic() > deadline:
                notice = self._shell.messages.current
                raise TourError(f"Waited in vain for {what}. {notice.text if notice else ''}".strip())
            await asyncio.sleep(0.02)
