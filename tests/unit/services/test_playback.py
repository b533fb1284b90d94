"""The playback service on a virtual sound card: what is heard is what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soxr

from tests.stage.listening import LSB, find, largest_jump, softened, spans
from tests.stage.player import Player, player_on
from tests.stage.sound import RATE, SoundCard, virtual_sound_card
from tests.unit.audio.signals import encode, noise, tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

# Twice the steepest step of a 440 Hz sine at half scale.
SMOOTH = 2 * 0.5 * 2 * np.pi * 440 / RATE


@pytest.fixture(scope="module")
def card() -> Iterator[SoundCard]:
    with virtual_sound_card() as sound_card:
        yield sound_card


@pytest.fixture
def player(card: SoundCard) -> Iterator[Player]:
    with player_on(card.env) as process:
        yield process


def _file(folder: Path, samples: NDArray[np.int16], rate: int = RATE, container: str = "wav") -> str:
    path = folder / f"{len(list(folder.iterdir()))}.{container}"
    path.write_bytes(encode(samples, rate, container))
    return str(path)


def _stereo(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    floats = samples.astype(np.float32) / np.float32(32768)
    return np.repeat(floats, 2, axis=1) if floats.shape[1] == 1 else floats


def _assert_heard_exactly(heard: NDArray[np.float32], source: NDArray[np.int16]) -> None:
    """Silence, the clip to 1 LSB from its first frame to its last, silence."""
    (span,) = spans(heard)
    assert span[1] - span[0] == len(source)
    assert np.abs(heard[span[0] : span[1]] - _stereo(source)).max() <= LSB


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("container", ["wav", "flac"])
def test_every_sample_is_heard_from_the_first_to_the_last(
    card: SoundCard, player: Player, tmp_path: Path, channels: int, container: str
) -> None:
    source = softened(noise(1.0, RATE, channels))
    with card.recording() as recording:
        player.do("play", path=_file(tmp_path, source, RATE, container))
        player.wait_for_state("ready")

    _assert_heard_exactly(recording.mended, source)


def test_it_plays_the_same_inside_a_qt_loop(card: SoundCard, tmp_path: Path) -> None:
    source = softened(noise(1.0, RATE, 1))
    with player_on(card.env, "--qt") as player:
        with card.recording() as recording:
            player.do("play", path=_file(tmp_path, source))
            player.wait_for_state("ready")
        last = player.close()

    _assert_heard_exactly(recording.mended, source)
    assert last["threads"] == ["MainThread"]


def test_a_clip_of_another_rate_goes_to_the_device_at_its_own(card: SoundCard, player: Player, tmp_path: Path) -> None:
    source = tone(1.0, 24000, hertz=440)
    with card.recording() as recording:
        player.do("play", path=_file(tmp_path, source, 24000))
        player.wait_for_state("ready")

    # The sound server resamples to the card's rate here; the wrong rate or a cut end would not look alike.
    wanted = soxr.resample(source[:, 0].astype(np.float32) / 32768, 24000, RATE)
    offset, alike = find(recording.mended[:, 0], wanted)
    assert alike > 0.999
    assert largest_jump(recording.mended) < SMOOTH
    assert not recording.mended[offset + len(wanted) + 480 :].any()


def test_one_clip_after_the_other_in_the_same_stream_and_in_another(
    card: SoundCard, player: Player, tmp_path: Path
) -> None:
    clips = [softened(noise(0.5, RATE, channels, seed)) for seed, channels in ((1, 1), (2, 1), (3, 2))]
    with card.recording() as recording:
        for clip in clips:
            player.do("play", path=_file(tmp_path, clip))
            player.wait_for_state("ready")

    heard = spans(recording.mended)
    assert [end - start for start, end in heard] == [len(clip) for clip in clips]
    for (start, end), clip in zip(heard, clips, strict=True):
        assert np.abs(recording.mended[start:end] - _stereo(clip)).max() <= LSB


def test_a_new_clip_stops_the_old_one_without_a_click(card: SoundCard, player: Player, tmp_path: Path) -> None:
    long, short = _file(tmp_path, tone(20.0, RATE)), tone(0.5, RATE, hertz=330)
    with card.recording() as recording:
        player.do("play", path=long)
        card.wait(0.5)
        player.do("play", path=_file(tmp_path, short))
        player.wait_for_state("ready")

    assert largest_jump(recording.mended) < SMOOTH
    # The new one is there whole, and nothing comes after it.
    offset, alike = find(recording.mended[:, 0], _stereo(short)[:, 0])
    assert alike > 0.9999
    assert not recording.mended[offset + len(short) :].any()
    assert len(recording.samples) < 15 * RATE


def test_of_several_clicks_only_the_newest_clip_is_heard(card: SoundCard, player: Player, tmp_path: Path) -> None:
    files = [_file(tmp_path, softened(noise(0.5, RATE, 1, seed))) for seed in range(4)]
    last = softened(noise(0.5, RATE, 1, 99))
    with card.recording() as recording:
        started = [player.start("play", path=path) for path in [*files, _file(tmp_path, last)]]
        for number in started:
            assert player.finish(number)["event"] == "done"
        player.wait_for_state("ready")

    heard = spans(recording.mended)[-1]
    assert heard[1] - heard[0] >= len(last)
    np.testing.assert_allclose(recording.mended[heard[1] - len(last) : heard[1]], _stereo(last), atol=LSB)


def test_pause_and_resume_lose_nothing_and_do_not_click(card: SoundCard, player: Player, tmp_path: Path) -> None:
    source = tone(1.5, RATE)
    with card.recording() as recording:
        player.do("play", path=_file(tmp_path, source))
        card.wait(0.6)
        player.do("pause")
        paused_at = player.do("position")["result"]
        card.wait(1.0)
        assert player.do("position")["result"] == paused_at
        player.do("resume")
        player.wait_for_state("ready")

    first, second = spans(recording.mended)
    ramp = round(0.005 * RATE)
    assert largest_jump(recording.mended) < SMOOTH
    assert first[1] - first[0] == pytest.approx(paused_at * RATE + ramp, abs=3)
    whole = _stereo(source)
    # A sine begins and ends with a zero, which is why some frames at the edges may count as silence.
    np.testing.assert_allclose(
        recording.mended[second[1] - len(whole) + round(paused_at * RATE) + ramp : second[1]],
        whole[round(paused_at * RATE) + ramp :],
        atol=LSB,
    )


def test_resuming_at_the_end_begins_again(card: SoundCard, player: Player, tmp_path: Path) -> None:
    source = softened(noise(0.4, RATE, 1))
    with card.recording() as recording:
        player.do("play", path=_file(tmp_path, source))
        player.wait_for_state("ready")
        assert player.do("position")["result"] == pytest.approx(0.4)
        player.do("resume")
        player.wait_for_state("ready")

    assert [end - start for start, end in spans(recording.mended)] == [len(source)] * 2


def test_seeking_while_playing_and_before_it(card: SoundCard, player: Player, tmp_path: Path) -> None:
    source = softened(noise(20.0, RATE, 1))
    end = _stereo(source)[-RATE // 2 :]
    with card.recording() as recording:
        player.do("play", path=_file(tmp_path, source))
        card.wait(0.3)
        player.do("seek", arguments=[19.0])
        player.wait_for_state("ready")
    assert len(recording.samples) < 15 * RATE
    last = spans(recording.mended)[-1][1]
    np.testing.assert_allclose(recording.mended[last - len(end) : last], end, atol=LSB)

    with card.recording() as recording:
        player.do("seek", arguments=[19.25])
        assert player.do("position")["result"] == 19.25
        player.do("resume")
        player.wait_for_state("ready")
    (span,) = spans(recording.mended)
    assert span[1] - span[0] == pytest.approx(0.75 * RATE, abs=3)


def test_stop_goes_back_to_the_beginning(card: SoundCard, player: Player, tmp_path: Path) -> None:
    with card.recording() as recording:
        player.do("play", path=_file(tmp_path, tone(5.0, RATE)))
        card.wait(0.4)
        player.do("stop")

    assert player.do("position")["result"] == 0.0
    assert largest_jump(recording.mended) < SMOOTH
    assert not recording.mended[-RATE // 4 :].any()


def test_position_follows_what_is_heard(card: SoundCard, player: Player, tmp_path: Path) -> None:
    player.do("play", path=_file(tmp_path, tone(10.0, RATE)))
    card.wait(0.5)
    first = player.do("position")["result"]
    card.wait(1.0)
    second = player.do("position")["result"]

    # Roughly: the questions take their time on a busy computer.
    assert 0.1 < first < 3.0
    assert 0.7 < second - first < 3.0
    player.do("stop")


def test_volume_turns_smoothly(card: SoundCard, player: Player, tmp_path: Path) -> None:
    with card.recording() as recording:
        player.do("play", path=_file(tmp_path, tone(2.0, RATE)))
        card.wait(0.4)
        player.do("volume", volume=0.1)
        player.wait_for_state("ready")

    (span,) = spans(recording.mended)
    loud, quiet = recording.mended[span[0] : span[0] + RATE // 4], recording.mended[span[1] - RATE // 2 : span[1]]
    assert np.abs(loud).max() == pytest.approx(0.5, abs=0.01)
    assert np.abs(quiet).max() == pytest.approx(0.05, abs=0.005)
    assert largest_jump(recording.mended) < SMOOTH


def test_the_first_sample_is_handed_over_soon(card: SoundCard, player: Player, tmp_path: Path) -> None:
    path = _file(tmp_path, softened(noise(0.5, RATE, 1)))
    player.do("prepare")
    player.do("play", path=path)
    player.wait_for_state("ready")

    assert player.do("position")["start_seconds"] > 0


def test_broken_audio_is_said_and_nothing_stays_loaded(player: Player, tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    path.write_bytes(b'{"error": "no"}')

    event = player.do("play", path=str(path))

    assert (event["event"], event["kind"]) == ("failed", "DecodeError")
    assert player.wait_for_state("empty")["title"] is None


def test_closing_while_playing_leaves_no_thread(card: SoundCard, player: Player, tmp_path: Path) -> None:
    player.do("play", path=_file(tmp_path, tone(10.0, RATE)))
    card.wait(0.3)

    assert player.close()["threads"] == ["MainThread"]
