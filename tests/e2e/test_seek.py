"""The waveform of a take in the audition, worked as a screen reader does: the take is heard from that place on."""

from __future__ import annotations

import io
from pathlib import Path

import soundfile

from tests.e2e import disk
from tests.e2e.hall import CHARACTER, Hall
from tests.e2e.heard import assert_heard


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
    audio = disk.takes(own_data)[-1].audio()
    assert_heard(heard, audio, start=0.5, pauses=True)
    assert wave.value() == round(1000 * soundfile.info(io.BytesIO(audio)).duration)
    assert user.close() == 0
