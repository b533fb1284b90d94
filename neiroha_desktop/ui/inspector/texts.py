"""A record of what travelled, in words: the request, the answer, and where the time went."""

from __future__ import annotations

import codecs
import json
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.wire import KEPT_ANSWER_BYTES, KEPT_REQUEST_BYTES
from neiroha_desktop.ui.wording import latency_text, size_text, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.wire import WireRecord

CONNECT, SECURE, WAIT, RECEIVE = msg("Connect"), msg("Encrypt"), msg("Wait"), msg("Receive")


class Phase(NamedTuple):
    """A stretch of the time that a request took."""

    title: Message
    place: int
    """Of its colour and pattern among those of drawn quantities."""
    seconds: float
    is_last_word: bool = False
    """Whether the request ended in it without having come to its end."""


def request_text(record: WireRecord) -> str:
    """Return the request as it travelled."""
    lines = [f"{record.method} {record.url}", *_header_lines(record.request_headers), ""]
    if record.sent is None:
        return "\n".join([*lines, translate(msg("(Nothing of it was sent.)"))])
    cut = len(record.request_body.encode()) >= KEPT_REQUEST_BYTES
    return "\n".join([*lines, _body_text(record.request_body, cut=cut)]).rstrip("\n")


def answer_text(record: WireRecord) -> str:
    """Return the answer as it travelled, of its body the beginning."""
    if record.status is None:
        return translate(msg("(There was no answer.)"))
    lines = [status_text(record.status), *_header_lines(record.answer_headers), ""]
    cut = len(record.answer_head) >= KEPT_ANSWER_BYTES
    # Where it is cut in the middle of a letter, that letter is left out; what is no text at all is shown as such.
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    body = _body_text(decoder.decode(record.answer_head, final=not cut), cut=cut)
    if not body:
        body = translate(msg("(It has no body.)"))
    return "\n".join([*lines, body]).rstrip("\n")


def status_text(status: int) -> str:
    """Return a status with its name: `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def summary(record: WireRecord) -> str:
    """Return how it went, as one line."""
    parts = [status_text(record.status) if record.status is not None else translate(msg("no answer"))]
    if record.finished is not None:
        parts.append(translate(msg("{time} in all", time=latency_text(record.finished))))
    if record.request_bytes:
        parts.append(translate(msg("{size} sent", size=size_text(record.request_bytes))))
    if record.answer_bytes:
        parts.append(translate(msg("{size} received", size=size_text(record.answer_bytes))))
    return " · ".join(parts)


def phases(record: WireRecord) -> list[Phase]:
    """Return where the time went, in order. The last one is marked where the request came to no good end in it."""
    steps = [(CONNECT, 0, record.connected), (SECURE, 1, record.secured), (WAIT, 2, record.first_byte)]
    found: list[Phase] = []
    last = 0.0
    for title, place, moment in steps:
        if moment is not None:
            found.append(Phase(title, place, max(0.0, moment - last)))
            last = max(last, moment)
    if record.finished is None:
        return found
    rest = max(0.0, record.finished - last)
    if record.first_byte is not None:
        return [*found, Phase(RECEIVE, 3, rest)]
    title, place = _unfinished(record)
    return [*found, Phase(title, place, rest, is_last_word=True)]


def phase_text(phase: Phase) -> str:
    """Return a phase in words: `Wait 0.8 s`."""
    if phase.title is CONNECT and not phase.seconds and not phase.is_last_word:
        return translate(msg("Connect: was open already"))
    time = latency_text(phase.seconds)
    if phase.is_last_word:
        return translate(msg("{phase} {time}, then it ended", phase=phase.title, time=time))
    return translate(msg("{phase} {time}", phase=phase.title, time=time))


def times_text(found: Sequence[Phase]) -> str:
    """Return all phases as one line."""
    return " · ".join(phase_text(phase) for phase in found)


def _unfinished(record: WireRecord) -> tuple[Message, int]:
    """Return the phase that a request without an answer did not get out of."""
    if record.connected is None:
        return CONNECT, 0
    return (WAIT, 2) if record.sent is not None else (SECURE, 1)


def _header_lines(headers: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{name}: {value}" for name, value in headers]


def _body_text(body: str, *, cut: bool) -> str:
    """Return JSON in lines, and anything else as it is; say so where it is only the beginning of something."""
    if cut:
        return "\n".join([body, translate(msg("(The rest of it was not kept.)"))])
    try:
        return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        return body
