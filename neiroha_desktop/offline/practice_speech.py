"""Speaks a practice request: runs of text one after the other, joined and encoded, as a whole or as it is made."""

from __future__ import annotations

import asyncio
import io
import math
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field, replace

import numpy as np
import soundfile

from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.offline import practice_errors as refuse
from neiroha_desktop.offline import practice_voices
from neiroha_desktop.offline.engine import PcmAudio, SpeechEngine
from neiroha_desktop.offline.practice_joint import SAMPLE_RATE, Joint, Samples
from neiroha_desktop.offline.practice_reference import UnreadableReferenceError, measure_speaker
from neiroha_desktop.offline.practice_rules import CLONE_MODEL, DESIGN_MODEL, PracticeRequest
from neiroha_desktop.offline.practice_text import MANDARIN, Run, split_runs, take_tags

TOKENS_PER_SECOND = 6.25
"""Audio tokens. Source: usage figures of MiMo's answers."""

_INVENTED = {
    "en": "This is a practice voice, made from your description.",
    "zh": "这是按照您的描述生成的练习语音。",
}


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


@dataclass(frozen=True, slots=True)
class _Script:
    """Who speaks what."""

    text: str
    """Tags included."""
    runs: list[Run]
    speaker: practice_voices.Speaker
    audio_prompt_tokens: int
    longest: float
    """Seconds of speech at most."""


async def speak(engine: SpeechEngine, request: PracticeRequest) -> Spoken:
    """Synthesize a request that keeps the rules.

    Raises:
        RefusedError: the reference audio cannot be read.
        NeirohaError: the engine cannot speak this text, or not at all.
    """
    script = await _prepare(request)
    clips, complete = await _read(engine, script.speaker, script.runs, script.longest)
    samples = await asyncio.to_thread(_join, clips)
    cut = samples[: int(script.longest * SAMPLE_RATE)]
    return Spoken(
        await asyncio.to_thread(_encode, cut, request.audio_format),
        len(cut) / SAMPLE_RATE,
        not complete or len(cut) < len(samples),
        script.audio_prompt_tokens,
        script.text,
    )


class LiveSpeech:
    """Speaks a request that keeps the rules, and gives out the samples as they are made."""

    def __init__(self, engine: SpeechEngine, request: PracticeRequest) -> None:
        self._engine = engine
        self._request = request
        self._joint: Joint | None = None
        self._room = 0
        self._count = 0
        self._spoken = Spoken(b"", 0.0, False, 0, "")

    @property
    def spoken(self) -> Spoken:
        """What has become of it, without its samples; whole after the last piece."""
        return replace(self._spoken, seconds=self._count / SAMPLE_RATE)

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        """Yield little-endian samples of 16 bits at `SAMPLE_RATE`.

        Raises:
            RefusedError: the reference audio cannot be read.
            NeirohaError: the engine cannot speak this text, or not at all.
        """
        script = await _prepare(self._request)
        self._spoken = Spoken(b"", 0.0, False, script.audio_prompt_tokens, script.text)
        self._room = int(script.longest * SAMPLE_RATE)
        silent: InvalidInputError | None = None
        pause = 0.0
        for run in script.runs:
            try:
                async with aclosing(self._read(run, script.speaker, pause)) as pieces:
                    async for piece in pieces:
                        yield piece
            except InvalidInputError as error:
                # A sign that this language has no name for is passed over, unless there is nothing else.
                silent = error
                continue
            pause = run.pause
            if self._spoken.truncated:
                return
        if self._joint is None:
            assert silent is not None
            raise silent
        yield self._cut(self._joint.close())

    async def _read(self, run: Run, speaker: practice_voices.Speaker, pause: float) -> AsyncGenerator[bytes, None]:
        is_first = True
        async with aclosing(self._engine.stream(run.text, speaker.voice(run.language))) as stream:
            async for audio in stream:
                joint = self._joint = self._joint or Joint(audio.sample_rate)
                if is_first:
                    yield self._cut(joint.begin(pause))
                is_first = False
                yield self._cut(await asyncio.to_thread(joint.feed, np.frombuffer(audio.samples, "<i2")))
                if audio.truncated:
                    self._spoken = replace(self._spoken, truncated=True)
                if self._spoken.truncated:
                    return

    def _cut(self, samples: Samples) -> bytes:
        """Return what there is room for."""
        if samples.size > self._room:
            self._spoken = replace(self._spoken, truncated=True)
            samples = samples[: self._room]
        self._room -= samples.size
        self._count += samples.size
        return samples.tobytes()


async def _prepare(request: PracticeRequest) -> _Script:
    text = request.text.strip() or _invented_text(request.instruction)
    # The design model reads verbatim; the others take bracketed words as directions.
    style, pieces = ("", [text]) if request.model == DESIGN_MODEL else take_tags(text)
    if not pieces:
        raise refuse.wrong_param("assistant message content must hold more than tags for TTS model")
    speaker, reference_seconds = await _cast(request, f"{style}\n{request.instruction}")
    runs = split_runs(pieces, speaker.home, speaker.english)
    tokens = math.ceil(reference_seconds * TOKENS_PER_SECOND)
    return _Script(text, runs, speaker, tokens, request.max_tokens / TOKENS_PER_SECOND)


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


def _join(clips: list[_Clip]) -> Samples:
    """Put clips one after the other, without clicks, at `SAMPLE_RATE`."""
    joint = Joint(clips[0].audio.sample_rate)
    parts: list[Samples] = []
    pause = 0.0
    for clip in clips:
        parts += [joint.begin(pause), joint.feed(np.frombuffer(clip.audio.samples, "<i2"))]
        pause = clip.pause
    return np.concatenate([*parts, joint.close()])


def _encode(samples: Samples, audio_format: str) -> bytes:
    if audio_format == "mp3":
        file = io.BytesIO()
        soundfile.write(file, samples, SAMPLE_RATE, format="MP3", subtype="MPEG_LAYER_III")
        return file.getvalue()
    pcm = samples.tobytes()
    return wrap_pcm16(pcm, SAMPLE_RATE) if audio_format == "wav" else pcm
