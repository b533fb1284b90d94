"""An empty data folder is filled once, however many programs start at once."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message
from neiroha_desktop.resource_files import resource
from neiroha_desktop.services.first_run import PRACTICE_ID, seed
from tests.unit.services.conftest import House

ROOT = Path(__file__).parents[3]
REFERENCE = resource("samples", "practice-reference.wav")


async def start(house: House, *, chinese: bool = False) -> None:
    await seed(house.providers, house.characters, REFERENCE, str, chinese=chinese)


async def test_the_first_start_has_a_provider_and_a_character_in_each_mode(house: House) -> None:
    await start(house)
    (row,) = await house.providers.list_all()
    assert (row.provider.id, row.provider.name, row.provider.enabled) == (PRACTICE_ID, "Practice (offline)", True)
    assert not house.providers.lacks_key(row.provider)
    characters = await house.characters.list_all()
    assert [character.mode for character in characters] == list(VoiceMode)
    assert {character.provider_id for character in characters} == {PRACTICE_ID}
    for character in characters:
        character.voice_source()
        assert character.mode in house.providers.capabilities(row.provider, character.model_id).voice_modes
    reference = characters[2].reference
    assert reference is not None
    assert characters[2].may_clone
    assert reference.path.read_bytes() == REFERENCE.read_bytes()


async def test_every_first_character_speaks_at_once(house: House) -> None:
    await start(house)
    for character in await house.characters.list_all():
        take = await house.synthesis.synthesize(character, "Hello there.")
        assert take.duration > 0.2


@pytest.mark.parametrize(("chinese", "voice"), [(True, "冰糖"), (False, "Mia")])
async def test_the_first_narrator_speaks_the_language_of_the_window(house: House, chinese: bool, voice: str) -> None:
    await start(house, chinese=chinese)
    assert (await house.characters.list_all())[0].voice_id == voice


async def test_names_are_in_the_language_of_the_window(house: House) -> None:
    def wording(message: Message) -> str:
        return f"〈{message}〉"

    await seed(house.providers, house.characters, REFERENCE, wording, chinese=True)
    names = [character.name for character in await house.characters.list_all()]
    assert names == ["〈Narrator〉", "〈Old fisherman〉", "〈Guest voice〉"]
    assert (await house.providers.get(PRACTICE_ID)).name == "〈Practice (offline)〉"


async def test_a_second_start_changes_nothing(house: House) -> None:
    await start(house)
    await house.characters.delete("practice-design")
    providers, characters = await house.providers.list_all(), await house.characters.list_all()
    await start(house, chinese=True)
    assert (await house.providers.list_all(), await house.characters.list_all()) == (providers, characters)


async def test_a_folder_that_holds_anything_is_left_alone(house: House) -> None:
    mine = await house.characters.save(Character("mine", "Mine"))
    await start(house)
    assert await house.providers.list_all() == []
    assert await house.characters.list_all() == [mine]


async def test_a_recording_that_is_not_there_leaves_the_folder_empty(house: House, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError):
        await seed(house.providers, house.characters, tmp_path / "gone.wav", str, chinese=False)
    assert await house.providers.list_all() == []
    await start(house)
    assert len(await house.characters.list_all()) == 3


_PROGRAM = """
import asyncio, sys
from pathlib import Path
from neiroha_desktop.app import data_folder, open_house

async def main():
    folder = data_folder(Path(sys.argv[1]))
    print("ready", flush=True)
    sys.stdin.readline()
    async with open_house(folder, chinese=False) as house:
        services = house.services
        print(len(await services.providers.list_all()), len(await services.characters.list_all()))

asyncio.run(main())
"""


def _start_at_once(count: int, root: Path) -> list[tuple[int, str]]:
    """Start programs on one data folder; return their exit codes and what they said on stderr."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for _ in range(count)
    ]
    try:
        for program in programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        said = [program.communicate(timeout=60)[1] for program in programs]
    finally:
        for program in programs:
            program.kill()
            program.wait()
    return [(program.returncode, text) for program, text in zip(programs, said, strict=True)]


async def test_programs_that_start_at_once_make_one_set(house: House) -> None:
    assert await asyncio.to_thread(_start_at_once, 3, house.folder.root) == [(0, "")] * 3
    assert len(await house.providers.list_all()) == 1
    assert [character.mode for character in await house.characters.list_all()] == list(VoiceMode)
