"""What must not leave this computer with a provider, and what no file may bring in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters import registry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neiroha_desktop.domain.package import Package, PackedProvider
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.domain.synthesis import Take

_USER = re.compile(r"^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?[^/]*@")


def private_ids(adapter_type: str) -> frozenset[str]:
    """Return the ids of all settings of an adapter type that may hold a secret."""
    fields = registry.find(adapter_type).info.connection_fields
    # Those of the others, too: a setting may have been left by another type that the provider had before.
    return _all_private_ids() | {field.id for field in fields if field.private}


def without_secrets(provider: Provider) -> Provider:
    """Return a provider as it may be written into a file.

    Of a type that is not installed nobody knows what its settings hold, so they are left out.
    """
    known = {field.id for field in registry.find(provider.adapter_type).info.connection_fields}
    private = private_ids(provider.adapter_type)
    settings = {name: value for name, value in provider.settings.items() if name in known and name not in private}
    return replace(provider, key_ref="", settings=settings, base_url=_plain_address(provider.base_url))


def cleared(package: Package) -> Package:
    """Return what came in a file without what a file must not set: keys, headers, proxies."""
    return replace(
        package,
        providers=tuple(_cleared(packed) for packed in package.providers),
        takes=tuple(map(plain_take, package.takes)),
    )


def plain_take(take: Take) -> Take:
    """Return a take without what may be a secret in its recipe, and without what was sent for it."""
    recipe = take.recipe
    if recipe is not None:
        recipe = replace(recipe, settings=_without(recipe.settings, _all_private_ids()))
    return replace(take, recipe=recipe, wire="")


def _cleared(packed: PackedProvider) -> PackedProvider:
    provider = packed.provider
    settings = _without(provider.settings, private_ids(provider.adapter_type))
    address = _plain_address(provider.base_url)
    return replace(packed, provider=replace(provider, key_ref="", settings=settings, base_url=address))


def _all_private_ids() -> frozenset[str]:
    return frozenset(
        field.id for kind in registry.adapter_types() for field in kind.info.connection_fields if field.private
    )


def _without(values: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def _plain_address(base_url: str) -> str:
    """Return an address without user name, password and query."""
    address = re.split("[?#]", base_url, maxsplit=1)[0]
    return _USER.sub(r"\1", address)
