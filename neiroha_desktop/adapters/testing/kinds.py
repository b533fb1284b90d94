"""Checks of what an adapter type says without asking anybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from neiroha_desktop.domain.capabilities import FieldKind, FieldSpec, ProviderPreset
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.options import check_options
from neiroha_desktop.domain.provider import Connection, Secret

if TYPE_CHECKING:
    from neiroha_desktop.adapters.base import AdapterKind

_ODD_ADDRESSES = (
    "", " ", "x", "http://", "https://a b", "ftp://a.example", "http://a.example:99999", "http://[::1", "//", "???",
    "https://a.example/v1?key=1", "https://me:secret@a.example", "http://127.0.0.1:9000", "https://a.example/v1/",
    "\x00", "https://例子.example", "https://" + "a" * 3000,
)  # fmt: skip
_ODD_WORDS = ("", " ", "tts-1", "no such model", "模型", "\ud800", "a" * 3000, "../..", "%s {} {0}")


def check_kind(kind: AdapterKind) -> None:
    """Check an adapter type: its data is whole, and whatever is typed, it answers or refuses with a sentence."""
    info = kind.info
    assert info.type_id.isidentifier(), f"the type id {info.type_id!r} is no plain name"
    assert info.title.strip(), "there is no title"
    _check_fields(info.connection_fields)
    assert info.presets, "there is no preset, so nobody can start from it"
    ids = [preset.id for preset in info.presets]
    assert len(set(ids)) == len(ids), f"presets share an id: {ids}"
    for preset in info.presets:
        _check_preset(kind, preset)
        for word in (preset.default_model, *_ODD_WORDS):
            _check_model(kind, Connection(preset.base_url, settings=preset.settings), word)
    for address in _ODD_ADDRESSES:
        _check_address(kind, address)
        for word in _ODD_WORDS:
            # A pair or nothing, but never an exception.
            review = kind.review_key(address, Secret(word))
            assert review is None or str(review[1]), "a verdict on a key without words"


def _check_fields(fields: Iterable[FieldSpec]) -> None:
    fields = tuple(fields)
    ids = [field.id for field in fields]
    assert len(set(ids)) == len(ids), f"fields share an id: {ids}"
    for field in fields:
        assert str(field.label).strip(), f"{field.id}: no label"
        if field.kind is FieldKind.NUMBER:
            assert field.minimum < field.maximum, f"{field.id}: no room between minimum and maximum"
        # What an untouched form holds must be fit to be sent.
        check_options({field.id: field.default}, (field,))


def _check_preset(kind: AdapterKind, preset: ProviderPreset) -> None:
    assert preset.id, "a preset without an id"
    assert str(preset.title).strip(), f"{preset.id}: no title"
    fields = {field.id: field for field in kind.info.connection_fields}
    unknown = preset.settings.keys() - fields.keys()
    assert not unknown, f"{preset.id}: settings without a field: {unknown}"
    check_options(preset.settings, fields.values())
    for limit in (preset.limits.max_concurrency, preset.limits.rpm, preset.limits.rpd):
        assert limit is None or limit > 0, f"{preset.id}: a limit that lets nothing through"
    if not kind.info.needs_address:
        assert not preset.base_url, f"{preset.id}: an address for what has no network"
    elif preset.base_url:
        resolved = kind.resolve(Connection(preset.base_url, settings=preset.settings))
        assert resolved.base_url == preset.base_url, f"{preset.id}: its address is not as it would be kept"
    assert not preset.probe_marks or preset.probe_port, f"{preset.id}: signs, and no port to look for them"
    assert all(mark.path.startswith("/") for mark in preset.probe_marks), f"{preset.id}: a path without its slash"


def _check_model(kind: AdapterKind, connection: Connection, model_id: str) -> None:
    able = kind.describe_model(connection, model_id)
    assert able.voice_modes, f"{model_id!r} has no voice mode at all"
    _check_fields(able.options)
    voices = [voice.id for voice in kind.known_voices(connection, model_id)]
    assert len(set(voices)) == len(voices), f"{model_id!r}: voices share an id"
    models = [model.id for model in kind.known_models(connection)]
    assert len(set(models)) == len(models), "models share an id"
    assert all(voices), "a voice without an id"
    assert all(models), "a model without an id"


def _check_address(kind: AdapterKind, address: str) -> None:
    refused = None
    try:
        resolved = kind.resolve(Connection(address))
    except InvalidInputError as error:
        refused = error.field
    if refused is not None:
        assert refused == "base_url", f"{address!r} is refused at the field {refused!r}"
        return
    again = kind.resolve(Connection(resolved.base_url)) if resolved.base_url else resolved
    assert again.base_url == resolved.base_url, f"{address!r} is resolved to something else the second time"
    assert bool(resolved.base_url) == kind.info.needs_address, f"{address!r} is resolved to {resolved.base_url!r}"
