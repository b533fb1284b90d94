"""Characters and providers on another computer: nothing is lost, nothing is overwritten that should not be."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.package import ImportReport
from neiroha_desktop.domain.package_file import Conflict
from neiroha_desktop.domain.provider import Gender, Limits, Origin, Provider, TtsModel, Voice
from neiroha_desktop.domain.synthesis import Recipe, Take
from neiroha_desktop.services.recipes import draft_of
from neiroha_desktop.services.synthesis import settings_key
from neiroha_desktop.storage.atomic import PendingFile
from neiroha_desktop.storage.package_progress import Watch
from neiroha_desktop.storage.package_reading import Opened, Staging
from neiroha_desktop.storage.takes import TakeStore
from tests.unit.packages.houses import House, open_house, wav
from tests.unit.storage.samples import take as plain_take

KEY = "sk-very-secret-1234567890"
PROXY = "socks5://user:pass-word@127.0.0.1:1080"
MIMO = Provider(
    "mimo",
    "MiMo",
    "openai_speech",
    "https://api.example.com/v1",
    "tts-1",
    limits=Limits(2, rpm=10, day_zone="Asia/Shanghai"),
    settings={
        "extra_headers": f"X-Token: {KEY}",
        "proxy": PROXY,
        "extra_json": f'{{"token": "{KEY}"}}',
        "audio_format": "mp3",
    },
    key_ref="env:MIMO_KEY",
)
OPEN = replace(MIMO, key_ref="", settings={"audio_format": "mp3"})
VOICE = Voice("冰糖", "Sugar", "zh", Gender.FEMALE, origin=Origin.MANUAL, styles=("calm",))
MODELS = [TtsModel("tts-1"), TtsModel("mine", Origin.MANUAL)]
FETCHED = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    """The computer that things come from: a provider with secrets, two characters, three takes."""
    async with open_house(tmp_path / "home") as house:
        await house.providers.save(MIMO)
        await house.providers.save_models("mimo", MODELS, FETCHED)
        await house.providers.save_voices("mimo", "tts-1", [VOICE])
        reference = await house.add_reference()
        reference = await house.references.set_words(reference.sha256, "你好，世界", "中文")
        await house.characters.save(narrator())
        guest = Character("guest", "Guest", "mimo", "tts-1", VoiceMode.CLONE, reference=reference, may_clone=True)
        await house.characters.save(guest)
        await house.takes.add(first_take(), wav(0.2))
        other = await house.add_reference(0.1, 2000, "older.wav")
        cloned = Recipe("mimo", "tts-1", VoiceMode.CLONE, reference_sha256=other.sha256, settings=MIMO.settings)
        take = replace(plain_take("two", character_id="guest", second=1), recipe=cloned, note="good", starred=True)
        await house.takes.add(take, wav(0.3))
        await house.takes.add(plain_take("three", character_id="guest", second=2), wav(0.1))
        await house.takes.delete_audio("three")
        yield house


@pytest.fixture
async def away(tmp_path: Path) -> AsyncIterator[House]:
    """Another computer, with nothing on it."""
    async with open_house(tmp_path / "away") as house:
        yield house


def narrator(**changes: Any) -> Character:
    """Return a character with a preset voice."""
    options = {"seed": 7.0, "style": "calm", "on": True}
    styles = {VoiceMode.PRESET: "Calm.", VoiceMode.DESIGN: "An old man."}
    whole = Character(
        "narrator", "旁白", "mimo", "tts-1", voice_id="冰糖", instructions=styles, speed=1.25, options=options
    )
    return replace(whole, **changes)


def first_take() -> Take:
    """Return a take whose digest of settings can be made anew."""
    recipe = Recipe("mimo", "tts-1", VoiceMode.PRESET, "冰糖", "Calm.", speed=1.25, settings={"audio_format": "mp3"})
    take = replace(plain_take("one", character_id="narrator"), recipe=recipe)
    return replace(take, settings_key=settings_key(draft_of(take, recipe, None), recipe.options))


def names_in(folder: Path) -> set[str]:
    """Return what is in a folder."""
    return {path.name for path in folder.iterdir()}


async def exported(house: House, tmp_path: Path, *ids: str, with_takes: bool = True) -> Path:
    """Write characters to a file."""
    path = tmp_path / "voices.neiroha"
    await house.packages.export_characters(ids or ("narrator", "guest"), path, with_takes=with_takes)
    return path


async def brought(house: House, path: Path, policy: Conflict = Conflict.SKIP) -> ImportReport:
    """Bring a file in."""
    return await house.packages.bring_in(await house.packages.open(path), policy)


async def test_everything_comes_along_but_secrets(home: House, away: House, tmp_path: Path) -> None:
    path = await exported(home, tmp_path)
    report = await brought(away, path)
    assert report.added == ("旁白", "Guest")
    assert report.companions == report.keyless == ("MiMo",)
    assert report.takes == 3
    assert await away.providers.list() == [OPEN]
    assert away.told.kept == [OPEN]
    assert await away.providers.models("mimo") == MODELS
    assert await away.providers.voices("mimo") == {"tts-1": [VOICE]}
    assert await away.providers.fetched_at("mimo") == FETCHED
    assert await away.characters.get("narrator") == narrator()
    before, after = await home.characters.get("guest"), await away.characters.get("guest")
    assert before.reference is not None
    assert after.reference is not None
    assert after.reference.path.read_bytes() == before.reference.path.read_bytes()
    assert after == replace(before, reference=replace(before.reference, path=after.reference.path))


async def test_takes_come_along_with_their_audio(home: House, away: House, tmp_path: Path) -> None:
    await brought(away, await exported(home, tmp_path))
    for before, after in zip(await home.takes.list(), await away.takes.list(), strict=True):
        plain = replace(before, file_name=after.file_name, size_bytes=after.size_bytes)
        if before.recipe is not None:
            kept = {name: value for name, value in before.recipe.settings.items() if name == "audio_format"}
            plain = replace(plain, recipe=replace(before.recipe, settings=kept))
        assert after == plain
        if not before.audio_deleted:
            assert await away.takes.read(after) == await home.takes.read(before)
    # Also the recording that only a take was made with.
    recipe = (await away.takes.get("two")).recipe
    assert recipe is not None
    assert await away.references.get(recipe.reference_sha256) is not None


@pytest.mark.parametrize("secret", [KEY, "pass-word", "MIMO_KEY", "keyring", "X-Token"])
async def test_no_secret_is_in_the_file(home: House, tmp_path: Path, secret: str) -> None:
    with zipfile.ZipFile(await exported(home, tmp_path)) as archive:
        text = archive.read("manifest.json").decode()
    assert secret not in text
    assert str(home.folder.root) not in text


async def test_the_export_says_what_was_left_out(home: House, tmp_path: Path) -> None:
    (await home.characters.get("guest")).reference.path.unlink()  # type: ignore[union-attr]
    home.takes.path(await home.takes.get("one")).write_bytes(b"#!/bin/sh")
    ids, path = ("narrator", "guest"), tmp_path / "voices"
    report = await home.packages.export_characters(ids, path, with_takes=True)
    assert (report.name, report.characters, report.providers, report.takes) == ("voices.neiroha", 2, 1, 2)
    said = " ".join(map(str, report.left_out))
    assert "Keys are never exported." in said
    assert "Settings that may hold a secret" in said
    assert "The recording of Guest is left out" in said
    assert "Takes whose audio is gone or damaged are left out: 1." in said


async def test_takes_stay_at_home_unless_they_are_wanted(home: House, away: House, tmp_path: Path) -> None:
    report = await brought(away, await exported(home, tmp_path, with_takes=False))
    assert report.takes == 0
    assert await away.takes.list() == []


async def test_what_exists_is_skipped(home: House, away: House, tmp_path: Path) -> None:
    path = await exported(home, tmp_path)
    await brought(away, path)
    await away.characters.save(narrator(name="旁白", speed=2.0, provider_id=""))
    before, files = await away.rows(), away.files()
    report = await brought(away, path, Conflict.SKIP)
    assert report.skipped == ("旁白", "Guest")
    assert (await away.rows(), away.files()) == (before, files)


async def test_what_exists_is_replaced_under_its_own_id(home: House, away: House, tmp_path: Path) -> None:
    await away.characters.save(Character("mine", "guest", voice_id="Mia"))
    await away.takes.add(plain_take("mine", character_id="mine"), wav())
    report = await brought(away, await exported(home, tmp_path), Conflict.REPLACE)
    assert (report.added, report.replaced) == (("旁白",), ("Guest",))
    assert set(report.character_ids) == {"narrator", "mine"}
    replaced = await away.characters.get("mine")
    assert (replaced.name, replaced.mode) == ("Guest", VoiceMode.CLONE)
    assert {take.id for take in await away.takes.list("mine")} == {"mine", "two", "three"}


async def test_takes_that_are_here_keep_their_audio_and_take_the_words(
    home: House, away: House, tmp_path: Path
) -> None:
    path = await exported(home, tmp_path)
    await brought(away, path)
    files = away.files()
    await away.takes.set_note("two", "mine")
    assert (await brought(away, path, Conflict.REPLACE)).takes == 1
    assert (await away.takes.get("two")).note == "good"
    assert away.files() == files, "only the record without audio comes again"


async def test_both_are_kept_under_free_names(home: House, away: House, tmp_path: Path) -> None:
    path = await exported(home, tmp_path)
    await brought(away, path)
    report = await brought(away, path, Conflict.KEEP_BOTH)
    assert report.added == ("旁白 2", "Guest 2")
    assert len(await away.characters.list()) == 4
    twin = next(one for one in await away.characters.list() if one.name == "旁白 2")
    assert twin == narrator(id=twin.id, name="旁白 2")
    (take,) = await away.takes.list(twin.id)
    original = await away.takes.get("one")
    assert await away.takes.read(take) == await away.takes.read(original)
    assert (await brought(away, path, Conflict.KEEP_BOTH)).added == ("旁白 3", "Guest 3")


async def test_characters_take_the_provider_that_is_here(home: House, away: House, tmp_path: Path) -> None:
    mine = replace(MIMO, id="mine", name="mimo", base_url="https://other.example.com/v1")
    await away.providers.save(mine)
    report = await brought(away, await exported(home, tmp_path))
    assert report.companions == report.provider_ids == ()
    assert await away.providers.list() == [mine]
    assert {one.provider_id for one in await away.characters.list()} == {"mine"}
    take = await away.takes.get("one")
    assert take.recipe is not None
    assert (take.provider_id, take.recipe.provider_id) == ("mine", "mine")
    assert take.settings_key == settings_key(draft_of(take, take.recipe, None), take.recipe.options)


async def test_a_provider_of_another_type_and_the_same_name_is_another(
    home: House, away: House, tmp_path: Path
) -> None:
    await away.providers.save(replace(MIMO, id="mine", adapter_type="azure"))
    assert (await brought(away, await exported(home, tmp_path))).companions == ("MiMo 2",)


async def test_a_take_id_of_somebody_else_is_left_alone(home: House, away: House, tmp_path: Path) -> None:
    await away.takes.add(plain_take("one", text="mine"), wav(0.5))
    await brought(away, await exported(home, tmp_path, "narrator"))
    mine = await away.takes.get("one")
    assert (mine.text, mine.character_id) == ("mine", "")
    (take,) = await away.takes.list("narrator")
    assert take.id != "one"


async def test_a_deleted_character_comes_back_with_its_takes(home: House, tmp_path: Path) -> None:
    path = await exported(home, tmp_path, "narrator")
    await home.characters.delete("narrator")
    report = await brought(home, path)
    assert report.added == ("旁白",)
    assert await home.characters.get("narrator") == narrator()
    assert [take.id for take in await home.takes.list("narrator")] == ["one"]


async def test_what_is_written_in_a_recording_is_not_overwritten(home: House, away: House, tmp_path: Path) -> None:
    reference = await away.add_reference()
    await away.references.set_words(reference.sha256, "mine", "")
    await brought(away, await exported(home, tmp_path))
    kept = await away.references.get(reference.sha256)
    assert kept is not None
    assert (kept.transcript, kept.language) == ("mine", "中文")


# Providers


async def provider_file(house: House, tmp_path: Path) -> Path:
    """Write all providers to a file."""
    path = tmp_path / "providers.neiroha"
    await house.packages.export_providers([one.id for one in await house.providers.list()], path)
    return path


async def test_providers_come_along_without_keys(home: House, away: House, tmp_path: Path) -> None:
    report = await brought(away, await provider_file(home, tmp_path))
    assert (report.added, report.keyless, report.provider_ids) == (("MiMo",), ("MiMo",), ("mimo",))
    assert await away.providers.list() == [OPEN]


async def test_a_replaced_provider_keeps_its_key_at_the_same_address(home: House, tmp_path: Path) -> None:
    path = await provider_file(home, tmp_path)
    await home.providers.save(replace(MIMO, name="Renamed", limits=Limits(9)))
    report = await brought(home, path, Conflict.REPLACE)
    assert (report.replaced, report.keyless) == (("MiMo",), ())
    assert await home.providers.list() == [MIMO]


@pytest.mark.parametrize(
    "changes",
    [
        {"base_url": "https://evil.example.com/v1"},
        {"adapter_type": "chat_completions"},
        {"settings": {**MIMO.settings, "verify_tls": False}},
    ],
)
async def test_no_file_leads_a_key_elsewhere(home: House, tmp_path: Path, changes: dict[str, Any]) -> None:
    await home.providers.save(replace(MIMO, **changes))
    path = await provider_file(home, tmp_path)
    await home.providers.save(MIMO)
    report = await brought(home, path, Conflict.REPLACE)
    (provider,) = await home.providers.list()
    assert (provider.key_ref, report.keyless) == ("", ("MiMo",))
    assert not {"proxy", "extra_headers"} & provider.settings.keys()


async def test_both_providers_are_kept(home: House, tmp_path: Path) -> None:
    report = await brought(home, await provider_file(home, tmp_path), Conflict.KEEP_BOTH)
    assert report.added == ("MiMo 2",)
    first, second = await home.providers.list()
    assert first == MIMO
    assert second == replace(OPEN, id=second.id, name="MiMo 2")


# Trouble


async def test_a_failure_in_the_middle_changes_nothing(
    home: House, away: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await away.characters.save(Character("mine", "Guest", voice_id="Mia"))
    path = await exported(home, tmp_path)
    before, files = await away.rows(), away.files()
    publish, count = PendingFile.publish, 0

    def third_fails(pending: PendingFile, target: Path) -> None:
        nonlocal count
        count += 1
        if count == 3:
            raise StorageError(msg("The disk is full."))
        publish(pending, target)

    monkeypatch.setattr(PendingFile, "publish", third_fails)
    with pytest.raises(StorageError, match="full"):
        await brought(away, path, Conflict.REPLACE)
    assert (await away.rows(), away.files()) == (before, files)


async def test_a_file_that_changes_after_it_was_opened_changes_nothing(
    home: House, away: House, tmp_path: Path
) -> None:
    path = await exported(home, tmp_path)
    opened = await away.packages.open(path)
    before, files = await away.rows(), away.files()
    data = path.read_bytes()
    sound = wav(0.2)
    assert data.count(sound) == 1
    path.write_bytes(data.replace(sound, sound[:-1] + b"\x01"))
    with pytest.raises(StorageError, match="nothing was changed"):
        await away.packages.bring_in(opened, Conflict.SKIP)
    assert (await away.rows(), away.files()) == (before, files)


async def test_an_import_that_is_stopped_changes_nothing(
    home: House, away: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await away.packages.open(await exported(home, tmp_path))
    before, files = await away.rows(), away.files()
    loop, unpack = asyncio.get_running_loop(), Staging.unpack

    def stopped_at_the_end(staging: Staging, found: Opened, folders: dict[str, Path], watch: Watch) -> None:
        unpack(staging, found, folders, watch)
        loop.call_soon_threadsafe(task.cancel)
        while True:
            watch(1.0)

    monkeypatch.setattr(Staging, "unpack", stopped_at_the_end)
    task = asyncio.ensure_future(away.packages.bring_in(opened, Conflict.SKIP))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await away.rows(), away.files()) == (before, files)


async def test_an_export_that_is_stopped_leaves_the_older_file(
    home: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "voices.neiroha"
    path.write_bytes(b"older")
    place = TakeStore.path

    def cancel_when_asked(store: TakeStore, take: Take) -> Path:
        task.cancel()
        return place(store, take)

    monkeypatch.setattr(TakeStore, "path", cancel_when_asked)
    task = asyncio.ensure_future(home.packages.export_characters(("narrator",), path, with_takes=True))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert path.read_bytes() == b"older"
    assert names_in(tmp_path) == {"home", "voices.neiroha"}


async def test_a_folder_that_is_not_there_is_named(home: House, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        await exported(home, tmp_path / "nowhere")
