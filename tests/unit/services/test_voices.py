"""Voices that are heard once, kept, and marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

import pytest

from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import DecodeError, StorageError, UnsupportedError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.services.clips import Playable
from neiroha_desktop.services.samples import greeting
from neiroha_desktop.services.voices import VoiceService, player_key, sample_key
from neiroha_desktop.storage.sample_cache import SampleCache
from neiroha_desktop.storage.voice_marks import VoiceMarkStore
from tests.standin import studio as studio_module
from tests.standin.studio import MODEL, PROVIDER, Studio
from tests.unit.services.conftest import House


class Player:
    """Plays nothing, and notes what it was given."""

    def __init__(self) -> None:
        self.played: list[Playable] = []

    async def play(self, playable: Playable) -> None:
        from neiroha_desktop.audio.inspect import inspect_bytes

        inspect_bytes(playable.path.read_bytes() if playable.path else playable.data or b"")
        self.played.append(playable)


@dataclass
class Shelf:
    """The service with what is round it."""

    service: VoiceService
    cache: SampleCache
    studio: Studio
    player: Player
    provider: Provider


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    with studio_module.installed(monkeypatch, Studio()) as studio:
        yield studio


@pytest.fixture
async def shelf(house: House, studio: Studio) -> Shelf:
    player, cache = Player(), SampleCache(house.folder.voice_samples)
    marks = VoiceMarkStore(house.provider_store._database)
    service = VoiceService(marks, cache, house.synthesis, cast("Any", player))
    return Shelf(service, cache, studio, player, await house.providers.save(PROVIDER))


async def test_a_voice_is_asked_for_once_and_then_kept(house: House, shelf: Shelf) -> None:
    voice = shelf.studio.voices[3]
    key = sample_key(shelf.provider, MODEL, voice, {})
    assert await shelf.service.kept() == set()
    await shelf.service.hear(shelf.provider, MODEL, voice, {})
    await shelf.service.hear(shelf.provider, MODEL, voice, {})
    (request,) = shelf.studio.requests
    assert (request.text, request.voice) == ("Hallo, das ist eine kurze Stimmprobe.", PresetVoice(voice.id))
    assert await shelf.service.kept() == {key}
    asked, kept = shelf.player.played
    assert asked.key == kept.key == player_key(key)
    assert kept.path is not None
    assert kept.path.read_bytes() == asked.data
    assert await house.takes.list_all() == []
    counted = await house.ledger._database.read(lambda db: db.execute("SELECT count(*) FROM requests").fetchone()[0])
    assert counted == 1


async def test_other_settings_sound_otherwise(shelf: Shelf) -> None:
    voice, other = shelf.studio.voices[:2]
    provider = shelf.provider
    keys = {
        sample_key(provider, MODEL, voice, {}),
        sample_key(provider, MODEL, other, {}),
        sample_key(provider, "other", voice, {}),
        sample_key(provider, MODEL, voice, {"pitch": 1.5}),
        sample_key(replace(provider, base_url="http://other.invalid"), MODEL, voice, {}),
        sample_key(replace(provider, settings={"audio_format": "mp3"}), MODEL, voice, {}),
    }
    assert len(keys) == 6
    assert sample_key(replace(provider, name="renamed", enabled=False), MODEL, voice, {}) in keys
    await shelf.service.hear(provider, MODEL, voice, {"pitch": 1.5})
    assert shelf.studio.requests[0].options == {"pitch": 1.5}


async def test_a_damaged_sample_is_asked_for_again(shelf: Shelf) -> None:
    voice = shelf.studio.voices[0]
    key = sample_key(shelf.provider, MODEL, voice, {})
    shelf.cache.write(key, "wav", b"RIFF")
    await shelf.service.hear(shelf.provider, MODEL, voice, {})
    assert len(shelf.studio.requests) == 1
    path = shelf.cache.find(key)
    assert path is not None
    assert len(path.read_bytes()) > 1000


async def test_what_cannot_be_heard_is_said_and_not_kept(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(_playable: Playable) -> None:
        raise DecodeError(msg("It cannot be read."))

    monkeypatch.setattr(shelf.player, "play", refuse)
    with pytest.raises(DecodeError):
        await shelf.service.hear(shelf.provider, MODEL, shelf.studio.voices[0], {})
    clone_only = replace(studio_module.CAPABILITIES, voice_modes=frozenset())
    monkeypatch.setattr(studio_module, "CAPABILITIES", clone_only)
    with pytest.raises(UnsupportedError):
        await shelf.service.hear(shelf.provider, MODEL, shelf.studio.voices[1], {})
    assert shelf.player.played == []


async def test_marks_belong_to_provider_and_model(house: House, shelf: Shelf) -> None:
    await shelf.service.set_favourite("studio", MODEL, "声", True)
    await shelf.service.note_used("studio", MODEL, "声")
    await shelf.service.note_used("studio", MODEL, "other")
    marks = await shelf.service.marks("studio", MODEL)
    assert {name: (mark.favourite, mark.used_at is not None) for name, mark in marks.items()} == {
        "声": (True, True),
        "other": (False, True),
    }
    first = marks["other"].used_at
    await shelf.service.set_favourite("studio", MODEL, "声", False)
    await shelf.service.note_used("studio", MODEL, "other")
    marks = await shelf.service.marks("studio", MODEL)
    assert not marks["声"].favourite
    assert first is not None
    assert marks["other"].used_at is not None
    assert marks["other"].used_at >= first
    assert await shelf.service.marks("studio", "another model") == {}
    await shelf.service.note_used("gone", MODEL, "x")
    with pytest.raises(StorageError):
        await shelf.service.set_favourite("gone", MODEL, "x", True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de-AT", "Hallo, das ist eine kurze Stimmprobe."),
        ("cmn", "你好，这是一段简短的试听。"),
        ("zh-HK", "你好，呢段係簡短嘅試聽。"),
        ("zh-TW", "你好，这是一段简短的试听。"),
        ("no", "Hei, dette er en kort stemmeprøve."),
        ("tlh", "Hello, this is a short voice test."),
    ],
)
def test_a_voice_greets_in_its_own_language(language: str, text: str) -> None:
    assert greeting(language) == text
