"""From the answer of a speech server that people run themselves to audio, or to the reason why there is none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.audio_bytes import audio_file
from neiroha_desktop.adapters.chat_answer import parse_json
from neiroha_desktop.adapters.error_bodies import is_page, words_of
from neiroha_desktop.adapters.mimo import PCM_SAMPLE_RATE
from neiroha_desktop.adapters.selfhosted_errors import Saying, raise_for_refusal, raise_for_words
from neiroha_desktop.adapters.wav_facts import read_wav, refuse_silence
from neiroha_desktop.domain.errors import InvalidResponseError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

_RATES = range(8_000, 192_001)
_JSON_STARTS = (b"{", b"[", b'"')
_DEFAULT_RATE = PCM_SAMPLE_RATE


def read_clip(answer: Answer, endpoint: Endpoint, sayings: Sequence[Saying]) -> AudioClip:
    """Read an answer that should be audio. Takes long for long speech, so call it in a worker.

    Raises:
        ProviderError: the server failed, or it sent anything but audible audio.
    """
    raise_for_refusal(answer, endpoint, sayings)
    body = answer.body
    if is_page(body) or not body.strip(b" \t\r\n\0"):
        # All zeros are no text either: samples without a header and without a sound.
        _raise_for_nothing(answer, endpoint)
    if body.lstrip()[:1] in _JSON_STARTS:
        _raise_for_json(answer, endpoint, sayings)
    container, data = audio_file(bytes(body), "wav", endpoint.host, _rate(answer))
    check_sound(container, data, endpoint.host)
    return AudioClip(data, container)


def check_sound(container: str, data: bytes, host: str) -> None:
    """Refuse digital silence, which these servers send where their engine failed.

    Raises:
        InvalidResponseError: there is nothing to be heard.
    """
    try:
        refuse_silence(container, data, host)
    except InvalidResponseError as error:
        raise silence(host) from error


def silence(host: str) -> InvalidResponseError:
    """Return the error for audio in which nothing is to be heard."""
    return InvalidResponseError(
        msg("{host} sent nothing but silence: its engine failed, or there was nothing to say.", host=host),
        remedy=msg("See the server's console for the cause; a text of signs only has nothing to say."),
        status=200,
    )


async def as_stream(clip: AudioClip) -> AsyncIterator[PcmChunk]:
    """Yield a whole clip as the last piece of a stream, where the protocol has none."""
    facts = await asyncio.to_thread(read_wav, clip.data) if clip.container == "wav" else None
    rate = facts.sample_rate if facts else _DEFAULT_RATE
    yield PcmChunk(b"", rate, facts.channels if facts else 1, StreamEnd(clip=clip))


def _raise_for_nothing(answer: Answer, endpoint: Endpoint) -> None:
    if answer.body and not is_page(answer.body) and b"\0" in answer.body:
        raise silence(endpoint.host)
    parse_json(answer, endpoint)


def _raise_for_json(answer: Answer, endpoint: Endpoint, sayings: Sequence[Saying]) -> None:
    value: object = None
    # What only begins like JSON is left to the check for audio.
    with suppress(InvalidResponseError):
        value = parse_json(answer, endpoint)
    if value is None:
        return
    words = words_of(value, endpoint.secrets)
    raise_for_words(words, answer.status, endpoint, sayings)
    host = endpoint.host
    message: Message = msg("{host} sent data where the audio should be.", host=host)
    if words.text:
        message = msg("{host} reports an error: {words}", host=host, words=words.text)
    remedy = msg("See the server's console for the cause; then try again.")
    raise InvalidResponseError(message, remedy=remedy, details=words.text, status=answer.status)


def _rate(answer: Answer) -> int:
    """Return the rate of samples that come without a header of their own."""
    text = answer.headers.get("x-neiroha-sample-rate", "")
    rate = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
    return rate if rate in _RATES else _DEFAULT_RATE
