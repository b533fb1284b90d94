"""A person in front of the window, who knows nothing but the names of its controls."""

from __future__ import annotations

import re
from pathlib import Path

from tests.e2e.words import Words
from tests.stage.app import RunningApp
from tests.stage.atspi import Element

_CHECK_SECONDS = 20.0
_TAKE_SECONDS = 30.0


class User:
    """Works one window. All names are given in English and looked for in the language of the window.

    Attributes:
        app: the program.
        view: what a screen reader sees of it.
        words: the language of the window.
    """

    def __init__(self, app: RunningApp, words: Words) -> None:
        self.app = app
        self.view = app.view
        self.words = words

    # Any control

    def press(self, name: str, role: str | None = None) -> None:
        """Press a control once it is enabled."""
        self.view.press(self.words(name), role)

    def find(self, name: str, role: str | None = None) -> Element:
        """Return a control on show."""
        return self.view.find(self.words(name), role)

    def fill(self, name: str, text: str) -> None:
        """Put text into a field."""
        self.find(name).set_text(text)

    def choose(self, name: str, entry: str) -> None:
        """Choose an entry of a combo box."""
        self.view.select_combo(self.words(name), entry)

    def check(self, name: str, on: bool) -> None:
        """Switch a check box."""
        box = self.find(name, "check box")
        if ("checked" in box.states()) is not on:
            box.press()
        self.view.wait(f"{name} {on}", lambda: ("checked" in box.states()) is on)

    def pick(self, list_name: str, entry: str) -> None:
        """Click an entry of a list."""
        row = self.view.find(entry, "list item", within=self.find(list_name, "list"))
        row.click()
        self.view.wait(f"{entry!r} to be chosen", lambda: "selected" in row.states())

    def entries(self, list_name: str) -> list[str]:
        """Return what a list shows."""
        return self.view.names("list item", within=self.find(list_name, "list"))

    def wait_status(self, part: str) -> str:
        """Wait until the status line says something, and return the whole of it."""
        return self.view.wait_text(self.words("Status"), part, "text")

    def wait_ready(self) -> None:
        """Wait until the first page shows what is kept."""
        name = self.view.find(self.words("Character name"), "text", deadline=30.0)
        self.view.wait("a character on screen", name.text, 30.0)

    def close(self) -> int:
        """Close the window with the keyboard, and return the exit code of the program."""
        self.focus_window()
        self.view.key("alt+F4")
        code = self.app.wait_exit()
        assert "Traceback" not in self.app.output(), self.app.output()
        return code

    def focus_window(self) -> None:
        """Bring the window to the front, as a click into it does."""
        # The brand: a label, so that nothing else happens.
        self.view.find("Neiroha", "label").click()

    # The provider page

    def add_provider(self, name: str, base_url: str, key: str) -> None:
        """Set up a provider by hand and save it."""
        self.start_provider("Other chat-completions server", name)
        self.fill("Base URL", base_url)
        self.fill("API Key", key)
        self.save_provider(name)

    def start_provider(self, preset: str, name: str) -> None:
        """Put a new provider on screen that starts from a preset."""
        self.press("Providers", "check box")
        self.press("Add provider")
        self.choose("Start from", self.words(preset))
        self.fill("Name", name)

    def save_provider(self, name: str) -> None:
        """Press Save and wait until it is through."""
        self.press("Save")
        self.wait_status(self.words('"{name}" is saved.', "ProvidersViewModel").format(name=name))

    def fetch_and_choose(self, model: str) -> None:
        """Fetch models and voices, and choose the default model."""
        self.press("Fetch All")
        box = self.find("Default Model", "combo box")
        self.view.wait("the models", lambda: model in self.view.names("list item", showing=False, within=box))
        self.choose("Default Model", model)

    def check_health(self) -> str:
        """Run the health check and return its lines."""
        self.press("Health Check")
        return self.wait_health(self.words("not tried: it costs one request"))

    def wait_health(self, part: str) -> str:
        """Wait until the result of the check says something, and return all lines."""
        found = self.find("Health Check result")
        self.view.wait(f"{part!r} in the health check", lambda: part in found.description(), _CHECK_SECONDS)
        return found.description()

    # The voices page

    def new_character(self, name: str, provider: str, mode: str) -> None:
        """Start a new character."""
        self.press("Voices", "check box")
        before = len(self.entries("Characters list"))
        self.press("New character")
        self.view.wait("the new character", lambda: len(self.entries("Characters list")) == before + 1)
        self.fill("Character name", name)
        self.choose("Provider", provider)
        self.view.wait(f"{mode} on offer", lambda: "enabled" in self.find(mode, "radio button").states())
        self.press(mode, "radio button")
        radio = self.find(mode, "radio button")
        self.view.wait(f"{mode} to be chosen", lambda: "checked" in radio.states())

    def type_reference(self, path: Path) -> None:
        """Type the path of a recording, press Enter, and say that its voice may be used."""
        field = self.find("Reference audio", "text")
        field.click()
        field.type_text(str(path))
        self.view.key("Return")
        self.view.wait("the recording in the field", lambda: field.text() == path.name)
        self.check("I may use this voice", True)

    def save_character(self, name: str) -> None:
        """Press Save character and wait until it is through."""
        self.press("Save character")
        self.wait_status(self.words('"{name}" is saved.', "VoicesViewModel").format(name=name))

    def pick_character(self, name: str) -> None:
        """Put a character on screen."""
        self.press("Voices", "check box")
        self.pick("Characters list", name)
        field = self.find("Character name", "text")
        self.view.wait(f"{name} on screen", lambda: field.text() == name)

    def generate(self, text: str) -> None:
        """Type a text and press Generate."""
        self.fill("Text", text)
        self.press("Generate")

    def wait_take(self, number: int) -> None:
        """Wait until the character on screen has so many takes that are kept."""
        self.view.find(self.words("Delete take {0}").format(number), "push button", deadline=_TAKE_SECONDS)

    def takes(self) -> int:
        """Return how many takes the character on screen has; those that are waited for do not count."""
        pattern = re.compile(re.escape(self.words("Delete take {0}")).replace(r"\{0\}", r"\d+"))
        shown = self.view.names("push button", within=self.find("Takes of this character"))
        return sum(bool(pattern.fullmatch(name)) for name in shown)
