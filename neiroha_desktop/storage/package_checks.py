"""Whether what a manifest says can be true, and belongs to the files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character, ReferenceAudio
from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.package import Package, PackedProvider, reference_entry, take_entry
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.storage.package_refusal import RefusedError
from neiroha_desktop.storage.package_zip import MANIFEST, Archive

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ADAPTER_TYPE = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_CONTAINER = re.compile(r"[a-z0-9]{1,8}")
_MOST = 2**53
"""Larger numbers are counted by nobody, and a column could not hold them."""
_MOST_OUTLINE_BYTES = 4096
_YEARS = range(1971, 9000)
"""Further away the clocks of some systems do not reach."""


def check_package(package: Package, digests: Mapping[str, str], archive: Archive) -> None:
    """Refuse a manifest that is not true.

    Raises:
        RefusedError: it is not.
    """
    _check_ids(one.id for one in package.characters)
    _check_ids(one.provider.id for one in package.providers)
    _check_ids(one.id for one in package.takes)
    if len({one.sha256 for one in package.references}) != len(package.references):
        raise untrue()
    characters = {one.id for one in package.characters}
    good = (
        *map(_is_character, package.characters),
        *map(_is_provider, package.providers),
        *map(_is_reference, package.references),
        *(_is_take(take, characters) for take in package.takes),
    )
    if not all(good):
        raise untrue()
    _check_entries(package, digests, archive)


def untrue() -> RefusedError:
    """Return the refusal of a manifest that cannot be true."""
    return RefusedError(msg("its list of contents contradicts itself or the files beside it"))


def _check_entries(package: Package, digests: Mapping[str, str], archive: Archive) -> None:
    sizes = {reference_entry(one): one.size_bytes for one in package.references}
    sizes |= {take_entry(one): one.size_bytes for one in package.takes if take_entry(one)}
    if not archive.names == sizes.keys() | {MANIFEST} == digests.keys() | {MANIFEST} or MANIFEST in digests:
        raise untrue()
    if any(archive.size(name) != size for name, size in sizes.items()):
        raise untrue()
    if not all(map(_DIGEST.fullmatch, digests.values())):
        raise untrue()
    if any(digests[reference_entry(one)] != one.sha256 for one in package.references):
        raise untrue()


def _check_ids(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen or not _ID.fullmatch(one):
            raise untrue()
        seen.add(one)


def _is_id(text: str) -> bool:
    return text == "" or _ID.fullmatch(text) is not None


def _is_character(one: Character) -> bool:
    return bool(one.name.strip()) and _is_id(one.provider_id) and (one.speed is None or 0 < one.speed <= 100)


def _is_provider(packed: PackedProvider) -> bool:
    provider, limits = packed.provider, packed.provider.limits
    counts = (limits.max_concurrency, limits.rpm, limits.rpd, limits.tpm, limits.tpd)
    return (
        bool(provider.name.strip())
        and _ADAPTER_TYPE.fullmatch(provider.adapter_type) is not None
        and all(count is None or 0 < count <= _MOST for count in counts)
        and (packed.fetched_at is None or _is_time(packed.fetched_at))
        and all(model.id for model in packed.models)
    )


def _is_reference(one: ReferenceAudio) -> bool:
    return _DIGEST.fullmatch(one.sha256) is not None and _CONTAINER.fullmatch(one.container) is not None


def _is_take(take: Take, characters: set[str]) -> bool:
    usage = take.usage
    counts = (
        *(take.size_bytes, take.sample_rate, take.duration, take.total_seconds),
        *(take.first_byte_seconds or 0, take.first_sound_seconds or 0),
        *((usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) if usage else ()),
    )
    recipe = take.recipe
    return (
        take.character_id in characters
        and _is_id(take.provider_id)
        and take.mode in set(VoiceMode)
        and take.container in SUFFIXES
        and all(0 <= count <= _MOST for count in counts)
        and len(take.outline) <= _MOST_OUTLINE_BYTES
        and _is_time(take.created_at)
        and (recipe is None or _is_id(recipe.provider_id))
    )


def _is_time(moment: datetime) -> bool:
    return moment.tzinfo is not None and moment.year in _YEARS
