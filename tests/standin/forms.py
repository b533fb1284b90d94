"""Forms with files (multipart/form-data), read as servers read them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from tests.standin import melody
from tests.standin.loopback import Given, Seen


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form."""

    file_name: str
    media_type: str
    data: bytes


def read_form(request: Seen) -> tuple[dict[str, str], dict[str, Upload]]:
    """Return the fields and the files of a form, by their names."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + request.body).iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        assert isinstance(name, str)
        assert isinstance(data, bytes)
        if file_name := part.get_filename():
            files[name] = Upload(file_name, part.get_content_type(), data)
        else:
            fields[name] = data.decode("utf-8")
    return fields, files


def voice_of(spoken: Mapping[str, Any]) -> bytes:
    """Return the audio that belongs to what was asked for, and to nothing else."""
    return melody.wav(melody.melody(json.dumps(spoken, sort_keys=True), 0.25))


def spoken(values: Mapping[str, Any], **headers: str) -> Given:
    """Return the audio for what was asked for, as these servers send it."""
    names = {"Content-Type": "audio/wav", "X-Neiroha-Sample-Rate": str(melody.SAMPLE_RATE), **headers}
    return Given(body=voice_of(values), headers=names)
