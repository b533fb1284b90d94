"""Reference audio as data URLs, encoded once per file and never in the window's thread."""

from __future__ import annotations

import asyncio
import binascii
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from neiroha_desktop.domain.capabilities import AudioLimits
from neiroha_desktop.domain.character import ReferenceAudio
from neiroha_desktop.domain.containers import MEDIA_TYPES, sniff_container
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.validation import check_reference

_KEPT = 2
"""One clip being decided on and one to compare it with; each may hold 10 MB."""

_SLICE_BYTES = 3 * 64 * 1024
"""Encoded at a time: other threads get their turn in between. A multiple of 3, so that the pieces join."""


class EncodedReferences:
    """A small cache of data URLs by the digest of their audio. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._urls: OrderedDict[str, bytes] = OrderedDict()

    async def data_url(self, reference: ReferenceAudio, limits: AudioLimits) -> bytes:
        """Return the data URL of a recording.

        Raises:
            InvalidInputError: field `reference`: not readable, not an accepted container by its bytes, or too large.
        """
        return await asyncio.to_thread(self._get, reference, limits)

    def _get(self, reference: ReferenceAudio, limits: AudioLimits) -> bytes:
        key = reference.sha256 or str(reference.path)
        # One at a time: the second of two requests for the same clip finds it here.
        with self._lock:
            if key not in self._urls:
                self._urls[key] = _encode(reference, limits)
            self._urls.move_to_end(key)
            while len(self._urls) > _KEPT:
                self._urls.popitem(last=False)
            return self._urls[key]


def _encode(reference: ReferenceAudio, limits: AudioLimits) -> bytes:
    with _opened(reference, limits) as (file, container):
        data = file.read()
    pieces = [f"data:{MEDIA_TYPES[container]};base64,".encode("ascii")]
    pieces += (
        binascii.b2a_base64(data[start : start + _SLICE_BYTES], newline=False)
        for start in range(0, len(data), _SLICE_BYTES)
    )
    return b"".join(pieces)


def media_type_of(reference: ReferenceAudio, limits: AudioLimits) -> str:
    """Return the media type that a recording is sent with, by its bytes. Reads only their beginning.

    Raises:
        InvalidInputError: field `reference`: not readable, not an accepted container by its bytes, or too large.
    """
    with _opened(reference, limits) as (_, container):
        return MEDIA_TYPES[container]


def read_recording(reference: ReferenceAudio, limits: AudioLimits) -> tuple[bytes, str]:
    """Return the bytes of a recording and their container; for a worker.

    Raises:
        InvalidInputError: field `reference`: not readable, or not accepted by its bytes, its length or its rate.
    """
    with _opened(reference, limits) as (file, container):
        return file.read(), container


@contextmanager
def _opened(reference: ReferenceAudio, limits: AudioLimits) -> Iterator[tuple[BinaryIO, str]]:
    """Open the file once its first bytes and its size are known to be accepted; also tells the container."""
    path = Path(reference.path)
    try:
        with path.open("rb") as file:
            container = sniff_container(file.read(16))
            size = path.stat().st_size
            if not size:
                raise _refusal(msg("The reference audio is an empty file."))
            if container is None:
                raise _refusal(msg("The reference audio is not in a format that can be recognised."))
            check_reference(replace(reference, container=container, size_bytes=size), limits)
            file.seek(0)
            yield file, container
    except OSError as error:
        message = msg("The reference audio {file} cannot be read.", file=path.name)
        raise InvalidInputError("reference", message, remedy=msg("Choose the file again.")) from error


def _refusal(message: Message) -> InvalidInputError:
    return InvalidInputError("reference", message, remedy=msg("Choose a short wav or mp3 file."))
