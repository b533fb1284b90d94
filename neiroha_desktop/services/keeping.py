"""Keeping a fresh take: its audio is written while it is looked at."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import DecodeError
from neiroha_desktop.services.clip_study import study

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.storage.takes import TakeStore


async def keep(store: TakeStore, take: Take, data: bytes) -> Take:
    """Keep a take and return it with its measure. Audio that is damaged further on is kept all the same, unmeasured.

    What was sent for it is kept, too, but not returned: it is large, and looked at rarely.

    Raises:
        StorageError: it could not be kept.
    """
    looking = asyncio.ensure_future(asyncio.to_thread(study, data))
    try:
        await store.add(take, data)
    finally:
        # Waited for in any case: nothing of it may be left behind.
        await asyncio.wait((looking,))
        failure = looking.exception()
    take = replace(take, wire="")
    if isinstance(failure, DecodeError):
        return take
    measure, outline = looking.result()
    await store.set_measure(take.id, measure, outline)
    return replace(take, measure=measure, outline=outline)
