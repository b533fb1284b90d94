"""Finds and operates the controls of a window by their accessible names, as a screen reader does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from tests.stage.atspi_client import Agent, GoneError
from tests.stage.processes import StageError, wait_for
from tests.stage.screen import Screen

T = TypeVar("T")

_SHOW_SECONDS = 10.0


@dataclass(frozen=True)
class Element:
    """One control, as it was found.

    Raises of every method:
        GoneError: it is not there any more, or cannot do this.
    """

    name: str
    """What it was looked for by."""
    number: int
    agent: Agent = field(repr=False)
    screen: Screen = field(repr=False)

    def press(self) -> None:
        """Press it through the accessibility interface."""
        self._ask("press")

    def click(self, count: int = 1, button: int = 1) -> None:
        """Click in its middle with the mouse."""
        x, y, width, height = self.extents()
        self.screen.click(x + width // 2, y + height // 2, button, count)

    def focus(self) -> None:
        """Give it the keyboard."""
        self._ask("focus")

    def text(self) -> str:
        """Return its text: what stands in a field, or the words of a label or button."""
        return str(self._ask("text"))

    def set_text(self, text: str) -> None:
        """Replace the text of a field through the accessibility interface."""
        if not self._ask("set_text", content=text):
            raise GoneError(f"{self.name!r} does not take text")

    def type_text(self, text: str) -> None:
        """Replace the text of a field with the keyboard; ASCII only."""
        self.focus()
        wait_for(f"{self.name!r} to have the keyboard", lambda: "focused" in self.states(), _SHOW_SECONDS)
        self.screen.key("ctrl+a", "Delete")
        self.screen.type_text(text)

    def value(self) -> float:
        """Return the value of a slider, spin box or progress bar."""
        return float(self._ask("value"))

    def set_value(self, value: float) -> None:
        """Move a slider or spin box."""
        self._ask("set_value", number=value)

    def label(self) -> str:
        """Return its accessible name as it is now; of a combo box that is its value."""
        return str(self._ask("describe")["name"])

    def role(self) -> str:
        """Return its role, for example "push button"."""
        return str(self._ask("describe")["role"])

    def description(self) -> str:
        """Return its accessible description."""
        return str(self._ask("describe")["description"])

    def states(self) -> frozenset[str]:
        """Return its states, for example "enabled", "checked", "focused", "showing"."""
        return frozenset(self._ask("describe")["states"])

    def extents(self) -> tuple[int, int, int, int]:
        """Return left, top, width and height on the screen, in pixels."""
        x, y, width, height = self._ask("extents")
        return x, y, width, height

    def _ask(self, do: str, **arguments: Any) -> Any:
        return self.agent.ask(do, element=self.number, **arguments)


class App:
    """What a screen reader sees of one program.

    Attributes:
        screen: its mouse, keyboard and camera.
    """

    def __init__(self, agent: Agent, screen: Screen, root: int, check_alive: Callable[[], None]) -> None:
        self.screen = screen
        self._agent = agent
        self._root = root
        self._check_alive = check_alive
        self._known: dict[tuple[str, str | None], Element] = {}

    def find(
        self,
        name: str,
        role: str | None = None,
        *,
        showing: bool = True,
        deadline: float = _SHOW_SECONDS,
        within: Element | None = None,
    ) -> Element:
        """Return the first control of this name, in the order of the tree; wait for it to come up.

        To go through all of a window takes half a second, so what was found once is looked at first.

        Args:
            name: its accessible name, or that of the label it belongs to.
            role: as the accessibility interface words it: "push button", "text", "combo box", "check box", …
            showing: whether it has to be on show.
            deadline: seconds.
            within: look only below this one.

        Raises:
            StageError: it did not come up; the message holds all that is there.
        """
        what = f"{role or 'control'} {name!r}"
        if within is not None or not showing:
            found = self._wait(what, lambda: self.find_all(name, role, showing=showing, within=within), deadline)
            return found[0]
        self._known[name, role] = self._wait(what, lambda: self._look_for(name, role), deadline)
        return self._known[name, role]

    def _look_for(self, name: str, role: str | None) -> Element | None:
        known = self._known.pop((name, role), None)
        if known is not None and self._agent.ask("is_still", element=known.number, name=name, role=role):
            return known
        numbers = self._agent.ask("find", root=self._root, name=name, role=role, showing=True, first=True)
        return Element(name, numbers[0], self._agent, self.screen) if numbers else None

    def find_all(
        self, name: str, role: str | None = None, *, showing: bool = True, within: Element | None = None
    ) -> list[Element]:
        """Return all controls of this name that are there now; see `find`."""
        root = self._root if within is None else within.number
        numbers = self._agent.ask("find", root=root, name=name, role=role, showing=showing, first=False)
        return [Element(name, number, self._agent, self.screen) for number in numbers]

    def names(self, role: str, *, showing: bool = True, within: Element | None = None) -> list[str]:
        """Return the names of all controls of a role, for example what a list shows."""
        root = self._root if within is None else within.number
        return [str(name) for name in self._agent.ask("names", root=root, role=role, showing=showing)]

    def windows(self) -> list[str]:
        """Return the titles of its windows on show, pop-ups included."""
        return [str(name) for name in self._agent.ask("windows", root=self._root)]

    def press(self, name: str, role: str | None = None, *, deadline: float = _SHOW_SECONDS) -> None:
        """Press the control of this name once it is enabled."""
        element = self.find(name, role, deadline=deadline)
        self.wait(f"{name!r} to be enabled", lambda: "enabled" in element.states(), deadline)
        element.press()

    def wait_gone(self, name: str, role: str | None = None, *, deadline: float = _SHOW_SECONDS) -> None:
        """Wait until no control of this name is on show."""
        self.wait(f"{name!r} to go", lambda: not self.find_all(name, role), deadline)

    def wait_text(self, name: str, part: str, role: str | None = None, *, deadline: float = _SHOW_SECONDS) -> str:
        """Wait until the text of the control of this name contains `part`, and return the whole text."""
        element = self.find(name, role, deadline=deadline)
        said: list[str] = []

        def text_with_part() -> str | None:
            said[:] = [element.text()]
            return said[0] if part in said[0] else None

        try:
            return self._wait(f"{part!r} in {name!r}", text_with_part, deadline)
        except StageError as error:
            raise StageError(f"it says {said}; {error}") from None

    def wait(self, what: str, probe: Callable[[], object], deadline: float = _SHOW_SECONDS) -> None:
        """Wait until `probe` returns something true; the failure holds all that is there."""
        self._wait(what, probe, deadline)

    def _wait(self, what: str, probe: Callable[[], T | None], deadline: float) -> T:
        def look() -> T | None:
            self._check_alive()
            try:
                return probe() or None
            except GoneError:
                # It changed while it was looked at; or the program has ended, which the next turn says.
                return None

        try:
            return wait_for(what, look, deadline)
        except StageError as error:
            self._check_alive()
            raise StageError(f"{error}\n{self.tree()}") from None

    def select_combo(self, name: str, entry: str, *, deadline: float = _SHOW_SECONDS) -> None:
        """Open the combo box of this name (its own or its label's) and choose an entry with the keyboard.

        Raises:
            StageError: there is no such entry, or it cannot be chosen.
        """
        combo = self.find(name, "combo box", deadline=deadline)
        entries = self.names("list item", showing=False, within=combo)
        if entry not in entries:
            raise StageError(f"{name!r} offers {entries}, not {entry!r}")
        if combo.label() == entry or (combo.text() == entry):
            return
        x, y, width, height = combo.extents()
        # At the arrow: the rest of an editable one is a text field.
        self.screen.click(x + width - 12, y + height // 2)
        self.wait(f"the entries of {name!r}", lambda: "expanded" in combo.states() or self._open_entry(combo), deadline)
        self.screen.key("Home")
        self._walk_to(combo, entry, len(entries), deadline)
        self.screen.key("Return")
        self.wait(f"{entry!r} in {name!r}", lambda: entry in (combo.label(), combo.text()), deadline)

    def _open_entry(self, combo: Element) -> str | None:
        """Return the entry that the keyboard is on in an open list, None where the list is shut."""
        chosen = self._agent.ask("selected", root=combo.number)
        return str(chosen) if chosen is not None else None

    def _walk_to(self, combo: Element, entry: str, steps: int, deadline: float) -> None:
        for _ in range(steps):
            if self._open_entry(combo) == entry:
                return
            before = self._open_entry(combo)
            self.screen.key("Down")
            self.wait("the next entry", partial(self._is_past, combo, before), deadline)
        if self._open_entry(combo) != entry:
            raise StageError(f"{entry!r} cannot be chosen")

    def _is_past(self, combo: Element, before: str | None) -> bool:
        return self._open_entry(combo) != before

    def tree(self) -> str:
        """Return all that a screen reader sees, one line for each control."""
        return str(self._agent.ask("tree", root=self._root))

    def click(self, x: int, y: int) -> None:
        """Click at a place on the screen."""
        self.screen.click(x, y)

    def key(self, *combinations: str) -> None:
        """Press keys, for example "ctrl+Return"."""
        self.screen.key(*combinations)

    def screenshot(self, path: Path) -> Path:
        """Write what is to be seen as a PNG."""
        return self.screen.screenshot(path)
