"""Every adapter type there is: those that come with the program, written down by hand, and plug-ins."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import plugins
from neiroha_desktop.adapters.unknown_type import UnknownType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from neiroha_desktop.adapters.base import AdapterKind
    from neiroha_desktop.domain.errors import NeirohaError


@dataclass(frozen=True, slots=True)
class _BuiltIn:
    """Where an adapter type is found. It is imported when it is first used, so that more of them cost nothing."""

    module: str
    name: str
    speaking: str
    """Module that is imported to speak."""


_BUILT_IN = {
    "chat_completions": _BuiltIn("chat_completions", "CHAT_COMPLETIONS", "chat_adapter"),
    "openai_speech": _BuiltIn("openai_speech", "OPENAI_SPEECH", "openai_speech_adapter"),
    "azure": _BuiltIn("azure", "AZURE", "azure_adapter"),
    "gemini": _BuiltIn("gemini", "GEMINI", "gemini_adapter"),
    "gpt_sovits": _BuiltIn("gpt_sovits", "GPT_SOVITS", "gpt_sovits_adapter"),
    "cosyvoice": _BuiltIn("cosyvoice", "COSYVOICE", "cosyvoice_adapter"),
    "voxcpm": _BuiltIn("voxcpm", "VOXCPM", "voxcpm_adapter"),
    "espeak": _BuiltIn("espeak", "ESPEAK", "espeak_adapter"),
}
"""By type id, in the order in which they are offered."""


def adapter_types() -> tuple[AdapterKind, ...]:
    """Return all adapter types, in the order in which they are offered; this imports each of them."""
    return (*_built_in_types(), *plugins.load(frozenset(_BUILT_IN)).types)


def adapter_type(type_id: str) -> AdapterKind:
    """Return the adapter type with this id.

    Raises:
        InvalidInputError: field `adapter_type`: this program has none of that name.
    """
    kind = find(type_id)
    if isinstance(kind, UnknownType):
        raise kind.error()
    return kind


def find(type_id: str) -> AdapterKind:
    """Return the adapter type with this id; where there is none, one that says so whenever it is used."""
    if type_id in _BUILT_IN:
        return _built_in(type_id)
    for known in plugins.load(frozenset(_BUILT_IN)).types:
        if known.info.type_id == type_id:
            return known
    return UnknownType(type_id)


def with_preset(preset_id: str) -> AdapterKind:
    """Return the adapter type that comes with the program and has this preset; raises StopIteration without one."""
    return next(kind for kind in _built_in_types() if any(preset.id == preset_id for preset in kind.info.presets))


def is_loaded(type_id: str) -> bool:
    """Whether what an adapter type needs to speak is imported; `preload` does it."""
    return type_id not in _BUILT_IN or _speaking_module(type_id) in sys.modules


def preload(type_ids: Iterable[str]) -> tuple[NeirohaError, ...]:
    """Import what these adapter types need to speak, so that the first request need not wait; for a worker.

    Returns:
        Why plug-ins that are installed cannot be used.
    """
    for type_id in set(type_ids) & _BUILT_IN.keys():
        _built_in(type_id)
        import_module(_speaking_module(type_id))
    return plugins.load(frozenset(_BUILT_IN)).problems


def _speaking_module(type_id: str) -> str:
    return f"neiroha_desktop.adapters.{_BUILT_IN[type_id].speaking}"


def _built_in_types() -> Iterator[AdapterKind]:
    return map(_built_in, _BUILT_IN)


@cache
def _built_in(type_id: str) -> AdapterKind:
    place = _BUILT_IN[type_id]
    kind: AdapterKind = getattr(import_module(f"neiroha_desktop.adapters.{place.module}"), place.name)
    return kind
