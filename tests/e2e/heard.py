"""Compares what the sound card heard with the audio that was to be heard."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

from tests.stage.listening import find
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
_DROPOUTS = 6
"""So often sound may drop out where the computer keeps the product waiting; nothing may be missing after it."""
_KNOWN = round(0.04 * RATE)
"""Frames by which a place in a clip is known: most of the shortest note."""


def assert_heard(
    recording: Recording,
    audio: bytes,
    *,
    difference: float = 0.03,
    alike: float = 0.99999,
    pauses: int = 0,
    start: float = 0.0,
) -> None:
    """Fail unless exactly this clip was heard: whole, at its own speed and level, with silence before and after it.

    Args:
        recording: what the card heard.
        audio: a file of any container; mono.
        difference: the largest one allowed for any sample, of 1.0. The sound server resamples to the rate of the card,
            which rounds the edges of a note; a lost or doubled frame, a click or a gap is far above.
        alike: the least correlation allowed.
        pauses: so many times the sound may have waited for more of a stream. A computer that is busy with other tests
            hands it on late; what is heard after a pause must go on where it was, with nothing missing.
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
    for _ in range(max(pauses, _DROPOUTS) if recording.disturbed else pauses):
        heard = without_pause(heard, wanted, difference)
    offset, likeness = find(heard, wanted)
    there = heard[offset : offset + len(wanted)]
    assert len(there) == len(wanted), "the end was not heard"
    assert likeness >= alike, f"what was heard is not what was sent: {likeness:.6f}; {_wrong_parts(there, wanted)}"
    worst = int(np.argmax(np.abs(there - wanted)))
    assert abs(there[worst] - wanted[worst]) <= difference, f"a click {worst / RATE:.3f} s after the start"
    assert not heard[: max(0, offset - MARGIN)].any(), "something was heard before it"
    assert not heard[offset + len(wanted) + MARGIN :].any(), "something was heard after it"


def without_pause(heard: NDArray[np.float32], wanted: NDArray[np.float32], difference: float) -> NDArray[np.float32]:
    """Cut out the first silence that is heard where there should be sound; without one it stays as it is.

    What is heard on both sides of the cut follows in `wanted` without a gap; the fades before and after the silence,
    `_FADED` frames together at most, are taken from there.
    """
    # Looked for near its first sound only: elsewhere there may be louder notes that are like it.
    about = max(0, int(np.flatnonzero(heard)[0]) - int(np.flatnonzero(wanted)[0]) - MARGIN)
    offset = about + _nearest(heard[about : about + _SURE + 2 * MARGIN], wanted[:_SURE])[0]
    there = heard[offset : offset + len(wanted)]
    wrong = np.flatnonzero(np.abs(there - wanted[: len(there)]) > difference)
    if not len(wrong):
        return heard
    place = int(wrong[0])
    loud = np.flatnonzero(heard[offset + place :]) + offset + place
    steps = np.flatnonzero(np.diff(np.concatenate(([offset + place], loud))) > MARGIN)
    if not len(steps):
        return heard
    silent_from = offset + place if steps[0] == 0 else int(loud[steps[0] - 1])
    again = int(loud[steps[0]]) + MARGIN
    assert silent_from - offset - place <= _FADED, "it went wrong before it fell silent"
    first = max(0, place - _FADED)
    found, worst = _nearest(wanted[first : place + _FADED + _KNOWN], heard[again : again + _KNOWN])
    assert worst <= difference, f"after a pause at {place / RATE:.3f} s something else goes on"
    goes_on = first + found
    assert goes_on - place <= _FADED, f"after a pause at {place / RATE:.3f} s something is missing"
    kept = min(place, goes_on)
    return np.concatenate((heard[: offset + kept], wanted[kept:goes_on], heard[again:]))


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
