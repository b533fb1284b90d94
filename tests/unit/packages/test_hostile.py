"""Files that are damaged, hostile or newer are refused with a sentence, and change nothing."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.audio.inspect import inspect
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.package_reading import read_package
from tests.examples import examples
from tests.unit.packages.houses import wav
from tests.unit.packages.test_round_trip import read

SOUND = wav(0.05, 500)
DIGEST = hashlib.sha256(SOUND).hexdigest()
RECORDING = f"references/{DIGEST}.wav"
TAKE = "takes/one.wav"

DAMAGED = "damaged or was cut off"
FOREIGN = "not a file that Neiroha Desktop has exported"
WRONG = "list of contents is not as"
UNTRUE = "contradicts itself"
STRANGER = "does not belong there"
TOO_LARGE = "far more room"


def manifest() -> dict[str, Any]:
    """Return a good manifest with one character, its recording and a take."""
    take = {
        "id": "one", "created_at": "2026-05-01T12:00:00Z", "character_id": "narrator", "character_name": "旁白",
        "provider_id": "", "provider_name": "", "model_id": "", "mode": "clone", "voice": "", "instruction": "",
        "text": "你好", "container": "wav", "file_name": "one.wav", "size_bytes": len(SOUND), "duration": 0.05,
        "sample_rate": 8000, "total_seconds": 0.4,
    }  # fmt: skip
    reference = {
        "sha256": DIGEST, "path": f"{DIGEST}.wav", "container": "wav", "size_bytes": len(SOUND), "duration": 0.05,
        "sample_rate": 8000, "channels": 1,
    }  # fmt: skip
    provider = {"id": "mimo", "name": "MiMo", "adapter_type": "azure", "base_url": ""}
    return {
        "format": "neiroha",
        "schema": 1,
        "program": "0.1.0",
        "characters": [{"character": {"id": "narrator", "name": "旁白"}, "reference": DIGEST}],
        "providers": [{"provider": provider}],
        "references": [reference],
        "takes": [take],
        "files": {RECORDING: DIGEST, TAKE: DIGEST},
    }


def packed(table: Any = None, entries: dict[Any, bytes] | None = None, **others: bytes) -> bytes:
    """Return a file of a manifest and entries."""
    entries = {RECORDING: SOUND, TAKE: SOUND} if entries is None else entries
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        # That two entries have one name is what is tried.
        warnings.simplefilter("ignore")
        for name, data in entries.items():
            archive.writestr(name, data)
        text = others.get("text", json.dumps(manifest() if table is None else table).encode())
        archive.writestr("manifest.json", text)
    return buffer.getvalue()


def with_entry(name: str, **attributes: Any) -> Callable[[], bytes]:
    """Return what makes a file with one more entry."""

    def make() -> bytes:
        info = zipfile.ZipInfo("x")
        info.filename = name
        for key, value in attributes.items():
            setattr(info, key, value)
        return packed(entries={RECORDING: SOUND, TAKE: SOUND, info: b"data"})

    return make


def changed(*path: Any, value: Any) -> Callable[[], bytes]:
    """Return what makes a file whose manifest has another value somewhere."""

    def make() -> bytes:
        table = manifest()
        place = table
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        return packed(table)

    return make


def patched(find: bytes, put: bytes) -> Callable[[], bytes]:
    """Return what makes a good file of which some bytes are others."""

    def make() -> bytes:
        data = packed()
        assert find in data
        return data.replace(find, put)

    return make


def directory_field(offset: int, value: bytes) -> Callable[[], bytes]:
    """Return what makes a file whose first directory line says something else."""

    def make() -> bytes:
        data = bytearray(packed())
        place = data.index(b"PK\x01\x02") + offset
        data[place : place + len(value)] = value
        return bytes(data)

    return make


def end_field(offset: int, value: bytes) -> Callable[[], bytes]:
    """Return what makes a file whose last line says something else."""

    def make() -> bytes:
        data = bytearray(packed())
        place = len(data) - 22 + offset
        data[place : place + len(value)] = value
        return bytes(data)

    return make


def bomb() -> bytes:
    """Return a small file that unpacks to 8 MB."""
    info = zipfile.ZipInfo(TAKE)
    info.compress_type = zipfile.ZIP_DEFLATED
    return packed(entries={RECORDING: SOUND, info: bytes(8 * 1024 * 1024)})


def other_sound() -> bytes:
    """Return a file with another recording than the manifest names."""
    return packed(entries={RECORDING: wav(0.05, 501), TAKE: SOUND})


def as_audio(data: bytes, container: str = "wav") -> Callable[[], bytes]:
    """Return what makes a file whose recording and take are something else, with digests that fit."""

    def make() -> bytes:
        table, digest = manifest(), hashlib.sha256(data).hexdigest()
        names = {f"references/{digest}.{container}": data, f"takes/one.{container}": data}
        table["references"][0] |= {"sha256": digest, "container": container, "size_bytes": len(data)}
        table["takes"][0] |= {"container": container, "size_bytes": len(data)}
        table["characters"][0]["reference"] = digest
        table["files"] = dict.fromkeys(names, digest)
        return packed(table, names)

    return make


LINK = (stat.S_IFLNK | 0o777) << 16
CHARACTER, PROVIDER = ("characters", 0, "character"), ("providers", 0, "provider")
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", FOREIGN),
    "text": (lambda: b"I am a text, and not an archive at all.", FOREIGN),
    "an empty archive": (lambda: b"PK\x05\x06" + bytes(18), FOREIGN),
    "another archive": (lambda: packed(entries={"word/document.xml": b""}), STRANGER),
    "without a manifest": (lambda: packed().replace(b"manifest.json", b"takes/two.wav"), FOREIGN),
    "cut in the middle": (lambda: packed()[:500], DAMAGED),
    "without its last byte": (lambda: packed()[:-1], DAMAGED),
    "with something behind it": (lambda: packed() + b"MZ", DAMAGED),
    "a wrong checksum": (directory_field(16, b"\0\0\0\0"), DAMAGED),
    "a directory elsewhere": (end_field(16, struct.pack("<L", 3)), DAMAGED),
    "a directory before the beginning": (end_field(16, b"\xff\xff\xff\x7f"), DAMAGED),
    "a directory larger than memory": (end_field(12, b"\xff\xff\xff\x7f"), "more than 20,000 files"),
    "more entries than there are": (end_field(8, struct.pack("<HH", 9, 9)), DAMAGED),
    "entries on another disk": (end_field(4, b"\1\0"), DAMAGED),
    "an entry elsewhere": (directory_field(42, b"\x07\0\0\0"), DAMAGED),
    "encrypted": (directory_field(8, b"\1\0"), "protected by a password"),
    "packed in another way": (directory_field(10, struct.pack("<H", zipfile.ZIP_LZMA)), "cannot be read here"),
    "larger than it says": (directory_field(24, struct.pack("<L", 20)), UNTRUE),
    "much larger than it is": (directory_field(24, struct.pack("<L", 1 << 31)), TOO_LARGE),
    "a bomb": (bomb, TOO_LARGE),
    "a crowd": (end_field(8, struct.pack("<HH", 20_001, 20_001)), "more than 20,000 files"),
    "a way out": (with_entry("../../evil.sh"), STRANGER),
    "a way out inside": (with_entry("takes/../../evil.wav"), STRANGER),
    "an absolute path": (with_entry("/etc/passwd"), STRANGER),
    "a drive": (with_entry("C:\\evil.exe"), STRANGER),
    "back slashes": (with_entry("takes\\two.wav"), STRANGER),
    "a zero in the name": (patched(b"takes/one.wav", b"takes/one.w\0v"), STRANGER),
    "a hidden name": (with_entry("takes/.two.wav"), STRANGER),
    "a long name": (with_entry(f"takes/{'x' * 65}.wav"), STRANGER),
    "a folder": (with_entry("takes/"), STRANGER),
    "a link": (with_entry("takes/two.wav", external_attr=LINK), "a link or a folder"),
    "two of one name": (patched(b"manifest.json", b"takes/one.wav"), "two files of one name"),
    "two of nearly one name": (with_entry("takes/ONE.wav"), "two files of one name"),
    "an entry nobody names": (with_entry("takes/two.wav"), UNTRUE),
    "a missing recording": (lambda: packed(entries={TAKE: SOUND}), UNTRUE),
    "another recording": (other_sound, "not the audio that was exported"),
    "no audio": (as_audio(b"#!/bin/sh\nrm -rf ~\n"), "of another kind"),
    "a broken recording": (as_audio(SOUND[:40]), "of another kind"),
    "another kind of audio": (as_audio(SOUND, "mp3"), "of another kind"),
    "no JSON": (lambda: packed(text=b"{"), WRONG),
    "no text": (lambda: packed(text=b"\xff\xfe"), WRONG),
    "brackets without end": (lambda: packed(text=b"[" * 100_000), WRONG),
    "a list": (lambda: packed([]), WRONG),
    "nothing": (lambda: packed({}), WRONG),
    "another format": (changed("format", value="somebody_elses"), WRONG),
    "schema nought": (changed("schema", value=0), WRONG),
    "a schema that is none": (changed("schema", value="1"), WRONG),
    "a newer schema": (changed("schema", value=2), "newer version of the program"),
    "a character without an id": (changed(*CHARACTER, value={"name": "旁白"}), WRONG),
    "an id that leads out": (changed(*CHARACTER, "id", value="../narrator"), UNTRUE),
    "an empty id": (changed(*CHARACTER, "id", value=""), UNTRUE),
    "a number for a name": (changed(*CHARACTER, "name", value=1), WRONG),
    "no name": (changed(*CHARACTER, "name", value=" "), UNTRUE),
    "an unknown mode": (changed(*CHARACTER, "mode", value="steal"), WRONG),
    "no speed": (changed(*CHARACTER, "speed", value=0), UNTRUE),
    "options in options": (changed(*CHARACTER, "options", value={"seed": {"a": 1}}), WRONG),
    "options without end": (changed(*CHARACTER, "options", value={"seed": [[]] * 500_001}), WRONG),
    "a recording that is not there": (changed("characters", 0, "reference", value="0" * 64), WRONG),
    "a provider of a strange type": (changed(*PROVIDER, "adapter_type", value="../azure"), UNTRUE),
    "a limit below nought": (changed(*PROVIDER, "limits", value={"rpm": -1}), UNTRUE),
    "a limit that no column holds": (changed(*PROVIDER, "limits", value={"rpm": 2**70}), WRONG + "|" + UNTRUE),
    "a digest that is none": (changed("files", RECORDING, value="x"), UNTRUE),
    "a file in files only": (changed("files", "takes/two.wav", value=DIGEST), UNTRUE),
    "the manifest in its own list": (changed("files", "manifest.json", value=DIGEST), UNTRUE),
    "a take of nobody": (changed("takes", 0, "character_id", value="somebody"), UNTRUE),
    "a take without a time zone": (changed("takes", 0, "created_at", value="2026-05-01T12:00:00"), UNTRUE),
    "a take of year one": (changed("takes", 0, "created_at", value="0001-01-01T00:00:00+14:00"), UNTRUE),
    "a take of another size": (changed("takes", 0, "size_bytes", value=4), UNTRUE),
    "a take that lasts a negative time": (changed("takes", 0, "duration", value=-1.0), UNTRUE),
    "a take in a strange container": (changed("takes", 0, "container", value="exe"), UNTRUE),
    "an endless outline": (changed("takes", 0, "outline", value="A" * 8192), UNTRUE),
    "a sentence a million wide": (
        changed("takes", 0, "remarks", value=[{"template": "{a:9999999}", "params": {"a": ""}}]), WRONG),
    "a sentence that looks inside": (
        changed("takes", 0, "remarks", value=[{"template": "{a.__class__}", "params": {"a": ""}}]), WRONG),
    "a sentence without its value": (changed("takes", 0, "remarks", value=[{"template": "{b}"}]), WRONG),
}  # fmt: skip


def refused(path: Path) -> str:
    """Return the sentence that refuses a file."""
    with pytest.raises(StorageError) as caught:
        read(path)
    return str(caught.value)


def test_the_good_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "good.neiroha"
    path.write_bytes(packed())
    package = read(path).package
    assert package.characters[0].reference == package.references[0]
    assert package.takes[0].text == "你好"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(name: str, tmp_path: Path) -> None:
    make, expected = HOSTILE[name]
    path = tmp_path / "friend.neiroha"
    path.write_bytes(make())
    said = refused(path)
    assert said.startswith("friend.neiroha was not imported, and nothing was changed: ")
    assert any(part in said for part in expected.split("|")), said


def test_a_newer_file_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "new.neiroha"
    path.write_bytes(changed("schema", value=2)())
    assert refused(path).endswith("Update Neiroha Desktop, then import it again.")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "not an ordinary file" in refused(tmp_path)
    with pytest.raises(StorageError, match="could not be read"):
        read(tmp_path / "nowhere.neiroha")


class NobodyWaitsError(Exception):
    """What ends the work."""


def test_work_that_nobody_waits_for_ends_between_two_blocks(tmp_path: Path) -> None:
    path = tmp_path / "good.neiroha"
    path.write_bytes(packed())

    def stop(_part: float) -> None:
        raise NobodyWaitsError

    with pytest.raises(NobodyWaitsError):
        read_package(path, inspect, stop)


GOOD = packed()


@settings(max_examples=examples(60))
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_any_damage_is_refused_or_harmless(tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.neiroha"
    path.write_bytes(GOOD[:at] + put + GOOD[at + len(put) :])
    good = path.with_name("good.neiroha")
    good.write_bytes(GOOD)
    # Dates and rights of entries are not looked at; what counts is as it was.
    with contextlib.suppress(StorageError):
        assert read(path).package == read(good).package
