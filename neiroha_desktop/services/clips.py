"""Clips on their way from bytes to samples and outlines, off the loop's thread."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

# This one is plain Python; the rest of `audio` loads numpy and is imported in a worker, on first use.
from neiroha_desktop.audio.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from neiroha_desktop.audio.decode import DecodedAudio
    from neiroha_desktop.audio.output import Output

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


class ClipLoader:
    """Decodes and outlines clips in threads of its own, and remembers outlines."""

    def __init__(self) -> None:
        self._decoder = Worker("decoder")
        # Rows of takes are outlined by another thread, so that many of them do not delay what is to be played.
        self._outliner = Worker("waveforms")
        self._outlines: OrderedDict[tuple[str, int], Peaks] = OrderedDict()

    async def load(self, playable: Playable, buckets: int) -> tuple[DecodedAudio, Peaks]:
        """Return the samples and the outline of a clip.

        Raises:
            DecodeError: it cannot be decoded.
        """
        clip, outline = await self._decoder.run(lambda: _decode(playable, buckets))
        self._remember(playable, outline)
        return clip, outline

    async def outline(self, playable: Playable, buckets: int) -> Peaks:
        """Return the outline of a clip, float32, shape (buckets, 2).

        Raises:
            DecodeError: it cannot be decoded.
        """
        known = self._outlines.get((playable.key, buckets))
        if known is not None:
            return known
        _, outline = await self._outliner.run(lambda: _decode(playable, buckets))
        self._remember(playable, outline)
        return outline

    async def import_output(self) -> type[Output]:
        """Load numpy, the decoder and the output, which takes a good part of a second the first time."""
        return await self._decoder.run(_import_output)

    async def aclose(self) -> None:
        """End the threads."""
        await self._decoder.aclose()
        await self._outliner.aclose()

    def _remember(self, playable: Playable, outline: Peaks) -> None:
        self._outlines[playable.key, len(outline)] = outline
        while len(self._outlines) > _CACHED_OUTLINES:
            self._outlines.popitem(last=False)


def _import_output() -> type[Output]:
    import neiroha_desktop.audio.decode  # noqa: F401 - the next clip needs it
    from neiroha_desktop.audio.output import Output

    return Output


def _decode(playable: Playable, buckets: int) -> tuple[DecodedAudio, Peaks]:
    from neiroha_desktop.audio.decode import decode, decode_file
    from neiroha_desktop.audio.peaks import peaks

    if playable.data is not None:
        clip = decode(playable.data)
    else:
        assert playable.path is not None
        clip = decode_file(playable.path)
    return clip, peaks(clip.samples, buckets)
