"""Requests to a speech server that somebody runs on this or another computer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from neiroha_desktop import __version__
from neiroha_desktop.adapters.addresses import is_loopback
from neiroha_desktop.adapters.chat_answer import parse_json, raise_for_inner_error
from neiroha_desktop.adapters.chat_payload import dump
from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.adapters.exchange import exchange
from neiroha_desktop.adapters.key_header import checked_key, endpoint_of
from neiroha_desktop.adapters.multipart import FormFile, form_body
from neiroha_desktop.adapters.selfhosted_address import base_address
from neiroha_desktop.adapters.selfhosted_answers import read_clip
from neiroha_desktop.adapters.selfhosted_errors import Saying, raise_for_refusal
from neiroha_desktop.adapters.settings import extra_headers
from neiroha_desktop.domain.errors import InvalidResponseError

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.domain.provider import Connection
    from neiroha_desktop.domain.synthesis import AudioClip

_WANTS_KEY = (401, 403)


class SelfHostedServer:
    """One server: its address, its headers, and how its answers are read."""

    def __init__(self, connection: Connection, client: httpx.AsyncClient, sayings: Sequence[Saying]) -> None:
        """Prepare; nothing is sent yet.

        Raises:
            InvalidInputError: field `base_url`, `api_key` or `extra_headers`.
        """
        self._connection = connection
        self._address = base_address(connection.base_url)
        self.client = client
        self.sayings = tuple(sayings)
        self.headers = {
            "Accept": "application/json",
            "User-Agent": f"neiroha-desktop/{__version__}",
            **extra_headers(connection.settings),
        }
        if key := checked_key(connection):
            # CosyVoice knows the word in this spelling only.
            self.headers["Authorization"] = f"Bearer {key}"

    @property
    def host(self) -> str:
        """Host and, where unusual, port, for sentences."""
        return self._address.name

    @property
    def is_here(self) -> bool:
        """Whether it runs on this computer."""
        return is_loopback(self._address.host)

    def endpoint(self, route: str) -> Endpoint:
        """Return who is spoken to at a route."""
        return endpoint_of(self._connection, self._address, self._address.url + route)

    async def get(self, route: str) -> Answer:
        """Ask for something; the answer may be a refusal."""
        endpoint = self.endpoint(route)
        return await exchange(self.client, endpoint, "GET", endpoint.url, self.headers)

    async def get_json(self, route: str) -> object:
        """Ask for data.

        Raises:
            ProviderError: it was refused, or it is no JSON.
        """
        return await asyncio.to_thread(self.read_json, await self.get(route), route)

    def read_json(self, answer: Answer, route: str) -> object:
        """Read an answer that should be data.

        Raises:
            ProviderError: it was refused, or it is no JSON.
        """
        endpoint = self.endpoint(route)
        raise_for_refusal(answer, endpoint, self.sayings)
        value = parse_json(answer, endpoint)
        raise_for_inner_error(value, endpoint)
        return value

    async def look(self, route: str) -> Mapping[Any, Any]:
        """Return the JSON object behind a route; empty where there is something else.

        Raises:
            AuthenticationError: whatever stands there wants a key first.
            ProviderConnectionError: nothing answers.
            ProviderTimeoutError: no answer in time.
        """
        answer = await self.get(route)
        if answer.status in _WANTS_KEY:
            raise_for_refusal(answer, self.endpoint(route), self.sayings)
        if not 200 <= answer.status < 300:
            return {}
        try:
            value = await asyncio.to_thread(parse_json, answer, self.endpoint(route))
        except InvalidResponseError:
            return {}
        return value if isinstance(value, Mapping) else {}

    async def post_json(self, route: str, payload: dict[str, Any]) -> Answer:
        """Send data.

        Raises:
            InvalidInputError: field `text`: it cannot be encoded.
        """
        endpoint = self.endpoint(route)
        headers = {**self.headers, "Content-Type": "application/json"}
        return await exchange(self.client, endpoint, "POST", endpoint.url, headers, [dump(payload)])

    async def post_form(self, route: str, fields: Mapping[str, str], file: FormFile) -> Answer:
        """Send a form with a file.

        Raises:
            InvalidInputError: field `text`: it cannot be encoded.
        """
        endpoint = self.endpoint(route)
        media_type, body = form_body(fields, file)
        headers = {**self.headers, "Content-Type": media_type}
        return await exchange(self.client, endpoint, "POST", endpoint.url, headers, body)

    async def clip(self, answer: Answer, route: str) -> AudioClip:
        """Read an answer that should be audio.

        Raises:
            ProviderError: anything but audible audio came.
        """
        return await asyncio.to_thread(read_clip, answer, self.endpoint(route), self.sayings)
