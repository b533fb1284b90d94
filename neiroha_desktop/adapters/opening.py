"""From a connection to an adapter that is ready to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from neiroha_desktop.adapters.base import AdapterKind, AdapterType, LocalAdapterType, TtsAdapter
    from neiroha_desktop.adapters.clients import ClientPool
    from neiroha_desktop.domain.provider import Connection
    from neiroha_desktop.domain.wire import WireRecord


async def open_adapter(
    kind: AdapterKind, connection: Connection, pool: ClientPool, record: WireRecord | None = None
) -> TtsAdapter:
    """Return an adapter of a kind.

    Args:
        kind: which one.
        connection: whom to speak with.
        pool: owns what the adapter speaks through.
        record: filled with what travels; it stays empty where nothing does.

    Raises:
        InvalidInputError: a value of the connection cannot be used.
    """
    # No HTTP client is opened for what has no network: it would have to be loaded first.
    if not kind.info.needs_address:
        return cast("LocalAdapterType", kind).create_here(connection, pool.belongings)
    return cast("AdapterType", kind).create(connection, await pool.client(connection, record))
