"""Takes as files for other programs, and what is found out and said of a take that was kept."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import InvalidInputError, StorageError
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.domain.take_filter import TakeFilter
from neiroha_desktop.services.keeping import keep
from neiroha_desktop.services.take_files import copy_out, speaking_name
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House
from tests.unit.storage.samples import take as sample


@pytest.fixture
async def take(house: House, narrator: Character) -> Take:
    return await house.synthesis.synthesize(narrator, "Hello there.")


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        ({}, "旁白 - 你好 "),
        ({"name": "Final cut"}, "Final cut "),
        ({"character_name": "a/b", "text": 'Who? "Me": <x>\n|*'}, "a b - Who Me x "),
        ({"character_name": "", "text": ""}, "take "),
        ({"name": "con"}, "_con "),
        ({"name": "..."}, "take "),
        ({"name": "word " * 40}, "word word"),
    ],
)
def test_a_name_says_what_it_is_and_every_system_takes_it(changes: dict[str, Any], start: str) -> None:
    name = speaking_name(replace(sample(), **changes))
    assert name.startswith(start)
    assert name.endswith(".wav")
    assert "2026-05-01" in name
    assert speaking_name(replace(sample(), **changes), ".flac").endswith(".flac")


@given(name=st.text(), who=st.text(), text=st.text())
def test_no_text_makes_a_bad_name(name: str, who: str, text: str) -> None:
    made = speaking_name(replace(sample(), name=name, character_name=who, text=text))
    assert not set(made) & set('<>:"/\\|?*\0\n')
    assert len(made) <= 110
    assert made == made.strip()
    assert Path(made).name == made


async def test_a_copy_is_dragged_and_old_copies_go(house: House, standin: Standin, take: Take) -> None:
    dragged = house.takes.copy_out(take)
    assert dragged.read_bytes() == standin.audio(0)
    assert dragged.is_relative_to(house.folder.outgoing)
    old = house.folder.outgoing / "yesterday"
    old.mkdir()
    (old / "a.wav").write_bytes(b"x")
    os.utime(old, (time.time() - 25 * 3600,) * 2)
    assert house.takes.copy_out(take) == dragged
    assert not old.exists()
    assert dragged.exists()


async def test_a_copy_that_cannot_be_made_is_a_sentence(house: House, take: Take, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="only its record is left"):
        house.takes.copy_out(replace(take, audio_deleted=True))
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    with pytest.raises(StorageError, match="could not be written"):
        copy_out(house.takes.path(take), take, blocked)


async def test_a_take_is_measured_as_it_is_kept(house: House, take: Take) -> None:
    assert take.measure is not None
    assert take.measure.duration == pytest.approx(take.duration)
    assert len(take.outline) == 48
    assert max(take.outline) > 20
    assert await house.takes.get(take.id) == take


async def test_a_take_without_a_measure_gets_one_when_it_is_looked_at(house: House, take: Take) -> None:
    bare = replace(take, id="bare", file_name="bare.wav", measure=None, outline=b"")
    await house.take_store.add(bare, house.takes.path(take).read_bytes())
    studied = await house.takes.studied(bare)
    assert (studied.measure, studied.outline) == (take.measure, take.outline)
    assert await house.takes.get("bare") == studied
    assert await house.takes.studied(studied) is studied


async def test_who_does_not_wait_for_the_measure_gets_a_take_that_is_kept(
    house: House, standin: Standin, narrator: Character
) -> None:
    fresh = await house.synthesis.synthesize(narrator, "Hello there.", measure=False)
    assert await house.takes.list_all() == [fresh]
    assert house.takes.path(fresh).read_bytes() == standin.audio(0)
    assert fresh.measure is None
    assert (await house.takes.studied(fresh)).measure is not None
    assert [one for one in house.takes.path(fresh).parent.iterdir() if one.name.endswith(".part")] == []


async def test_what_cannot_be_read_is_tried_once(house: House, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = replace(take, id="bare", file_name="bare.wav", measure=None, outline=b"")
    await house.take_store.add(bare, b"RIFF, but no audio at all in here")
    assert await house.takes.studied(bare) is bare
    monkeypatch.setattr("neiroha_desktop.services.takes.study", lambda _path: pytest.fail("tried again"))
    assert await house.takes.studied(bare) is bare
    without = replace(bare, id="gone", audio_deleted=True)
    assert await house.takes.studied(without) is without


async def test_audio_that_cannot_be_measured_is_kept_all_the_same(house: House, take: Take) -> None:
    """Its head told its length, so it was paid for and is a take."""
    bare = replace(take, id="bare", file_name="bare.wav", measure=None, outline=b"")
    data = b"RIFF, but no audio at all in here"
    assert await keep(house.take_store, bare, data) == bare
    assert await house.take_store.read(bare) == data


async def test_a_take_that_cannot_be_kept_is_not_measured_either(house: House, take: Take) -> None:
    with pytest.raises(StorageError, match="already"):
        await keep(house.take_store, replace(take, measure=None), house.takes.path(take).read_bytes())
    assert await house.takes.list_all() == [take]


async def test_names_and_notes_are_tidied_and_found(house: House, take: Take) -> None:
    await house.takes.rename(take.id, "  Final \n cut ")
    await house.takes.set_note(take.id, " Slower.\n")
    await house.takes.set_starred(take.id, True)
    kept = await house.takes.get(take.id)
    assert (kept.name, kept.note, kept.starred) == ("Final cut", "Slower.", True)
    assert await house.takes.page(await house.takes.find(TakeFilter("final slower", starred=True))) == [kept]
    with pytest.raises(InvalidInputError, match="at most 80 characters") as caught:
        await house.takes.rename(take.id, "x" * 81)
    assert caught.value.field == "take_name"


async def test_the_first_sound_is_noted_later(house: House, take: Take) -> None:
    assert take.first_byte_seconds is not None
    assert 0 < take.first_byte_seconds <= take.total_seconds
    await house.takes.note_first_sound(take.id, 0.7)
    assert (await house.takes.get(take.id)).first_sound_seconds == 0.7
