"""The waveform of a take in the audition, worked as a screen reader does: the take is heard from that place on."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import soundfile
import soxr

from tests.e2e import disk
from tests.e2e.hall import CHARACTER, Hall
from tests.stage.listening import find, spans
from tests.stage.sound import RATE

_FADE_SECONDS = 0.01
"""More than the fade with which a take begins in its middle."""


def test_a_take_is_heard_from_where_its_waveform_is_moved_to(hall: Hall, own_data: Path) -> None:
    user = hall.open(own_data)
    user.pick_character(CHARACTER)
    user.wait_take(1)
    wave = user.find("Position in take 1", "slider")
    assert wave.description().startswith("0.0 of "), wave.description()
    with hall.card.recording() as heard:
        wave.set_value(500)
        hall.card.wait_for_sound(heard)
        hall.card.wait_until_over(heard)
    clip, rate = soundfile.read(io.BytesIO(disk.takes(own_data)[-1].audio()), dtype="float32")
    rest = soxr.resample(clip[round((0.5 + _FADE_SECONDS) * rate) :], rate, RATE)
    (played,) = spans(heard.samples, RATE // 2)
    offset, likeness = find(heard.samples[:, 0], rest.astype(np.float32))
    assert likeness > 0.999
    assert offset - played[0] < 2 * _FADE_SECONDS * RATE, "nothing from before that place was heard"
    assert wave.value() == round(1000 * len(clip) / rate)
    assert user.close() == 0
