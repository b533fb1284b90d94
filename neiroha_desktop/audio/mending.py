"""A recording as its mending says: read in blocks from the original, written as a new file."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from neiroha_desktop.audio.blocks import open_sound, read_blocks
from neiroha_desktop.audio.conform import Conformer
from neiroha_desktop.audio.measure import ClipMeter
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from neiroha_desktop.audio.survey import Watch
    from neiroha_desktop.domain.reference import Mending

    Samples = NDArray[np.float32]

FADE_SECONDS = 0.005
PEAK_CEILING = -1.0
"""dBFS, above which nothing is normalised. Source: EBU R 128, so that a lossy coder does not clip what overshoots."""

MP3_RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
"""Hz, all that MPEG audio has."""
_MP3_CHANNELS = 2
_MP3_QUALITY = 0.0
"""The best of libsndfile's scale: a voice at 24 kHz takes 70 kbit/s."""

_PREROLL_SECONDS = 1.0
"""A lossy decoder that was moved needs some frames until its sound is right; a second is many times more."""
_EXACT = frozenset({"WAV", "WAVEX", "RF64", "AIFF", "CAF", "FLAC"})


def output_format(mending: Mending, sample_rate: int, channels: int) -> tuple[int, int]:
    """Return sample rate and channels of a recording once it is mended."""
    rate = mending.sample_rate or sample_rate
    count = 1 if mending.mono else channels
    if mending.container == "mp3":
        rate = next((known for known in MP3_RATES if known >= rate), MP3_RATES[-1])
        count = count if count <= _MP3_CHANNELS else 1
    return rate, count


def wav_bytes(duration: float, sample_rate: int, channels: int) -> int:
    """Return the size of a WAV file of 16 bits, to a few frames where it was resampled."""
    return 44 + 2 * channels * round(duration * sample_rate)


def render(source: Path | bytes, mending: Mending, target: Path, watch: Watch | None = None) -> None:
    """Write a recording as it is mended, in memory that does not grow with its length.

    Args:
        source: the original, which is only read.
        mending: what to do.
        target: file to write.
        watch: told how far it is, 0.0 to 1.0; what it raises ends it.

    Raises:
        DecodeError: the original cannot be read.
        StorageError: the file cannot be written.
    """
    passes = mending.remove_offset + (mending.lufs is not None) + 1
    reading = _Reading(source, mending, passes, watch)
    if mending.remove_offset:
        reading.find_offset()
    if mending.lufs is not None:
        reading.find_gain(mending.lufs)
    try:
        _write(reading, target)
    except OSError as error:
        raise StorageError(
            msg("The mended recording cannot be written to {path}.", path=str(target)),
            remedy=msg("Make room on that disk, then try again."),
        ) from error


def _write(reading: _Reading, target: Path) -> None:
    with reading.blocks() as blocks:
        if reading.mending.container == "mp3":
            _write_mp3(blocks, *reading.format, target)
        else:
            _write_wav(blocks, *reading.format, target)


def _write_wav(blocks: Iterator[Samples], sample_rate: int, channels: int, target: Path) -> None:
    header = wrap_pcm16(b"", sample_rate, channels)
    with target.open("wb") as file:
        file.write(header)
        for block in blocks:
            # The same numbers as in a 16-bit original; libsndfile's own conversion would scale by 32767.
            file.write(np.clip(np.rint(block * 32768.0), -32768, 32767).astype("<i2").tobytes())
        size = file.tell()
        for place, value in ((4, size - 8), (len(header) - 4, size - len(header))):
            file.seek(place)
            file.write(value.to_bytes(4, "little"))


def _write_mp3(blocks: Iterator[Samples], sample_rate: int, channels: int, target: Path) -> None:
    # In memory, because libsndfile says nothing of a disk that is full; ten minutes are 12 MB.
    out = io.BytesIO()
    kind = {"format": "MP3", "subtype": "MPEG_LAYER_III", "compression_level": _MP3_QUALITY}
    with soundfile.SoundFile(out, "w", sample_rate, channels, **kind) as file:
        for block in blocks:
            file.write(np.clip(block, -1.0, 1.0))
    target.write_bytes(out.getvalue())


class _Reading:
    """The original as often as it has to be read, each time a step further."""

    def __init__(self, source: Path | bytes, mending: Mending, passes: int, watch: Watch | None) -> None:
        self._source = source
        self.mending = mending
        self._passes = passes
        self._watch = watch
        self._done = 0
        self._offset: Samples | None = None
        self._gain = np.float32(1.0)
        self.format = (0, 0)

    def find_offset(self) -> None:
        """Take the mean of each channel of the kept part."""
        with open_sound(self._source) as sound:
            sums, frames = np.zeros(sound.channels), 0
            for block in self._kept(sound):
                sums += block.sum(axis=0, dtype=np.float64)
                frames += len(block)
        self._offset = (sums / max(1, frames)).astype(np.float32)
        self._done += 1

    def find_gain(self, lufs: float) -> None:
        """Find how much louder it has to become; silence stays silence."""
        with self.blocks() as blocks:
            meter = ClipMeter(*self.format)
            for block in blocks:
                meter.feed(block)
        self._done += 1
        found = meter.result()
        if found.loudness is not None and found.peak is not None:
            change = min(lufs - found.loudness, PEAK_CEILING - found.peak)
            self._gain = np.float32(10 ** (change / 20))

    @contextmanager
    def blocks(self) -> Iterator[Iterator[Samples]]:
        """Open what is to be written, shape (frames, channels) each; `format` is known then."""
        with open_sound(self._source) as sound:
            given = (sound.samplerate, sound.channels)
            self.format = output_format(self.mending, *given)
            cut_end = self.mending.end is not None and self.mending.end < sound.frames / sound.samplerate
            fades = (self.mending.fade or self.mending.start > 0, self.mending.fade or cut_end)
            yield _faded(self._conformed(sound, given), round(FADE_SECONDS * self.format[0]), fades)

    def _conformed(self, sound: soundfile.SoundFile, given: tuple[int, int]) -> Iterator[Samples]:
        conformer = Conformer(given, self.format)
        for block in self._kept(sound):
            whole = block - self._offset if self._offset is not None else block
            # A copy in any case: the next block is read into the same memory.
            yield conformer.feed(whole, last=False) * self._gain
        yield conformer.feed(np.zeros((0, given[1]), dtype=np.float32), last=True) * self._gain

    def _kept(self, sound: soundfile.SoundFile) -> Iterator[Samples]:
        rate = sound.samplerate
        start = round(self.mending.start * rate)
        # The header of a compressed file may promise fewer frames than come.
        end = sys.maxsize if self.mending.end is None else round(self.mending.end * rate)
        expected = max(1, min(end, sound.frames) - start)
        position = start if sound.format in _EXACT else max(0, start - round(_PREROLL_SECONDS * rate))
        if position:
            sound.seek(position)
        for block in read_blocks(sound):
            first, last = max(0, start - position), min(len(block), end - position)
            position += len(block)
            if last > first:
                yield block[first:last]
            if position >= end:
                return
            if self._watch is not None:
                part = min(1.0, max(0.0, (position - start) / expected))
                self._watch((self._done + part) / self._passes)


def _faded(blocks: Iterator[Samples], length: int, ends: tuple[bool, bool]) -> Iterator[Samples]:
    """Fade the beginning, the end or both; as many frames as the fade lasts are held back until the end is known."""
    rise = np.linspace(0.0, 1.0, length, endpoint=False, dtype=np.float32)[:, np.newaxis]
    held: Samples | None = None
    begun = 0
    for block in blocks:
        if ends[0] and begun < length and len(block):
            part = rise[begun : begun + len(block)]
            block[: len(part)] *= part
            begun += len(part)
        joined = block if held is None else np.concatenate((held, block))
        ready = max(0, len(joined) - length)
        held = joined[ready:].copy()
        if ready:
            yield joined[:ready]
    if held is not None and len(held):
        if ends[1]:
            held *= rise[::-1][-len(held) :]
        yield held
