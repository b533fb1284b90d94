"""A voice of one's own: recorded with the microphone, trimmed, made to fit, used, and sent exactly so."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

from tests.e2e import disk
from tests.e2e.hall import PROVIDER, Hall
from tests.stage.listening import find
from tests.stage.playing import play
from tests.stage.sound import RATE
from tests.standin import melody
from tests.standin.fixture import Standin

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.e2e.user import User

SECONDS = 3.0
TRIM_MS = (1200, 2700)


def test_record_trim_make_fit_and_send(hall: Hall, own_data: Path, standin: Standin) -> None:
    user = hall.open(own_data)
    user.new_character("My own voice", PROVIDER, "Voice clone")

    played = _signal()
    user.press("Record…")
    user.press("Start recording")
    user.view.wait("the end of the count-in", lambda: _says(user, "● Recording"))
    play(hall.card, played)
    user.press("Stop recording")
    user.press("Use this recording")
    for name, place in zip(("Trim start", "Trim end"), TRIM_MS, strict=True):
        user.find(name, "slider").set_value(place)
    user.view.wait("the cut", lambda: _says(user, "Keeps 1.20 s to 2.70 s"))
    user.press("Make it fit")
    user.wait_status("fit")
    user.press("Use this clip")
    user.wait_status('is the reference audio of "My own voice" now.')

    # Whose voice it is, nobody has said yet.
    user.generate("It is me.")
    user.wait_status('tick "I may use this voice"')
    user.check("I may use this voice", True)
    user.save_character("My own voice")
    user.press("Generate")
    user.wait_take(1)

    ((digest, name, seconds),) = disk.rows(
        own_data,
        "SELECT sha256, file_name, duration FROM audio_references AS a"
        " JOIN characters AS c ON c.reference_sha256 = a.sha256 WHERE c.name = 'My own voice'",
    )
    kept = own_data / "references" / name
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == digest
    assert seconds == (TRIM_MS[1] - TRIM_MS[0]) / 1000
    said = standin.log()[-1]["body"]["audio"]["voice"]["data_url"]
    assert (said["media_type"], said["audio_sha256"]) == ("audio/wav", digest), "exactly the mended clip was sent"
    _assert_recorded(kept, played)
    assert user.close() == 0
    disk.assert_sound(own_data)


def _signal() -> NDArray[np.float32]:
    """Return a melody that is nowhere like itself, at the rate of the card."""
    samples = np.frombuffer(melody.melody("me", SECONDS), dtype="<i2").astype(np.float32) / 32768
    return np.asarray(soxr.resample(samples, melody.SAMPLE_RATE, RATE), dtype=np.float32)


def _assert_recorded(kept: Path, played: NDArray[np.float32]) -> None:
    """Fail unless a clip is a whole part of what was played, but for the 5 ms fades at its two ends."""
    clip, rate = soundfile.read(kept, dtype="float32")
    assert clip.ndim == 1, "one microphone is one channel"
    heard = soxr.resample(clip, rate, RATE)
    inner = heard[RATE // 100 : -RATE // 100]
    _, likeness = find(played, inner)
    assert likeness >= 0.999, f"what was recorded is not what was played: {likeness:.6f}"
    assert abs(heard[0]) < 0.01


def _says(user: User, part: str) -> bool:
    return any(part in name for name in user.view.names("label"))
