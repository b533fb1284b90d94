"""Files that a user chose as recordings: opened, or refused with a sentence."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.storage.failures import reason


def open_source(source: Path) -> BinaryIO:
    """Open a file for reading.

    Raises:
        InvalidInputError: field `reference`: it is missing, no ordinary file, or may not be read.
    """
    try:
        mode = source.stat().st_mode
        if stat.S_ISDIR(mode):
            raise refused(msg("{path} is a folder, not a recording.", path=str(source)))
        if not stat.S_ISREG(mode):  # Opening a pipe or a device could wait for ever.
            raise refused(msg("{path} is not an ordinary file.", path=str(source)))
        return source.open("rb")
    except FileNotFoundError as error:
        raise refused(msg("There is no file {path}.", path=str(source)), msg("Check the path.")) from error
    except (OSError, ValueError) as error:
        raise unreadable(source, error) from error


def unreadable(source: Path, error: OSError | ValueError) -> InvalidInputError:
    """Return the error for a file that the system does not let us read."""
    return refused(
        msg("The file {path} cannot be read: {reason}.", path=str(source), reason=reason(error)),
        msg("Check its permissions, or copy it to another place."),
    )


def refused(message: Message, remedy: Message | None = None) -> InvalidInputError:
    """Return an error at the field of the recording."""
    return InvalidInputError("reference", message, remedy=remedy or msg("Choose a short wav or mp3 file."))
