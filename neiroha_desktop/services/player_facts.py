"""What a player shows: its state, its clip, and how to be told of changes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.audio.output import Output
    from neiroha_desktop.audio.tracks import Track
    from neiroha_desktop.domain.errors import AudioError
    from neiroha_desktop.services.clips import Peaks, Playable
    from neiroha_desktop.services.comparison import Comparison
    from neiroha_desktop.services.pcm_feed import PcmFeed


class PlaybackState(StrEnum):
    """What the player is doing."""

    EMPTY = "empty"
    LOADING = "loading"
    READY = "ready"
    PLAYING = "playing"
    PAUSED = "paused"


class PlayerFacts:
    """The side of a player that is looked at; `PlaybackService` is the side that acts.

    Listeners are told of every change but that of the position, which is to be asked for while `state` is PLAYING, as
    are `duration` and `starved` while `streaming`.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[], None]] = []
        self._output: Output | None = None
        self._state = PlaybackState.EMPTY
        self._current: Playable | None = None
        self._track: Track | None = None
        self._comparison: Comparison | None = None
        # What is still coming in of the track.
        self._feed: PcmFeed | None = None
        self._peaks: Peaks | None = None
        # Where a clip that does not play will start.
        self._position = 0.0
        self._volume = 1.0
        self._device_id = ""
        self._error: AudioError | None = None
        # `time.perf_counter()` of the last `play` or `resume`, or of the first samples of a stream.
        self._asked_at = 0.0

    @property
    def state(self) -> PlaybackState:
        """What the player is doing."""
        return self._state

    @property
    def current(self) -> Playable | None:
        """The clip that is loaded or being loaded; of several that are compared, the one that is heard."""
        return self._current

    @property
    def duration(self) -> float:
        """Seconds of the loaded clip, the longest of several, what has come in of a stream; 0.0 without one."""
        return self._track.duration if self._track is not None else 0.0

    @property
    def position(self) -> float:
        """Seconds of the clip that have been heard."""
        if self._state is PlaybackState.PLAYING and self._output is not None:
            return min(self._output.position, self.duration)
        return self._position

    @property
    def peaks(self) -> Peaks | None:
        """Outline of the clip over `duration`, shape (PEAK_BUCKETS, 2).

        None without one, while it streams, and of a clip that nobody may see.
        """
        return None if self._current is not None and self._current.anonymous else self._peaks

    @property
    def compared(self) -> tuple[Playable, ...]:
        """The clips that are compared; empty where none are."""
        return self._comparison.playables if self._comparison is not None else ()

    @property
    def outlines(self) -> tuple[Peaks, ...]:
        """The outline of each compared clip over `duration`, shape (PEAK_BUCKETS, 2)."""
        return self._comparison.outlines if self._comparison is not None else ()

    @property
    def loudness(self) -> tuple[float | None, ...]:
        """How loud each compared clip is by itself, in LUFS; None is silence."""
        return self._comparison.loudness if self._comparison is not None else ()

    @property
    def active(self) -> int:
        """Which of the compared clips is heard."""
        return self._track.active if self._track is not None else 0

    @property
    def matched(self) -> bool:
        """Whether the compared clips are played equally loud."""
        return self._comparison is not None and self._comparison.matched

    @property
    def gains(self) -> tuple[float, ...]:
        """Factor of each compared clip, 1.0 or less."""
        return self._track.gains if self._comparison is not None and self._track is not None else ()

    @property
    def loop(self) -> tuple[float, float] | None:
        """Start and end, in seconds, of what is played round and round."""
        return self._track.loop if self._track is not None else None

    @property
    def streaming(self) -> bool:
        """Whether more of the clip is still coming in."""
        return self._feed is not None

    @property
    def starved(self) -> bool:
        """Whether the stream is silent because too little of it has come in."""
        return self._state is PlaybackState.PLAYING and self._output is not None and self._output.starved

    @property
    def volume(self) -> float:
        """Factor, 0.0 to 1.0; at 1.0 samples leave as they are in the clip."""
        return self._volume

    @property
    def device_id(self) -> str:
        """The chosen output device; "" follows the system."""
        return self._device_id

    @property
    def error(self) -> AudioError | None:
        """Why the last clip stopped by itself before its end; None once something plays again."""
        return self._error

    @property
    def last_start_seconds(self) -> float | None:
        """Seconds from the last `play` or `resume`, or a stream's first samples, to the first in the device's hands.

        None until then.
        """
        first = self._output.first_sample_at if self._output is not None else None
        return first - self._asked_at if first is not None and first >= self._asked_at else None

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` at every change; the returned function ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _become(self, state: PlaybackState) -> None:
        self._state = state
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
