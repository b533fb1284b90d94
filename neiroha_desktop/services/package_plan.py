"""What an import does with all that is in a file, given what is here."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.package import (
    ImportReport,
    Package,
    PackageItem,
    PackedProvider,
    Plan,
    Present,
    take_entry,
)
from neiroha_desktop.domain.package_file import Conflict
from neiroha_desktop.services.package_placing import NewId, Outcome, Placement, free_name, match, place
from neiroha_desktop.services.recipes import draft_of
from neiroha_desktop.services.synthesis import settings_key

if TYPE_CHECKING:
    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.domain.synthesis import Recipe, Take

PrivateIds = Callable[[str], frozenset[str]]
"""Ids of the settings that may hold a secret, by adapter type."""


def new_id() -> str:
    """Return an id that nothing has."""
    return uuid.uuid4().hex


def items_of(package: Package, present: Present) -> tuple[PackageItem, ...]:
    """Return what the user decides about: the characters, or the providers where there are none."""
    if package.characters:
        return tuple(
            PackageItem(one.id, one.name, match(one, present.characters) is not None) for one in package.characters
        )
    providers = (packed.provider for packed in package.providers)
    return tuple(PackageItem(one.id, one.name, match(one, present.providers) is not None) for one in providers)


def plan_import(
    package: Package, present: Present, policy: Conflict, private_ids: PrivateIds, make_id: NewId = new_id
) -> Plan:
    """Decide what is written.

    Characters bring their providers along where these are not here; a provider that is here is left as it is. A file
    without characters is about its providers.

    Args:
        package: what is imported; nothing that may be a secret is in it.
        present: what is here.
        policy: what to do with what is here already.
        private_ids: says which settings of a provider here a file cannot have.
        make_id: returns a new id.
    """
    if not package.characters:
        return _plan_providers(package, present, policy, private_ids, make_id)
    placements = place(package.characters, present.characters, policy, make_id)
    targets = {one.source_id: one for one in placements if one.outcome is not Outcome.SKIPPED}
    takes = [take for take in package.takes if take.character_id in targets]
    characters = [one for one in package.characters if one.id in targets]
    companions, provider_ids = _companions(package, present, _providers_of(characters, takes), make_id)
    # Characters of a provider that is not in the file keep it where it is here; of any other nothing is known.
    provider_ids |= {one.id: one.id for one in present.providers if one.id not in provider_ids}
    follow = _Following(package, targets, provider_ids, make_id)
    known = [take for take in takes if _is_here(take, present, targets[take.character_id].target_id)]
    known_ids = {take.id for take in known}
    fresh = [take for take in takes if take.id not in known_ids]
    written = tuple((take_entry(take), follow.take(take, is_new=take.id not in present.takes)) for take in fresh)
    digests = {one.reference.sha256 for one in characters if one.reference}
    digests |= {take.recipe.reference_sha256 for take in fresh if take.recipe}
    return Plan(
        providers=companions,
        characters=tuple(map(follow.character, characters)),
        references=tuple(one for one in package.references if one.sha256 in digests),
        takes=written,
        known_takes=tuple(replace(take, character_id=targets[take.character_id].target_id) for take in known),
        remark=policy is Conflict.REPLACE,
        report=replace(
            _report(placements),
            takes=len(written),
            companions=tuple(packed.provider.name for packed in companions),
            character_ids=tuple(one.target_id for one in targets.values()),
            provider_ids=tuple(packed.provider.id for packed in companions),
        ),
    )


def _plan_providers(
    package: Package, present: Present, policy: Conflict, private_ids: PrivateIds, make_id: NewId
) -> Plan:
    sources = {packed.provider.id: packed for packed in package.providers}
    here = {one.id: one for one in present.providers}
    placements = place([packed.provider for packed in package.providers], present.providers, policy, make_id)
    written: list[PackedProvider] = []
    for one in placements:
        if one.outcome is Outcome.SKIPPED:
            continue
        packed = sources[one.source_id]
        provider = replace(packed.provider, id=one.target_id, name=one.name)
        if one.outcome is Outcome.REPLACED:
            provider = _with_secrets_of(here[one.target_id], provider, private_ids)
        written.append(replace(packed, provider=provider))
    ids = tuple(packed.provider.id for packed in written)
    return Plan(providers=tuple(written), report=replace(_report(placements), provider_ids=ids))


def _with_secrets_of(here: Provider, new: Provider, private_ids: PrivateIds) -> Provider:
    """Return a provider that takes a place, with the key from there only where everything that it meets is the same.

    A file must not lead a key to another address, nor let anybody on the way read it.
    """
    private = private_ids(new.adapter_type)
    secrets = {name: value for name, value in here.settings.items() if name in private}
    others = {name: value for name, value in here.settings.items() if name not in private}
    if (here.adapter_type, here.base_url, others) != (new.adapter_type, new.base_url, dict(new.settings)):
        return new
    return replace(new, key_ref=here.key_ref, settings={**new.settings, **secrets})


def _providers_of(characters: list[Character], takes: list[Take]) -> set[str]:
    recipes = {take.recipe.provider_id for take in takes if take.recipe}
    return {one.provider_id for one in characters} | {take.provider_id for take in takes} | recipes


def _companions(
    package: Package, present: Present, wanted: set[str], make_id: NewId
) -> tuple[tuple[PackedProvider, ...], dict[str, str]]:
    """Return providers that are not here, and for each one of the file its id here."""
    names = {one.name.strip().casefold() for one in present.providers}
    added: list[PackedProvider] = []
    ids: dict[str, str] = {}
    for packed in package.providers:
        provider = packed.provider
        if provider.id not in wanted:
            continue
        alike = [one for one in present.providers if one.id == provider.id or one.adapter_type == provider.adapter_type]
        here = match(provider, alike)
        if here is None:
            name = free_name(provider.name, names)
            names.add(name.casefold())
            added.append(replace(packed, provider=replace(provider, name=name)))
        ids[provider.id] = here.id if here is not None else provider.id
    return tuple(added), ids


def _is_here(take: Take, present: Present, character_id: str) -> bool:
    """Whether a take is kept here, with its audio, by its character or by none."""
    here = present.takes.get(take.id)
    if here is None or not here.usable or here.character_id not in ("", character_id):
        return False
    return (here.created_at, here.text) == (take.created_at, take.text)


def _report(placements: list[Placement]) -> ImportReport:
    names = {
        outcome: tuple(one.name for one in placements if one.outcome is outcome)
        for outcome in (Outcome.ADDED, Outcome.REPLACED, Outcome.SKIPPED)
    }
    return ImportReport(names[Outcome.ADDED], names[Outcome.REPLACED], names[Outcome.SKIPPED])


@dataclass(frozen=True, slots=True)
class _Following:
    """Gives what belongs together the ids that it has here."""

    package: Package
    targets: Mapping[str, Placement]
    provider_ids: Mapping[str, str]
    make_id: NewId

    def character(self, one: Character) -> Character:
        target = self.targets[one.id]
        return replace(
            one, id=target.target_id, name=target.name, provider_id=self.provider_ids.get(one.provider_id, "")
        )

    def take(self, take: Take, *, is_new: bool) -> Take:
        """Return a take for its character; the name of its file is one that nothing has."""
        followed = replace(
            take,
            id=take.id if is_new else self.make_id(),
            character_id=self.targets[take.character_id].target_id,
            provider_id=self.provider_ids.get(take.provider_id, take.provider_id),
            file_name=f"{self.make_id()}{SUFFIXES[take.container]}",
        )
        if take.recipe is None:
            return followed
        provider_id = self.provider_ids.get(take.recipe.provider_id, take.recipe.provider_id)
        recipe = replace(take.recipe, provider_id=provider_id)
        # Where the digest of the settings can be made anew, it follows, too.
        if recipe != take.recipe and self._settings_key(take, take.recipe) == take.settings_key:
            return replace(followed, recipe=recipe, settings_key=self._settings_key(take, recipe))
        return replace(followed, recipe=recipe)

    def _settings_key(self, take: Take, recipe: Recipe) -> str:
        reference = next((one for one in self.package.references if one.sha256 == recipe.reference_sha256), None)
        return settings_key(draft_of(take, recipe, reference), recipe.options)
