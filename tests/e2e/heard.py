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


def assert_heard(recording: Recording, audio: bytes, *, difference: float = 0.03, alike: float = 0.99999) -> None:
    """Fail unless exactly this clip was heard: whole, at its own speed and level, with silence before and after it.

    Args:
        recording: what the card heard.
        audio: a file of any container; mono.
        difference: the largest one allowed for any sample, of 1.0. The sound server resamples to the rate of the card,
            which rounds the edges of a note; a lost or doubled frame, a click or a gap is far above.
        alike: the least correlation allowed.
    """
    clip, rate = soundfile.read(io.BytesIO(audio), dtype="float32")
    wanted = soxr.resample(clip, rate, RATE)
    heard = recording.samples[:, 0]
    assert np.abs(wanted).max() > 0.05, "what was to be heard is silence itself"
    assert np.array_equal(heard, recording.samples[:, 1]), "left and right differ"
    offset, likeness = find(heard, wanted)
    there = heard[offset : offset + len(wanted)]
    assert len(there) == len(wanted), "the end was not heard"
    assert likeness >= alike, f"what was heard is not what was sent: {likeness:.6f}; {_wrong_parts(there, wanted)}"
    worst = int(np.argmax(np.abs(there - wanted)))
    assert abs(there[worst] - wanted[worst]) <= difference, f"a click {worst / RATE:.3f} s after the start"
    assert not heard[: max(0, offset - MARGIN)].any(), "something was heard before it"
    assert not heard[offset + len(wanted) + MARGIN :].any(), "something was heard after it"


def _wrong_parts(there: NDArray[np.float32], wanted: NDArray[np.float32]) -> str:
    """Say which stretches of 50 ms are not where they belong: a lost start, a gap in the middle or a late end."""
    step = RATE // 20
    starts = range(0, len(wanted), step)
    wrong = [
        start for start in starts if np.abs(there[start : start + step] - wanted[start : start + step]).max() > 0.1
    ]
    return f"wrong at {', '.join(f'{start / RATE:.2f}' for start in wrong)} of {len(wanted) / RATE:.2f} s"
