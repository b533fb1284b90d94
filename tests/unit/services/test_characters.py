"""Characters are kept as they are on screen, and found by name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import DecodeError, InvalidInputError
from neiroha_desktop.domain.provider import Provider
from tests.standin import melody
from tests.unit.services.conftest import House


async def add(house: House, *names: str) -> None:
    for number, name in enumerate(names):
        await house.characters.save(Character(str(number), name))


async def test_an_exact_name_goes_before_one_in_other_letters(house: House) -> None:
    await add(house, "narrator", "Narrator", "旁白")
    assert (await house.characters.by_name("Narrator")).id == "1"
    assert (await house.characters.by_name("narrator")).id == "0"
    assert (await house.characters.by_name("旁白")).id == "2"


async def test_case_does_not_matter_where_only_one_fits(house: House) -> None:
    await add(house, "Straße", "Old fisherman")
    assert (await house.characters.by_name("OLD FISHERMAN")).id == "1"
    assert (await house.characters.by_name("STRASSE")).id == "0"


@pytest.mark.parametrize(("names", "wanted"), [(("A", "A"), "A"), (("Ab", "aB"), "AB")])
async def test_a_name_that_is_not_unique_is_refused(house: House, names: tuple[str, ...], wanted: str) -> None:
    await add(house, *names)
    with pytest.raises(InvalidInputError, match="More than one character") as caught:
        await house.characters.by_name(wanted)
    assert caught.value.field == "character"


async def test_an_unknown_name_is_answered_with_those_there_are(house: House) -> None:
    with pytest.raises(InvalidInputError, match="Existing characters: –"):
        await house.characters.by_name("Ann")
    await add(house, "Narrator", "旁白")
    with pytest.raises(InvalidInputError, match=r'called "Ann"\. Existing characters: Narrator, 旁白\.'):
        await house.characters.by_name("Ann")
    await house.characters.delete("0")
    with pytest.raises(InvalidInputError, match=r"Existing characters: 旁白\."):
        await house.characters.by_name("Narrator")


async def test_a_character_is_kept_complete_or_not(house: House, mimo: Provider) -> None:
    saved = await house.characters.save(Character("one", " New ", voice_id=" Mia "))
    assert (saved.name, saved.voice_id) == ("New", "Mia")
    whole = replace(
        saved, provider_id=mimo.id, model_id="m", mode=VoiceMode.DESIGN, instructions={VoiceMode.DESIGN: " Old. "}
    )
    await house.characters.save(whole)
    assert await house.characters.list_all() == [whole]
    assert await house.characters.using_provider(mimo.id) == [whole]


@pytest.mark.parametrize("name", ["", " \n"])
async def test_a_character_needs_a_name(house: House, name: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await house.characters.save(Character("one", name))
    assert caught.value.field == "character_name"
    with pytest.raises(InvalidInputError):
        await house.characters.duplicate(Character("one", "One"), name)
    assert await house.characters.list_all() == []


async def test_a_copy_shares_the_recording(house: House, tmp_path: Path) -> None:
    source = tmp_path / "me.wav"
    source.write_bytes(melody.wav(melody.melody("me", 1.0)))
    original = await house.characters.save(
        Character("one", "One", mode=VoiceMode.CLONE, reference=await house.characters.add_reference(source))
    )
    copy = await house.characters.duplicate(original, "One 2")
    assert copy == replace(original, id=copy.id, name="One 2")
    assert copy.id != original.id
    assert await house.characters.list_all() == [original, copy]
    await house.characters.delete("one")
    assert await house.characters.list_all() == [copy]
    assert copy.reference is not None
    assert copy.reference.path.is_file()
    await house.characters.restore("one")
    assert await house.characters.list_all() == [original, copy]


@pytest.mark.parametrize("container", ["wav", "mp3"])
async def test_a_recording_is_copied_and_measured(house: House, tmp_path: Path, container: str) -> None:
    data = melody.encoded(melody.melody("me", 2.0), container)
    source = tmp_path / "我的声音.bin"
    source.write_bytes(data)
    reference = await house.characters.add_reference(source)
    source.unlink()
    assert reference.path.read_bytes() == data
    assert reference.path.parent == house.folder.references
    assert (reference.container, reference.size_bytes, reference.original_name) == (container, len(data), source.name)
    assert (reference.sample_rate, reference.channels) == (24_000, 1)
    assert reference.duration == pytest.approx(2.0, abs=0.1)


async def test_what_is_no_recording_is_not_kept(house: House, tmp_path: Path) -> None:
    source = tmp_path / "letter.wav"
    source.write_text("Dear Sir or Madam")
    with pytest.raises(DecodeError, match="This is text, not audio"):
        await house.characters.add_reference(source)
    with pytest.raises(InvalidInputError, match="There is no file") as caught:
        await house.characters.add_reference(tmp_path / "gone.wav")
    assert caught.value.field == "reference"
    assert list(house.folder.references.iterdir()) == []
