"""What is dropped or pasted: the path of a file, the sound itself, or something that a sentence explains."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from neiroha_desktop.domain.data_address import is_data_address
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QUrl

SOUND_FILES = "*.wav *.mp3 *.flac *.ogg *.oga *.opus *.aiff *.aif *.aifc *.caf *.w64 *.au"
"""What a file dialog shows; what a file really is, its bytes say."""

_MOST_LETTERS = 4096
"""Of a path; no system has longer ones, and a whole chapter on the clipboard is none."""
_LARGEST_LETTERS = 90 * 1024 * 1024
"""Of a data: address; as much as 64 MB come to."""
_SHOWN_LETTERS = 60
_SOUND_FORMATS = ("audio/", "application/ogg", "application/octet-stream")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_WHOLE_PATH = msg("Copy a sound file in the file manager, or its whole path.")
_SAVE_FIRST = msg("Save it to this computer first, and drop or choose the saved file.")


@dataclass(frozen=True, slots=True)
class Offer:
    """A recording that somebody holds out; one of the three is given."""

    path: Path | None = None
    data: bytes = field(default=b"", repr=False)
    address: str = field(default="", repr=False)
    """A data: address, which holds the sound itself, or one of the web that the user wants it to be downloaded from."""


class OnTheWebError(InvalidInputError):
    """It is not on this computer, and nothing is contacted unless the user asks for it; a drop is no such wish.

    Attributes:
        address: http or https, from where it can be downloaded; "" where it cannot.
    """

    def __init__(self, shown: str, address: str) -> None:
        super().__init__(
            "reference",
            msg("{address} is on the web, not on this computer. Nothing was downloaded.", address=_short(shown)),
            remedy=_SAVE_FIRST,
        )
        self.address = address


def holds_something(mime: QMimeData) -> bool:
    """Whether it is worth to let go of it here; what it is really is said then."""
    return mime.hasUrls() or mime.hasText() or _audio_format(mime) is not None


def read_offer(mime: QMimeData) -> Offer:
    """Return what was dropped or pasted.

    Raises:
        InvalidInputError: field `reference`; it is no recording, or none on this computer (`OnTheWebError`).
    """
    # Not as one of the addresses, where that can be avoided: to take megabytes apart as one holds the window up.
    if mime.hasFormat("text/plain") and is_data_address(text := mime.text()):
        return _held_in(text.strip())
    urls = mime.urls()
    local = [url for url in urls if url.isLocalFile()]
    if len(local) > 1:
        raise _refused(
            msg("These are {count} files.", count=len(local)), msg("A voice is cloned from one: choose the best.")
        )
    if local:
        return Offer(path=Path(local[0].toLocalFile()))
    audio = _audio_format(mime)
    if audio is not None:
        return Offer(data=bytes(mime.data(audio).data()))
    if urls:
        return _elsewhere(urls[0])
    if mime.hasImage():
        raise _refused(msg("This is a picture, not a recording."))
    return _read_text(mime.text())


def read_typed(typed: str) -> Offer:
    """Return what was typed into a field for a path.

    Raises:
        InvalidInputError: as `read_offer`.
    """
    typed = typed.strip()
    found = _elsewhere_in(typed)
    if found is not None:
        return found
    if len(typed) > _MOST_LETTERS or not typed.isprintable():
        raise _refused(msg("This is text, not a recording."), _WHOLE_PATH)
    return Offer(path=as_path(typed))


def as_path(typed: str) -> Path:
    """Read what was typed or pasted: a path, a quoted path, or a file:// address."""
    typed = typed.strip().strip("\"'")
    if typed.startswith("file://"):
        # The name of a computer may stand between file:// and the path.
        typed = unquote(typed[typed.find("/", len("file://")) :])
        typed = typed[1:] if _DRIVE.match(typed[1:]) else typed
    path = Path(typed)
    # Raised for ~somebody whom this computer does not know: then it is a name like any other.
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return path


def _read_text(text: str) -> Offer:
    text = text.strip()
    if not text:
        raise _refused(msg("There is no recording on the clipboard."), msg("Copy a sound file in the file manager."))
    found = _elsewhere_in(text)
    if found is not None:
        return found
    typed = text.strip("\"'")
    is_path = typed.startswith(("/", "~", "file://", "\\\\")) or _DRIVE.match(typed) is not None
    if not is_path or "\n" in text or len(text) > _MOST_LETTERS:
        raise _refused(msg("This is text, not a recording."), _WHOLE_PATH)
    return Offer(path=as_path(text))


def _elsewhere_in(text: str) -> Offer | None:
    """Return the recording that a text holds itself; None where it may be a path."""
    if re.match(r"(?i)(https?|ftp)://", text):
        raise OnTheWebError(text, text if text[:3].lower() != "ftp" and len(text) <= _MOST_LETTERS else "")
    return _held_in(text) if is_data_address(text) else None


def _held_in(address: str) -> Offer:
    if len(address) > _LARGEST_LETTERS:
        raise _not_here(address)
    return Offer(address=address)


def _elsewhere(url: QUrl) -> Offer:
    """Return what an address holds itself, or say where it leads to."""
    if url.scheme() == "data":
        return _held_in(url.toEncoded().toStdString())
    if url.scheme() in ("http", "https", "ftp"):
        address = url.toEncoded().toStdString()
        raise OnTheWebError(url.toDisplayString(), address if url.scheme() != "ftp" else "")
    raise _not_here(url.toDisplayString())


def _not_here(address: str) -> InvalidInputError:
    return _refused(msg("{address} is not a file on this computer.", address=_short(address)), _SAVE_FIRST)


def _short(address: str) -> str:
    return address if len(address) <= _SHOWN_LETTERS else f"{address[: _SHOWN_LETTERS - 1]}…"


def _audio_format(mime: QMimeData) -> str | None:
    return next((name for name in mime.formats() if name.startswith(_SOUND_FORMATS)), None)


def _refused(message: Message, remedy: Message | None = None) -> InvalidInputError:
    return InvalidInputError("reference", message, remedy=remedy or msg("Drop a sound file."))
