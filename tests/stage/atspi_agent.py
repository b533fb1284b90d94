"""Looks at windows through the screen reader's interface; run by the system's Python, talks in JSON lines.

A request is {"do": name, ...arguments}, the answer {"result": …} or {"error": sentence}. Elements go over the line as
numbers that hold for the life of this process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # first: it says which version of Atspi is meant
from gi.repository import Atspi, GLib

_LABELLED = {
    "combo box",
    "slider",
    "spin button",
    "text",
    "entry",
    "list",
    "table",
    "tree",
    "tree table",
    "progress bar",
}
_PRESSES = ("press", "toggle", "click", "check", "uncheck", "show menu", "showmenu", "activate")
_CALL_MILLISECONDS = 5_000
_START_MILLISECONDS = 15_000
_GONE = (GLib.Error, RuntimeError, NotImplementedError, LookupError)

_elements: list[Any] = []


def main() -> None:
    """Answer requests until the input ends."""
    Atspi.set_timeout(_CALL_MILLISECONDS, _START_MILLISECONDS)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"result": _ACTIONS[request.pop("do")](**request)}
        except _GONE as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


def application(pid: int) -> int | None:
    """Return the application of a process, or None while it has not shown up."""
    for app in _children(pyatspi.Registry.getDesktop(0)):
        # Nothing is remembered between two looks: what a test asks about is what is there now.
        app.set_cache_mask(Atspi.Cache.NONE)
        if app.get_process_id() == pid:
            return _number(app)
    return None


def windows(root: int) -> list[str]:
    """Return the names of the windows of an application that are on show."""
    return [each.name for each in _children(_elements[root]) if each.getState().contains(pyatspi.STATE_SHOWING)]


def find(root: int, name: str, role: str | None, showing: bool, first: bool) -> list[int]:
    """Return the elements below `root` of this name (their own or their label's) and role, in tree order.

    Without a role, labels count only where nothing else has the name. `first`: one is enough.
    """
    found: list[Any] = []
    labels: list[Any] = []
    for item in _walk(_elements[root], showing):
        if not _is_called(item, name, role):
            continue
        is_label = role is None and _name_of(item, "label") is not None
        (labels if is_label else found).append(item)
        if first and found:
            break
    return [_number(item) for item in found or labels]


def is_still(element: int, name: str, role: str | None) -> bool:
    """Say whether an element is on show, under this name and role."""
    item = _elements[element]
    return _is_showing(item) and _is_called(item, name, role)


def names(root: int, role: str, showing: bool) -> list[str]:
    """Return the names of all elements below `root` of this role, in tree order."""
    return [name for item in _walk(_elements[root], showing) if (name := _name_of(item, role)) is not None]


def selected(root: int) -> str | None:
    """Return the name of the showing entry below `root` that is selected, None where none is on show."""
    for item in _walk(_elements[root], showing=True):
        if item.getState().contains(pyatspi.STATE_SELECTED):
            return str(item.name)
    return None


def describe(element: int) -> dict[str, Any]:
    """Return name, role, description and states."""
    item = _elements[element]
    return {"name": item.name, "role": item.getRoleName(), "description": item.description, "states": _states(item)}


def extents(element: int) -> list[int]:
    """Return left, top, width and height on the screen, in pixels."""
    box = _elements[element].queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return [box.x, box.y, box.width, box.height]


def press(element: int) -> str:
    """Do what pressing it does, and return the name of that action."""
    action = _elements[element].queryAction()
    offered = [action.getName(index) for index in range(action.nActions)]
    chosen = next((index for word in _PRESSES for index, name in enumerate(offered) if name.lower() == word), 0)
    if not action.doAction(chosen):
        raise RuntimeError(f"it offers {offered} and did none")
    return str(offered[chosen])


def focus(element: int) -> bool:
    """Give it the keyboard."""
    return bool(_elements[element].queryComponent().grabFocus())


def text(element: int) -> str:
    """Return its text: that of its text interface, or else its name.

    A label that has a name of its own besides its words gives the words as its description.
    """
    item = _elements[element]
    try:
        return str(item.queryText().getText(0, -1))
    except NotImplementedError:
        return str((item.getRoleName() == "label" and item.description) or item.name)


def set_text(element: int, content: str) -> bool:
    """Replace its text."""
    return bool(_elements[element].queryEditableText().setTextContents(content))


def value(element: int) -> float:
    """Return the value of a slider, spin box or progress bar."""
    return float(_elements[element].queryValue().currentValue)


def set_value(element: int, number: float) -> bool:
    """Move a slider or spin box."""
    _elements[element].queryValue().currentValue = number
    return True


def tree(root: int) -> str:
    """Return everything below `root`, one line each, indented; what is not showing in brackets."""
    return "\n".join(_lines(_elements[root], 0))


def _lines(item: Any, depth: int) -> Iterator[str]:
    try:
        yield "  " * depth + _line(item)
    except _GONE:
        return  # it went while it was looked at
    for child in _children(item):
        yield from _lines(child, depth + 1)


def _line(item: Any) -> str:
    states = _states(item)
    words = " ".join(word for word in ("focused", "checked", "selected", "expanded") if word in states)
    off = "" if "enabled" in states or "sensitive" in states else " disabled"
    line = f"{item.getRoleName()} {item.name!r}{' ' + words if words else ''}{off}"
    return line if "showing" in states else f"[{line}]"


def _walk(item: Any, showing: bool) -> Iterator[Any]:
    for child in _children(item):
        # What is not showing shows nothing inside; leaving it out saves most of the time.
        if not showing or _is_showing(child):
            yield child
            yield from _walk(child, showing)


def _is_showing(item: Any) -> bool:
    try:
        return bool(item.getState().contains(pyatspi.STATE_SHOWING))
    except _GONE:
        return False


def _children(item: Any) -> Iterator[Any]:
    for index in range(_child_count(item)):
        try:
            child = item.getChildAtIndex(index)
        except _GONE:
            continue  # it went while it was looked at
        if child is not None:
            yield child


def _child_count(item: Any) -> int:
    try:
        return int(item.childCount)
    except _GONE:
        return 0


def _is_called(item: Any, name: str, role: str | None) -> bool:
    try:
        own_role = item.getRoleName()
        if role is not None and own_role != role:
            return False
        return item.name == name or (own_role in _LABELLED and name in _labels(item))
    except _GONE:
        return False


def _name_of(item: Any, role: str) -> str | None:
    """Return the name of an element if it has this role and is still there."""
    try:
        return str(item.name) if item.getRoleName() == role else None
    except _GONE:
        return None


def _labels(item: Any) -> list[str]:
    relations = [each for each in item.getRelationSet() if each.getRelationType() == pyatspi.RELATION_LABELLED_BY]
    return [each.getTarget(index).name for each in relations for index in range(each.getNTargets())]


def _states(item: Any) -> list[str]:
    return sorted(pyatspi.stateToString(state) for state in item.getState().getStates())


def _number(item: Any) -> int:
    _elements.append(item)
    return len(_elements) - 1


_ACTIONS: dict[str, Callable[..., Any]] = {
    action.__name__: action
    for action in (
        application,
        windows,
        find,
        is_still,
        names,
        selected,
        describe,
        extents,
        press,
        focus,
        text,
        set_text,
        value,
        set_value,
        tree,
    )
}

if __name__ == "__main__":
    main()
