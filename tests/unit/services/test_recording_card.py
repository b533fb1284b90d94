"""The microphone on a virtual sound card that hears what is played: every sample of it is recorded."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.stage.sound import RATE, virtual_sound_card
from tests.unit.audio.signals import encode, noise
from tests.unit.audio.speech_signals import read

if TYPE_CHECKING:
    from pathlib import Path

_DEADLINE = 60.0


def test_what_the_card_plays_is_recorded_to_the_sample(tmp_path: Path) -> None:
    played = noise(0.5, RATE, 1)
    source = tmp_path / "played.wav"
    source.write_bytes(encode(played, RATE, "wav"))
    with virtual_sound_card() as card:
        command = [sys.executable, "-m", "tests.unit.services.record_process", str(source)]
        process = subprocess.run(
            command, env={**os.environ, **card.env}, stdout=subprocess.PIPE, check=True, timeout=_DEADLINE
        )
    said = json.loads(process.stdout)
    assert said["devices"] == ["pulse"]
    assert said["held"] == pytest.approx(20 * np.log10(16000 / 32768), abs=0.01)
    heard, rate = read(base64.b64decode(said["wav"]))
    assert (rate, heard.shape[1]) == (RATE, 1)
    (sounding,) = np.nonzero(heard[:, 0])
    np.testing.assert_array_equal(heard[sounding[0] : sounding[-1] + 1, 0], played[:, 0] / 32768)
