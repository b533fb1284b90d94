"""Writing what was gathered: without secrets, and without audio that could not be read again. For a worker."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop import __version__
from neiroha_desktop.domain.containers import SUFFIXES, sniff_container
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.package import ExportReport, Package, reference_entry, take_entry
from neiroha_desktop.services.package_secrets import plain_take, without_secrets
from neiroha_desktop.storage.package_writing import write_package

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from neiroha_desktop.domain.character import ReferenceAudio
    from neiroha_desktop.domain.package import PackedProvider
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.package_gathering import Gathered
    from neiroha_desktop.storage.atomic import PendingFile
    from neiroha_desktop.storage.package_progress import Watch

_SNIFFED_BYTES = 12
_BLOCK_BYTES = 1024 * 1024


def write(gathered: Gathered, path: Path, pending: PendingFile, watch: Watch) -> ExportReport:
    """Write a file and give it its name.

    Raises:
        StorageError: something cannot be read, there is too much for one file, or it cannot be written.
    """
    references = {one.sha256: one for one in gathered.references if _is_whole(one)}
    takes = [one for one in map(_found, gathered.takes) if one is not None]
    characters = [
        replace(one, reference=references.get(one.reference.sha256) if one.reference else None)
        for one in gathered.characters
    ]
    providers = [replace(packed, provider=without_secrets(packed.provider)) for packed in gathered.providers]
    package = Package(
        __version__,
        tuple(characters),
        tuple(providers),
        tuple(references.values()),
        tuple(plain_take(take) for take, _ in takes),
    )
    sources = {reference_entry(one): one.path for one in references.values()}
    sources |= {take_entry(take): place for take, place in takes if not take.audio_deleted}
    size = write_package(package, sources, pending, watch)
    pending.publish(path)
    gaps = _audio_left_out(gathered, references.keys(), len(gathered.takes) - len(takes))
    left_out = (*_secrets_left_out(gathered.providers, providers), *gaps)
    return ExportReport(path.name, len(characters), len(providers), len(takes), size, left_out, has_gaps=bool(gaps))


def _is_whole(reference: ReferenceAudio) -> bool:
    """Whether a recording is still what it was when it was kept; an import would refuse any other."""
    digest = hashlib.sha256()
    try:
        with reference.path.open("rb") as stream:
            head = stream.read(_SNIFFED_BYTES)
            stream.seek(0)
            while block := stream.read(_BLOCK_BYTES):
                digest.update(block)
    except OSError:
        return False
    return digest.hexdigest() == reference.sha256 and sniff_container(head) == reference.container


def _found(placed: tuple[Take, Path]) -> tuple[Take, Path] | None:
    """Return a take whose audio is what it says, with its true size; one that is only a record needs none."""
    take, place = placed
    if take.audio_deleted:
        return placed
    try:
        with place.open("rb") as stream:
            head = stream.read(_SNIFFED_BYTES)
        size = place.stat().st_size
    except OSError:
        return None
    if sniff_container(head) != take.container or take.container not in SUFFIXES:
        return None
    return replace(take, size_bytes=size), place


def _secrets_left_out(before: list[PackedProvider], after: list[PackedProvider]) -> list[Message]:
    found: list[Message] = []
    if any(packed.provider.key_ref for packed in before):
        found.append(msg("Keys are never exported."))
    pairs = zip(before, after, strict=True)
    if any(
        old.provider.settings.keys() - new.provider.settings.keys() or old.provider.base_url != new.provider.base_url
        for old, new in pairs
    ):
        found.append(
            msg("Settings that may hold a secret (extra headers, a proxy, extra fields of requests) are left out.")
        )
    return found


def _audio_left_out(gathered: Gathered, whole: Collection[str], takes: int) -> list[Message]:
    found: list[Message] = []
    without = [one.name for one in gathered.characters if one.reference and one.reference.sha256 not in whole]
    if without:
        names = ", ".join(without)
        found.append(msg("The recording of {names} is left out: its file is gone or damaged.", names=names))
    if takes:
        found.append(msg("Takes whose audio is gone or damaged are left out: {count}.", count=takes))
    return found
