"""Plays a known signal on the virtual sound card, so that a microphone listening to its monitor hears it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import numpy as np

from tests.stage.sound import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.stage.sound import SoundCard

_DEADLINE = 30.0


def play(card: SoundCard, samples: NDArray[np.float32]) -> None:
    """Play samples at the card's own rate, the same left and right, and return when all of them were handed over.

    Args:
        card: what they are played on; its monitor is the only source there is, and so the default microphone.
        samples: float32, shape (frames,), 48 kHz.
    """
    stereo = np.repeat(samples.astype(np.float32)[:, np.newaxis], 2, axis=1)
    command = ["pacat", "--playback", "-d", "nul", f"--rate={RATE}", "--channels=2", "--format=float32le", "--raw"]
    subprocess.run(
        command,
        input=stereo.tobytes(),
        env={**os.environ, **card.env},
        check=True,
        capture_output=True,
        timeout=_DEADLINE,
    )
