"""Checks before anything is sent, so that the same mistake gives the same sentence with every adapter."""

from __future__ import annotations

import re
import unicodedata

from neiroha_desktop.domain.capabilities import AudioLimits, Capabilities, Need, VoiceMode
from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice, ReferenceAudio
from neiroha_desktop.domain.errors import InvalidInputError, UnsupportedError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.options import check_options
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.synthesis import SynthesisRequest
from neiroha_desktop.domain.text_length import refusal_of

MODE_TITLES: dict[VoiceMode, Message] = {
    VoiceMode.PRESET: msg("Preset voice"),
    VoiceMode.DESIGN: msg("Voice design"),
    VoiceMode.CLONE: msg("Voice clone"),
}

# The longest data URL prefix that an adapter writes: "data:audio/mpeg;base64,".
_DATA_URL_PREFIX = {"wav": len("data:audio/wav;base64,"), "mp3": len("data:audio/mpeg;base64,")}


_LIMIT_DIGITS = 15


def encoded_size(size_bytes: int, container: str) -> int:
    """Return the length of a data URL that carries `size_bytes` of audio, in characters."""
    return _DATA_URL_PREFIX.get(container, len("data:audio/;base64,") + len(container)) + 4 * -(-size_bytes // 3)


def check_request(request: SynthesisRequest, capabilities: Capabilities) -> None:
    """Refuse a request that the model cannot serve.

    Raises:
        InvalidInputError: a value is missing, too large or not one of those that the model takes.
        UnsupportedError: the model does not offer this kind of voice.
    """
    _check_text(request.text, capabilities)
    check_options(request.options, capabilities.options)
    match request.voice:
        case PresetVoice(voice_id):
            _check_mode(VoiceMode.PRESET, request.model_id, capabilities)
            if not voice_id.strip():
                raise InvalidInputError("voice_id", msg("No voice is chosen."), remedy=msg("Choose or type one."))
        case DesignedVoice(instruction):
            _check_mode(VoiceMode.DESIGN, request.model_id, capabilities)
            if not instruction.strip():
                raise InvalidInputError(
                    "instruction",
                    msg("A designed voice needs a description."),
                    remedy=msg("Say who speaks and how, in one to four sentences."),
                )
        case ClonedVoice(reference, reference_text):
            _check_mode(VoiceMode.CLONE, request.model_id, capabilities)
            if capabilities.reference_audio:
                check_reference(reference, capabilities.reference_audio)
            if capabilities.reference_text is Need.REQUIRED and not reference_text.strip():
                raise InvalidInputError("reference_text", msg("This model needs the words spoken in the recording."))


def check_reference(reference: ReferenceAudio, limits: AudioLimits) -> None:
    """Refuse reference audio of another container, over the size limit, or of another length or rate.

    Raises:
        InvalidInputError: with both numbers where a number is the trouble.
    """
    if reference.container not in limits.containers:
        raise InvalidInputError(
            "reference",
            msg(
                "This recording is {container}, and the provider accepts only {accepted}.",
                container=reference.container,
                accepted=", ".join(sorted(limits.containers)),
            ),
            remedy=msg("Convert it to wav or mp3."),
        )
    size = encoded_size(reference.size_bytes, reference.container)
    if limits.max_encoded_bytes is not None and size > limits.max_encoded_bytes:
        raise InvalidInputError(
            "reference",
            msg(
                "Encoded for sending, this recording has {size} characters, and the provider takes at most {limit}.",
                size=f"{size:,}",
                limit=f"{limits.max_encoded_bytes:,}",
            ),
            remedy=msg("Use a shorter clip, or save it as mp3."),
        )
    _check_length(reference, limits)
    if reference.sample_rate < limits.min_sample_rate:
        raise InvalidInputError(
            "reference",
            msg(
                "This recording has {rate} Hz, and the provider needs at least {least} Hz.",
                rate=f"{reference.sample_rate:,}",
                least=f"{limits.min_sample_rate:,}",
            ),
            remedy=msg("Record it again with a higher rate."),
        )


def _check_length(reference: ReferenceAudio, limits: AudioLimits) -> None:
    seconds = f"{reference.duration:.2f}"
    if reference.duration < limits.min_seconds:
        least = f"{limits.min_seconds:g}"
        message = msg(
            "This recording is {seconds} s long, and the provider takes none under {least} s.",
            seconds=seconds,
            least=least,
        )
        raise InvalidInputError("reference", message, remedy=msg("Use a longer one."))
    if limits.max_seconds is not None and reference.duration > limits.max_seconds:
        most = f"{limits.max_seconds:g}"
        message = msg(
            "This recording is {seconds} s long, and the provider takes none over {most} s.",
            seconds=seconds,
            most=most,
        )
        raise InvalidInputError("reference", message, remedy=msg("Trim it."))


def parse_limit(field: str, text: str) -> int | None:
    """Read one limit as typed: empty means no limit.

    Raises:
        InvalidInputError: anything but a positive whole number.
    """
    # NFKC: digits and commas from a Chinese keyboard are as good as any.
    typed = " ".join(unicodedata.normalize("NFKC", text).split())
    if not typed:
        return None
    digits = re.sub("[,_ ]", "", typed)
    # Grouped by threes or not at all: in "1,5" the comma means something else.
    if not re.fullmatch("[0-9]+|[0-9]{1,3}([,_ ][0-9]{3})+", typed) or len(digits) > _LIMIT_DIGITS or not int(digits):
        raise InvalidInputError(
            field, msg("A limit is a positive whole number."), remedy=msg("Leave it empty for no limit.")
        )
    return int(digits)


def parse_limits(texts: dict[str, str], day_zone: str = "") -> Limits:
    """Read the five limits as typed, by the field names of `Limits`."""
    return Limits(**{name: parse_limit(name, text) for name, text in texts.items()}, day_zone=day_zone)


def parse_day_zone(text: str) -> str:
    """Read the time zone of calendar days as typed.

    Raises:
        InvalidInputError: field `day_zone`: nothing was typed, or this computer knows no such time zone.
    """
    # Not needed to start the program, and slow to load.
    import zoneinfo

    name = text.strip()
    remedy = msg("Choose one from the list, for example Asia/Shanghai.")
    if not name:
        raise InvalidInputError("day_zone", msg("No time zone is chosen."), remedy=remedy)
    try:
        return zoneinfo.ZoneInfo(name).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        # ValueError: no name of a file; OSError: the name of a folder of time zones, as some systems put it.
        unknown = msg('This computer knows no time zone "{name}".', name=name)
        raise InvalidInputError("day_zone", unknown, remedy=remedy) from error


def _check_text(text: str, capabilities: Capabilities) -> None:
    if not text.strip():
        raise InvalidInputError("text", msg("There is no text to speak."), remedy=msg("Type a sentence first."))
    refusal = refusal_of(text, capabilities)
    if refusal is not None:
        raise InvalidInputError("text", refusal, remedy=msg("Shorten it."))


def _check_mode(mode: VoiceMode, model_id: str, capabilities: Capabilities) -> None:
    if mode not in capabilities.voice_modes:
        raise UnsupportedError(
            msg('The model {model} does not offer "{mode}".', model=model_id, mode=MODE_TITLES[mode]),
            remedy=msg("Choose a model that offers it."),
        )
