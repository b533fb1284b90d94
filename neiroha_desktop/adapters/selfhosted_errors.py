"""What speech servers that people run themselves say when they fail, and what it means."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.error_bodies import ProviderWords, clean, read_words
from neiroha_desktop.adapters.http_errors import raise_for_answer
from neiroha_desktop.adapters.status_errors import error_for
from neiroha_desktop.domain.errors import BadRequestError, ProviderServerError
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

_NO_ROUTE = frozenset({404, 405})
_ROUTE_WORDS = frozenset({"", "Not Found", "Method Not Allowed"})


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a server, and the sentence for them."""

    pattern: re.Pattern[str]
    message: Message
    """May use {host}, {words} and the named groups of the pattern."""
    remedy: Message

    def error(self, found: re.Match[str], words: ProviderWords, status: int, host: str) -> BadRequestError:
        """Return the error for words in which the pattern was found."""
        groups = {name: value.strip() for name, value in found.groupdict(default="?").items()}
        message = Message(self.message.template, {"host": host, "words": words.text, **groups})
        details = f"HTTP {status}\n{words.text}"
        return BadRequestError(message, remedy=self.remedy, details=details, status=status)


def saying(pattern: str, message: Message, remedy: Message) -> Saying:
    """Return a saying for a pattern, whatever its case."""
    return Saying(re.compile(pattern, re.IGNORECASE), message, remedy)


OUT_OF_MEMORY = saying(
    r"out of memory|OutOfMemory|显存不足|内存不足|CUBLAS_STATUS_ALLOC_FAILED",
    msg("The graphics card of {host} has run out of memory."),
    msg("Use a shorter text, or close other programs there; then restart the server."),
)
NO_FFMPEG = saying(
    r"ffmpeg",
    msg("{host} cannot find ffmpeg, which it needs for this: {words}"),
    msg("Install ffmpeg on the server, and restart it."),
)
NO_FILE = saying(
    r"(?:\[Errno 2\]|No such file or directory|FileNotFoundError|not found:? */|(?:文件|路径|模型).{0,6}不存在)",
    msg("{host} lacks a file that it needs: {words}"),
    msg("See the server's console; its model or a recording of its voices may be missing."),
)
COMMON = (OUT_OF_MEMORY, NO_FFMPEG, NO_FILE)
"""What all of them may say; asked last."""


def is_no_route(answer: Answer) -> bool:
    """Tell "there is no such address" from "there is no such voice": both come as 404."""
    return answer.status in _NO_ROUTE and read_words(answer.body, ()).text in _ROUTE_WORDS


def raise_for_refusal(answer: Answer, endpoint: Endpoint, sayings: Sequence[Saying]) -> None:
    """Raise what a status other than 2xx means; do nothing for 2xx.

    Raises:
        ProviderError: of the class that the words or the status belong to. A server that failed in the middle of its
            work is not asked again: it would fail again, minutes later.
    """
    if 200 <= answer.status < 400:
        raise_for_answer(answer, endpoint)
        return
    words = server_words(answer.body, endpoint.secrets)
    if answer.status in _NO_ROUTE and (words.is_page or words.text in _ROUTE_WORDS):
        raise _no_route(answer.status, words, endpoint)
    raise_for_words(words, answer.status, endpoint, sayings)
    error = error_for(answer.status, words, endpoint, answer.headers)
    if isinstance(error, ProviderServerError) and answer.status == 500:
        error.retryable = False
        error.remedy = msg("See the server's console for the cause; then try again.")
    raise error


def raise_for_words(words: ProviderWords, status: int, endpoint: Endpoint, sayings: Sequence[Saying]) -> None:
    """Raise the error for words that are known; do nothing for others.

    Raises:
        BadRequestError: they are known.
    """
    if words.is_page or status in (401, 403, 429):
        return
    for known in (*sayings, *COMMON):
        if found := known.pattern.search(words.text):
            raise known.error(found, words, status, endpoint.host)


def server_words(body: bytes | bytearray, secrets: Sequence[str]) -> ProviderWords:
    """Find the server's words; GPT-SoVITS keeps the cause apart from its message."""
    words = read_words(body, secrets)
    if b'"Exception"' not in body[:100_000]:
        return words
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return words
    cause = value.get("Exception") if isinstance(value, Mapping) else None
    if not isinstance(cause, str) or not cause.strip():
        return words
    return replace(words, text=clean(": ".join(filter(None, (words.text, cause))), secrets))


def _no_route(status: int, words: ProviderWords, endpoint: Endpoint) -> BadRequestError:
    return BadRequestError(
        msg("{host} does not know the address {url}.", host=endpoint.host, url=endpoint.url),
        remedy=msg("Check the Base URL and the adapter type: another kind of server may answer at this address."),
        details=f"HTTP {status}\n{words.text}".strip(),
        status=status,
    )
