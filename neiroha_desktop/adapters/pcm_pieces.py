"""Audio that comes in pieces: samples as soon as they are whole, or a file kept until it is."""

from __future__ import annotations

from collections.abc import Iterator

from neiroha_desktop.adapters.audio_bytes import PCM16, audio_file, checked_pcm, container_of, no_sound
from neiroha_desktop.adapters.mimo import PCM_SAMPLE_RATE
from neiroha_desktop.domain.synthesis import PcmChunk

_DECIDING_BYTES = 2048
"""So many decide what it is, however they were cut: enough for two frames of an MP3, and only 43 ms of sound."""
_LONGEST_BYTES = 96_000
"""Pieces are cut to two seconds, so that one huge piece stalls nobody."""
_LONGEST_WAV_HEAD = 1 << 20
_PCM, _EXTENSIBLE = 1, 0xFFFE


class PcmPieces:
    """Turns the decoded pieces of a stream into samples. What comes out does not depend on how they were cut."""

    def __init__(self, host: str, sample_rate: int = PCM_SAMPLE_RATE) -> None:
        """Begin.

        Args:
            host: who is named where it is not audio.
            sample_rate: of samples without a header, in Hz.
        """
        self._host = host
        self._kept = bytearray()
        self._is_samples = False
        self._is_file = False
        self._is_wav = False
        self._left: int | None = None
        """Bytes of samples that the header of a WAV file still promises; None: up to the end, or to the next header."""
        self._is_closed = False
        self.sample_rate = sample_rate
        """Hz."""
        self.channels = 1
        self.bytes_out = 0
        """Of samples that were given out."""
        self._was_heard = False
        """A sample that was given out is not 0."""

    def feed(self, data: bytes) -> Iterator[PcmChunk]:
        """Take a piece and yield the samples that are whole with it.

        Raises:
            InvalidResponseError: it is not audio.
        """
        self._kept += data
        if not self._is_samples and not self._is_file and len(self._kept) >= _DECIDING_BYTES:
            self._decide()
        if self._is_samples:
            yield from self._samples()

    def close(self) -> Iterator[PcmChunk]:
        """Yield what the end of the stream completes.

        Raises:
            InvalidResponseError: it is not audio, or there is no sound in it.
        """
        self._is_closed = True
        if not self._is_samples and not self._is_file and self._kept:
            self._decide()
            # A WAV file that ends in its header, or has none.
            self._is_file = not self._is_samples
        if self._is_samples:
            yield from self._samples()

    def file(self) -> tuple[str, bytes] | None:
        """Return container and bytes of the file that came instead of samples; None where samples came.

        Raises:
            InvalidResponseError: it cannot be kept as audio, or nothing or only silence came.
        """
        if self._was_heard:
            return None
        if self._is_samples:
            raise no_sound(self._host)
        return audio_file(bytes(self._kept), PCM16, self._host, self.sample_rate)

    def _decide(self) -> None:
        container = container_of(bytes(self._kept[:_DECIDING_BYTES]), PCM16)
        if container is None:
            checked_pcm(bytes(self._kept[:_DECIDING_BYTES]), PCM16, self._host)
            self._is_samples = True
        elif container == "wav":
            self._read_wav_head()
        else:
            self._is_file = True

    def _read_wav_head(self) -> None:
        """Find the samples behind a WAV header, where they are of the kind that is given out."""
        head = self._kept
        position, kind = 12, (0, 0, 0, 0)
        while position + 8 <= len(head):
            size = int.from_bytes(head[position + 4 : position + 8], "little")
            start = position + 8
            if head[position : position + 4] == b"data":
                self._begin_wav(kind, start, size)
                return
            if head[position : position + 4] == b"fmt " and start + 16 <= len(head):
                kind = _wav_kind(head[start : start + min(size, 40)])
            position = start + size + size % 2
        self._is_file = len(head) > _LONGEST_WAV_HEAD

    def _begin_wav(self, kind: tuple[int, int, int, int], start: int, size: int) -> None:
        code, channels, rate, bits = kind
        if code != _PCM or bits != 16 or not channels or not rate:
            self._is_file = True
            return
        self.sample_rate, self.channels = rate, channels
        self._begin_samples(start, size)
        self._is_samples = self._is_wav = True

    def _begin_samples(self, start: int, size: int) -> None:
        # Streaming servers write 0 or the largest number there.
        self._left = None if size in (0, 0x7FFFFFFF, 0xFFFFFFFF) or size >= 0x7FFFFF00 else size
        del self._kept[:start]

    def _samples(self) -> Iterator[PcmChunk]:
        yield from self._up_to_next_header()
        while self._is_wav and self._skip_header():
            yield from self._up_to_next_header()

    def _skip_header(self) -> bool:
        """Go on with the file that follows, as servers send them that speak sentence by sentence; False without one.

        It has the same format. What else may follow the samples of a file is left where it is.
        """
        frame = 2 * self.channels
        # What is left of a frame, and padding, may stand before it.
        start = self._kept.find(b"RIFF", 0, frame + 4)
        if start < 0 or self._kept[start + 8 : start + 12] != b"WAVE":
            return False
        if self._left is not None and self._left >= frame:
            return False
        position = start + 12
        while position + 8 <= len(self._kept):
            size = int.from_bytes(self._kept[position + 4 : position + 8], "little")
            if self._kept[position : position + 4] == b"data":
                self._begin_samples(position + 8, size)
                return True
            position += 8 + size + size % 2
        return False

    def _next_header(self) -> int:
        """Return where the header of another file begins, or may begin, in what is kept; its length where none does."""
        length, found = len(self._kept), self._kept.find(b"RIFF") if self._is_wav else -1
        while found >= 0:
            if self._kept[found + 8 : found + 16] == b"WAVEfmt " or (length - found < 16 and not self._is_closed):
                return found
            found = self._kept.find(b"RIFF", found + 1)
        if not self._is_wav or self._is_closed:
            return length
        # Its first letters may be the last ones here.
        return length - next((count for count in (3, 2, 1) if self._kept.endswith(b"RIFF"[:count])), 0)

    def _up_to_next_header(self) -> Iterator[PcmChunk]:
        frame = 2 * self.channels
        usable = self._next_header() if self._left is None else min(len(self._kept), self._left)
        longest = _LONGEST_BYTES // frame * frame
        whole = usable - usable % frame
        with memoryview(self._kept) as view:
            pieces = [bytes(view[start : min(start + longest, whole)]) for start in range(0, whole, longest)]
        del self._kept[:whole]
        if self._left is not None:
            self._left -= whole
        for piece in pieces:
            self.bytes_out += len(piece)
            self._was_heard = self._was_heard or piece.count(0) < len(piece)
            yield PcmChunk(piece, self.sample_rate, self.channels)


def _wav_kind(body: bytes | bytearray) -> tuple[int, int, int, int]:
    """Return format code, channels, sample rate and bits of a `fmt ` chunk."""
    code = int.from_bytes(body[:2], "little")
    if code == _EXTENSIBLE and len(body) >= 26:
        code = int.from_bytes(body[24:26], "little")
    return (
        code,
        int.from_bytes(body[2:4], "little"),
        int.from_bytes(body[4:8], "little"),
        int.from_bytes(body[14:16], "little"),
    )
