"""A take in words: a sentence for its row, and all its facts by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.validation import MODE_TITLES
from neiroha_desktop.services.take_marks import marks_of
from neiroha_desktop.ui.wording import latency_text, seconds_text, size_text, time_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.clip_facts import ClipMeasure
    from neiroha_desktop.domain.synthesis import Take, Usage

_MINUS = "−"


def level_text(value: float | None, unit: str) -> str:
    """Return a level with its unit, `−19.2 LUFS`; silence has none."""
    if value is None:
        return translate(msg("silence"))
    return f"{value:.1f} {unit}".replace("-", _MINUS)


def row_sentence(take: Take) -> str:
    """Return what a screen reader says of a row."""
    parts = [take.character_name]
    if take.name:
        parts.append(take.name)
    parts += [take.text.replace("\n", " "), seconds_text(take.duration)]
    if take.measure is not None:
        parts.append(level_text(take.measure.loudness, "LUFS"))
    parts += [translate(mark.word) for mark in marks_of(take)]
    if take.starred:
        parts.append(translate(msg("starred")))
    if take.audio_deleted:
        parts.append(translate(msg("audio deleted")))
    parts += [take.model_id, time_text(take.created_at)]
    return ", ".join(parts)


def take_facts(take: Take) -> list[tuple[str, str]]:
    """Return all facts of a take as titles and values, those that are known."""
    known = (*_origin(take), *_sound(take), *_work(take))
    return [(translate(title), value) for title, value in known if value]


def _origin(take: Take) -> list[tuple[Message, str]]:
    mode = VoiceMode(take.mode) if take.mode in tuple(VoiceMode) else None
    titles = {
        VoiceMode.DESIGN: msg("Description"),
        VoiceMode.CLONE: msg("Recording"),
    }
    voice_title = titles.get(mode) if mode else None
    recipe = take.recipe
    return [
        (msg("Provider"), take.provider_name),
        (msg("Model"), take.model_id),
        (msg("Mode"), translate(MODE_TITLES[mode]) if mode else take.mode),
        (voice_title or msg("Voice"), take.voice),
        (msg("Instruction"), take.instruction),
        (msg("Words of the recording"), recipe.reference_text if recipe else ""),
        (msg("Speed"), f"{recipe.speed:g}×" if recipe and recipe.speed is not None else ""),
        # By the ids under which they were sent: the model that knows their titles may be gone.
        (msg("Options"), ", ".join(f"{name}: {value}" for name, value in recipe.options.items()) if recipe else ""),
    ]


def _sound(take: Take) -> list[tuple[Message, str]]:
    rate = f"{take.sample_rate / 1000:g} kHz"
    measure = take.measure
    return [
        (msg("Format"), f"{take.container.upper()}, {rate}"),
        (msg("Length"), seconds_text(take.duration)),
        (msg("Loudness"), level_text(measure.loudness, "LUFS") if measure else ""),
        (msg("Peak"), level_text(measure.peak, "dBFS") if measure else ""),
        (msg("Clipping"), _clipping(measure) if measure else ""),
        (msg("Silence"), _silence(measure) if measure else ""),
        (msg("Size"), size_text(take.size_bytes)),
    ]


def _work(take: Take) -> list[tuple[Message, str]]:
    return [
        (msg("First byte"), _wait(take.first_byte_seconds)),
        (msg("First sound"), _wait(take.first_sound_seconds)),
        (msg("Total time"), latency_text(take.total_seconds)),
        (msg("Real-time factor"), _pace(take)),
        (msg("Tokens"), _tokens(take.usage) if take.usage else ""),
        (msg("Made"), take.created_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")),
        (msg("Request id"), take.request_id),
    ]


def _wait(seconds: float | None) -> str:
    return "" if seconds is None else latency_text(seconds)


def _pace(take: Take) -> str:
    if not take.duration:
        return ""
    return translate(msg("{seconds} s per second of audio", seconds=f"{take.total_seconds / take.duration:.2f}"))


def _tokens(usage: Usage) -> str:
    whole, read, spoken = usage.total_tokens, usage.prompt_tokens, usage.completion_tokens
    return translate(msg("{whole} ({read} in, {spoken} out)", whole=whole, read=read, spoken=spoken))


def _clipping(measure: ClipMeasure) -> str:
    if not measure.is_clipped:
        return translate(msg("none"))
    return translate(msg("{share} % of the samples", share=f"{max(measure.clipped_share * 100, 0.01):.2f}"))


def _silence(measure: ClipMeasure) -> str:
    before, after = f"{measure.leading_silence:.2f}", f"{measure.trailing_silence:.2f}"
    return translate(msg("{before} s before, {after} s after", before=before, after=after))
