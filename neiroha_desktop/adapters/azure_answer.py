"""From the bare audio of an Azure answer to a clip, or to the reason why there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.audio_bytes import audio_file
from neiroha_desktop.adapters.error_bodies import clean, is_page, read_words
from neiroha_desktop.adapters.wav_facts import refuse_silence
from neiroha_desktop.domain.errors import InvalidResponseError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.synthesis import AudioClip

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

_MAX_ID = 200
_RATE = re.compile(r"(\d+)(k?)hz")
_JSON_STARTS = (b"{", b"[")


def read_clip(answer: Answer, endpoint: Endpoint, asked_format: str) -> AudioClip:
    """Read a successful answer; its Content-Type is not believed. Call it in a worker.

    Raises:
        InvalidResponseError: there is no usable audio.
    """
    body, host = bytes(answer.body), endpoint.host
    if not body:
        raise _refusal(
            msg("{host} found nothing to speak in the text and sent no audio.", host=host),
            msg("Write words: a text of punctuation or markup alone is not spoken."),
        )
    if is_page(body):
        message = msg("{host} answered with a web page instead of speech or data.", host=host)
        raise _refusal(message, msg("Check the Base URL."))
    if body.lstrip()[:1] in _JSON_STARTS and (words := read_words(body, endpoint.secrets)).text:
        raise _refusal(
            msg("{host} answered in writing instead of speech: {words}", host=host, words=words.text),
            msg("Check the Base URL; the name of a region, for example eastus, is enough."),
        )
    container, audio = audio_file(body, container_asked(asked_format), host, sample_rate_of(asked_format))
    refuse_silence(container, audio, host)
    request_id = answer.headers.get("x-requestid", "") or answer.headers.get("apim-request-id", "")
    return AudioClip(audio, container, request_id=clean(request_id, endpoint.secrets)[:_MAX_ID])


def container_asked(asked_format: str) -> str:
    """Return the container of one of Azure's formats."""
    if asked_format.endswith("-mp3"):
        return "mp3"
    return "ogg" if asked_format.startswith("ogg-") else "wav"


def sample_rate_of(asked_format: str) -> int:
    """Return the sample rate of one of Azure's formats, in Hz."""
    found = _RATE.search(asked_format)
    return int(found[1]) * (1000 if found[2] else 1) if found else 24_000


def _refusal(message: Message, remedy: Message) -> InvalidResponseError:
    return InvalidResponseError(message, remedy=remedy, status=200)
