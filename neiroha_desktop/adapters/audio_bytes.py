"""What audio really came: decided from its bytes, made into a complete file, or refused."""

from __future__ import annotations

from neiroha_desktop.adapters.mimo import PCM_SAMPLE_RATE
from neiroha_desktop.domain.containers import MEDIA_TYPES, repair_wav, sniff_container, wrap_pcm16
from neiroha_desktop.domain.errors import InvalidResponseError
from neiroha_desktop.domain.messages import Message, msg

PCM16 = "pcm16"

_MIN_COMPRESSED_BYTES = 48
"""Below this a compressed file is a header at most: two of the smallest MPEG frames."""

_FOREIGN_MARKS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    b"\x7fELF",
)
_BIT_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BIT_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLE_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def audio_file(data: bytes, asked_format: str, host: str, sample_rate: int = PCM_SAMPLE_RATE) -> tuple[str, bytes]:
    """Return the container of `data` and the bytes of a complete file.

    Headerless samples are taken as mono, 16 bits and `sample_rate` Hz, and get a WAV header.

    Raises:
        InvalidResponseError: text, a header without samples, or a container that cannot be kept.
    """
    if not data:
        raise _refusal(msg("{host} sent empty audio.", host=host))
    container = container_of(data, asked_format)
    if container == "wav":
        data = repair_wav(data)
        if wav_data_bytes(data) < 2:
            raise no_sound(host)
        return container, data
    if container is None:
        return "wav", wrap_pcm16(checked_pcm(data, asked_format, host), sample_rate)
    if container not in MEDIA_TYPES:
        raise _refusal(
            msg("{host} sent audio as {container}, which cannot be played here.", host=host, container=container),
            msg("Choose wav or mp3 as audio format under Advanced."),
        )
    if len(data) - _id3_bytes(data) < _MIN_COMPRESSED_BYTES:
        raise no_sound(host)
    return container, data


def wav_data_bytes(data: bytes) -> int:
    """Return how many bytes of samples a WAV file really has."""
    position = 12
    while position + 8 <= len(data):
        size = int.from_bytes(data[position + 4 : position + 8], "little")
        if data[position : position + 4] == b"data":
            return min(size, len(data) - position - 8)
        position += 8 + size + size % 2
    return 0


def container_of(data: bytes, asked_format: str) -> str | None:
    """Name the container of audio; None for headerless samples, and for what is not known."""
    container = sniff_container(data[:16])
    by_sync_word = data[:1] == b"\xff"
    # Quiet samples of -1 look like the sync word of a frame, so samples need the second frame as a proof.
    if by_sync_word and asked_format != container and not _two_frames(data):
        return None
    return container


def _two_frames(data: bytes) -> bool:
    length = _frame_bytes(data[:4])
    return length > 4 and data[length : length + 1] == b"\xff" and _frame_bytes(data[length : length + 4]) > 4


def _frame_bytes(head: bytes) -> int:
    """Return the length of the MPEG layer III frame that starts with `head`; 0 where it is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, bit_rate, sample_rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bit_rate in (0, 15) or sample_rate == 3:
        return 0
    rates, factor = (_BIT_RATES_1, 144) if version == 3 else (_BIT_RATES_2, 72)
    return factor * 1000 * rates[bit_rate] // _SAMPLE_RATES[version][sample_rate] + (head[2] >> 1 & 1)


def _id3_bytes(data: bytes) -> int:
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def checked_pcm(data: bytes, asked_format: str, host: str) -> bytes:
    """Return samples without a header.

    Raises:
        InvalidResponseError: they look like something else.
    """
    if _looks_like_text(data):
        raise _refusal(msg("{host} sent text where the audio should be.", host=host))
    if data.startswith(_FOREIGN_MARKS) or (asked_format != PCM16 and len(data) % 2):
        raise _refusal(msg("What {host} sent is not audio.", host=host))
    if len(data) < 2:
        raise no_sound(host)
    return data


def _looks_like_text(data: bytes) -> bool:
    head = data[:512]
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut in two by the limit is still text.
        if error.start < len(head) - 3:
            return False
        text = head[: error.start].decode("utf-8")
    return bool(text) and all(char.isprintable() or char in "\t\r\n" for char in text)


def no_sound(host: str) -> InvalidResponseError:
    """Return the error for audio that has a header at most."""
    return _refusal(msg("{host} sent audio without any sound in it.", host=host))


def _refusal(message: Message, remedy: Message | None = None) -> InvalidResponseError:
    return InvalidResponseError(
        message, remedy=remedy or msg("Try again, or choose another audio format under Advanced."), status=200
    )
