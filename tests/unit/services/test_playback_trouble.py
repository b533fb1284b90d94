"""The playback service where sound does not work: a sentence, the clip is kept, nothing hangs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.stage.listening import LSB, softened, spans, without_dropouts
from tests.stage.player import player_on
from tests.stage.sound import RATE, SoundCard, no_sound_card, virtual_sound_card
from tests.unit.audio.signals import encode, noise, tone

pytestmark = pytest.mark.once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG_SECONDS = 30.0


@pytest.fixture
def card() -> Iterator[SoundCard]:
    with virtual_sound_card() as sound_card:
        yield sound_card


@pytest.fixture
def long_clip(tmp_path: Path) -> str:
    path = tmp_path / "long.wav"
    path.write_bytes(encode(tone(LONG_SECONDS, RATE), RATE, "wav"))
    return str(path)


@pytest.fixture
def short_clip(tmp_path: Path) -> str:
    path = tmp_path / "short.wav"
    path.write_bytes(encode(softened(noise(0.5, RATE, 1)), RATE, "wav"))
    return str(path)


@pytest.mark.parametrize("trouble", ["unplug", "kill", "freeze"])
def test_a_device_that_vanishes_is_said_and_the_clip_stays_at_its_place(
    card: SoundCard, long_clip: str, trouble: str
) -> None:
    with player_on(card.env) as player:
        player.do("play", path=long_clip)
        card.wait(0.5)
        getattr(card, trouble)()
        error = player.wait_for(lambda event: event["event"] == "error", "the loss is said")

        assert error["kind"] == "OutputDeviceError"
        assert "stopped while playing" in error["text"]
        state = player.wait_for_state("ready")
        assert (state["title"], state["duration"]) == ("long.wav", LONG_SECONDS)
        assert 0.1 < state["position"] < 10.0

        began = time.monotonic()
        player.close()
        assert time.monotonic() - began < 15


def test_a_device_that_comes_back_plays_on(card: SoundCard, long_clip: str, short_clip: str) -> None:
    with player_on(card.env) as player:
        player.do("play", path=long_clip)
        card.wait(0.5)
        card.unplug()
        player.wait_for(lambda event: event["event"] == "error", "the loss is said")
        failed = player.do("resume")
        assert (failed["event"], failed["kind"]) == ("failed", "OutputDeviceError")
        assert "cannot be opened" in failed["text"] or "No sound device" in failed["text"]
        assert failed["details"]

        card.plug_in()
        assert player.do("resume")["event"] == "done"
        player.wait_for_state("playing")
        with card.recording() as recording:
            player.do("play", path=short_clip)
            player.wait_for_state("ready")
        assert spans(recording.mended)
        assert player.close()["threads"] == ["MainThread"]


def test_a_driver_that_hangs_while_opening_is_given_up(card: SoundCard, short_clip: str) -> None:
    with player_on(card.env) as player:
        player.do("prepare")
        card.freeze()
        failed = player.do("play", path=short_clip)

        assert (failed["event"], failed["kind"]) == ("failed", "OutputDeviceError")
        assert "does not answer" in failed["text"]
        assert player.wait_for_state("ready")["title"] == "short.wav"
        began = time.monotonic()
        player.close()
        assert time.monotonic() - began < 15


def test_a_computer_without_a_sound_device(tmp_path: Path, short_clip: str) -> None:
    with player_on(no_sound_card(tmp_path)) as player:
        played = player.do("play", path=short_clip)
        listed = player.do("devices")

        for event in (played, listed):
            assert (event["event"], event["kind"]) == ("failed", "OutputDeviceError")
            assert "No sound device was found." in event["text"]
            assert "Plug in headphones or speakers" in event["text"]
        assert player.wait_for_state("ready")["title"] == "short.wav"
        assert player.do("prepare")["event"] == "done"
        assert player.close()["threads"] == ["MainThread"]


def test_a_computer_without_portaudio_needs_no_restart_once_it_is_there(card: SoundCard, short_clip: str) -> None:
    with player_on(card.env, "--without-portaudio") as player:
        assert player.do("prepare")["event"] == "done"
        failed = player.do("play", path=short_clip)

        assert (failed["event"], failed["kind"]) == ("failed", "OutputDeviceError")
        assert "PortAudio library is not installed" in failed["text"]
        assert "libportaudio2" in failed["text"]
        assert player.wait_for_state("ready")["title"] == "short.wav"

        player.do("install_portaudio")
        with card.recording() as recording:
            assert player.do("resume")["event"] == "done"
            player.wait_for_state("ready")
        (span,) = spans(recording.mended)
        assert span[1] - span[0] == RATE // 2
        assert player.close()["threads"] == ["MainThread"]


def test_after_the_computer_had_no_time_nothing_is_missing(card: SoundCard, tmp_path: Path) -> None:
    source = softened(noise(3.0, RATE, 1))
    path = tmp_path / "clip.wav"
    path.write_bytes(encode(source, RATE, "wav"))
    with player_on(card.env) as player, card.recording() as recording:
        player.do("play", path=str(path))
        card.wait(0.8)
        with player.frozen():
            card.wait(0.5)
        player.wait_for_state("ready")

    assert len(spans(recording.samples)) > 1, "it was not held up"
    heard = without_dropouts(recording.samples)
    (span,) = spans(heard)
    np.testing.assert_allclose(heard[span[0] : span[1], 0], source[:, 0] / 32768, atol=LSB)


def test_a_chosen_device_that_is_gone_is_named(card: SoundCard, short_clip: str) -> None:
    with player_on(card.env) as player:
        player.do("set_device", arguments=["ALSA:My headphones"])
        failed = player.do("play", path=short_clip)

        assert '"My headphones" is not connected' in failed["text"]
        player.do("set_device", arguments=["ALSA:pulse"])
        with card.recording() as recording:
            player.do("resume")
            player.wait_for_state("ready")
        assert spans(recording.mended)


def test_changing_the_device_while_playing_goes_on_there(card: SoundCard, long_clip: str) -> None:
    with player_on(card.env) as player:
        player.do("play", path=long_clip)
        card.wait(1.0)
        assert player.do("set_device", arguments=["ALSA:pulse"])["event"] == "done"
        player.wait_for_state("playing")
        assert player.do("position")["result"] > 0.4
        gone = player.do("set_device", arguments=["ALSA:gone"])

        assert (gone["event"], gone["kind"]) == ("failed", "OutputDeviceError")
        assert player.wait_for_state("ready")["position"] > 0.4
