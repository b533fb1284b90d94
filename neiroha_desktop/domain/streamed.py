"""The pieces of a stream, put together."""

from __future__ import annotations

from dataclasses import replace

from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd


class StreamedAudio:
    """Collects the pieces of a stream; their sum is the whole audio.

    Attributes:
        end: what came with the last piece; None before it.
        size_bytes: of the samples so far.
    """

    def __init__(self) -> None:
        self.end: StreamEnd | None = None
        self.size_bytes = 0
        self._pieces: list[bytes] = []
        self._sample_rate = 0
        self._channels = 1

    def add(self, chunk: PcmChunk) -> None:
        """Append a piece, in the order in which they come."""
        self._pieces.append(chunk.data)
        self.size_bytes += len(chunk.data)
        self._sample_rate, self._channels = chunk.sample_rate, chunk.channels
        self.end = chunk.end

    @property
    def seconds(self) -> float:
        """Duration so far."""
        return self.size_bytes / (2 * self._channels * self._sample_rate) if self._sample_rate else 0.0

    def clip(self) -> AudioClip:
        """Return the whole audio, and of a stream without its last piece what there is, marked as cut short.

        Long audio is copied, so call it in a worker.
        """
        end = self.end or StreamEnd(truncated=True)
        if end.clip is not None:
            return replace(end.clip, remarks=(*end.clip.remarks, *end.remarks))
        data = wrap_pcm16(b"".join(self._pieces), self._sample_rate, self._channels)
        return AudioClip(data, "wav", end.truncated, end.request_id, end.usage, end.remarks)
