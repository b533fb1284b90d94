"""What a take was made with: noted, put back on screen, and compared with what is there now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character, ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.options import sent_options
from neiroha_desktop.domain.synthesis import Recipe
from neiroha_desktop.domain.validation import MODE_TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.capabilities import AdapterInfo, FieldSpec
    from neiroha_desktop.domain.character import ReferenceAudio
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.domain.synthesis import SynthesisRequest, Take

SHAPING = ("audio_format", "stream", "variant", "audio_stream")
"""Ids of the settings that change what is sent, for adapter types that have them."""

_SHOWN_LETTERS = 32


def recipe_of(request: SynthesisRequest, provider: Provider, info: AdapterInfo) -> Recipe:
    """Note what a request is made of, beside its text; `info` knows what holds where nothing is set."""
    settings = {field.id: field.default for field in info.connection_fields if field.id in SHAPING}
    plain = Recipe(
        provider.id,
        request.model_id,
        VoiceMode.PRESET,
        instruction=request.instruction,
        speed=request.speed,
        options=request.options,
        settings={name: provider.settings.get(name, value) for name, value in settings.items()},
    )
    match request.voice:
        case PresetVoice(voice_id):
            return replace(plain, voice_id=voice_id)
        case DesignedVoice(description):
            return replace(plain, mode=VoiceMode.DESIGN, instruction=description)
        case ClonedVoice(reference, reference_text):
            return replace(
                plain,
                mode=VoiceMode.CLONE,
                reference_sha256=reference.sha256,
                reference_name=reference.original_name,
                reference_text=reference_text,
            )


def older_recipe(take: Take) -> Recipe | None:
    """Return the recipe of a take that was kept without one, as far as its record tells; None where it does not.

    The recording of a cloned voice is not told, and a speed is not either.
    """
    if not take.provider_id or take.mode not in (VoiceMode.PRESET, VoiceMode.DESIGN):
        return None
    mode = VoiceMode(take.mode)
    if mode is VoiceMode.PRESET:
        return Recipe(take.provider_id, take.model_id, mode, take.voice, take.instruction)
    return Recipe(take.provider_id, take.model_id, mode, instruction=take.voice)


def draft_of(take: Take, recipe: Recipe, reference: ReferenceAudio | None) -> Character:
    """Return a character that speaks with a recipe; it carries the name and the id of the one that spoke then."""
    return Character(
        take.character_id,
        take.character_name,
        recipe.provider_id,
        recipe.model_id,
        recipe.mode,
        recipe.voice_id,
        {recipe.mode: recipe.instruction} if recipe.instruction else {},
        reference,
        recipe.reference_text,
        recipe.speed,
        recipe.plain_brackets,
        recipe.options,
        # When the take was made it had been said.
        may_clone=True,
        settings=recipe.settings,
    )


def what_differs(
    take: Take, draft: Character, provider_name: str = "", specs: Sequence[FieldSpec] = ()
) -> list[Message]:
    """Say in what the settings on screen differ from those of a take, each as "old → new"; empty where it is not known.

    Args:
        take: was made earlier.
        draft: as on screen.
        provider_name: of the provider on screen.
        specs: the options of the model on screen; those of others do not count.
    """
    recipe = take.recipe or older_recipe(take)
    if recipe is None:
        return []
    found: list[Message] = []
    if draft.provider_id != recipe.provider_id:
        found.append(_change(msg("provider: {old} → {new}"), take.provider_name, provider_name))
    if draft.model_id.strip() != recipe.model_id:
        found.append(_change(msg("model: {old} → {new}"), recipe.model_id, draft.model_id))
    if draft.mode is not recipe.mode:
        return [*found, _change(msg("mode: {old} → {new}"), MODE_TITLES[recipe.mode], MODE_TITLES[draft.mode])]
    return found + _voice_changes(recipe, draft) + _option_changes(recipe, draft, specs)


def _voice_changes(recipe: Recipe, draft: Character) -> list[Message]:
    found: list[Message] = []
    instruction = draft.instructions.get(draft.mode, "").strip()
    reference = draft.reference
    if draft.mode is VoiceMode.PRESET and draft.voice_id.strip() != recipe.voice_id:
        found.append(_change(msg("voice: {old} → {new}"), recipe.voice_id, draft.voice_id))
    if draft.mode is VoiceMode.CLONE and (reference.sha256 if reference else "") != recipe.reference_sha256:
        new_name = reference.original_name if reference else ""
        found.append(_change(msg("recording: {old} → {new}"), recipe.reference_name, new_name))
    if draft.mode is VoiceMode.CLONE and draft.reference_text != recipe.reference_text:
        found.append(_change(msg("words of the recording: {old} → {new}"), recipe.reference_text, draft.reference_text))
    if instruction != recipe.instruction.strip():
        found.append(_change(msg("instruction: {old} → {new}"), recipe.instruction, instruction))
    if draft.speed != recipe.speed:
        found.append(_change(msg("speed: {old} → {new}"), _speed(recipe.speed), _speed(draft.speed)))
    if draft.plain_brackets != recipe.plain_brackets:
        acted, read = msg("acted out"), msg("read as text")
        old, new = (read, acted) if recipe.plain_brackets else (acted, read)
        found.append(msg("brackets: {old} → {new}", old=old, new=new))
    return found


def _option_changes(recipe: Recipe, draft: Character, specs: Sequence[FieldSpec]) -> list[Message]:
    found: list[Message] = []
    now = sent_options(draft.options, specs, draft.mode)
    for spec in specs:
        old, new = recipe.options.get(spec.id, spec.default), now.get(spec.id, spec.default)
        if old != new:
            sentence = msg("{option}: {old} → {new}")
            values = {"option": spec.label, "old": _option(spec, old), "new": _option(spec, new)}
            found.append(replace(sentence, params=values))
    return found


def _option(spec: FieldSpec, value: Any) -> str | Message:
    if isinstance(value, bool):
        return msg("yes") if value else msg("no")
    if isinstance(value, int | float):
        return f"{value:g}"
    return _short(dict(spec.choices).get(value, str(value)))


def _change(sentence: Message, old: str | Message, new: str | Message) -> Message:
    return replace(sentence, params={"old": _short(old), "new": _short(new)})


def _short(value: str | Message) -> str | Message:
    if isinstance(value, Message):
        return value
    line = " ".join(value.split())
    if not line:
        return msg("none")
    return line if len(line) <= _SHOWN_LETTERS else f"{line[: _SHOWN_LETTERS - 1].rstrip()}…"


def _speed(factor: float | None) -> str | Message:
    return msg("not set") if factor is None else f"{factor:g}×"
