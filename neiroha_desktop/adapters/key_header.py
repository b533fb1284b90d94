"""The headers of a request whose key travels in a header of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop import __version__
from neiroha_desktop.adapters.endpoint import Endpoint
from neiroha_desktop.adapters.settings import ANSWER_TIMEOUT, CONNECT_TIMEOUT, extra_headers, number_setting
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neiroha_desktop.adapters.addresses import Address
    from neiroha_desktop.domain.provider import Connection


def checked_key(connection: Connection) -> str:
    """Return the key; "" without one.

    Raises:
        InvalidInputError: field `api_key`: a header cannot carry it.
    """
    key = connection.api_key.reveal()
    if not key.isascii() or (key and not key.isprintable()):
        raise InvalidInputError(
            "api_key",
            msg("The API key contains characters that no key has."),
            remedy=msg("Copy it again, without the words around it."),
        )
    return key


def keyed_headers(connection: Connection, name: str, accept: str = "application/json") -> dict[str, str]:
    """Build the headers of every request: extra ones, and the key under `name`, which no extra one can replace.

    Raises:
        InvalidInputError: field `api_key` or `extra_headers`.
    """
    extra = extra_headers(connection.settings)
    headers = {"Accept": accept, "User-Agent": f"neiroha-desktop/{__version__}"}
    headers |= {header: value for header, value in extra.items() if header.lower() != name.lower()}
    if key := checked_key(connection):
        headers[name] = key
    return headers


def endpoint_of(
    connection: Connection,
    address: Address,
    url: str,
    *,
    key_hint: Message | None = None,
    successors: Mapping[str, str] | None = None,
) -> Endpoint:
    """Return who is spoken to at `url`, with all that must not be quoted and the deadlines of the connection.

    Raises:
        InvalidInputError: field `extra_headers`.
    """
    settings, key = connection.settings, connection.api_key
    return Endpoint(
        address.name,
        url,
        has_key=bool(key),
        secrets=tuple(filter(None, (key.reveal(), *extra_headers(settings).values()))),
        key_hint=key_hint,
        successors=successors or {},
        connect_seconds=number_setting(settings, CONNECT_TIMEOUT),
        answer_seconds=number_setting(settings, ANSWER_TIMEOUT),
    )
