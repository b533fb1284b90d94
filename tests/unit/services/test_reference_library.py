"""Recordings are kept once, with their words, and offered for removal when nobody uses them."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character, ClonedVoice, ReferenceAudio
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.provider import Provider
from tests.unit.audio.speech_signals import as_file, mixed, phrases
from tests.unit.services.conftest import House


async def kept(house: House, seconds: float = 2.0, transcript: str = "", language: str = "") -> ReferenceAudio:
    async with aclosing(await house.references.open_bytes(as_file(mixed(phrases(seconds), 40.0)), "me.wav")) as desk:
        desk.transcript, desk.language = transcript, language
        return await desk.keep()


async def speaker(house: House, name: str, reference: ReferenceAudio | None) -> Character:
    return await house.characters.save(Character(name, name, mode=VoiceMode.CLONE, reference=reference))


async def test_words_are_kept_with_the_clip(house: House) -> None:
    reference = await kept(house, transcript="Good morning, 早上好。", language="en")
    assert (reference.transcript, reference.language) == ("Good morning, 早上好。", "en")
    await speaker(house, "one", reference)
    (one,) = await house.characters.list_all()
    assert one.reference == reference
    async with aclosing(await house.references.open_reference(reference)) as desk:
        assert (desk.name, desk.transcript, desk.language) == ("me.wav", "Good morning, 早上好。", "en")
        assert await desk.keep() == reference
    changed = await house.references.set_words(reference.sha256, "Hi", "")
    assert (changed.transcript, changed.language) == ("Hi", "")
    assert (await house.characters.list_all())[0].reference == changed


async def test_the_words_of_the_clip_come_with_it_and_can_be_changed(house: House) -> None:
    reference = await kept(house, transcript="Of the clip.")
    one = Character("one", "One", mode=VoiceMode.CLONE, reference_text="Of the one before.").with_reference(reference)
    assert one.voice_source() == ClonedVoice(reference, "Of the clip.")
    assert replace(one, reference_text="").voice_source() == ClonedVoice(reference, "")
    assert one.with_reference(await kept(house, 3.0)).reference_text == "Of the clip.", "unknown words replace none"


async def test_users_and_the_last_of_them(house: House) -> None:
    reference = await kept(house)
    one, two = await speaker(house, "one", reference), await speaker(house, "two", reference)
    await speaker(house, "three", await kept(house, 3.0))
    assert [user.id for user in await house.references.users_of(reference.sha256)] == ["one", "two"]
    assert await house.references.only_used_by(one) is None
    await house.characters.delete("one")
    assert await house.references.only_used_by(two) == reference
    assert await house.references.only_used_by(replace(two, reference=None)) is None


async def test_what_nobody_uses_is_listed_with_its_size_and_can_be_removed(house: House) -> None:
    used, unused = await kept(house), await kept(house, 3.0)
    await speaker(house, "one", used)
    (found,) = await house.references.unused()
    assert (found.reference, found.takes) == (unused, 0)
    assert found.reference.size_bytes == unused.path.stat().st_size
    assert await house.references.unused({unused.sha256}) == []
    await house.references.remove(unused.sha256)
    assert await house.references.unused() == []
    assert not unused.path.exists()
    with pytest.raises(StorageError, match="still used"):
        await house.references.remove(used.sha256)
    assert used.path.exists()


async def test_a_clip_of_a_deleted_character_can_be_removed_and_undo_still_works(house: House) -> None:
    reference = await kept(house)
    await speaker(house, "one", reference)
    await house.characters.delete("one")
    assert [one.reference for one in await house.references.unused()] == [reference]
    await house.references.remove(reference.sha256)
    await house.characters.restore("one")
    (one,) = await house.characters.list_all()
    assert (one.name, one.reference) == ("one", None)


async def test_takes_that_were_made_with_it_are_counted(house: House, practice: Provider) -> None:
    reference = await kept(house)
    clone = Character("c", "C", practice.id, "mimo-v2.5-tts-voiceclone", VoiceMode.CLONE, reference=reference)
    take = await house.synthesis.synthesize(replace(clone, may_clone=True), "Hello.")
    (found,) = await house.references.unused()
    assert found.takes == 1
    await house.takes.delete(take.id)
    assert (await house.references.unused())[0].takes == 0


async def test_a_take_can_be_a_reference(house: House, practice: Provider) -> None:
    narrator = Character("n", "Narrator", practice.id, "mimo-v2.5-tts", voice_id="Mia")
    take = await house.synthesis.synthesize(narrator, "Hello there.")
    async with aclosing(await house.references.open_take(take)) as desk:
        assert desk.transcript == "Hello there."
        assert desk.name.startswith("Narrator")
        reference = await desk.keep()
    assert reference.path.read_bytes() == house.takes.path(take).read_bytes()
    assert reference.transcript == "Hello there."


async def test_words_of_a_clip_that_is_gone_are_not_kept(house: House) -> None:
    reference = await kept(house)
    await house.references.remove(reference.sha256)
    with pytest.raises(StorageError, match="not there any more"):
        await house.references.set_words(reference.sha256, "Hi", "en")
