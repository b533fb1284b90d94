"""Every adapter type there is, written down by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.domain.errors import NeirohaError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.base import AdapterType

_TYPES: tuple[AdapterType, ...] = (CHAT_COMPLETIONS,)


def adapter_types() -> tuple[AdapterType, ...]:
    """Return all adapter types, in the order in which they are offered."""
    return _TYPES


def adapter_type(type_id: str) -> AdapterType:
    """Return the adapter type with this id.

    Raises:
        NeirohaError: this program has none of that name.
    """
    for known in _TYPES:
        if known.info.type_id == type_id:
            return known
    raise NeirohaError(
        msg(
            'This provider uses the adapter type "{type}", which this version of the program does not have.',
            type=type_id,
        ),
        remedy=msg("Update the program, or choose another adapter type for the provider."),
    )


def preload() -> None:
    """Import what adapters need to speak, so that the first request need not wait; for a worker."""
    import neiroha_desktop.adapters.chat_adapter  # noqa: F401
