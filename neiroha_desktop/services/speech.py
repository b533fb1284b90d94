"""What a provider says to one request: all at once, or piece by piece to whoever listens."""

from __future__ import annotations

import time
from contextlib import aclosing
from typing import TYPE_CHECKING

from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services.outcomes import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.adapters.base import TtsAdapter
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest

    OnClip = Callable[[str, AudioClip], None]
    OnStream = Callable[[str, PcmChunk], None]

KEPT_SECONDS = 1.0
"""Of a stream that broke off, so much must be there to be worth a take; it may have been paid for."""


class Speech:
    """The answer to one request, over all of its tries.

    Attributes:
        record: the last try, as it travelled.
        total_seconds: that the last try took.
    """

    def __init__(self, take_id: str, on_clip: OnClip | None, on_stream: OnStream | None) -> None:
        self._take_id = take_id
        self._on_clip = on_clip
        self._on_stream = on_stream
        self._whole: AudioClip | None = None
        self._pieces = StreamedAudio()
        self.record = WireRecord()
        self.total_seconds = 0.0

    async def ask(self, adapter: TtsAdapter, request: SynthesisRequest, record: WireRecord) -> Speech:
        """Send the request once, and return when all of the answer is here.

        Whatever comes in pieces is put together later, in a worker: between the last piece and the end of this there
        must be nothing to wait for, because a Stop would lose an answer that has been paid for.

        Raises:
            ProviderError: anything between here and the whole answer; pieces that came before stay here.
        """
        self.record, self._pieces = record, StreamedAudio()
        started = time.perf_counter()
        try:
            if self._on_stream is not None and adapter.streams(request.model_id):
                await self._listen(adapter, request, self._on_stream)
            else:
                self._whole = await adapter.synthesize(request)
        finally:
            self.total_seconds = time.perf_counter() - started
        if self._whole is not None and self._on_clip is not None:
            self._on_clip(self._take_id, self._whole)
        return self

    async def _listen(self, adapter: TtsAdapter, request: SynthesisRequest, on_stream: OnStream) -> None:
        async with aclosing(adapter.stream(request)) as chunks:
            async for chunk in chunks:
                self._pieces.add(chunk)
                on_stream(self._take_id, chunk)

    @property
    def has_broken_off(self) -> bool:
        """Whether it is a stream without its end of which enough came to be kept."""
        return self._pieces.end is None and self._pieces.seconds >= KEPT_SECONDS

    def receipt(self) -> Receipt:
        """Say what the ledger keeps of the answer, once it is whole."""
        clip, size = self._whole, self._pieces.size_bytes
        end = self._pieces.end
        known = clip or end
        assert known is not None, "there is no answer yet"
        if end is not None and end.clip is not None:
            clip = end.clip
        tokens = known.usage.total_tokens if known.usage else 0
        return Receipt(tokens or None, known.request_id, len(clip.data) if clip else size)

    def clip(self) -> AudioClip:
        """Return the answer, or what there is of it; it may be copied, so call it in a worker."""
        return self._whole or self._pieces.clip()
