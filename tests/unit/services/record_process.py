"""Records in a process of its own, while the same program plays a file: what the microphone heard goes to stdout."""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from pathlib import Path

from neiroha_desktop.services.playback import Playable, PlaybackService, PlaybackState
from neiroha_desktop.services.recording import RecordingService

_TAIL_SECONDS = 0.5


async def _record(path: Path) -> dict[str, object]:
    playback = PlaybackService()
    recording = RecordingService(playback)
    over = asyncio.Event()

    def on_change() -> None:
        if PlaybackState.PLAYING in states and playback.state is not PlaybackState.PLAYING:
            over.set()
        states.append(playback.state)

    states: list[PlaybackState] = []
    playback.subscribe(on_change)
    devices = await recording.devices()
    await recording.listen()
    recording.record()
    await playback.play(Playable("sound", "sound", path=path))
    # Looking for devices meanwhile must not take the microphone away.
    await playback.devices()
    await asyncio.wait_for(over.wait(), 20)
    enough = recording.seconds + _TAIL_SECONDS
    held = recording.held_level
    async with asyncio.timeout(20):
        while recording.seconds < enough:  # noqa: ASYNC110 - the clock of the sound card, with a deadline
            await asyncio.sleep(0.02)
    data = await recording.stop()
    await recording.aclose()
    await playback.aclose()
    names = [device.name for device in devices]
    return {"devices": names, "held": held, "wav": base64.b64encode(data).decode("ascii")}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(_record(Path(sys.argv[1])))))
