"""Takes of which each piece is handed on as it comes: what is kept is the whole, whatever happens on the way."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    InvalidResponseError,
    ModerationError,
    ProviderConnectionError,
    ProviderError,
    ProviderServerError,
    StorageError,
)
from neiroha_desktop.domain.ledger import FailureKind, RequestState
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, Take, Usage
from neiroha_desktop.services.speech import KEPT_SECONDS
from neiroha_desktop.services.synthesis import SynthesisService
from neiroha_desktop.services.take_marks import marks_of
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House
from tests.unit.services.test_paid_takes import SlowDisk

TEXT = "Hello there. " * 12


@dataclass
class Listener:
    """Hears what comes."""

    pieces: list[tuple[str, PcmChunk]] = field(default_factory=list)
    clips: list[tuple[str, AudioClip]] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    def on_stream(self, take_id: str, chunk: PcmChunk) -> None:
        self.pieces.append((take_id, chunk))
        self.came.set()

    def on_clip(self, take_id: str, clip: AudioClip) -> None:
        self.clips.append((take_id, clip))

    @property
    def sound(self) -> bytes:
        """All samples so far."""
        return b"".join(chunk.data for _, chunk in self.pieces)

    async def piece(self) -> None:
        """Wait for the first one."""
        async with asyncio.timeout(10):
            await self.came.wait()


async def speak(house: House, listener: Listener, character: Character, text: str = TEXT) -> Take:
    return await house.synthesis.synthesize(character, text, listener.on_clip, on_stream=listener.on_stream)


def kept_bytes(house: House, take: Take) -> bytes:
    return house.takes.path(take).read_bytes()


WHOLE: list[Any] = [
    "normal",
    "stream_odd",
    {"kind": "stream_odd", "bytes": 777},
    "stream_comments",
    "stream_cr",
    "stream_tight",
    "stream_spread",
    "stream_nothings",
    "stream_no_done",
    "stream_one_chunk",
    "stream_message",
    "stream_wav",
    {"kind": "stream_wav", "header_size": 0},
    {"kind": "stream_json", "format": "wav"},
    {"kind": "stream_json", "format": "pcm16"},
    {"kind": "stream_audio", "format": "pcm16"},
    {"kind": "stream_paced", "pause": 0.005, "bytes": 9_999},
]


@pytest.mark.parametrize("fault", WHOLE, ids=str)
async def test_the_take_is_the_sum_of_the_pieces(
    house: House, standin: Standin, narrator: Character, fault: str | dict[str, Any]
) -> None:
    standin.script(fault)
    listener = Listener()
    take = await speak(house, listener, narrator)
    assert standin.log()[0]["body"]["stream"] is True
    assert {take_id for take_id, _ in listener.pieces} == {take.id}
    assert listener.clips == [], "nobody hears it twice"
    data = kept_bytes(house, take)
    assert data == wrap_pcm16(listener.sound, 24_000)
    sent = standin.audio(0)
    assert listener.sound == (sent[44:] if sent.startswith(b"RIFF") else sent)
    assert (take.container, take.size_bytes, take.sample_rate) == ("wav", len(data), 24_000)
    assert take.duration == pytest.approx(len(listener.sound) / 48_000)
    assert (take.truncated, take.broken) == (False, False)
    assert take.measure is not None
    assert await house.takes.list_all() == [take]


async def test_what_the_ledger_and_the_take_say_of_a_stream(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script({"kind": "stream_paced", "pause": 0.03, "seconds": 3})
    listener = Listener()
    take = await speak(house, listener, narrator)
    (logged,) = await house.ledger.recent(10)
    (entry,) = standin.log()
    assert (logged.state, logged.failure, logged.tokens) == (RequestState.DONE, None, 30)
    assert logged.request_id == take.request_id != ""
    assert logged.size_bytes == len(listener.sound)
    assert take.usage == Usage(20, 10, 30)
    assert take.first_byte_seconds is not None
    assert 0 < take.first_byte_seconds < take.total_seconds
    assert take.total_seconds == pytest.approx(entry["answered_at"] - entry["complete_at"], abs=0.5)
    assert take.recipe is not None
    assert take.recipe.settings == {
        "audio_format": "wav", "audio_stream": "automatic", "stream": True, "variant": "automatic",
    }  # fmt: skip
    # Seconds of audio are noted once the take is made.
    await house.dispatcher.aclose()
    assert (await house.ledger.recent(10))[0].audio_seconds == pytest.approx(take.duration)


async def test_pieces_are_handed_on_while_the_rest_is_still_to_come(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script({"kind": "stream_hush", "after": 2, "seconds": 5})
    listener = Listener()
    task = asyncio.ensure_future(speak(house, listener, narrator))
    await listener.piece()
    assert not task.done()
    assert standin.log()[0]["answered_at"] is None
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_who_does_not_listen_is_answered_at_once_as_a_whole(
    house: House, standin: Standin, narrator: Character
) -> None:
    listener = Listener()
    take = await house.synthesis.synthesize(narrator, TEXT, listener.on_clip)
    body = standin.log()[0]["body"]
    assert "stream" not in body
    assert body["audio"]["format"] == "wav"
    assert [(take_id, clip.data) for take_id, clip in listener.clips] == [(take.id, kept_bytes(house, take))]


@pytest.mark.parametrize("settings", [{"stream": False}, {"audio_format": "mp3"}], ids=str)
async def test_a_provider_that_shall_not_stream_is_asked_for_the_whole(
    house: House, standin: Standin, mimo: Provider, narrator: Character, settings: dict[str, Any]
) -> None:
    await house.providers.save(replace(mimo, settings=settings))
    listener = Listener()
    take = await speak(house, listener, narrator)
    assert "stream" not in standin.log()[0]["body"]
    assert listener.pieces == []
    assert [take_id for take_id, _ in listener.clips] == [take.id]
    assert kept_bytes(house, take) == standin.audio(0)


async def test_a_model_that_does_not_stream_is_asked_for_the_whole(
    house: House, standin: Standin, narrator: Character
) -> None:
    words = {VoiceMode.DESIGN: "An old man."}
    old_man = replace(narrator, mode=VoiceMode.DESIGN, model_id="mimo-v2.5-tts-voicedesign", instructions=words)
    listener = Listener()
    take = await speak(house, listener, old_man)
    assert "stream" not in standin.log()[0]["body"]
    assert (listener.pieces, len(listener.clips)) == ([], 1)
    assert kept_bytes(house, take) == standin.audio(0)


async def test_a_file_that_comes_instead_of_samples_is_kept_as_it_is(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script({"kind": "stream_file", "format": "mp3", "seconds": 2})
    listener = Listener()
    take = await speak(house, listener, narrator)
    ((_, last),) = listener.pieces
    assert last.end is not None
    assert last.end.clip is not None
    assert kept_bytes(house, take) == last.end.clip.data
    assert (take.container, take.file_name) == ("mp3", f"{take.id}.mp3")
    (logged,) = await house.ledger.recent(10)
    assert logged.size_bytes == take.size_bytes


async def test_a_speech_that_the_provider_cut_short_says_so(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script({"kind": "stream_finish", "value": "length", "after": 6, "seconds": 5})
    take = await speak(house, Listener(), narrator)
    assert (take.truncated, take.broken) == (True, False)
    assert take.duration == pytest.approx(2.0)


# Broken off

BROKEN: list[tuple[Any, type[ProviderError], FailureKind]] = [
    ({"kind": "stream_error", "after": 6, "seconds": 5}, ProviderServerError, FailureKind.SERVER),
    ({"kind": "stream_error", "after": 6, "seconds": 5, "name": "error"}, ProviderServerError, FailureKind.SERVER),
    ({"kind": "stream_no_end", "seconds": 2}, ProviderConnectionError, FailureKind.CONNECTION),
    ({"kind": "stream_damaged", "after": 6, "seconds": 5}, InvalidResponseError, FailureKind.INVALID_ANSWER),
    ({"kind": "stream_bad_base64", "after": 6, "seconds": 5}, InvalidResponseError, FailureKind.INVALID_ANSWER),
    (
        {"kind": "stream_finish", "value": "content_filter", "after": 6, "seconds": 5},
        ModerationError,
        FailureKind.MODERATION,
    ),
    ("close", ProviderConnectionError, FailureKind.CONNECTION),
]


@pytest.mark.parametrize(("fault", "kind", "failure"), BROKEN, ids=str)
async def test_what_came_before_a_stream_broke_off_is_kept_and_marked(
    house: House, standin: Standin, narrator: Character, fault: Any, kind: type[ProviderError], failure: FailureKind
) -> None:
    standin.script(fault)
    listener = Listener()
    with pytest.raises(kind) as caught:
        await speak(house, listener, narrator)
    take = caught.value.kept
    assert take is not None
    assert (take.truncated, take.broken) == (True, True)
    assert take.duration == pytest.approx(len(listener.sound) / 48_000)
    assert take.duration >= KEPT_SECONDS
    assert kept_bytes(house, take) == wrap_pcm16(listener.sound, 24_000)
    sent = standin.audio(0)
    assert sent.startswith(listener.sound)
    assert await house.takes.list_all() == [take]
    (mark,) = marks_of(take)
    assert mark.kind == "cut_short"
    assert "broke off" in mark.sentence.template
    assert len(standin.log()) == 1, "what was heard is not asked for again"
    (logged,) = await house.ledger.recent(10)
    assert (logged.state, logged.failure) == (RequestState.FAILED, failure)


async def test_a_syllable_that_came_before_it_broke_off_is_no_take(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script({"kind": "stream_error", "after": 2, "seconds": 5})
    listener = Listener()
    with pytest.raises(ProviderServerError) as caught:
        await speak(house, listener, narrator)
    assert 0 < len(listener.sound) / 48_000 < KEPT_SECONDS
    assert caught.value.kept is None
    assert await house.takes.list_all() == []
    assert len(standin.log()) == 1


async def test_a_pause_without_end_in_the_middle_is_given_up(
    house: House, standin: Standin, mimo: Provider, narrator: Character
) -> None:
    await house.providers.save(replace(mimo, settings={"answer_timeout": 1.0}))
    standin.script({"kind": "stream_hush", "after": 6, "seconds": 5})
    with pytest.raises(ProviderError, match="in the middle of its speech") as caught:
        await speak(house, Listener(), narrator)
    assert caught.value.kept is not None
    assert caught.value.kept.duration == pytest.approx(2.0)
    await asyncio.to_thread(standin.wait, disconnects=1)
    assert len(standin.log()) == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("stream_text", InvalidResponseError),
        ("stream_silent", InvalidResponseError),
        ({"kind": "stream_error", "after": 0, "code": "401"}, AuthenticationError),
        ("wrong_key", AuthenticationError),
        ("html", ProviderError),
        ("empty", InvalidResponseError),
    ],
    ids=str,
)
async def test_an_answer_without_sound_leaves_nothing(
    house: House, standin: Standin, narrator: Character, fault: Any, kind: type[ProviderError]
) -> None:
    standin.script(fault)
    listener = Listener()
    with pytest.raises(kind) as caught:
        await speak(house, listener, narrator)
    assert caught.value.kept is None
    assert listener.pieces == []
    assert await house.takes.list_all() == []


async def test_what_fails_before_the_first_piece_is_tried_again(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script("overloaded", "overloaded")
    listener = Listener()
    take = await speak(house, listener, narrator)
    assert [entry["status"] for entry in standin.log()] == [503, 503, 200]
    assert kept_bytes(house, take) == wrap_pcm16(listener.sound, 24_000)


# Stop


@pytest.mark.parametrize("pieces", [1, 6])
async def test_stop_closes_the_connection_and_keeps_nothing(
    house: House, standin: Standin, narrator: Character, pieces: int
) -> None:
    standin.script({"kind": "stream_hush", "after": pieces, "seconds": 5})
    listener = Listener()
    task = asyncio.ensure_future(speak(house, listener, narrator))
    await listener.piece()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.to_thread(standin.wait, disconnects=1)
    assert await house.takes.list_all() == []
    assert house.dispatcher.running == 0
    (logged,) = await house.ledger.recent(10)
    assert logged.state is RequestState.CANCELLED, "it was sent, so it counts"


async def test_stop_after_the_last_piece_keeps_what_was_paid_for(
    house: House, standin: Standin, narrator: Character
) -> None:
    listener = Listener()

    def on_stream(take_id: str, chunk: PcmChunk) -> None:
        listener.on_stream(take_id, chunk)
        if chunk.end is not None:
            task.cancel()

    task = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT, on_stream=on_stream))
    with pytest.raises(asyncio.CancelledError):
        await task
    (take,) = await house.takes.list_all()
    assert kept_bytes(house, take) == wrap_pcm16(standin.audio(0), 24_000)
    assert not take.truncated
    (logged,) = await house.ledger.recent(10)
    assert logged.state is RequestState.DONE


async def test_stop_while_a_broken_stream_is_kept_keeps_it(house: House, standin: Standin, narrator: Character) -> None:
    standin.script({"kind": "stream_error", "after": 6, "seconds": 5})
    disk = SlowDisk(house.take_store)
    service = SynthesisService(house.providers, house.dispatcher, disk, house.accounts)
    task = asyncio.ensure_future(service.synthesize(narrator, TEXT, on_stream=Listener().on_stream))
    async with asyncio.timeout(10):
        await disk.knocked.wait()
    task.cancel()
    await asyncio.sleep(0)
    disk.door.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    (take,) = await house.takes.list_all()
    assert take.broken


async def test_a_disk_that_fails_is_told_rather_than_the_break(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script({"kind": "stream_error", "after": 6, "seconds": 5})
    disk = SlowDisk(house.take_store)
    disk.failure = StorageError(msg("The disk is full."))
    disk.door.set()
    service = SynthesisService(house.providers, house.dispatcher, disk, house.accounts)
    with pytest.raises(StorageError, match="full") as caught:
        await service.synthesize(narrator, TEXT, on_stream=Listener().on_stream)
    assert isinstance(caught.value.__context__, ProviderServerError)


# The practice provider


async def test_the_practice_provider_is_heard_while_it_speaks(house: House, practice: Provider) -> None:
    character = Character("one", "One", practice.id, "mimo-v2.5-tts", voice_id="Mia")
    listener = Listener()
    task = asyncio.ensure_future(speak(house, listener, character, "One, two, three. " * 40))
    await listener.piece()
    assert not task.done()
    take = await task
    assert len(listener.pieces) > 3
    assert take.duration > 10
    assert kept_bytes(house, take) == wrap_pcm16(listener.sound, take.sample_rate)
