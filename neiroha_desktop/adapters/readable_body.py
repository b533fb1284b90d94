"""A body as somebody can read it: audio in it is replaced by its kind and size while it passes by, never copied."""

from __future__ import annotations

import binascii
import re
import zlib

from neiroha_desktop.domain.containers import MEDIA_TYPES, sniff_container

_SLICE = 4096
"""Looked through at a time; the inside of audio is only searched for its end."""
_LEAST_AUDIO = 512
"""A run of base64 that is shorter is left as it is: it may be an id, or words without spaces."""
_UNDECIDED = 1024
"""So much after a quote is waited with: longer than the head of a data URL and the shortest audio together."""
_AUDIO = re.compile(
    rb'"(?:data:(?P<media>[\w.+-]+/[\w.+-]+)[^",]{0,80},)?(?P<data>[A-Za-z0-9+/_=\\-]{%d,})(?="|\Z)' % _LEAST_AUDIO
)
_FORM_FILE = re.compile(
    rb'filename="[^"\r\n]*"[^\r\n]*\r\n(?:content-type: *(?P<media>[\w.+/-]{1,80})[^\r\n]*\r\n)?\r\n', re.IGNORECASE
)
"""The head of a file in a form (multipart/form-data)."""
_ANY_ZLIB = 47
"""Tells zlib to accept gzip and deflate."""


class ReadableBody:
    """Takes a body piece by piece and keeps its beginning without the audio in it."""

    def __init__(self, most: int) -> None:
        """Start with nothing.

        Args:
            most: so many bytes are kept.
        """
        self._most = most
        self._kept = bytearray()
        self._open = bytearray()
        """What may yet turn out to be the beginning of audio."""
        self._media = ""
        self._run = 0
        """Bytes of base64 of the audio that passes by; 0 outside of audio."""
        self._size = 0
        self._head = b""

    def feed(self, piece: bytes) -> None:
        """Take the next piece. Costs the search for a quote in audio, and next to nothing once enough is kept."""
        if len(self._head) < 16:
            self._head += piece[: 16 - len(self._head)]
        self._size += len(piece)
        place = 0
        while place < len(piece):
            if self._run:
                end = piece.find(b'"', place)
                self._run += (len(piece) if end < 0 else end) - place
                if end < 0:
                    return
                self._end_run()
                place = end
            elif len(self._kept) >= self._most:
                return
            else:
                self._open += piece[place : place + _SLICE]
                place += _SLICE
                place -= self._look()

    def close(self) -> bytes:
        """Return what is kept, cut off where it is too long. A body that is no text is named, and not shown."""
        if container := sniff_container(self._head):
            return f"<{MEDIA_TYPES.get(container, 'audio')}, {size_words(self._size)}>".encode()
        if self._run:
            self._end_run()
        self._kept += self._open
        self._open.clear()
        text = bytes(self._kept[: self._most])
        if self._head.startswith(b"--") and (found := _FORM_FILE.search(text)):
            # The file comes last; what is behind its beginning is never text.
            media = (found["media"] or b"file").decode()
            return text[: found.end()] + f"<{media}, {size_words(self._size - found.end())}>".encode()
        if b"\0" in text:
            return f"<binary data, {size_words(self._size)}>".encode()
        return text

    def _look(self) -> int:
        """Move what is decided over to what is kept; return how much of the end was not looked at."""
        found = _AUDIO.search(self._open)
        if found is None:
            # Audio begins behind a quote; only what follows the last one may still become some.
            quote = self._open.rfind(b'"')
            decided = quote if quote >= 0 and len(self._open) - quote < _UNDECIDED else len(self._open)
            self._kept += self._open[:decided]
            del self._open[:decided]
            return 0
        self._kept += self._open[: found.start() + 1]
        media, data = found["media"], found["data"]
        self._media = media.decode() if media else _media_type(bytes(data[:32]))
        self._run = len(data)
        rest = len(self._open) - found.end()
        self._open.clear()
        return rest

    def _end_run(self) -> None:
        self._kept += f"<{self._media}, {size_words(self._run * 3 // 4)}>".encode()
        self._run = 0


def readable_start(head: bytes, encoding: str, most: int) -> bytes:
    """Return the beginning of a compressed body as it may be read, as far as that works.

    Args:
        head: the first bytes, as they travelled.
        encoding: of the body, as its header names it.
        most: so many bytes are kept.
    """
    if encoding in ("gzip", "x-gzip", "deflate"):
        try:
            head = zlib.decompressobj(_ANY_ZLIB).decompress(head, most)
        except zlib.error:
            return head
    body = ReadableBody(most)
    body.feed(head)
    return body.close()


def size_words(size: int) -> str:
    """Return a size in words that are the same in all languages: `812 B`, `48 kB`, `1.2 MB`."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} kB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"


def _media_type(start: bytes) -> str:
    """Name the kind of audio by its first bytes, which are base64 here."""
    try:
        container = sniff_container(binascii.a2b_base64(start))
    except binascii.Error:
        return "audio"
    return MEDIA_TYPES.get(container or "", "audio")
