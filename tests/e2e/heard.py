"""Compares what the sound card heard with the audio that was to be heard."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

from tests.stage.listening import find, spans
from tests.stage.sound import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.stage.sound import Recording

MARGIN = 480
"""Frames, 10 ms: how far the sound server's resampler may smear the two ends of a clip."""
_SURE = round(0.15 * RATE)
"""Frames of a stream that are there before any of it is heard: its start cannot have a pause in it."""
_FADED = round(0.03 * RATE)
"""Frames that two fades of 5 ms and two smears may take."""
_FADED_IN = round(0.01 * RATE)
"""Frames that one fade of 5 ms and a smear may take."""
_KNOWN = round(0.04 * RATE)
"""Frames by which a place in a clip is known: most of the shortest note."""
_SILENCE = round(0.005 * RATE)
"""Frames without any sound that part one piece from the next."""
_SILENT = 0.01
"""A level below which nothing is missed; what a resampler leaves of a silence is far below."""


def assert_heard(
    recording: Recording,
    audio: bytes,
    *,
    difference: float = 0.03,
    alike: float = 0.99999,
    pauses: bool = False,
    start: float = 0.0,
) -> None:
    """Fail unless exactly this clip was heard: whole, at its own speed and level, with silence before and after it.

    Args:
        recording: what the card heard.
        audio: a file of any container; mono.
        difference: the largest one allowed for any sample, of 1.0. The sound server resamples to the rate of the card,
            which rounds the edges of a note; a lost or doubled frame, a click or a gap is far above.
        alike: the least correlation allowed.
        pauses: whether the sound may have waited for more of a stream. A computer that is busy with other tests hands
            it on late; what is heard after a pause must go on where it was. So it is with everything that was
            recorded while the computer kept programs waiting. What took no longer than it should had no pause, and is
            compared as ever, too.
        start: seconds into the clip from which on it was played. A clip that begins in its middle is faded in; the
            first `_FADED_IN` frames are not compared, but nothing may be heard before them.
    """
    clip, rate = soundfile.read(io.BytesIO(audio), dtype="float32")
    wanted = soxr.resample(clip, rate, RATE)
    heard = recording.samples[:, 0]
    assert np.array_equal(heard, recording.samples[:, 1]), "left and right differ"
    if start:
        wanted = wanted[round(start * RATE) :]
        heard = _without_fade(heard, wanted)
    assert np.abs(wanted).max() > 0.05, "what was to be heard is silence itself"
    if pauses or recording.disturbed:
        assert_heard_in_pieces(heard, wanted, difference)
        if _length(heard) > _length(wanted) + 2 * MARGIN:
            return
    offset, likeness = find(heard, wanted)
    there = heard[offset : offset + len(wanted)]
    assert len(there) == len(wanted), "the end was not heard"
    assert likeness >= alike, f"what was heard is not what was sent: {likeness:.6f}; {_wrong_parts(there, wanted)}"
    worst = int(np.argmax(np.abs(there - wanted)))
    assert abs(there[worst] - wanted[worst]) <= difference, f"a click {worst / RATE:.3f} s after the start"
    assert not heard[: max(0, offset - MARGIN)].any(), "something was heard before it"
    assert not heard[offset + len(wanted) + MARGIN :].any(), "something was heard after it"


def assert_heard_in_pieces(heard: NDArray[np.float32], wanted: NDArray[np.float32], difference: float) -> None:
    """Fail unless what was heard between silences follows one upon the other in `wanted`, with nothing else anywhere.

    At the edges of a silence, `_FADED` frames may be missing: two fades, or the little that a sound server loses when
    it has run dry.
    """
    # So that the first piece may begin a little before, and the last one end a little after.
    wanted = np.pad(wanted, MARGIN)
    # Where the next piece begins at the earliest, and where at the latest, but for silence.
    place = latest = MARGIN
    for first, last in spans(heard[:, np.newaxis], gap_frames=_SILENCE):
        piece = heard[first:last]
        inner = slice(MARGIN, len(piece) - MARGIN)
        if len(piece[inner]) < _SILENCE:
            # Too short to be known again; what follows comes that much later.
            latest += _quiet(wanted[latest:]) + len(piece)
            continue
        window = wanted[place - MARGIN : _reach(wanted, latest) + MARGIN + len(piece)]
        at = f"what is heard from {first / RATE:.3f} s on does not follow at {(place - MARGIN) / RATE:.3f} s"
        assert len(window) >= len(piece), at
        # By its loudest part, because to lay all of it everywhere takes too much memory; a note is like itself a wave
        # later, so that the whole of it decides among the places that come into question.
        middle = min(
            max(MARGIN, int(np.argmax(np.abs(piece))) - _KNOWN // 2), max(MARGIN, len(piece) - MARGIN - _KNOWN)
        )
        known = piece[middle : min(middle + _KNOWN, inner.stop)]
        tried = window[middle : middle + len(window) - len(piece) + len(known)]
        differences = np.abs(np.lib.stride_tricks.sliding_window_view(tried, len(known)) - known).max(axis=1)
        possible = np.flatnonzero(differences <= difference)
        assert len(possible), at
        offset = min(possible, key=lambda one: float(np.abs(window[one : one + len(piece)] - piece).mean()))
        assert np.abs(window[offset:][inner] - piece[inner]).max() <= difference, at
        place += int(offset) - MARGIN + len(piece)
        latest = place
    left = len(wanted) - _reach(wanted, latest)
    assert left <= 0, f"the last {left / RATE:.3f} s are not heard"


def _reach(wanted: NDArray[np.float32], place: int) -> int:
    """Return how far one may be from a place on with nothing heard in between but what may be missing."""
    missing = place + _quiet(wanted[place:]) + _FADED
    return missing + _quiet(wanted[missing:])


def _length(samples: NDArray[np.float32]) -> int:
    """Return the frames from the first to the last that is not silent."""
    loud = np.flatnonzero(np.abs(samples) > _SILENT)
    return int(loud[-1] - loud[0]) if len(loud) else 0


def _quiet(samples: NDArray[np.float32]) -> int:
    """Return with how many frames of silence this begins."""
    loud = np.flatnonzero(np.abs(samples) > _SILENT)
    return int(loud[0]) if len(loud) else len(samples)


def _without_fade(heard: NDArray[np.float32], wanted: NDArray[np.float32]) -> NDArray[np.float32]:
    """Put what was to be heard in the place of the fade with which it began."""
    first = int(np.flatnonzero(heard)[0])
    after = wanted[_FADED_IN : _FADED_IN + _SURE]
    place = first + _nearest(heard[first : first + _FADED_IN + MARGIN + len(after)], after)[0]
    before = heard[: max(0, place - _FADED_IN)]
    return np.concatenate((before, wanted[: place - len(before)], heard[place:]))


def _nearest(within: NDArray[np.float32], wanted: NDArray[np.float32]) -> tuple[int, float]:
    """Return where a short piece is in one that is little longer, and the largest difference there."""
    differences = np.abs(np.lib.stride_tricks.sliding_window_view(within, len(wanted)) - wanted).max(axis=1)
    offset = int(np.argmin(differences))
    return offset, float(differences[offset])


def _wrong_parts(there: NDArray[np.float32], wanted: NDArray[np.float32]) -> str:
    """Say which stretches of 50 ms are not where they belong: a lost start, a gap in the middle or a late end."""
    step = RATE // 20
    starts = range(0, len(wanted), step)
    wrong = [
        start for start in starts if np.abs(there[start : start + step] - wanted[start : start + step]).max() > 0.1
    ]
    return f"wrong at {', '.join(f'{start / RATE:.2f}' for start in wrong)} of {len(wanted) / RATE:.2f} s"
