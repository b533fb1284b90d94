"""A recording on the desk: opened from anywhere, judged, mended and taken back, kept, and sent as it was foretold."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from neiroha_desktop.adapters.references import EncodedReferences
from neiroha_desktop.domain.capabilities import AudioLimits, VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import DecodeError, InvalidInputError
from neiroha_desktop.domain.reference import (
    KeepBest,
    Mark,
    Mono,
    Normalise,
    RemoveOffset,
    Resample,
    SaveAs,
    Topic,
    Trim,
)
from neiroha_desktop.domain.validation import encoded_size
from neiroha_desktop.services.reference_desk import ReferenceDesk
from tests.standin.fixture import Standin
from tests.unit.audio.speech_signals import RATE, as_file, mixed, phrases, read
from tests.unit.services.conftest import House

LIMITS = AudioLimits(frozenset({"wav", "mp3"}), 10_000_000)

OpenDesk = Callable[[bytes, str], Awaitable[ReferenceDesk]]


def clean(seconds: float = 6.0, rate: int = RATE) -> bytes:
    return as_file(mixed(phrases(seconds, rate), 45.0), rate)


def stereo(seconds: float = 6.0, rate: int = RATE) -> bytes:
    signal = mixed(phrases(seconds, rate), 45.0)
    return as_file(np.stack((signal, signal), axis=1), rate)


@pytest.fixture
async def opened(house: House) -> AsyncIterator[OpenDesk]:
    async with AsyncExitStack() as stack:

        async def open_desk(data: bytes, name: str) -> ReferenceDesk:
            desk = await house.references.open_bytes(data, name)
            await stack.enter_async_context(aclosing(desk))
            return desk

        yield open_desk


async def test_what_was_opened_is_judged_at_once(opened: OpenDesk) -> None:
    desk = await opened(clean(), "me.wav")
    assert (desk.name, desk.duration, desk.kept) == ("me.wav", 6.0, (0.0, 6.0))
    assert desk.facts is desk.original
    assert {one.mark for one in desk.findings(LIMITS)} == {Mark.GOOD}
    assert desk.fits(LIMITS)
    assert (desk.steps, desk.can_undo, desk.can_redo) == ((), False, False)
    assert desk.peaks(300).shape == desk.mended_peaks(300).shape == (300, 2)


async def test_the_untouched_original_is_kept_byte_for_byte(opened: OpenDesk, house: House) -> None:
    data = clean()
    desk = await opened(data, "my sister 妹妹.wav")
    kept = await desk.keep()
    assert kept.path.read_bytes() == data
    assert kept.original_name == "my sister 妹妹.wav"
    assert kept.path.parent == house.folder.references
    again = await opened(data, "other name.wav")
    assert (await again.keep()).path == kept.path
    assert len(list(house.folder.references.iterdir())) == 1


async def test_every_change_can_be_taken_back_and_made_again(opened: OpenDesk) -> None:
    desk = await opened(stereo(), "me.wav")
    seen = [desk.facts]
    for step in (Mono(), Trim(0.0, 3.75), Resample(48000), Normalise(-16.0), RemoveOffset(), SaveAs("mp3")):
        await desk.apply(step)
        assert desk.steps[-1] == step or isinstance(step, Trim)
        seen.append(desk.facts)
    assert (desk.facts.clip.container, desk.facts.clip.sample_rate, desk.facts.clip.channels) == ("mp3", 48000, 1)
    for facts in reversed(seen[:-1]):
        desk.undo()
        assert desk.facts == facts
    assert not desk.can_undo
    desk.undo()
    assert desk.facts == seen[0]
    for facts in seen[1:]:
        desk.redo()
        assert desk.facts == facts
    assert not desk.can_redo
    desk.undo()
    await desk.apply(KeepBest(2.0))
    assert not desk.can_redo, "what was taken back is gone with a new change"


async def test_several_steps_are_one_change(opened: OpenDesk) -> None:
    desk = await opened(stereo(), "me.wav")
    await desk.apply(Mono(), Resample(16000))
    assert (desk.facts.clip.sample_rate, desk.facts.clip.channels) == (16000, 1)
    desk.undo()
    assert desk.steps == ()


async def test_cuts_go_into_pauses_and_the_newest_counts(opened: OpenDesk) -> None:
    desk = await opened(clean(), "me.wav")
    await desk.apply(Trim(1.9, 3.4))
    start, end = desk.kept
    assert 1.9 <= start <= 2.0
    assert 3.5 <= end <= 3.6
    assert desk.facts.measure.duration == pytest.approx(end - start, abs=1e-3)
    await desk.apply(Trim(0.51, 0.93, snap=False))
    assert desk.kept == (0.51, 0.93)
    await desk.apply(Trim(-1.0, 99.0))
    assert desk.kept == (0.0, 6.0)


async def test_what_is_kept_is_what_was_mended_and_the_original_is_untouched(house: House, tmp_path: Path) -> None:
    source = tmp_path / "talk.wav"
    data = clean()
    source.write_bytes(data)
    async with aclosing(await house.references.open(source)) as desk:
        await desk.apply(Trim(0.0, 1.6), SaveAs("wav"))
        kept = await desk.keep()
    assert source.read_bytes() == data
    assert kept.original_name == "talk.wav"
    assert kept.duration == pytest.approx(desk.facts.measure.duration)
    samples = read(kept.path.read_bytes())[0]
    fade = round(0.005 * RATE)
    np.testing.assert_array_equal(samples[:-fade], read(data)[0][: len(samples) - fade])


@pytest.mark.parametrize("steps", [(), (Mono(),), (Mono(), SaveAs("mp3")), (Resample(16000), Trim(0.3, 4.1))])
async def test_the_size_that_is_foretold_is_the_size_that_is_sent(
    house: House, opened: OpenDesk, steps: tuple[Mono | SaveAs | Resample | Trim, ...]
) -> None:
    desk = await opened(stereo(), "me.wav")
    if steps:
        await desk.apply(*steps)
    foretold = encoded_size(desk.facts.clip.size_bytes, desk.facts.clip.container)
    kept = await desk.keep()
    assert len(await EncodedReferences().data_url(kept, LIMITS)) == foretold
    shown = next(one for one in desk.findings(LIMITS) if one.topic is Topic.SIZE)
    assert f"{foretold:,}" in str(shown.value)


async def test_the_service_receives_exactly_the_mended_clip(
    house: House, opened: OpenDesk, standin: Standin, narrator: Character
) -> None:
    desk = await opened(stereo(), "me.wav")
    await desk.apply(Trim(0.0, 4.0), Mono(), Normalise(-20.0))
    kept = await desk.keep()
    model_id = "mimo-v2.5-tts-voiceclone"
    clone = replace(narrator, mode=VoiceMode.CLONE, model_id=model_id, reference=kept, may_clone=True)
    await house.synthesis.synthesize(clone, "Hello")
    assert standin.log()[-1]["body"]["audio"]["voice"]["data_url"]["audio_sha256"] == kept.sha256


async def test_before_and_after_are_the_same_part(opened: OpenDesk) -> None:
    desk = await opened(stereo(), "me.wav")
    untouched = await desk.before()
    assert untouched.path == (await desk.after()).path
    await desk.apply(Trim(0.51, 3.03, snap=False), Mono())
    before, after = await desk.before(), await desk.after()
    assert before.path is not None
    assert after.path is not None
    first, second = read(before.path.read_bytes())[0], read(after.path.read_bytes())[0]
    assert (first.shape[1], second.shape[1]) == (2, 1)
    np.testing.assert_allclose(first.mean(axis=1), second[:, 0], atol=1 / 32768)
    assert len({untouched.key, before.key, after.key}) == 3
    assert (await desk.before()).key == before.key


async def test_any_part_can_be_heard(opened: OpenDesk) -> None:
    desk = await opened(clean(), "me.wav")
    for _ in range(4):
        part = await desk.part(1.0, 1.5)
    assert part.path is not None
    assert len(read(part.path.read_bytes())[0]) == RATE // 2


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Trim(2.0, 2.05, snap=False), "nothing left"),
        (Trim(4.0, 1.0), "nothing left"),
        (Resample(100), "100 Hz"),
        (SaveAs("flac"), "flac"),
    ],
)
async def test_what_cannot_be_done_is_said_and_changes_nothing(
    opened: OpenDesk, step: Trim | Resample | SaveAs, words: str
) -> None:
    desk = await opened(clean(), "me.wav")
    with pytest.raises(InvalidInputError, match=words) as caught:
        await desk.apply(step)
    assert (caught.value.field, desk.steps) == ("reference", ())
    assert caught.value.remedy is not None


async def test_a_long_recording_has_to_be_cut_first(opened: OpenDesk) -> None:
    desk = await opened(as_file(np.zeros(4000 * 660) + 0.01, 4000), "talk.wav")
    with pytest.raises(InvalidInputError, match="longer than 10 minutes"):
        await desk.apply(Mono())
    await desk.apply(Trim(0.0, 640.0))
    assert desk.facts.measure.duration == 640.0
    assert desk.facts.clip.size_bytes == 44 + 2 * 4000 * 640
    with pytest.raises(InvalidInputError, match="longer than 10 minutes"):
        await desk.keep()
    heard = await desk.after()
    assert heard.path is not None
    assert len(read(heard.path.read_bytes())[0]) == 120 * 4000
    await desk.apply(Trim(0.0, 20.0))
    assert (await desk.keep()).duration == 20.0
    desk.undo()
    desk.undo()
    assert desk.kept == (0.0, 660.0)


async def test_progress_is_told_on_the_loop(house: House) -> None:
    told: list[float] = []
    loop = asyncio.get_running_loop()

    def on_progress(part: float) -> None:
        assert asyncio.get_running_loop() is loop
        told.append(part)

    async with aclosing(await house.references.open_bytes(as_file(np.zeros(3_000_000), 48000), "x", on_progress)):
        assert told == sorted(told)
        assert told
        assert 0.0 < told[0] <= told[-1] <= 1.0


async def test_opening_can_be_cancelled_at_once(house: House) -> None:
    begun = asyncio.Event()
    data = await asyncio.to_thread(as_file, np.zeros(8_000_000), 48000)
    opening = asyncio.ensure_future(house.references.open_bytes(data, "x", lambda _: begun.set()))
    await asyncio.wait_for(begun.wait(), 10)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(opening, 1)


async def test_a_cancelled_change_changes_nothing(opened: OpenDesk) -> None:
    desk = await opened(as_file(np.zeros(2_000_000), 48000), "x.wav")
    begun = asyncio.Event()
    mending = asyncio.ensure_future(desk.apply(Normalise(-20.0), on_progress=lambda _: begun.set()))
    await asyncio.wait_for(begun.wait(), 10)
    mending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await mending
    assert (desk.steps, desk.can_undo) == ((), False)


async def test_nothing_stays_behind(house: House) -> None:
    desk = await house.references.open_bytes(stereo(), "me.wav")
    await desk.apply(Mono())
    path = (await desk.after()).path
    assert path is not None
    kept = await desk.keep()
    await desk.aclose()
    assert not path.parent.exists()
    assert kept.path.exists()


@pytest.mark.parametrize(("make", "words"), [(Path.mkdir, "is a folder"), (Path.touch, "no bytes in it")])
async def test_what_is_no_recording_is_refused(
    house: House, tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    source = tmp_path / "what.wav"
    with pytest.raises(InvalidInputError, match="There is no file"):
        await house.references.open(source)
    make(source)
    with pytest.raises((InvalidInputError, DecodeError), match=words):
        await house.references.open(source)
