"""When a clip that was asked for is heard."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from neiroha_desktop.services.player_facts import PlaybackState

if TYPE_CHECKING:
    from neiroha_desktop.services.player_facts import PlayerFacts

_LOOK_SECONDS = 0.02
"""The device has its first sample from a thread of its own, which tells nobody."""


async def first_sound(player: PlayerFacts, key: str) -> float | None:
    """Wait for the first sample of a clip that was just given to the player.

    Returns:
        Seconds from `play` to that sample in the device's hands; None where the clip is not heard after all.
    """
    while player.current is not None and player.current.key == key:
        seconds = player.last_start_seconds
        if seconds is not None or player.state is not PlaybackState.PLAYING:
            return seconds
        await asyncio.sleep(_LOOK_SECONDS)
    return None
