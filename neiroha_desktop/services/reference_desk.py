"""One recording while it is chosen, judged and mended; the original stays as it is."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.reference import Mending, mending_of
from neiroha_desktop.domain.reference_findings import judge, refusals
from neiroha_desktop.domain.reference_rules import LONGEST_MENDED_SECONDS
from neiroha_desktop.services.clips import Playable
from neiroha_desktop.services.reference_checks import check_mending, too_long
from neiroha_desktop.services.reference_fit import make_fit
from neiroha_desktop.services.reference_work import Progress, Version, Watch, in_worker, placed, unwritten

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import AudioLimits
    from neiroha_desktop.domain.character import ReferenceAudio
    from neiroha_desktop.domain.messages import Message
    from neiroha_desktop.domain.reference import Finding, MendStep, ReferenceFacts
    from neiroha_desktop.services.clips import Peaks
    from neiroha_desktop.services.reference_work import Bench
    from neiroha_desktop.storage.references import ReferenceStore

__all__ = ["HEARD_SECONDS", "Progress", "ReferenceDesk"]

HEARD_SECONDS = 120.0
"""Of what is played, at most: a player has all of it in memory."""

_numbers = itertools.count()


class ReferenceDesk:
    """A recording that lies open. `ReferenceLibrary` opens it; `aclose` when it is done with.

    All methods belong to the loop's thread, one at a time; what takes time is done in a worker and may be cancelled,
    which leaves everything as it was. Seconds are those of the original, unless something else is said.

    Attributes:
        name: file name of the original, for showing.
        transcript: the words that are spoken in it; kept with the clip by `keep`.
        language: of these words, as the user names it; kept with the clip by `keep`.
    """

    def __init__(self, name: str, original: Version, bench: Bench, store: ReferenceStore) -> None:
        self.name = name
        self.transcript = ""
        self.language = ""
        self._key = f"reference {next(_numbers)}"
        self._original = original
        self._bench = bench
        self._store = store
        self._versions = [original]
        self._at = 0

    @property
    def duration(self) -> float:
        """Seconds of the original."""
        return self._original.survey.duration

    @property
    def original(self) -> ReferenceFacts:
        """What is known of the original."""
        return self._original.facts

    @property
    def facts(self) -> ReferenceFacts:
        """What is known of the recording as it is mended now; of the original where nothing was done to it.

        Of more than ten minutes that were only cut, it is the length and the size; the rest is that of the original.
        """
        return self._now.facts

    @property
    def steps(self) -> tuple[MendStep, ...]:
        """What was done so far, oldest first; see `describe_step`."""
        return self._now.steps

    @property
    def kept(self) -> tuple[float, float]:
        """Start and end of the part that is kept."""
        mending = mending_of(self.steps)
        return mending.start, self.duration if mending.end is None else mending.end

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return self._at < len(self._versions) - 1

    def findings(self, limits: AudioLimits | None) -> list[Finding]:
        """Judge the recording as it is mended now.

        Args:
            limits: what the model accepts (`Capabilities.reference_audio`); None: nothing is known of it.
        """
        return judge(self.facts, limits)

    def fits(self, limits: AudioLimits | None) -> bool:
        """Whether nothing of the recording as it is mended now will be refused."""
        return not refusals(self.facts, limits)

    def peaks(self, width: int, start: float = 0.0, end: float | None = None) -> Peaks:
        """Return the outline of the original between two places, float32, shape (width, 2): minimum and maximum.

        It takes about a millisecond, however long the recording is.
        """
        return self._original.survey.outline(width, start, end)

    def mended_peaks(self, width: int) -> Peaks:
        """Return the outline of the recording as it is mended now, as `peaks` does."""
        return self.peaks(width, *self.kept) if self._now.path is None else self._now.survey.outline(width)

    def snap(self, position: float) -> float:
        """Return a place inside a pause near a place; the place itself where there is no pause nearby."""
        return self._original.survey.snap(position)

    async def apply(self, *steps: MendStep, on_progress: Progress | None = None) -> None:
        """Do one or more things to the recording; together they are one change for `undo`.

        Args:
            on_progress: told on the loop how far it is, 0.0 to 1.0.

        Raises:
            InvalidInputError: field `reference`: there is nothing between the cuts, a rate cannot be had, or more than
                ten minutes are left to mend: cut first.
            DecodeError: the original cannot be read any more.
            StorageError: there is no room for the mended recording.
        """
        self._push(await self._make(steps, on_progress))

    def undo(self) -> None:
        """Take the last change back."""
        self._at = max(0, self._at - 1)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._at = min(len(self._versions) - 1, self._at + 1)

    async def make_fit(self, limits: AudioLimits | None, on_progress: Progress | None = None) -> tuple[Message, ...]:
        """Do the least that the limits ask for, as one change, and say what was done, a sentence each.

        Where it fits already, nothing is changed, and one sentence says so. Several ways may be tried, and
        `on_progress` tells of each from its beginning to its end.

        Raises:
            InvalidInputError: field `reference`: nothing makes it fit.
            DecodeError: the original cannot be read any more.
            StorageError: there is no room for the mended recording.
        """
        if limits is None or self.fits(limits):
            return (msg("It fits as it is: nothing was changed."),)
        version, said = await make_fit(self._now, limits, lambda steps: self._make(steps, on_progress))
        self._push(version)
        return said

    async def before(self) -> Playable:
        """Return the kept part as it is in the original, to be heard against `after`; the first two minutes of it."""
        return await self.part(*self.kept)

    async def after(self) -> Playable:
        """Return the recording as it is mended now; the first two minutes of it."""
        path = self._now.path
        if path is None:
            return await self.before()
        return await self._heard(path, f"{self._key} {path.name}", 0.0, self._now.survey.duration)

    async def part(self, start: float, end: float) -> Playable:
        """Return a part of the original, to be heard while it is chosen; the first two minutes of it.

        Raises:
            DecodeError: the original cannot be read any more.
            StorageError: there is no room for it.
        """
        return await self._heard(self._file, self._key, start, end)

    async def keep(self) -> ReferenceAudio:
        """Copy the recording as it is mended now into the data folder, once, with `transcript` and `language`.

        Where nothing was done to it, these are the original's own bytes.

        Raises:
            InvalidInputError: field `reference`: it is too large to be kept.
            DecodeError: the original cannot be read any more.
            StorageError: it cannot be written.
        """
        # Loads numpy and soundfile, which the start of the window need not wait for.
        from neiroha_desktop.audio.inspect import inspect

        if self._now.path is None:
            raise too_long()
        container = self.facts.clip.container
        name = f"{Path(self.name).stem}{SUFFIXES.get(container, f'.{container}')}" if self.steps else self.name
        kept = await self._store.add(self._now.path, inspect, name)
        if (self.transcript, self.language) == (kept.transcript, kept.language):
            return kept
        return await self._store.set_words(kept.sha256, self.transcript, self.language)

    async def aclose(self) -> None:
        """Remove what lies in temporary files. What was kept stays."""
        await self._bench.clear()

    @property
    def _now(self) -> Version:
        return self._versions[self._at]

    @property
    def _file(self) -> Path:
        assert self._original.path is not None
        return self._original.path

    def _push(self, version: Version) -> None:
        self._at += 1
        self._versions[self._at :] = [version]

    async def _make(self, steps: tuple[MendStep, ...], on_progress: Progress | None) -> Version:
        """Return the recording as it would be after some more steps."""
        before, kept = self.steps, self.kept

        def work(watch: Watch) -> Version:
            # To find the best of two hours takes a while, too.
            all_steps = (*before, *(placed(step, self._original.survey, kept) for step in steps))
            mending = mending_of(all_steps)
            length = (self.duration if mending.end is None else mending.end) - mending.start
            check_mending(mending, length)
            if length <= LONGEST_MENDED_SECONDS:
                return self._bench.make(self._file, all_steps, mending, watch)
            if mending != Mending(mending.start, mending.end):
                raise too_long()
            return unwritten(all_steps, mending, self._original)

        return await in_worker(work, on_progress)

    async def _heard(self, path: Path, key: str, start: float, end: float) -> Playable:
        end = min(end, start + HEARD_SECONDS)
        whole = path == self._now.path or path == self._file
        length = self.duration if path == self._file else self._now.survey.duration
        if whole and start <= 0.0 and end >= length:
            return Playable(key, self.name, path=path)
        mending = Mending(start, end)
        part = await in_worker(lambda watch: self._bench.cut_out(path, mending, watch))
        return Playable(f"{key} {start:.4f} {end:.4f}", self.name, path=part)
