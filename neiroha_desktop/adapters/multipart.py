"""A form with a file in it (multipart/form-data), as parts that are sent one after the other."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.references import read_recording
from neiroha_desktop.domain.containers import MEDIA_TYPES, SUFFIXES
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import AudioLimits
    from neiroha_desktop.domain.character import ReferenceAudio


@dataclass(frozen=True, slots=True)
class FormFile:
    """A file of a form."""

    field_name: str
    file_name: str
    """Plain ASCII: servers echo it in headers, which hold nothing else."""
    media_type: str
    data: bytes = field(repr=False)


def recording_file(reference: ReferenceAudio, limits: AudioLimits, field_name: str) -> FormFile:
    """Return a recording as the file of a form; for a worker.

    Raises:
        InvalidInputError: field `reference`: not readable, or not accepted by its bytes, its length or its rate.
    """
    data, container = read_recording(reference, limits)
    return FormFile(field_name, f"recording{SUFFIXES[container]}", MEDIA_TYPES[container], data)


def form_body(fields: Mapping[str, str], file: FormFile) -> tuple[str, list[bytes]]:
    """Return the media type and the parts of a body; the data of the file is not copied.

    Raises:
        InvalidInputError: field `text`: a value cannot be encoded.
    """
    # Of random digits, so that no text and no recording holds it.
    boundary = f"neiroha-{uuid.uuid4().hex}"
    head = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    head += (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{file.field_name}"; filename="{file.file_name}"\r\n'
        f"Content-Type: {file.media_type}\r\n\r\n"
    )
    return f"multipart/form-data; boundary={boundary}", [
        _encoded(head),
        file.data,
        f"\r\n--{boundary}--\r\n".encode("ascii"),
    ]


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        # Half of a surrogate pair, as a damaged paste holds it.
        message = msg("The text contains a broken character that cannot be sent.")
        raise InvalidInputError("text", message, remedy=msg("Type that part again.")) from error
