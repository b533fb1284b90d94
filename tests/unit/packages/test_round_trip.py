"""What is written comes back as it was."""

from __future__ import annotations

import asyncio
import json
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from neiroha_desktop.audio.inspect import inspect
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.package import Package, PackedProvider
from neiroha_desktop.domain.package_file import Conflict
from neiroha_desktop.storage.atomic import PendingFile
from neiroha_desktop.storage.package_reading import Opened, read_package
from neiroha_desktop.storage.package_writing import write_package
from tests.examples import examples
from tests.unit.packages.houses import open_house
from tests.unit.packages.packs import packages, recording, sources_of


def nothing(_part: float) -> None:
    """Watch, and never stop the work."""


def written(package: Package, folder: Path) -> Path:
    """Write a package and return its file."""
    pending = PendingFile(folder)
    size = write_package(package, sources_of(package, folder), pending, nothing)
    target = folder / "voices.neiroha"
    pending.publish(target)
    assert target.stat().st_size == size
    return target


def read(path: Path) -> Opened:
    """Read a file."""
    return read_package(path, inspect, nothing)


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
@given(packages())
def test_a_package_comes_back_as_it_was(package: Package) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(package, Path(folder))
        opened = read(path)
    assert opened.package == package


def test_a_file_of_an_older_version_lacks_what_is_new(tmp_path: Path) -> None:
    manifest = {
        "format": "neiroha",
        "schema": 1,
        "characters": [{"character": {"id": "narrator", "name": "旁白", "of_a_later_version": 1}}],
        "providers": [{"provider": {"id": "m", "name": "MiMo", "adapter_type": "azure", "base_url": ""}}],
    }
    path = tmp_path / "old.neiroha"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
    package = read(path).package
    assert [one.name for one in package.characters] == ["旁白"]
    assert package.providers[0].provider.limits.max_concurrency == 1


def test_the_file_is_a_plain_archive_that_every_tool_can_read(tmp_path: Path) -> None:
    package = next_package()
    with zipfile.ZipFile(written(package, tmp_path)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[-1] == "manifest.json"
        manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["format"], manifest["schema"], manifest["program"]) == ("neiroha", 1, "0.1.0")
    assert manifest["files"].keys() == {f"references/{package.references[0].sha256}.wav"}


def next_package() -> Package:
    """Return one with a recording."""
    reference, _ = recording(0.05, 100)
    return Package("0.1.0", (Character("one", "旁白", reference=reference),), (), (reference,))


@settings(max_examples=examples(5), suppress_health_check=[HealthCheck.too_slow])
@given(packages())
def test_what_was_brought_in_goes_out_as_it_came(package: Package) -> None:
    async def travel(root: Path) -> Package:
        async with open_house(root / "house") as house:
            found = await house.packages.open(written(package, root))
            await house.packages.bring_in(found, Conflict.SKIP)
            ids = [one.id for one in package.characters] or [packed.provider.id for packed in package.providers]
            again = root / "again.neiroha"
            if package.characters:
                await house.packages.export_characters(ids, again, with_takes=True)
            else:
                await house.packages.export_providers(ids, again)
            return read(again).package

    with tempfile.TemporaryDirectory() as folder:
        after = asyncio.run(travel(Path(folder)))
    assert travelled(after) == travelled(without_the_unused(package))


def travelled(package: Package) -> tuple[Any, ...]:
    """Return what has to stay, whatever it lies in and in whatever order takes are listed."""
    takes = {take.id: replace(take, file_name="") for take in package.takes}
    references = {one.sha256: one for one in package.references}
    return package.characters, package.providers, references, takes


def without_the_unused(package: Package) -> Package:
    """Return what a computer has of a package afterwards."""
    takes = package.takes
    used = {one.reference.sha256 for one in package.characters if one.reference}
    used |= {take.recipe.reference_sha256 for take in takes if take.recipe}
    wanted = {one.provider_id for one in package.characters} | {take.provider_id for take in takes}
    known = {packed.provider.id for packed in package.providers}
    # Of providers that a take names and nobody has, nothing is kept.
    takes = tuple(replace(take, provider_id=take.provider_id if take.provider_id in known else "") for take in takes)
    return replace(
        package,
        providers=tuple(
            _as_exported(packed)
            for packed in package.providers
            if packed.provider.id in wanted or not package.characters
        ),
        references=tuple(one for one in package.references if one.sha256 in used),
        takes=takes,
    )


def _as_exported(packed: PackedProvider) -> PackedProvider:
    """Return a provider with the first of equal models and voices, and without settings that nobody knows."""
    models = {model.id: model for model in reversed(packed.models)}
    kept = tuple(models[name] for name in dict.fromkeys(model.id for model in packed.models))
    voices = {}
    for model_id in sorted(packed.voices):
        first = {voice.id: voice for voice in reversed(packed.voices[model_id])}
        if first:
            names = dict.fromkeys(voice.id for voice in packed.voices[model_id])
            voices[model_id] = tuple(first[name] for name in names)
    return replace(packed, provider=replace(packed.provider, settings={}), models=kept, voices=voices)
