"""The pieces of a stream, put together."""

from __future__ import annotations

from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd


class StreamedAudio:
    """Collects the pieces of a stream; their sum is the whole audio."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._sample_rate = 0
        self._channels = 1
        self._end: StreamEnd | None = None

    def add(self, chunk: PcmChunk) -> None:
        """Append a piece, in the order in which they come."""
        self._pieces.append(chunk.data)
        self._sample_rate, self._channels = chunk.sample_rate, chunk.channels
        self._end = chunk.end

    @property
    def seconds(self) -> float:
        """Duration so far."""
        frames = sum(map(len, self._pieces)) / (2 * self._channels)
        return frames / self._sample_rate if self._sample_rate else 0.0

    def clip(self) -> AudioClip:
        """Return the whole audio, after the last piece; long audio is copied, so call it in a worker."""
        end = self._end
        assert end is not None, "the stream has not ended"
        if end.clip is not None:
            return end.clip
        data = wrap_pcm16(b"".join(self._pieces), self._sample_rate, self._channels)
        return AudioClip(data, "wav", end.truncated, end.request_id, end.usage)
