"""Speaks a practice request: runs of text one after the other, joined, resampled and encoded."""

from __future__ import annotations

import asyncio
import io
import math
from dataclasses import dataclass, field

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.offline import practice_errors as refuse
from neiroha_desktop.offline import practice_voices
from neiroha_desktop.offline.engine import PcmAudio, SpeechEngine
from neiroha_desktop.offline.practice_reference import UnreadableReferenceError, measure_speaker
from neiroha_desktop.offline.practice_rules import CLONE_MODEL, DESIGN_MODEL, PracticeRequest
from neiroha_desktop.offline.practice_text import MANDARIN, Run, split_runs, take_tags

SAMPLE_RATE = 24_000
"""Hz, of every format."""
TOKENS_PER_SECOND = 6.25
"""Audio tokens. Source: usage figures of MiMo's answers."""

_INVENTED = {
    "en": "This is a practice voice, made from your description.",
    "zh": "这是按照您的描述生成的练习语音。",
}
_SILENCE_BELOW = 200
"""Of 32768 (-44 dB): quieter samples at a joint are left out."""
_KEPT_SECONDS = 0.02
_FADE_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class Spoken:
    """A finished answer."""

    data: bytes = field(repr=False)
    """In the format that was asked for."""
    seconds: float
    truncated: bool
    audio_prompt_tokens: int
    """Tokens of the reference audio."""
    text: str = field(repr=False)
    """What was spoken, tags included."""

    @property
    def completion_tokens(self) -> int:
        """Tokens of the audio."""
        return math.ceil(self.seconds * TOKENS_PER_SECOND)


@dataclass(frozen=True, slots=True)
class _Clip:
    """One run, spoken."""

    audio: PcmAudio
    pause: float
    """Seconds of silence before the next."""


async def speak(engine: SpeechEngine, request: PracticeRequest) -> Spoken:
    """Synthesize a request that keeps the rules.

    Raises:
        RefusedError: the reference audio cannot be read.
        NeirohaError: the engine cannot speak this text, or not at all.
    """
    text = request.text.strip() or _invented_text(request.instruction)
    # The design model reads verbatim; the others take bracketed words as directions.
    style, pieces = ("", [text]) if request.model == DESIGN_MODEL else take_tags(text)
    if not pieces:
        raise refuse.wrong_param("assistant message content must hold more than tags for TTS model")
    speaker, reference_seconds = await _cast(request, f"{style}\n{request.instruction}")
    longest = request.max_tokens / TOKENS_PER_SECOND
    runs = split_runs(pieces, speaker.home, speaker.english)
    clips, complete = await _read(engine, speaker, runs, longest)
    samples = await asyncio.to_thread(_join, clips)
    cut = samples[: int(longest * SAMPLE_RATE)]
    return Spoken(
        await asyncio.to_thread(_encode, cut, request.audio_format),
        len(cut) / SAMPLE_RATE,
        not complete or len(cut) < len(samples),
        math.ceil(reference_seconds * TOKENS_PER_SECOND),
        text,
    )


async def _cast(request: PracticeRequest, directions: str) -> tuple[practice_voices.Speaker, float]:
    """Return who speaks, and the seconds of reference audio that were heard for it."""
    if request.model == DESIGN_MODEL:
        return practice_voices.design(request.instruction), 0.0
    if request.model != CLONE_MODEL:
        return practice_voices.preset(request.voice_id, directions), 0.0
    try:
        traits = await asyncio.to_thread(measure_speaker, request.reference)
    except UnreadableReferenceError as error:
        raise refuse.wrong_param("audio.voice holds no readable speech for voice clone model") from error
    return practice_voices.clone(traits, directions), traits.seconds


async def _read(
    engine: SpeechEngine, speaker: practice_voices.Speaker, runs: list[Run], longest: float
) -> tuple[list[_Clip], bool]:
    """Speak runs one after the other; return them, and whether that is all of them."""
    clips: list[_Clip] = []
    seconds = 0.0
    silent: InvalidInputError | None = None
    for run in runs:
        if seconds > longest:
            return clips, False
        try:
            audio = await engine.synthesize(run.text, speaker.voice(run.language))
        except InvalidInputError as error:
            # A sign that this language has no name for is passed over, unless there is nothing else.
            silent = error
            continue
        clips.append(_Clip(audio, run.pause))
        seconds += audio.seconds
    if not clips and silent:
        raise silent
    return clips, not any(clip.audio.truncated for clip in clips)


def _invented_text(description: str) -> str:
    """Return a text in the language of a description, for the design model's own proposals."""
    runs = split_runs([description], MANDARIN, practice_voices.AMERICAN)
    return _INVENTED["zh" if runs[0].language == MANDARIN else "en"]


def _join(clips: list[_Clip]) -> NDArray[np.int16]:
    """Put clips one after the other, without clicks, at `SAMPLE_RATE`."""
    rate = clips[0].audio.sample_rate
    parts: list[NDArray[np.int16]] = []
    for index, clip in enumerate(clips):
        first, last = index == 0, index == len(clips) - 1
        parts.append(_trim(np.frombuffer(clip.audio.samples, "<i2"), rate, start=not first, end=not last))
        if not last:
            parts.append(np.zeros(int(clip.pause * rate), np.int16))
    joined = np.concatenate(parts).astype(np.float32)
    resampled = np.rint(soxr.resample(joined, rate, SAMPLE_RATE))
    return np.asarray(np.clip(resampled, -32768, 32767).astype("<i2"))


def _trim(samples: NDArray[np.int16], rate: int, *, start: bool, end: bool) -> NDArray[np.int16]:
    """Leave out the silence at the ends that meet a neighbour, and fade there."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > _SILENCE_BELOW)
    if not loud.size:
        return samples
    kept, fade = int(_KEPT_SECONDS * rate), int(_FADE_SECONDS * rate)
    first = max(int(loud[0]) - kept, 0) if start else 0
    part = samples[first : int(loud[-1]) + kept if end else None].astype(np.float32)
    ramp = np.linspace(0.0, 1.0, min(fade, part.size), dtype=np.float32)
    if start:
        part[: ramp.size] *= ramp
    if end:
        part[part.size - ramp.size :] *= ramp[::-1]
    return part.astype(np.int16)


def _encode(samples: NDArray[np.int16], audio_format: str) -> bytes:
    if audio_format == "mp3":
        file = io.BytesIO()
        soundfile.write(file, samples, SAMPLE_RATE, format="MP3", subtype="MPEG_LAYER_III")
        return file.getvalue()
    pcm = samples.tobytes()
    return wrap_pcm16(pcm, SAMPLE_RATE) if audio_format == "wav" else pcm
