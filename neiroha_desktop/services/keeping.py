"""Keeping a fresh take, and measuring it where nobody waits to see it first."""

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
    """Keep a take and return it with its measure.

    What was sent for it is kept, too, but not returned: it is large, and looked at rarely.

    Raises:
        StorageError: it could not be kept.
    """
    await store.add(take, data)
    return await measured(store, replace(take, wire=""), data)


async def measured(store: TakeStore, take: Take, data: bytes) -> Take:
    """Return a take that is kept with its measure; audio that is damaged further on stays unmeasured.

    Raises:
        StorageError: the measure could not be kept.
    """
    try:
        measure, outline = await asyncio.to_thread(study, data)
    except DecodeError:
        return take
    await store.set_measure(take.id, measure, outline)
    return replace(take, measure=measure, outline=outline)
