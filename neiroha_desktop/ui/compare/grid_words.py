"""Cells of a comparison in words and signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.queue import QueueState
from neiroha_desktop.services.grid_run import CellState
from neiroha_desktop.services.take_marks import marks_of
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.takes.facts import level_text
from neiroha_desktop.ui.wording import error_text, seconds_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.grid_run import Cell, GridRun
    from neiroha_desktop.ui.activity import Activity


@dataclass(frozen=True, slots=True)
class CellWords:
    """What a cell shows: two short lines."""

    shape: str
    """One character; "" for a take, which has a picture of its own."""
    upper: str
    lower: str = ""
    tone: Tone = Tone.NEUTRAL
    """Of the lower line."""


def cell_words(cell: Cell, activity: Activity) -> CellWords:
    """Return what is shown of a cell now."""
    match cell.state:
        case CellState.WAITING:
            return _waiting(cell, activity)
        case CellState.KEEPING:
            return CellWords("●", translate(msg("Being kept")))
        case CellState.DONE if cell.take is not None:
            return _done(cell.take)
        case CellState.FAILED if cell.error is not None:
            return CellWords("✕", translate(msg("Failed")), error_text(cell.error), Tone.DANGER)
        case CellState.STOPPED:
            return CellWords("○", translate(msg("Stopped")))
    return CellWords("○", translate(msg("Not asked for")))


def cell_name(run: GridRun, cell: Cell) -> str:
    """Return which cell this is."""
    message = msg("{column}, text {number}", column=run.column_of(cell).title, number=cell.row + 1)
    return translate(message)


def cell_sentence(run: GridRun, cell: Cell, activity: Activity) -> str:
    """Return what a screen reader says of a cell: `冰糖, text 2: done, 3.1 s`."""
    words = cell_words(cell, activity)
    parts = [words.upper, words.lower]
    if cell.take is not None:
        starred = translate(msg("starred")) if cell.take.starred else ""
        parts = [translate(msg("done")), words.upper, *_measures(cell.take), starred]
    return f"{cell_name(run, cell)}: {', '.join(part for part in parts if part)}"


def _waiting(cell: Cell, activity: Activity) -> CellWords:
    request = activity.find(cell.request_id)
    if request is None:
        return CellWords("○", translate(msg("Getting ready")))
    sentence = activity.sentence(request)
    match request.state:
        case QueueState.RUNNING:
            return CellWords("●", sentence, tone=Tone.OK)
        case QueueState.PAUSED:
            lower = msg('Resume "{0}" on the Usage page').template
            return CellWords("‖", sentence, translate(lower).format(request.provider_name), Tone.WARNING)
        case QueueState.RETRYING:
            return CellWords("↻", translate(msg("Trying again")), sentence, Tone.WARNING)
    # How many are ahead changes with every cell that ends: told once above all of them, not in each.
    return CellWords("○", translate(msg("Waiting")), sentence if request.hold or request.until else "")


def _done(take: Take) -> CellWords:
    measures = _measures(take)
    if take.audio_deleted:
        return CellWords("○", translate(msg("Audio deleted")), " · ".join(measures))
    marks = marks_of(take)
    shape = f"{marks[0].shape} " if marks else ""
    tone = Tone.WARNING if any(mark.severe for mark in marks) else Tone.NEUTRAL
    return CellWords("", seconds_text(take.duration), shape + " · ".join(measures), tone)


def _measures(take: Take) -> list[str]:
    marks = [translate(mark.word) for mark in marks_of(take)]
    if take.measure is None or take.measure.loudness is None:
        return marks
    return [*marks, level_text(take.measure.loudness, "LUFS")]
