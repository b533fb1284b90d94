"""What cannot be done to a recording, and the sentences that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.reference_rules import LONGEST_MENDED_SECONDS, SHORTEST_SECONDS

if TYPE_CHECKING:
    from neiroha_desktop.domain.reference import Mending

_LOWEST_RATE, _HIGHEST_RATE = 8000, 192_000
_WRITABLE = ("wav", "mp3")


def check_mending(mending: Mending, length: float) -> None:
    """Refuse what cannot be done.

    Args:
        mending: what is wanted.
        length: seconds that are left of the recording.

    Raises:
        InvalidInputError: field `reference`.
    """
    if length < SHORTEST_SECONDS:
        raise InvalidInputError(
            "reference",
            msg("There is nothing left between the two cuts."),
            remedy=msg("Keep at least {seconds} s.", seconds=SHORTEST_SECONDS),
        )
    rate = mending.sample_rate
    if rate is not None and not _LOWEST_RATE <= rate <= _HIGHEST_RATE:
        raise InvalidInputError(
            "reference",
            msg("A recording cannot be brought to {rate} Hz.", rate=rate),
            remedy=msg("Choose a rate from {low} to {high} Hz.", low=_LOWEST_RATE, high=_HIGHEST_RATE),
        )
    if mending.container not in _WRITABLE:
        raise InvalidInputError(
            "reference",
            msg("A recording cannot be saved as {container} here.", container=mending.container),
            remedy=msg("Choose WAV or MP3."),
        )


def too_long() -> InvalidInputError:
    """Return the error for a part that has to be cut before it is mended or kept."""
    return InvalidInputError(
        "reference",
        msg("This part is longer than {minutes} minutes.", minutes=round(LONGEST_MENDED_SECONDS / 60)),
        remedy=msg("Cut out what is to be cloned first; 5 to 30 seconds are best."),
    )
