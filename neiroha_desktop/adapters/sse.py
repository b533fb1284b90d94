"""Server-Sent Events, read from bytes as they come in."""

from __future__ import annotations

from dataclasses import dataclass, field

_CR, _LF = b"\r"[0], b"\n"[0]
_BOM = b"\xef\xbb\xbf"
_LONG = 64 * 1024
"""Bytes; longer lines are handed on without being copied, because the window's thread would do it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event."""

    data: bytes | bytearray = field(repr=False)
    """UTF-8. Lines are joined by line feeds."""
    name: str = ""
    """"" unless the server names it."""


class EventReader:
    """Cuts a stream of bytes into events, however it was split on its way. Lines may have any length.

    It works on bytes: no line end can be a part of another character in UTF-8, so a character that was cut in two is
    whole again once its line is.
    """

    def __init__(self) -> None:
        self._rest = bytearray()
        self._searched = 0
        self._after_cr = False
        self._at_start = True
        self._name = ""
        self._data: list[bytes | bytearray] = []

    def feed(self, piece: bytes) -> list[Event]:
        """Take a piece of the stream and return the events that are complete with it."""
        self._rest += piece
        return [event for line in self._lines() if (event := self._read(line))]

    def close(self) -> list[Event]:
        """Return what the end of the stream completes: the last line needs no end, the last event no empty line."""
        events = [event for line in (bytes(self._rest), b"") if (event := self._read(line))]
        self._rest.clear()
        return events

    def _lines(self) -> list[bytes | bytearray]:
        """Take complete lines from the rest; they end with CR, LF, or both."""
        lines: list[bytes | bytearray] = []
        start = 0
        while True:
            if self._after_cr and start < len(self._rest):
                start += self._rest[start] == _LF
                self._after_cr = False
            end = _line_end(self._rest, max(start, self._searched))
            if end < 0:
                break
            self._after_cr = self._rest[end] == _CR
            if end - start > _LONG:
                line, self._rest = self._rest, self._rest[end + 1 :]
                del line[end:], line[:start]
                lines.append(line)
                start = self._searched = 0
            else:
                lines.append(bytes(self._rest[start:end]))
                start = self._searched = end + 1
        del self._rest[:start]
        # A long line comes in many pieces; what was searched is not searched again.
        self._searched = len(self._rest)
        return lines

    def _read(self, line: bytes | bytearray) -> Event | None:
        if self._at_start:
            line, self._at_start = line.removeprefix(_BOM), False
        if not line:
            return self._dispatch()
        name, value = _field(line)
        if name == b"event":
            self._name = value.decode("utf-8", "replace")
        elif name == b"data":
            self._data.append(value)
            # Some servers leave out the empty line between events.
            if len(self._data) == 1 and _is_complete(value):
                return self._dispatch()
        return None

    def _dispatch(self) -> Event | None:
        data = self._data[0] if len(self._data) == 1 else b"\n".join(self._data)
        event = Event(data, self._name) if self._data else None
        self._data, self._name = [], ""
        return event


def _line_end(data: bytearray, start: int) -> int:
    """Return where the first line end at or after `start` is; -1 where there is none."""
    feed = data.find(b"\n", start)
    back = data.find(b"\r", start, feed if feed >= 0 else len(data))
    return back if back >= 0 else feed


def _field(line: bytes | bytearray) -> tuple[bytes | bytearray, bytes | bytearray]:
    """Return name and value of a line; a long line may be used up for it."""
    colon = line.find(b":")
    if colon < 0:
        return line, b""
    name, start = line[:colon], colon + 1
    start += line.startswith(b" ", start)
    if isinstance(line, bytes):
        return name, line[start:]
    # Moves its beginning, and nothing else.
    del line[:start]
    return name, line


def _is_complete(value: bytes | bytearray) -> bool:
    return value == b"[DONE]" or (value.startswith(b"{") and value.endswith(b"}"))
