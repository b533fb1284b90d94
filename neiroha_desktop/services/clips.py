"""Clips on their way from bytes to samples and outlines, off the loop's thread."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

# This one is plain Python; the rest of `audio` loads numpy and is imported in a worker, on first use.
from neiroha_desktop.audio.worker import Worker
from neiroha_desktop.services.comparison import Comparison

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from neiroha_desktop.audio.decode import DecodedAudio
    from neiroha_desktop.audio.output import Output
    from neiroha_desktop.audio.tracks import Track
    from neiroha_desktop.storage.peaks_cache import PeaksCache

    Peaks = NDArray[np.float32]

_CACHED_OUTLINES = 256


@dataclass(frozen=True, slots=True)
class Playable:
    """Something to play: a complete audio file in memory or on disk; one of the two is given."""

    key: str
    """Equal keys mean equal sound, for example a take's id."""
    title: str
    data: bytes | None = field(default=None, repr=False)
    path: Path | None = None
    anonymous: bool = False
    """Nobody may see what it is: no outline of it is shown."""


class ClipLoader:
    """Decodes and outlines clips in threads of its own, and remembers outlines.

    Args:
        cache: where outlines of files are kept from one run to the next.
    """

    def __init__(self, cache: PeaksCache | None = None) -> None:
        self._cache = cache
        self._decoder = Worker("decoder")
        # Rows of takes are outlined by another thread, so that many of them do not delay what is to be played.
        self._outliner = Worker("waveforms")
        self._outlines: OrderedDict[tuple[str, int], Peaks] = OrderedDict()

    async def load(self, playable: Playable, buckets: int) -> tuple[Track, Peaks]:
        """Return a clip as it is played, and its outline.

        Raises:
            DecodeError: it cannot be decoded.
        """
        track, outline = await self._decoder.run(lambda: _load(playable, buckets))
        self._remember(playable.key, outline)
        return track, outline

    async def load_together(self, playables: tuple[Playable, ...], buckets: int) -> Comparison:
        """Return clips side by side, in one format, not matched yet.

        Raises:
            DecodeError: one of them cannot be decoded.
        """
        return await self._decoder.run(lambda: _load_together(playables, buckets))

    async def outline(self, playable: Playable, buckets: int) -> Peaks:
        """Return the outline of a clip, float32, shape (buckets, 2).

        Raises:
            DecodeError: it cannot be decoded.
        """
        known = self._outlines.get((playable.key, buckets))
        if known is not None:
            return known
        outline = await self._outliner.run(lambda: _outline(playable, buckets, self._cache))
        self._remember(playable.key, outline)
        return outline

    async def outline_of(self, key: str, samples: NDArray[np.float32], buckets: int) -> Peaks:
        """Return the outline of samples that are in memory, and remember it under a key."""
        outline = await self._outliner.run(lambda: _outline_samples(samples, buckets))
        self._remember(key, outline)
        return outline

    async def forget(self, key: str) -> None:
        """Drop the outlines of a sound that is gone for good."""
        for known in [known for known in self._outlines if known[0] == key]:
            del self._outlines[known]
        cache = self._cache
        if cache is not None:
            await self._outliner.run(lambda: cache.forget(key))

    async def forget_all_but(self, keys: Collection[str]) -> None:
        """Drop the kept outlines of all other sounds."""
        cache = self._cache
        if cache is not None:
            await self._outliner.run(lambda: cache.sweep(keys))

    async def import_output(self) -> type[Output]:
        """Load numpy, the decoder and the output, which takes a good part of a second the first time."""
        return await self._decoder.run(_import_output)

    async def aclose(self) -> None:
        """End the threads."""
        await self._decoder.aclose()
        await self._outliner.aclose()

    def _remember(self, key: str, outline: Peaks) -> None:
        self._outlines[key, len(outline)] = outline
        while len(self._outlines) > _CACHED_OUTLINES:
            self._outlines.popitem(last=False)


def _import_output() -> type[Output]:
    # The next clip or stream needs them.
    import neiroha_desktop.audio.decode
    import neiroha_desktop.audio.growing
    import neiroha_desktop.audio.peaks
    import neiroha_desktop.audio.tracks  # noqa: F401
    from neiroha_desktop.audio.output import Output

    return Output


def _decode(playable: Playable) -> DecodedAudio:
    from neiroha_desktop.audio.decode import decode, decode_file

    if playable.data is not None:
        return decode(playable.data)
    assert playable.path is not None
    return decode_file(playable.path)


def _load(playable: Playable, buckets: int) -> tuple[Track, Peaks]:
    from neiroha_desktop.audio.peaks import peaks
    from neiroha_desktop.audio.tracks import Track

    clip = _decode(playable)
    return Track([clip]), peaks(clip.samples, buckets)


def _load_together(playables: tuple[Playable, ...], buckets: int) -> Comparison:
    from neiroha_desktop.audio.loudness import integrated_loudness
    from neiroha_desktop.audio.peaks import peaks
    from neiroha_desktop.audio.tracks import Track, side_by_side

    # Measured in the format in which they are heard: mono on two sides is 3 LU louder than mono.
    clips = side_by_side([_decode(playable) for playable in playables])
    frames = max(len(clip.samples) for clip in clips)
    return Comparison(
        playables,
        Track(clips),
        tuple(peaks(clip.samples, buckets, frames=frames) for clip in clips),
        tuple(integrated_loudness(clip.samples, clip.sample_rate) for clip in clips),
    )


def _outline(playable: Playable, buckets: int, cache: PeaksCache | None) -> Peaks:
    from neiroha_desktop.audio.peaks import from_bytes, peaks_of, to_bytes

    path = playable.path
    stamp = _stamp(path) if path is not None and cache is not None else None
    if cache is None or path is None or stamp is None:
        source = playable.data if playable.data is not None else path
        assert source is not None
        return peaks_of(source, buckets)
    kept = cache.read(playable.key, buckets, stamp)
    if kept is not None:
        return from_bytes(kept)
    outline = peaks_of(path, buckets)
    cache.write(playable.key, buckets, stamp, to_bytes(outline))
    return outline


def _outline_samples(samples: NDArray[np.float32], buckets: int) -> Peaks:
    from neiroha_desktop.audio.peaks import peaks

    return peaks(samples, buckets)


def _stamp(path: Path) -> str | None:
    """Return what changes when a file does; None where it cannot be seen, which decoding it will say better."""
    try:
        found = path.stat()
    except OSError:
        return None
    return f"{found.st_size} {found.st_mtime_ns}"
