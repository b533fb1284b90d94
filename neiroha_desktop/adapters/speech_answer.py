"""From the body of a speech server's answer to audio, or to the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters import openai_known
from neiroha_desktop.adapters.audio_bytes import PCM16, audio_file, container_of
from neiroha_desktop.adapters.chat_answer import no_audio, request_id
from neiroha_desktop.adapters.speech_errors import raise_for_speech, raise_for_words
from neiroha_desktop.adapters.wav_facts import refuse_silence
from neiroha_desktop.adapters.wav_join import join_wavs
from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.errors import InvalidResponseError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import AudioClip

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

_RATE = re.compile(r"\brate=\"?([0-9]{4,6})\b")
_RATE_HEADER = re.compile(r"x-(?:[a-z0-9]+-)*sample-rate")
_SAMPLES = re.compile(r"audio/(?:pcm|l16|raw|x-raw|x-pcm)", re.IGNORECASE)
_RATES = range(4000, 384_001)


def read_speech(answer: Answer, endpoint: Endpoint, payload: Mapping[str, Any], host: str) -> AudioClip:
    """Read an answer to its end. Takes long for long speech, so call it in a worker.

    Args:
        answer: as it came, whatever its status.
        endpoint: who answered, for the sentences.
        payload: what was asked for.
        host: of the server.

    Raises:
        ProviderError: there is no usable audio.
    """
    raise_for_speech(answer, endpoint)
    if not answer.body:
        raise nothing_sent(endpoint)
    if holds_words(answer.body, answer.headers):
        raise_for_words(answer, endpoint)
    kind = asked_kind(answer.body, answer.headers, payload, endpoint)
    data = bytes(answer.body)
    if kind == PCM16 and len(data) % 2:
        data = data[:-1]
    elif data[:4] == b"RIFF":
        data = join_wavs(data)
    container, audio = audio_file(data, kind, endpoint.host, sample_rate_of(answer.headers, payload, host))
    refuse_silence(container, audio, endpoint.host)
    return AudioClip(audio, container, request_id=request_id({}, answer.headers, endpoint))


def nothing_sent(endpoint: Endpoint) -> InvalidResponseError:
    """Return the error for a success without a body, which is how some servers hide a failure."""
    message = msg("{host} answered with success but sent nothing.", host=endpoint.host)
    remedy = msg("Check the voice and the text; the log of the server may say more.")
    return InvalidResponseError(message, remedy=remedy, status=200)


def holds_words(start: bytes | bytearray, headers: Mapping[str, str]) -> bool:
    """Tell words from sound by the beginning of a body: a container's mark wins over what a header says."""
    if container_of(bytes(start[:2048]), "") is not None:
        return False
    media = headers.get("content-type", "").lower()
    if media.startswith(("application/json", "application/problem+json", "text/")):
        return not media.startswith("text/event-stream")
    # Bare samples may begin with any byte, so the next ones must be those of a text as well.
    return start[:1] in (b"{", b"<") and bytes(start[:16]).isascii() and bytes(start[:16]).decode().isprintable()


def asked_kind(
    start: bytes | bytearray, headers: Mapping[str, str], payload: Mapping[str, Any], endpoint: Endpoint
) -> str:
    """Return how the beginning of a body is to be read: PCM16 for bare samples, else the format that was asked for.

    Raises:
        InvalidResponseError: it has no mark of any container, and samples were neither asked for nor named.
    """
    asked = str(payload.get("response_format", ""))
    is_pcm = asked == "pcm" or bool(_SAMPLES.match(headers.get("content-type", "")))
    if container_of(bytes(start[:2048]), PCM16 if is_pcm else asked) is None:
        if not is_pcm and sniff_container(bytes(start[:16])) == "aac":
            raise InvalidResponseError(
                msg(
                    "{host} sent audio as {container}, which cannot be played here.",
                    host=endpoint.host,
                    container="aac",
                ),
                remedy=msg("Choose wav or mp3 as audio format under Advanced."),
                status=200,
            )
        if not is_pcm:
            raise no_audio(msg("What {host} sent is not audio.", host=endpoint.host))
        return PCM16
    return asked


def sample_rate_of(headers: Mapping[str, str], payload: Mapping[str, Any], host: str) -> int:
    """Return the rate of samples without a header: as the answer says, as was asked for, or as is usual, in Hz."""
    named = _RATE.search(headers.get("content-type", ""))
    values: list[object] = [named[1] if named else None]
    values += [value for name, value in headers.items() if _RATE_HEADER.fullmatch(name)]
    values.append(payload.get("sample_rate"))
    for value in values:
        text = str(value)
        if text.isascii() and text.isdigit() and len(text) < 8 and int(text) in _RATES:
            return int(text)
    return openai_known.usual_rate(host)
