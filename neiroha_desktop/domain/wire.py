"""What one request looked like on the wire, noted while it happens."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.domain.synthesis import SynthesisRequest

KEPT_REQUEST_BYTES = 64 * 1024
"""So much of a request's body is kept to be looked at, without the audio in it."""
KEPT_ANSWER_BYTES = 4096
"""So much of an answer's body is kept to be looked at, without the audio in it."""


@dataclass(slots=True)
class WireRecord:
    """One HTTP exchange, filled in by whoever carries it. No key is ever in it: where one was, a variable is named.

    The times are seconds since the request was given to the HTTP client; None: it did not come to that.
    """

    method: str = ""
    url: str = ""
    request_headers: list[tuple[str, str]] = field(default_factory=list)
    request_bytes: int = 0
    """Size of the request's body."""
    request_body: str = field(default="", repr=False)
    """The first `KEPT_REQUEST_BYTES` of what was sent, with audio replaced by its kind and size."""
    status: int | None = None
    answer_headers: list[tuple[str, str]] = field(default_factory=list)
    answer_head: bytes = field(default=b"", repr=False)
    """The first `KEPT_ANSWER_BYTES` of the answer's body, decompressed, with audio replaced by its kind and size."""
    answer_bytes: int = 0
    """Size of the answer's body, as it travelled."""
    started_tick: float = 0.0
    """When it was given to the client, on the clock of `time.perf_counter`."""
    connected: float | None = None
    """0.0 where an open connection was used again."""
    secured: float | None = None
    """End of the TLS handshake; None without TLS or on an open connection."""
    sent: float | None = None
    """First byte of the request on its way: from here on it may count, and cost."""
    first_byte: float | None = None
    """Head of the answer."""
    finished: float | None = None
    """Last byte of the answer, or the end of the attempt."""
    row: int | None = None
    """Line of the ledger that it is counted under; None where it is not counted."""

    @property
    def asked_for_events(self) -> bool:
        """Whether the answer was to come piece by piece."""
        return any(name.lower() == "accept" and "text/event-stream" in value for name, value in self.request_headers)


def wire_text(record: WireRecord) -> str:
    """Return a record as it is kept with a take: JSON in plain ASCII; "" where nothing was sent."""
    if not record.method:
        return ""
    values = asdict(record) | {"answer_head": record.answer_head.decode("utf-8", "replace")}
    return json.dumps(values)


def wire_of(text: str) -> WireRecord | None:
    """Return the record that `wire_text` wrote; None for ""."""
    if not text:
        return None
    values = json.loads(text)
    for name in ("request_headers", "answer_headers"):
        values[name] = [(header, value) for header, value in values[name]]
    return WireRecord(**(values | {"answer_head": values["answer_head"].encode()}))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request was made from, so that it can be written down for another program."""

    provider: Provider
    request: SynthesisRequest


@dataclass(frozen=True, slots=True)
class Snippets:
    """One request, written so that other programs send the same. Keys are read from variables of the environment."""

    curl: str
    """For bash and other shells like it."""
    python: str
    """With the `openai` package."""
    variables: tuple[str, ...] = ()
    """What has to be set first: names of variables."""
