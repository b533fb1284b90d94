"""The eSpeak NG helper process: one JSON line in, one JSON line and 16-bit samples out.

Run as `python -m neiroha_desktop.offline.espeak_process`. It is a process of its own because the library changes the
locale, may end or crash the process it lives in, and is GPL-3.0.

First line out: `{"sample_rate": 22050}`, or `{"error": code, "detail": text}` and the process ends.
Line in: `{"text", "language", "variant", "rate", "pitch", "range", "volume", "gap", "max_samples", "stream"}`.
Line out: `{"bytes": n, "truncated": bool}` followed by n bytes, or `{"error": code, "detail": text}`. Where `stream` is
true, lines `{"bytes": n, "more": true}` with n bytes each may come before, as soon as there is so much.
Line in: `{"list": true}`; what comes back as bytes is JSON:
`{"voices": [[identifier, name, language], …], "variants": [name, …]}`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any, BinaryIO

from neiroha_desktop.offline.espeak_library import Library, ProblemError


def _take_stdout() -> BinaryIO:
    """Return the pipe to the other side, and point standard output elsewhere: C code may print there."""
    pipe = os.dup(1)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(pipe, os.O_BINARY)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(pipe, "wb")


def _send(out: BinaryIO, header: dict[str, Any], body: bytes = b"") -> None:
    out.write(json.dumps(header).encode() + b"\n" + body)
    out.flush()


def _answer(library: Library, line: bytes, out: BinaryIO) -> None:
    def on_piece(piece: bytes) -> None:
        _send(out, {"bytes": len(piece), "more": True}, piece)

    order = json.loads(line)
    if order.get("list"):
        found = {"voices": library.spoken_voices(), "variants": sorted(library.variants)}
        listing = json.dumps(found).encode()
        _send(out, {"bytes": len(listing), "truncated": False}, listing)
        return
    try:
        samples, truncated = library.speak(order, on_piece)
    except ProblemError as error:
        _send(out, {"error": error.code, "detail": str(error)})
    else:
        _send(out, {"bytes": len(samples), "truncated": truncated}, samples)


def main() -> int:
    """Serve until standard input ends."""
    # Ctrl+C in a terminal reaches the whole group; this process ends when its owner closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = _take_stdout()
    try:
        try:
            library = Library()
        except ProblemError as error:
            _send(out, {"error": error.code, "detail": str(error)})
            return 1
        _send(out, {"sample_rate": library.sample_rate})
        for line in sys.stdin.buffer:
            _answer(library, line, out)
    except BrokenPipeError:
        # The owner is gone; there is nobody to tell.
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
