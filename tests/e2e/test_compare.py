"""Two takes against each other in the real window: what is heard changes sides at one place, and not its loudness."""

from __future__ import annotations

import io
import json
import math
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from neiroha_desktop.audio.loudness import integrated_loudness
from tests.e2e import disk
from tests.e2e.hall import CHARACTER, PROVIDER, Hall
from tests.e2e.user import User
from tests.stage.atspi import Element
from tests.stage.listening import find, spans
from tests.stage.sound import RATE
from tests.standin.fixture import Standin
from tests.standin.reply import completion

SECONDS = 8.0
SOFTER = 4
"""The second take is the first one upside down and this many times softer: whatever is heard tells which of the two it
is, where it is, and how loud."""
BLOCK = RATE // 100

Signal = NDArray[np.float32]


def test_the_sides_change_at_one_place_and_equally_loud(hall: Hall, standin: Standin, tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = _siren()
    user = hall.open(data)
    _set_up(user, standin)
    _make_takes(hall, user, standin, first, (-first.astype(np.int32) // SOFTER).astype("<i2"))

    _mark(user, 1, "A")
    user.view.find('Press "Compare as B" on one.', "label")
    with hall.card.recording() as recording:
        _mark(user, 2, "B")
        user.view.find("A plays", "label")
        user.focus_window()
        for key, words in (("b", "B plays"), ("a", "A plays")):
            hall.card.wait(1.5)
            user.view.key(key)
            user.view.find(words, "label")
        hall.card.wait_until_over(recording)

    difference = 20 * math.log10(SOFTER)
    user.view.find(f"A is turned down by {difference:.1f} dB so that both sound equally loud.", "label")
    _assert_heard(recording.mended[:, 0], first.astype(np.float32) / np.float32(32768))
    assert user.close() == 0
    disk.assert_sound(data)


def _siren() -> NDArray[np.int16]:
    """Return a tone that rises all the time: no two places are alike, and every silence is one too many.

    It has the rate of the card, so that the sound server changes nothing.
    """
    t = np.arange(round(SECONDS * RATE)) / RATE
    swell = np.minimum(1.0, np.minimum(t, t[::-1]) / 0.01)
    return np.round(12_000 * swell * np.sin(2 * np.pi * (250 * t + 40 * t**2))).astype(np.int16)


def _set_up(user: User, standin: Standin) -> None:
    user.add_provider(PROVIDER, standin.base_url, standin.key)
    user.fetch_and_choose("mimo-v2.5-tts")
    user.save_provider(PROVIDER)
    user.new_character(CHARACTER, PROVIDER, "Preset voice")
    user.choose("Voice", "冰糖")


def _make_takes(hall: Hall, user: User, standin: Standin, *takes: NDArray[np.int16]) -> None:
    for number, samples in enumerate(takes, start=1):
        file = io.BytesIO()
        soundfile.write(file, samples, RATE, format="WAV", subtype="PCM_16")
        standin.script({"kind": "raw", "body": json.dumps(completion("mimo-v2.5-tts", file.getvalue(), 10))})
        with hall.card.recording() as recording:
            user.generate(f"Take number {number}.")
            user.wait_take(number)
            hall.card.wait_until_over(recording)


def _mark(user: User, number: int, letter: str) -> None:
    """Press the mark in the row of a take; all rows have marks of the same names, and say which take they are of."""
    marks: list[Element] = user.view.find_all(f"Compare as {letter}", None, within=user.find("Takes of this character"))
    (mark,) = [one for one in marks if one.description() == f"Take {number}"]
    mark.press()


def _assert_heard(heard: Signal, wanted: Signal) -> None:
    assert len(spans(heard[:, np.newaxis], gap_frames=RATE // 5)) == 1, "it falls silent in between"
    offset, _ = find(np.abs(heard), np.abs(wanted))
    there = heard[offset : offset + len(wanted)]
    # One factor for every hundredth of a second that is loud enough to have one: which take it is of, and how loud.
    blocks = len(wanted) // BLOCK
    parts = wanted[: blocks * BLOCK].reshape(blocks, BLOCK)
    energy = (parts**2).sum(axis=1)
    loud = energy > 0.01 * energy.max()
    factors = (there[: blocks * BLOCK].reshape(blocks, BLOCK) * parts).sum(axis=1)[loud] / energy[loud]
    signs = np.sign(factors)
    changes = np.flatnonzero(np.diff(signs))
    assert signs[0] > 0, "A is heard first"
    assert len(changes) == 2, "from A to B and back to A"

    clean = np.ones(len(factors), dtype=bool)
    for change in changes:
        clean[max(0, change - 1) : change + 3] = False
    expected = 1 / SOFTER
    assert np.abs(np.abs(factors[clean]) / expected - 1).max() < 0.01, "the same place in both, and no frame lost"
    moments = [slice((change - 50) * BLOCK, (change - 10) * BLOCK) for change in np.flatnonzero(loud)[changes]]
    sides, sources = [there[moment] for moment in moments], [wanted[moment] for moment in moments]
    louder = [_lufs(side) - _lufs(source) for side, source in zip(sides, sources, strict=True)]
    assert abs(louder[0] - louder[1]) <= 0.5
    steepest = np.abs(np.diff(wanted)).max() * expected
    assert np.abs(np.diff(there)).max() <= 1.05 * steepest, "a click"


def _lufs(samples: Signal) -> float:
    loudness = integrated_loudness(samples[:, np.newaxis], RATE)
    assert loudness is not None
    return loudness
