"""Takes as files for other programs: where the user says, under names that say what they are, or dragged out."""

from __future__ import annotations

import re
import shutil
import time
from typing import TYPE_CHECKING

from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.storage.atomic import write_atomic
from neiroha_desktop.storage.failures import write_failure

if TYPE_CHECKING:
    from pathlib import Path

    from neiroha_desktop.domain.synthesis import Take

_LONGEST = 80
_KEPT_SECONDS = 24 * 3600.0
# What Windows, the strictest, does not take in a file name; and control characters.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def check_target(target: Path) -> None:
    """Refuse a file that `write` could not write.

    Raises:
        InvalidInputError: field `out`: no such folder, a folder itself, or an ending that cannot be written.
        StorageError: the system does not take such a name.
    """
    try:
        has_folder, is_folder = target.parent.is_dir(), target.is_dir()
    except OSError as error:
        raise write_failure(error, target) from error
    if not has_folder:
        raise InvalidInputError("out", msg("There is no folder {path}.", path=str(target.parent)))
    if is_folder:
        raise InvalidInputError("out", msg("{path} is a folder, not a file.", path=str(target)))
    if target.suffix and target.suffix.lower() not in SUFFIXES.values():
        raise InvalidInputError(
            "out",
            msg('Audio cannot be saved as "{suffix}".', suffix=target.suffix.lower()),
            remedy=msg("Use .wav, .flac, .mp3 or .ogg."),
        )


def write(data: bytes, container: str, target: Path) -> None:
    """Write audio to a file, in the container of its ending. For a worker.

    Raises:
        StorageError: it cannot be written; a file there is untouched.
        InvalidInputError: an ending that cannot be written.
        DecodeError: it cannot be converted.
    """
    # Loads numpy and soundfile, which the start of the window need not wait for.
    from neiroha_desktop.audio.export import convert_for

    write_atomic(target, convert_for(target.suffix, data, container))


def speaking_name(take: Take, suffix: str = "") -> str:
    """Return a name that says what a take is, good on every system: `Narrator - Hello there 2026-05-01 12.00.00.wav`.

    Args:
        take: named by the user, or by character and first words.
        suffix: ".flac" for another container than its own.
    """
    words = take.name.strip() or " - ".join(filter(None, (take.character_name.strip(), take.text.strip())))
    plain = " ".join(_REFUSED.sub(" ", words).split())
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST].rsplit(" ", 1)[0] if " " in plain[:_LONGEST] else plain[:_LONGEST]
    plain = plain.strip(". ") or "take"
    if _DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    moment = take.created_at.astimezone().strftime("%Y-%m-%d %H.%M.%S")
    return f"{plain} {moment}{suffix or f'.{take.container}'}"


def copy_out(source: Path, take: Take, folder: Path) -> Path:
    """Copy a take's audio under its speaking name, for a program that it is dragged to; the original stays untouched.

    Raises:
        StorageError: it cannot be copied.
    """
    place = folder / take.id[:8]
    target = place / speaking_name(take)
    try:
        _forget_old(folder)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise write_failure(error, target) from error
    return target


def _forget_old(folder: Path) -> None:
    """Remove copies of an earlier day: whoever took them has them."""
    oldest = time.time() - _KEPT_SECONDS
    for place in folder.iterdir() if folder.is_dir() else ():
        if place.is_dir() and place.stat().st_mtime < oldest:
            shutil.rmtree(place, ignore_errors=True)
