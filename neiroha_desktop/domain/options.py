"""The further values of a character: which of them a request carries, and whether they can be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from neiroha_desktop.domain.capabilities import FieldKind, FieldSpec, VoiceMode
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Voice


def voice_facet(spec: FieldSpec, voice: Voice | None) -> tuple[str, ...] | None:
    """Return the choices that a voice adds to an option; None where no voice does, or nothing is known of this one."""
    if not spec.voice_facet or voice is None:
        return None
    return {"styles": voice.styles, "roles": voice.roles}[spec.voice_facet]


def sent_options(
    options: Mapping[str, Any], specs: Iterable[FieldSpec], mode: VoiceMode, voice: Voice | None = None
) -> dict[str, Any]:
    """Return what of a character's options is sent: what holds for model, mode and voice, and is not the default.

    Args:
        options: of the character; those of other models are among them.
        specs: of the model.
        mode: where the voice comes from.
        voice: the preset voice; None where nothing is known of it, and then any style or role may be asked for.
    """
    sent: dict[str, Any] = {}
    for spec in specs:
        value = options.get(spec.id, spec.default)
        if isinstance(value, str) and spec.kind is FieldKind.TEXT:
            value = value.strip()
        if value != spec.default and mode in spec.modes and not _is_of_another_voice(spec, value, voice):
            sent[spec.id] = value
    return sent


def check_options(options: Mapping[str, Any], specs: Iterable[FieldSpec]) -> None:
    """Refuse values that a model cannot take.

    Raises:
        InvalidInputError: its field is the id of the option.
    """
    for spec in specs:
        if spec.id in options:
            _check(spec, options[spec.id])


def _is_of_another_voice(spec: FieldSpec, value: Any, voice: Voice | None) -> bool:
    facet = voice_facet(spec, voice)
    return facet is not None and value not in facet and value not in (known for known, _ in spec.choices)


def _check(spec: FieldSpec, value: Any) -> None:
    if not _fits(spec.kind, value):
        text = msg("{option} has a value that this model cannot take.", option=spec.label)
        raise InvalidInputError(spec.id, text, remedy=msg("Set it again."))
    if spec.kind is FieldKind.NUMBER and not spec.minimum <= value <= spec.maximum:
        text = msg(
            "{option} is {value}, and this model takes {least} to {most}.",
            option=spec.label,
            value=f"{value:g}",
            least=f"{spec.minimum:g}",
            most=f"{spec.maximum:g}",
        )
        raise InvalidInputError(spec.id, text)
    # What a voice that is typed by hand can do, nobody knows.
    if spec.kind is FieldKind.CHOICE and not spec.voice_facet and value not in (known for known, _ in spec.choices):
        text = msg('{option} cannot be "{value}" with this model.', option=spec.label, value=value)
        raise InvalidInputError(spec.id, text, remedy=msg("Choose one from the list."))


def _fits(kind: FieldKind, value: Any) -> bool:
    if kind is FieldKind.SWITCH:
        return isinstance(value, bool)
    if kind is FieldKind.NUMBER:
        # bool is an int to Python, and no number to the user.
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return isinstance(value, str)
