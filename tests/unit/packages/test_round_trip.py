"""What is written comes back as it was."""

from __future__ import annotations

import json
import tempfile
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from neiroha_desktop.audio.inspect import inspect
from neiroha_desktop.domain.package import Package
from neiroha_desktop.storage.atomic import PendingFile
from neiroha_desktop.storage.package_reading import Opened, read_package
from neiroha_desktop.storage.package_writing import write_package
from tests.examples import examples
from tests.unit.packages.packs import packages, sources_of


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


@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.too_slow])
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
    from neiroha_desktop.domain.character import Character
    from tests.unit.packages.packs import recording

    reference, _ = recording(0.05, 100)
    return Package("0.1.0", (Character("one", "旁白", reference=reference),), (), (reference,))
