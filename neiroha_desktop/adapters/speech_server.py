"""How a speech server is reached: its address with or without `/v1`, the key, the deadlines."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import openai_known
from neiroha_desktop.adapters.addresses import is_loopback
from neiroha_desktop.adapters.endpoint import Answer
from neiroha_desktop.adapters.exchange import exchange
from neiroha_desktop.adapters.key_header import checked_key, endpoint_of, keyed_headers
from neiroha_desktop.adapters.speech_address import SPEECH, Bases, leads_nowhere, normalise_speech_url
from neiroha_desktop.adapters.speech_stream import mark
from neiroha_desktop.adapters.streamed_answer import StreamedAnswer

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.sse import Event
    from neiroha_desktop.domain.provider import Connection

_LISTING_SECONDS = 30.0
"""For a list; who is asked at five places must not wait for each as long as for speech."""
_JSON = {"Content-Type": "application/json"}


class SpeechServer:
    """Sends requests to one server, and remembers in `bases` where it is."""

    def __init__(self, connection: Connection, client: httpx.AsyncClient, bases: Bases) -> None:
        """Prepare; nothing is sent.

        Raises:
            InvalidInputError: field `base_url`, `api_key` or `extra_headers`.
        """
        self.address = normalise_speech_url(connection.base_url)
        self.host = self.address.host
        self._headers = keyed_headers(connection, "Authorization")
        if key := checked_key(connection):
            self._headers["Authorization"] = f"Bearer {key}"
        reviewed = openai_known.review_speech_key(connection.base_url, connection.api_key)
        hint = reviewed[1] if reviewed and not reviewed[0] else None
        self.endpoint = endpoint_of(connection, self.address, bases.url(self.address) + SPEECH, key_hint=hint)
        self._client = client
        self._bases = bases

    @property
    def base(self) -> str:
        """What endpoints are appended to, as far as is known by now."""
        return self._bases.url(self.address)

    async def speak(self, body: bytes) -> Answer:
        """Send a request for speech and return the whole answer, whatever its status.

        Raises:
            ProviderError: there is no answer.
        """
        return await self._ask("POST", SPEECH, {**self._headers, **_JSON, "Accept": "audio/*, */*"}, body)

    async def list(self, path: str) -> Answer:
        """Ask for a list at a path behind the base, and return the whole answer, whatever its status.

        Raises:
            ProviderError: there is no answer.
        """
        return await self._ask("GET", path, self._headers)

    async def list_at(self, url: str) -> Answer:
        """Ask for a list at an address, and return the whole answer, whatever its status.

        Raises:
            ProviderError: there is no answer.
        """
        return await self._exchange("GET", url, self._headers)

    async def stream(self, body: bytes) -> AsyncGenerator[tuple[Event | Answer, Mapping[str, str]], None]:
        """Send a request for speech and yield what comes, with the headers of the answer.

        Raises:
            ProviderError: it broke off, or there is no answer.
        """
        headers = {**self._headers, **_JSON, "Accept": "text/event-stream, audio/*, */*"}
        other, refused = self._bases.other(self.address), None
        # Who loads a model or thinks slowly at home pauses longer than a service.
        pause = self.endpoint.answer_seconds if is_loopback(self.host) else None
        for base in filter(None, (self.base, other)):
            endpoint = replace(self.endpoint, url=base + SPEECH)
            async with StreamedAnswer(
                self._client, endpoint, headers, (body,), mark, in_parts=True, longest_pause=pause
            ) as answer:
                is_found = False
                async for received in answer:
                    if not is_found and isinstance(received, Answer) and leads_nowhere(received):
                        refused = refused or Answer(received.status, received.headers, received.body)
                        break
                    if base == other:
                        self._bases.remember(self.address)
                    is_found = True
                    yield received, answer.headers
                else:
                    return
        if refused is not None:
            yield refused, refused.headers

    async def _ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        """Send one request; where nothing is found, try once more with `/v1`, and keep to what works."""
        first, other = self.base, self._bases.other(self.address)
        answer = await self._exchange(method, first + path, headers, body)
        if not other or not leads_nowhere(answer):
            return answer
        second = await self._exchange(method, other + path, headers, body)
        if leads_nowhere(second):
            return answer
        self._bases.remember(self.address)
        return second

    async def _exchange(self, method: str, url: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        endpoint = self.endpoint
        if method == "GET":
            endpoint = replace(endpoint, answer_seconds=min(endpoint.answer_seconds, _LISTING_SECONDS))
        return await exchange(self._client, replace(endpoint, url=url), method, url, headers, (body,) if body else ())
