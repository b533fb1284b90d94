"""Adapter types of other people's packages, found by their entry points."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from neiroha_desktop.domain.capabilities import AdapterInfo
from neiroha_desktop.domain.errors import NeirohaError
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from neiroha_desktop.adapters.base import AdapterKind

GROUP = "neiroha_desktop.adapters"
"""Group of entry points; each names an `AdapterType` or `LocalAdapterType` object."""

_METHODS = ("resolve", "review_key", "describe_model", "known_voices", "known_models", "snippets")
_REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Plugins:
    """What was found."""

    types: tuple[AdapterKind, ...] = ()
    problems: tuple[NeirohaError, ...] = ()
    """One for each entry point that cannot be used."""


_lock = threading.Lock()
_loaded: Plugins | None = None


def load(taken: frozenset[str]) -> Plugins:
    """Load all plug-ins, once in the life of the program; those that fail are told of and left out.

    Args:
        taken: type ids that no plug-in may have.
    """
    global _loaded
    # A worker loads them while the window may ask.
    with _lock:
        if _loaded is None:
            _loaded = _load(taken)
        return _loaded


def _load(taken: frozenset[str]) -> Plugins:
    from importlib.metadata import entry_points  # Loads the mail package; the window does without at its start.

    types: dict[str, AdapterKind] = {}
    problems: list[NeirohaError] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            kind = _usable(entry.load(), taken | types.keys())
        except _UnusableError as error:
            problems.append(_problem(entry, error.reason))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - other people's code may fail in any way
            problem = _problem(entry, msg("it does not load"))
            problem.details = f"{type(error).__name__}: {error}"[:_REASON_LENGTH]
            problem.__cause__ = error
            problems.append(problem)
        else:
            types[kind.info.type_id] = kind
    return Plugins(tuple(types.values()), tuple(problems))


class _UnusableError(Exception):
    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def _usable(found: object, taken: frozenset[str]) -> AdapterKind:
    info = getattr(found, "info", None)
    if not isinstance(info, AdapterInfo) or not info.type_id or not info.title:
        raise _UnusableError(msg("it is not an adapter type: it has no AdapterInfo with an id and a title"))
    create = "create" if info.needs_address else "create_here"
    missing = [name for name in (*_METHODS, create) if not callable(getattr(found, name, None))]
    if missing:
        raise _UnusableError(msg("it is not an adapter type: it has no {names}", names=", ".join(missing)))
    if info.type_id in taken:
        raise _UnusableError(msg('there is another adapter type with the id "{id}" already', id=info.type_id))
    return cast("AdapterKind", found)


def _problem(entry: EntryPoint, reason: Message) -> NeirohaError:
    package = entry.dist.name if entry.dist else entry.value
    return NeirohaError(
        msg(
            'The adapter "{name}" of the package {package} cannot be used: {reason}.',
            name=entry.name,
            package=package,
            reason=reason,
        ),
        remedy=msg("Update that package, or uninstall it."),
    )
