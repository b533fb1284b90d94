"""Pieces of speech on their way to whoever listens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import ProviderError

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import PcmChunk

_BREATH_SECONDS = 0.004
"""Work on pieces after which everything else has its turn; less than anybody sees."""


async def as_heard(pieces: AsyncGenerator[PcmChunk, None]) -> AsyncGenerator[PcmChunk, None]:
    """Hand pieces on, with a breath in between where there are many; `pieces` is closed at the end.

    Raises:
        ProviderError: whatever `pieces` raises; once one was handed on, it is not retryable any more.
    """
    was_heard, rested_at = False, time.perf_counter()
    try:
        async with aclosing(pieces):
            async for piece in pieces:
                was_heard = True
                yield piece
                # A huge answer is many pieces here, and the window must not wait for all of them.
                if time.perf_counter() - rested_at > _BREATH_SECONDS:
                    await asyncio.sleep(0)
                    rested_at = time.perf_counter()
    except ProviderError as error:
        # What was heard was paid for, and would be heard twice.
        error.retryable = error.retryable and not was_heard
        raise
