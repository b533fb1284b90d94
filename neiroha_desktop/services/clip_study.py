"""Looking at the audio of a take once, so that lists can show it without opening it again. Call it in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from neiroha_desktop.domain.clip_facts import ClipMeasure

OUTLINE_STRETCHES = 48
"""Bars of a small waveform."""


def study(source: Path | bytes) -> tuple[ClipMeasure, bytes]:
    """Return how a clip sounds, and its outline as `Take.outline` holds it.

    Raises:
        DecodeError: it cannot be opened, or it is not audio that can be read.
    """
    # They load numpy and soundfile, which the start of the window need not wait for.
    from neiroha_desktop.audio.measure import measure_sound
    from neiroha_desktop.audio.peaks import peaks_of

    measure = measure_sound(source)
    loudest = abs(peaks_of(source, OUTLINE_STRETCHES)).max(axis=1)
    return measure, bytes(min(255, round(255 * float(peak))) for peak in loudest)
