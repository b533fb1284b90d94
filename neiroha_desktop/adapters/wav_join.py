"""Several WAV files in one body, as servers send them that speak sentence by sentence."""

from __future__ import annotations

import re

_HEAD = re.compile(rb"RIFF.{4}WAVEfmt ", re.DOTALL)


def join_wavs(data: bytes) -> bytes:
    """Return one WAV file with the samples of all that stand behind each other; a single one comes back as it is.

    The format of the first one holds for all. Sizes that a streaming server could not know are put right.
    """
    starts = [found.start() for found in _HEAD.finditer(data)]
    if len(starts) < 2 or starts[0] != 0:
        return data
    head, samples = b"", list[bytes]()
    for start, end in zip(starts, (*starts[1:], len(data)), strict=True):
        place = _samples(data, start, end)
        if place is None:
            continue
        if not samples:
            head = data[12 : place[0] - 8]
        # Half a sample would shift all that follow.
        samples.append(data[place[0] : place[1] - (place[1] - place[0]) % 2])
    if not samples:
        return data
    body = b"".join(samples)
    size = len(head) + 12 + len(body)
    return b"".join((
        b"RIFF", size.to_bytes(4, "little"), b"WAVE", head, b"data", len(body).to_bytes(4, "little"), body,
    ))  # fmt: skip


def _samples(data: bytes, start: int, end: int) -> tuple[int, int] | None:
    """Return where the samples of the file from `start` to `end` begin and end; None where it has none."""
    position = start + 12
    while position + 8 <= end:
        size, begin = int.from_bytes(data[position + 4 : position + 8], "little"), position + 8
        if data[position : position + 4] == b"data":
            return begin, (begin + size if 0 < size <= end - begin else end)
        position = begin + size + size % 2
    return None
