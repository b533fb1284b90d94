"""A virtual screen with a window manager, a mouse, a keyboard and a camera."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.stage.processes import StageError, running, wait_for

_START_SECONDS = 20.0
_TOOL_SECONDS = 20.0
# Fields of the header of an X window dump, by their place: the first 25 big-endian 32 bit words.
_HEADER_SIZE, _WIDTH, _HEIGHT, _BITS_PER_PIXEL, _BYTES_PER_LINE, _COLOURS = 0, 4, 5, 11, 12, 19


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of one's own, with what one can do on it."""

    env: Mapping[str, str]
    """Environment for the programs on it; DISPLAY is set."""
    framebuffer: Path
    """The pixels, as the server keeps them: an X window dump."""

    def click(self, x: int, y: int, button: int = 1, count: int = 1) -> None:
        """Click at a place on the screen, in pixels."""
        self._do("mousemove", str(x), str(y), "click", "--repeat", str(count), "--delay", "60", str(button))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the left button at one place and let it go at another."""
        moves = [str(part) for fraction in (0.1, 0.5, 1.0) for part in ("mousemove", *_between(start, end, fraction))]
        self._do("mousemove", *map(str, start), "mousedown", "1", *moves, "mouseup", "1")

    def key(self, *combinations: str) -> None:
        """Press keys, for example "ctrl+Return" or "Tab", one after the other."""
        self._do("key", "--delay", "20", *combinations)

    def type_text(self, text: str) -> None:
        """Type ASCII text; other writing is set through the screen reader's interface."""
        if not text.isascii():
            raise ValueError("only ASCII can be typed; use set_text")
        self._do("type", "--delay", "5", "--", text)

    def screenshot(self, path: Path) -> Path:
        """Write what is to be seen as a PNG and return its path."""
        width, height, rows = _pixels(self.framebuffer.read_bytes())
        path.write_bytes(_png(width, height, rows))
        return path

    def _do(self, *command: str) -> None:
        subprocess.run(
            ["xdotool", *command],
            env=dict(self.env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
            timeout=_TOOL_SECONDS,
        )


@contextmanager
def open_screen(folder: Path, env: Mapping[str, str], width: int = 1280, height: int = 800) -> Iterator[Screen]:
    """Run a virtual screen and its window manager.

    Args:
        folder: for logs and pixels; exists.
        env: environment that the screen's programs start from.
        width: pixels.
        height: pixels.
    """
    with ExitStack() as stack:
        read_end, write_end = os.pipe()
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24"]
        command += ["-fbdir", str(folder), "-noreset", "-nolisten", "tcp", "-dpi", "96"]
        try:
            stack.enter_context(running(command, env, folder / "xvfb.log", pass_fds=[write_end]))
        finally:
            os.close(write_end)
        display = {**env, "DISPLAY": f":{_read_number(read_end)}"}
        ready = folder / "openbox-is-ready"
        manager = ["openbox", "--sm-disable", "--startup", f"touch {ready}"]
        stack.enter_context(running(manager, display, folder / "openbox.log"))
        wait_for("the window manager", ready.exists, _START_SECONDS)
        yield Screen(display, folder / "Xvfb_screen0")


def _read_number(read_end: int) -> str:
    with os.fdopen(read_end, "rb", buffering=0) as answer:
        digits = b""
        while not digits.endswith(b"\n"):
            if not select.select([answer], [], [], _START_SECONDS)[0]:
                raise StageError(f"Xvfb named no display within {_START_SECONDS:g} s")
            part = answer.read(16)
            if not part:
                raise StageError("Xvfb ended before it named a display; see xvfb.log")
            digits += part
    return digits.decode("ascii").strip()


def _between(start: tuple[int, int], end: tuple[int, int], fraction: float) -> tuple[int, int]:
    return round(start[0] + (end[0] - start[0]) * fraction), round(start[1] + (end[1] - start[1]) * fraction)


def _pixels(dump: bytes) -> tuple[int, int, list[bytes]]:
    """Return width, height and rows of red, green and blue bytes."""
    header = struct.unpack_from(">25I", dump)
    if header[_BITS_PER_PIXEL] != 32:
        raise StageError(f"the screen has {header[_BITS_PER_PIXEL]} bits per pixel, not 32")
    start = header[_HEADER_SIZE] + header[_COLOURS] * 12
    rows = []
    for y in range(header[_HEIGHT]):
        line = dump[start + y * header[_BYTES_PER_LINE] :][: header[_WIDTH] * 4]
        row = bytearray(header[_WIDTH] * 3)
        row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
        rows.append(bytes(row))
    return header[_WIDTH], header[_HEIGHT], rows


def _png(width: int, height: int, rows: list[bytes]) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
