"""The slow part of mending a recording: in a worker, with progress, and given up at once when it is cancelled."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.reference import KeepBest, Trim
from neiroha_desktop.domain.reference_rules import SHORTEST_SECONDS

if TYPE_CHECKING:
    from neiroha_desktop.audio.survey import Survey
    from neiroha_desktop.domain.reference import Mending, MendStep, ReferenceFacts

Progress = Callable[[float], None]
Watch = Callable[[float], None]
T = TypeVar("T")

_NOTICEABLE = 0.005
"""Of the way; smaller steps would only keep the window busy."""
_GIVE_UP_SECONDS = 2.0


class _StoppedError(Exception):
    """Nobody waits for this work any more. Seen by the worker only."""


@dataclass(frozen=True, slots=True)
class Version:
    """A recording as it is after some steps."""

    steps: tuple[MendStep, ...]
    facts: ReferenceFacts
    path: Path | None
    """Its file; None where so much is kept that it has to be cut before it is written."""
    survey: Survey = field(repr=False)
    """Of that file; of the original where there is none."""


async def in_worker(call: Callable[[Watch], T], on_progress: Progress | None = None) -> T:
    """Run a call in a worker; one that is cancelled ends it at its next look at the watch.

    Args:
        call: is given what it has to tell how far it is.
        on_progress: told so on the loop.
    """
    loop = asyncio.get_running_loop()
    stop = threading.Event()
    told = 0.0

    def tell(part: float) -> None:
        if on_progress is not None and not stop.is_set():
            on_progress(part)

    def watch(part: float) -> None:
        nonlocal told
        if stop.is_set():
            raise _StoppedError
        if on_progress is not None and part - told >= _NOTICEABLE:
            told = part
            loop.call_soon_threadsafe(tell, part)

    working = asyncio.ensure_future(asyncio.to_thread(call, watch))
    try:
        return await asyncio.shield(working)
    finally:
        if not working.done():
            stop.set()
            working.add_done_callback(_look_at)
            # A file system that hangs is not waited for.
            await asyncio.wait((working,), timeout=_GIVE_UP_SECONDS)


def _look_at(working: asyncio.Future[T]) -> None:
    """Nobody wants to know why work that was given up has failed."""
    if not working.cancelled():
        working.exception()


class Bench:
    """A temporary folder for what is made of one recording; it is gone with its owner, or before by `clear`."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._count = 0
        self._parts: list[Path] = []
        self._clear: Callable[[], object] = lambda: None

    def new_file(self, suffix: str) -> Path:
        """Return a name for a new file. Call it in a worker.

        Raises:
            StorageError: there is no room for temporary files.
        """
        if self._folder is None:
            try:
                self._folder = Path(tempfile.mkdtemp(prefix="neiroha-"))
            except OSError as error:
                raise StorageError(
                    msg("A temporary folder cannot be made in {path}.", path=tempfile.gettempdir()),
                    remedy=msg("Make room on that disk, then try again."),
                ) from error
            self._clear = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._count += 1
        return self._folder / f"{self._count}{suffix}"

    def write(self, data: bytes | bytearray) -> Path:
        """Put a file there. Call it in a worker.

        Raises:
            StorageError: it cannot be written.
        """
        path = self.new_file("")
        try:
            path.write_bytes(data)
        except OSError as error:
            raise StorageError(
                msg("The recording cannot be written to {path}.", path=str(path)),
                remedy=msg("Make room on that disk, then try again."),
            ) from error
        return path

    def make(self, original: Path, steps: tuple[MendStep, ...], mending: Mending, watch: Watch) -> Version:
        """Write a recording as it is mended, and look at it. Call it in a worker.

        Raises:
            DecodeError: the original cannot be read.
            StorageError: it cannot be written.
        """
        # They load numpy and soundfile, which the start of the window need not wait for.
        from neiroha_desktop.audio.mending import render
        from neiroha_desktop.audio.survey import survey

        target = self.new_file(f".{mending.container}")
        render(original, mending, target, lambda part: watch(0.7 * part))
        found = survey(target, lambda part: watch(0.7 + 0.3 * part))
        return Version(steps, found.facts, target, found)

    def cut_out(self, source: Path, mending: Mending, watch: Watch) -> Path:
        """Write a part of a recording, to be heard; the one before the last is removed. Call it in a worker.

        Raises:
            DecodeError: the recording cannot be read.
            StorageError: it cannot be written.
        """
        from neiroha_desktop.audio.mending import render

        target = self.new_file(".wav")
        self._parts.append(target)
        render(source, mending, target, watch)
        while len(self._parts) > 2:
            self._parts.pop(0).unlink(missing_ok=True)
        return target

    async def clear(self) -> None:
        """Remove the folder with all that is in it."""
        await asyncio.to_thread(self._clear)


def unwritten(steps: tuple[MendStep, ...], mending: Mending, original: Version) -> Version:
    """Return what is known of a part of a recording that is too long to be written: the rest is as in the whole."""
    from neiroha_desktop.audio.mending import wav_bytes

    clip = original.facts.clip
    duration = (clip.duration if mending.end is None else mending.end) - mending.start
    size = wav_bytes(duration, clip.sample_rate, clip.channels)
    facts = replace(
        original.facts,
        clip=replace(clip, container="wav", duration=duration, size_bytes=size),
        measure=replace(original.facts.measure, duration=duration),
    )
    return Version(steps, facts, None, original.survey)


def placed(step: MendStep, survey: Survey, kept: tuple[float, float]) -> MendStep:
    """Return a cut with the places that it comes to; any other step stays as it is.

    Args:
        step: as the user wants it.
        survey: of the original.
        kept: the part that is kept until now.
    """
    match step:
        case Trim(start, end, snap):
            start, end = max(0.0, start), min(end, survey.duration)
            snapped = (survey.snap(start), survey.snap(end)) if snap else (start, end)
            # Both ends may have moved into the same pause.
            good = snapped[1] - snapped[0] >= SHORTEST_SECONDS
            return Trim(*(snapped if good else (start, end)), snap)
        case KeepBest(seconds):
            start, end = survey.best(seconds, *kept)
            return replace(step, start=start, end=end)
        case _:
            return step
