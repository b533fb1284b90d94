"""What should be known of a text before it is sent to Azure, and of the audio that comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.azure import LANGUAGE, LONGEST_SECONDS, ROLE, STYLE
from neiroha_desktop.adapters.azure_ssml import leaves_out
from neiroha_desktop.adapters.settings import text_setting
from neiroha_desktop.adapters.wav_facts import seconds_of
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.text_length import spoken_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neiroha_desktop.adapters.azure_voices import AzureVoice
    from neiroha_desktop.domain.synthesis import AudioClip, SynthesisRequest

_NEARLY, _CUT = 540.0, 599.0
_SURELY_TOO_LONG = 1.5
"""So much may an estimate be wrong; a text that is longer even then is not sent."""


def refuse_endless(request: SynthesisRequest, spoken: str, known: AzureVoice | None) -> None:
    """Refuse a text that no voice could say in ten minutes: it would be paid for as a whole, and cut off.

    Raises:
        InvalidInputError: field `text`.
    """
    seconds = _estimate(request, spoken, known)
    if seconds > _SURELY_TOO_LONG * LONGEST_SECONDS:
        raise InvalidInputError(
            "text",
            msg(
                "This text takes about {minutes} minutes to speak, and Azure cuts speech off after 10.",
                minutes=f"{seconds / 60:.0f}",
            ),
            remedy=msg("Shorten it, or speak it in parts."),
        )


def remarks_on(
    clip: AudioClip, request: SynthesisRequest, voice_id: str, spoken: str, known: AzureVoice | None
) -> AudioClip:
    """Return a clip with all that the user should know of it."""
    seconds = seconds_of(clip.container, clip.data)
    length = seconds if seconds is not None else _estimate(request, spoken, known)
    remarks = tuple(_remarks(request, voice_id, known, length))
    return replace(clip, truncated=seconds is not None and seconds >= _CUT, remarks=remarks)


def _remarks(request: SynthesisRequest, voice_id: str, known: AzureVoice | None, seconds: float) -> Iterator[Message]:
    if leaves_out(request, voice_id):
        yield msg("HD voices take no style, role, speed, pitch or volume, so what was set of these was left out.")
    elif known is not None:
        yield from _not_known(request, known)
    if known is not None and (language := text_setting(request.options, LANGUAGE)):
        own = known.voice.language
        if language.lower() not in {name.lower() for name in (own, *known.languages)}:
            yield msg(
                'The voice {voice} is not listed for the language "{language}".', voice=voice_id, language=language
            )
    if seconds >= _CUT:
        yield msg("Azure cuts speech off after 10 minutes, so the end of the text may be missing.")
    elif seconds >= _NEARLY:
        yield msg("This is close to 10 minutes, after which Azure cuts speech off.")


def _not_known(request: SynthesisRequest, known: AzureVoice) -> Iterator[Message]:
    """Name the style and the role that a voice does not have: Azure ignores them without a word."""
    voice = known.voice
    style, role = (request.options.get(field.id) for field in (STYLE, ROLE))
    if style and style not in voice.styles:
        yield msg('The voice {voice} has no style "{style}", so it spoke without one.', voice=voice.id, style=style)
    if role and role not in voice.roles:
        yield msg('The voice {voice} has no role "{role}", so it spoke as itself.', voice=voice.id, role=role)


def _estimate(request: SynthesisRequest, spoken: str, known: AzureVoice | None) -> float:
    return spoken_seconds(spoken, known.words_per_minute if known else 0.0) / (request.speed or 1.0)
