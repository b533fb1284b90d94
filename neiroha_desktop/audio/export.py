"""Turn a clip into the container that a file name asks for."""

from __future__ import annotations

import io

import soundfile

from neiroha_desktop.audio.decode import decode
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg

_DEEPER = frozenset({"PCM_24", "PCM_32", "FLOAT", "DOUBLE"})
_FORMATS = {".wav": ("WAV", "wav"), ".flac": ("FLAC", "flac"), ".mp3": ("MP3", "mp3"), ".ogg": ("OGG", "ogg")}


def convert_for(suffix: str, data: bytes, container: str) -> bytes:
    """Return `data`, a complete file of `container`, as the container of a file name's ending such as ".flac".

    Its own container, or no ending at all, leaves every byte as it is. Samples of more than 16 bits keep their depth
    where the new container can hold it.

    Raises:
        InvalidInputError: field `out`, an ending that cannot be written.
        DecodeError: the data cannot be read.
    """
    suffix = suffix.lower()
    if not suffix:
        return data
    if suffix not in _FORMATS:
        raise InvalidInputError(
            "out",
            msg('Audio cannot be saved as "{suffix}".', suffix=suffix),
            remedy=msg("Use .wav, .flac, .mp3 or .ogg."),
        )
    file_format, wanted = _FORMATS[suffix]
    if wanted == container:
        return data
    audio = decode(data)
    subtype = soundfile.info(io.BytesIO(data)).subtype
    kept = subtype if subtype in _DEEPER and soundfile.check_format(file_format, subtype) else None
    out = io.BytesIO()
    soundfile.write(out, audio.samples, audio.sample_rate, format=file_format, subtype=kept)
    return out.getvalue()
