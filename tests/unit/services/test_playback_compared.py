"""Comparing, looping and streaming on a virtual sound card: what is heard is what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from neiroha_desktop.audio.loudness import integrated_loudness
from tests.stage.listening import LSB, find, largest_jump, softened, spans
from tests.stage.player import Player, player_on
from tests.stage.sound import RATE, SoundCard, virtual_sound_card
from tests.unit.audio.signals import encode, noise, tone

pytestmark = pytest.mark.once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

# Twice the steepest step of a 440 Hz sine at half scale.
SMOOTH = 2 * 0.5 * 2 * np.pi * 440 / RATE
RAMP = round(0.005 * RATE)


@pytest.fixture(scope="module")
def card() -> Iterator[SoundCard]:
    with virtual_sound_card() as sound_card:
        yield sound_card


@pytest.fixture
def player(card: SoundCard) -> Iterator[Player]:
    with player_on(card.env) as process:
        yield process


def _file(folder: Path, samples: NDArray[np.int16], rate: int = RATE) -> str:
    path = folder / f"{len(list(folder.iterdir()))}.wav"
    path.write_bytes(encode(samples, rate, "wav"))
    return str(path)


def _mono(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    return samples[:, 0].astype(np.float32) / np.float32(32768)


def test_switching_loses_no_sample(card: SoundCard, player: Player, tmp_path: Path) -> None:
    first, second = softened(noise(2.0, RATE, 1, 1)), softened(noise(2.0, RATE, 1, 2))
    with card.recording() as recording:
        player.do("compare", paths=[_file(tmp_path, first), _file(tmp_path, second)], matched=False)
        card.wait(0.6)
        player.do("switch", arguments=[1])
        player.wait_for_state("ready")

    (span,) = spans(recording.mended)
    heard = recording.mended[span[0] : span[1], 0]
    assert len(heard) == len(first)
    # The frame up to which the first is heard to the bit; from 5 ms later it is the second, at the same place.
    place = int(np.flatnonzero(np.abs(heard - _mono(first)) > LSB)[0])
    assert 0 < place < len(heard) - RAMP
    assert np.abs(heard[place + RAMP :] - _mono(second)[place + RAMP :]).max() <= LSB


def test_takes_of_different_level_and_format_are_heard_equally_loud(
    card: SoundCard, player: Player, tmp_path: Path
) -> None:
    loud = tone(3.0, RATE, 2, hertz=997)
    soft = (tone(3.0, 24000, hertz=997) // 5).astype(np.int16)
    with card.recording() as recording:
        player.do("compare", paths=[_file(tmp_path, soft, 24000), _file(tmp_path, loud)], matched=True)
        card.wait(1.5)
        player.do("switch", arguments=[1])
        player.wait_for_state("ready")

    (span,) = spans(recording.mended)
    assert span[1] - span[0] == pytest.approx(3 * RATE, abs=50)
    heard = recording.mended[span[0] : span[1]]
    first, second = (integrated_loudness(part, RATE) for part in (heard[: RATE // 2], heard[-RATE // 2 :]))
    assert first is not None
    assert second == pytest.approx(first, abs=0.1)
    assert np.abs(heard).max() < 0.11, "the louder is turned down"


def test_a_loop_goes_round_without_a_click_until_it_is_ended(card: SoundCard, player: Player, tmp_path: Path) -> None:
    source = tone(1.0, RATE)
    with card.recording() as recording:
        player.do("load", path=_file(tmp_path, source))
        player.do("set_loop", arguments=[0.25, 0.5])
        player.do("resume")
        card.wait(1.5)
        place = player.do("position")["result"]
        player.do("set_loop", arguments=[None])
        player.wait_for_state("ready")

    assert 0.25 <= place < 0.5
    assert largest_jump(recording.mended) < SMOOTH
    (span,) = spans(recording.mended)
    # Several laps of a quarter of a second, and what is behind the loop.
    laps = (span[1] - span[0] - 0.75 * RATE) / (0.25 * RATE)
    assert laps > 2
    assert laps == pytest.approx(round(laps), abs=0.01)


def test_a_stream_is_heard_to_the_sample_before_it_has_ended(card: SoundCard, player: Player, tmp_path: Path) -> None:
    source = softened(noise(4.0, RATE, 1))
    path = tmp_path / "stream.pcm"
    path.write_bytes(source.tobytes())
    with card.recording() as recording:
        started = player.start("stream", path=str(path))
        player.do("feed", path=str(path), start=0, end=3 * RATE, rate=RATE)
        player.finish(started)
        player.wait_for_state("playing")
        card.wait(0.4)
        heard_before = player.do("position")["result"]
        player.do("feed", path=str(path), start=3 * RATE, end=4 * RATE, rate=RATE)
        player.do("end")
        player.wait_for_state("ready")

    assert heard_before > 0
    (span,) = spans(recording.mended)
    assert span[1] - span[0] == len(source)
    assert np.abs(recording.mended[span[0] : span[1], 0] - _mono(source)).max() <= LSB

    with card.recording() as recording:
        player.do("resume")
        player.wait_for_state("ready")
    (span,) = spans(recording.mended)
    assert np.abs(recording.mended[span[0] : span[1], 0] - _mono(source)).max() <= LSB


def test_a_stream_that_runs_dry_pauses_and_goes_on_without_a_click(
    card: SoundCard, player: Player, tmp_path: Path
) -> None:
    source = tone(1.5, RATE)
    path = tmp_path / "stream.pcm"
    path.write_bytes(source.tobytes())
    with card.recording() as recording:
        started = player.start("stream", path=str(path))
        player.do("feed", path=str(path), start=0, end=RATE // 2, rate=RATE)
        player.finish(started)
        card.wait(1.5)
        dry = player.do("feed", path=str(path), start=RATE // 2, end=RATE // 2, rate=RATE)["result"]
        player.do("feed", path=str(path), start=RATE // 2, end=len(source), rate=RATE)
        player.do("end")
        player.wait_for_state("ready")

    assert (dry["starved"], dry["duration"]) == (True, 0.5)
    assert largest_jump(recording.mended) < SMOOTH
    first, second = spans(recording.mended)
    assert first[1] - first[0] == pytest.approx(RATE // 2, abs=3)
    offset, alike = find(recording.mended[:, 0], _mono(source)[RATE // 2 :])
    assert alike > 0.99999
    assert second[0] == pytest.approx(offset - RAMP, abs=3)
    assert second[1] == pytest.approx(offset + len(source) - RATE // 2, abs=3)


def test_a_stream_that_is_not_wanted_any_more_falls_silent(card: SoundCard, player: Player, tmp_path: Path) -> None:
    path = tmp_path / "stream.pcm"
    path.write_bytes(tone(9.0, RATE).tobytes())
    with card.recording() as recording:
        started = player.start("stream", path=str(path))
        player.do("feed", path=str(path), start=0, end=8 * RATE, rate=RATE)
        player.finish(started)
        card.wait(0.4)
        player.do("discard")
        player.wait_for_state("empty")

    assert largest_jump(recording.mended) < SMOOTH
    (span,) = spans(recording.mended)
    assert span[1] - span[0] < 4 * RATE
    assert player.close()["threads"] == ["MainThread"]
