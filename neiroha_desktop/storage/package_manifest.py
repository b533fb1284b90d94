"""The manifest of an exported file: our own values as JSON, and back, strictly by their types."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from neiroha_desktop.domain.character import Character, ReferenceAudio
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.package import Package, PackedProvider
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.storage.columns import to_text
from neiroha_desktop.storage.package_refusal import RefusedError

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Recipe

FORMAT = "neiroha"
SCHEMA = 1
_MOST_BRACKETS = 500_000
"""Each makes an object of twenty times its size; a whole shelf of takes has a tenth of that."""
_MOST_PARAMS = 32
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Head:
    """What says whether the rest can be understood."""

    format: str
    schema: int


@dataclass(frozen=True, slots=True)
class _PackedCharacter:
    """A character; its recording stands among the references."""

    character: Character
    reference: str = ""
    """Digest."""


@dataclass(frozen=True, slots=True)
class _Manifest:
    format: str
    schema: int
    program: str = ""
    characters: tuple[_PackedCharacter, ...] = ()
    providers: tuple[PackedProvider, ...] = ()
    references: tuple[ReferenceAudio, ...] = ()
    takes: tuple[Take, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of every other entry, by its name."""


def encode(package: Package, files: Mapping[str, str]) -> bytes:
    """Return the manifest; no path of this computer, no key and nothing that was sent is in it."""
    # Loaded by those who export or import only.
    import msgspec

    characters = (
        _PackedCharacter(
            replace(one, reference=None, options=_plain(one.options), settings={}),
            one.reference.sha256 if one.reference else "",
        )
        for one in package.characters
    )
    manifest = _Manifest(
        FORMAT,
        SCHEMA,
        package.program,
        tuple(characters),
        tuple(_without_key(packed) for packed in package.providers),
        package.references,
        tuple(map(_packed_take, package.takes)),
        files,
    )
    return msgspec.json.format(msgspec.json.encode(manifest, enc_hook=_encode_path), indent=1)


def decode(data: bytes) -> tuple[Package, Mapping[str, str]]:
    """Return what a manifest says, and the SHA-256 of every other entry.

    Raises:
        RefusedError: it is of another kind, of a newer version, or has another shape.
    """
    import msgspec

    if data.count(b"[") + data.count(b"{") > _MOST_BRACKETS:
        raise _wrong()
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.format == FORMAT and head.schema > SCHEMA:
            raise RefusedError(
                msg("it was written by a newer version of the program"),
                msg("Update Neiroha Desktop, then import it again."),
            )
        if head.format != FORMAT or head.schema < 1:
            raise _wrong()
        manifest = msgspec.json.decode(data, type=_Manifest, dec_hook=_decode_path)
    # RecursionError: brackets in brackets without end.
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise _wrong() from error
    references = {one.sha256: one for one in manifest.references}
    package = Package(
        manifest.program,
        tuple(_character(packed, references) for packed in manifest.characters),
        tuple(_without_key(packed) for packed in manifest.providers),
        manifest.references,
        tuple(_take(take) for take in manifest.takes),
    )
    return package, manifest.files


def _wrong() -> RefusedError:
    return RefusedError(msg("its list of contents is not as Neiroha Desktop writes it"))


def _encode_path(value: Any) -> str:
    if isinstance(value, Path):
        return value.name
    raise TypeError(type(value).__name__)


def _decode_path(wanted: type, value: Any) -> Path:
    if wanted is Path and isinstance(value, str):
        return Path(value)
    raise TypeError(wanted.__name__)


def _character(packed: _PackedCharacter, references: Mapping[str, ReferenceAudio]) -> Character:
    if packed.reference and packed.reference not in references:
        raise _wrong()
    one = packed.character
    # What is kept for one request only is taken from no file.
    return replace(one, reference=references.get(packed.reference), options=_checked_plain(one.options), settings={})


def _without_key(packed: PackedProvider) -> PackedProvider:
    provider = replace(packed.provider, key_ref="", settings=_plain(packed.provider.settings))
    return replace(packed, provider=provider)


def _packed_take(take: Take) -> Take:
    remarks = tuple(_plain_message(remark) for remark in take.remarks)
    return replace(take, recipe=_plain_recipe(take.recipe), remarks=remarks, wire="")


def _take(take: Take) -> Take:
    return replace(
        take,
        recipe=_plain_recipe(take.recipe),
        remarks=tuple(_message(remark, _DEEPEST) for remark in take.remarks),
        wire="",
    )


def _plain_recipe(recipe: Recipe | None) -> Recipe | None:
    if recipe is None:
        return None
    return replace(recipe, settings=_plain(recipe.settings), options=_plain(recipe.options))


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that a form can hold, as JSON can hold them."""
    return {
        to_text(name): to_text(value) if isinstance(value, str) else value
        for name, value in values.items()
        if _is_plain(value)
    }


def _checked_plain(values: Mapping[str, Any]) -> dict[str, Any]:
    if not all(map(_is_plain, values.values())):
        raise _wrong()
    return dict(values)


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | bool | int) or (isinstance(value, float) and math.isfinite(value))


def _plain_message(message: Message) -> Message:
    params = {to_text(name): _plain_value(value) for name, value in message.params.items()}
    return Message(to_text(message.template), params)


def _plain_value(value: Any) -> Any:
    if isinstance(value, Message):
        return _plain_message(value)
    return value if _is_plain(value) and not isinstance(value, str) else to_text(str(value))


def _message(message: Message, depth: int) -> Message:
    """Return a sentence whose values are sentences again where they were."""
    if depth == 0 or len(message.params) > _MOST_PARAMS:
        raise _wrong()
    params = {name: _message_value(value, depth) for name, value in message.params.items()}
    try:
        parts = list(Formatter().parse(message.template))
    except ValueError as error:
        raise _wrong() from error
    # Sentences have plain fields only; others could ask for a line of a million spaces, or for what nobody should see.
    if any(name is not None and (name not in params or spec or how) for _, name, spec, how in parts):
        raise _wrong()
    return Message(message.template, params)


def _message_value(value: Any, depth: int) -> Any:
    if isinstance(value, dict):
        template, params = value.get("template"), value.get("params", {})
        if not isinstance(template, str) or not isinstance(params, dict):
            raise _wrong()
        return _message(Message(template, params), depth - 1)
    if not _is_plain(value):
        raise _wrong()
    return value
