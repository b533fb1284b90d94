"""One recording while it is chosen, judged and mended; the original stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.capabilities import AudioLimits
    from neiroha_desktop.domain.character import ReferenceAudio
    from neiroha_desktop.domain.messages import Message
    from neiroha_desktop.domain.reference import Finding, MendStep, ReferenceFacts
    from neiroha_desktop.services.clips import Peaks, Playable

    Progress = Callable[[float], None]


class ReferenceDesk:
    """A recording that lies open. `ReferenceLibrary` opens it; `aclose` when it is done with.

    All methods belong to the loop's thread; what takes time is done in a worker and may be cancelled, which leaves
    everything as it was. Seconds are those of the original, unless something else is said.

    Attributes:
        name: file name of the original, for showing.
        transcript: the words that are spoken in it; kept with the clip by `keep`.
        language: of these words, as the user names it; kept with the clip by `keep`.
    """

    name: str
    transcript: str
    language: str

    @property
    def duration(self) -> float:
        """Seconds of the original."""
        raise NotImplementedError

    @property
    def original(self) -> ReferenceFacts:
        """What is known of the original."""
        raise NotImplementedError

    @property
    def facts(self) -> ReferenceFacts:
        """What is known of the recording as it is mended now; of the original where nothing was done to it."""
        raise NotImplementedError

    @property
    def steps(self) -> tuple[MendStep, ...]:
        """What was done so far, oldest first; see `describe_step`."""
        raise NotImplementedError

    @property
    def kept(self) -> tuple[float, float]:
        """Start and end of the part that is kept."""
        raise NotImplementedError

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        raise NotImplementedError

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        raise NotImplementedError

    def findings(self, limits: AudioLimits | None) -> list[Finding]:
        """Judge the recording as it is mended now.

        Args:
            limits: what the model accepts (`Capabilities.reference_audio`); None: nothing is known of it.
        """
        raise NotImplementedError

    def fits(self, limits: AudioLimits | None) -> bool:
        """Whether nothing of the recording as it is mended now will be refused."""
        raise NotImplementedError

    def peaks(self, width: int, start: float = 0.0, end: float | None = None) -> Peaks:
        """Return the outline of the original between two places, float32, shape (width, 2): minimum and maximum.

        It takes about a millisecond, however long the recording is.
        """
        raise NotImplementedError

    def mended_peaks(self, width: int) -> Peaks:
        """Return the outline of the recording as it is mended now, as `peaks` does."""
        raise NotImplementedError

    def snap(self, position: float) -> float:
        """Return the middle of a pause near a place, the place itself where there is none nearby."""
        raise NotImplementedError

    async def apply(self, *steps: MendStep, on_progress: Progress | None = None) -> None:
        """Do one or more things to the recording; together they are one change for `undo`.

        Args:
            on_progress: told on the loop how far it is, 0.0 to 1.0.

        Raises:
            InvalidInputError: field `reference`: there is nothing between the cuts, a rate cannot be had, or more than
                ten minutes are left to mend: cut first.
            DecodeError: the original cannot be read any more.
        """
        raise NotImplementedError

    def undo(self) -> None:
        """Take the last change back."""
        raise NotImplementedError

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        raise NotImplementedError

    async def make_fit(self, limits: AudioLimits | None, on_progress: Progress | None = None) -> tuple[Message, ...]:
        """Do the least that the limits ask for, as one change, and say what was done, a sentence each.

        Where it fits already, nothing is changed, and one sentence says so.

        Raises:
            InvalidInputError: field `reference`: nothing makes it fit.
            DecodeError: the original cannot be read any more.
        """
        raise NotImplementedError

    async def before(self) -> Playable:
        """Return the kept part as it is in the original, to be heard against `after`; the first ten minutes of it."""
        raise NotImplementedError

    async def after(self) -> Playable:
        """Return the recording as it is mended now; the first ten minutes of it."""
        raise NotImplementedError

    async def part(self, start: float, end: float) -> Playable:
        """Return a part of the original, to be heard while it is chosen; the first ten minutes of it."""
        raise NotImplementedError

    async def keep(self) -> ReferenceAudio:
        """Copy the recording as it is mended now into the data folder, once, with `transcript` and `language`.

        Where nothing was done to it, these are the original's own bytes.

        Raises:
            InvalidInputError: field `reference`: it is too large to be kept.
            DecodeError: the original cannot be read any more.
            StorageError: it cannot be written.
        """
        raise NotImplementedError

    async def aclose(self) -> None:
        """Remove what lies in temporary files. What was kept stays."""
        raise NotImplementedError
