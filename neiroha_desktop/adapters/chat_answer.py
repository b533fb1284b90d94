"""From the body of a chat-completions answer to audio, or to the reason why there is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.audio_bytes import audio_file
from neiroha_desktop.adapters.base64_text import PLACE, cut_out_audio, decode_base64
from neiroha_desktop.adapters.error_bodies import clean, is_page, words_of
from neiroha_desktop.adapters.status_errors import error_for, moderation_error
from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.errors import InvalidResponseError, ProviderError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.synthesis import AudioClip, Usage

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

TRUNCATED = frozenset({"length", "repetition_truncation"})
MOST_WORDS = 100_000
"""Letters of a transcript that are kept."""
_MAX_ID = 200
_MAX_TOKENS = 10**12


def read_clip(answer: Answer, endpoint: Endpoint, asked_format: str) -> AudioClip:
    """Read the audio of a successful answer, as `read_spoken` does."""
    return read_spoken(answer, endpoint, asked_format).clip


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an answer holds."""

    clip: AudioClip
    transcript: str = ""
    """What the model says that it said; "" where it does not say."""


def read_spoken(answer: Answer, endpoint: Endpoint, asked_format: str) -> Spoken:
    """Read a successful answer. Takes long for long speech, so call it in a worker.

    Raises:
        ModerationError: the content filter stopped the speech.
        ProviderError: the body holds an error in spite of its status.
        InvalidResponseError: there is no usable audio.
    """
    small, audio_text = cut_out_audio(answer.body)
    value = parse_json(replace(answer, body=small), endpoint)
    raise_for_inner_error(value, endpoint)
    choice = first_choice(value.get("choices")) if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or choice is None:
        raise no_audio(msg("The answer of {host} holds no speech.", host=endpoint.host))
    finish_reason = choice.get("finish_reason")
    message = choice.get("message")
    message = message if isinstance(message, Mapping) else {}
    if finish_reason == "content_filter":
        raise moderation_error(endpoint.host, "", "finish_reason content_filter", answer.status)
    found = _audio_data(message, finish_reason, endpoint)
    try:
        data = decode_base64(audio_text if found == PLACE else found.encode("ascii"))
    except ValueError as error:
        raise no_audio(msg("The audio in the answer of {host} is damaged.", host=endpoint.host)) from error
    container, audio = audio_file(data, asked_format, endpoint.host)
    clip = AudioClip(
        audio,
        container,
        truncated=finish_reason in TRUNCATED,
        request_id=request_id(value, answer.headers, endpoint),
        usage=read_usage(value.get("usage")),
    )
    return Spoken(clip, transcript_of(message.get("audio")))


def transcript_of(audio: object) -> str:
    """Return what was said, or a piece of it; "" where the model does not say."""
    words = audio.get("transcript") if isinstance(audio, Mapping) else None
    return words[:MOST_WORDS] if isinstance(words, str) else ""


def read_answer(answer: Answer, endpoint: Endpoint, asked_format: str) -> Spoken:
    """Read a successful answer that may also be the bare audio, without JSON around it; call it in a worker.

    Raises:
        ProviderError: as `read_spoken`.
    """
    if not _is_bare_audio(answer):
        return read_spoken(answer, endpoint, asked_format)
    container, audio = audio_file(bytes(answer.body), asked_format, endpoint.host)
    return Spoken(AudioClip(audio, container, request_id=request_id({}, answer.headers, endpoint)))


def parse_json(answer: Answer, endpoint: Endpoint) -> object:
    """Parse the body of a successful answer.

    Raises:
        InvalidResponseError: it is empty, a web page, cut off or something else than JSON.
    """
    body, host = answer.body, endpoint.host
    if not body.strip(b" \t\r\n\0"):
        raise no_audio(msg("{host} answered with success but sent nothing.", host=host))
    if is_page(body):
        message = msg("{host} answered with a web page instead of speech or data.", host=host)
        raise InvalidResponseError(message, remedy=msg("Check the Base URL."), status=answer.status)
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        details = clean(body[:2000].decode("utf-8", "replace"), endpoint.secrets) if len(body) < 2000 else ""
        raise no_audio(msg("The answer of {host} is damaged or cut off.", host=host), details) from error
    return value


def raise_for_inner_error(value: object, endpoint: Endpoint) -> None:
    """Raise the error that a body with a 2xx status holds, if it does."""
    if not isinstance(value, Mapping) or not value.get("error"):
        return
    words = words_of(value, endpoint.secrets)
    status = int(words.code) if words.code.isascii() and words.code.isdigit() and len(words.code) == 3 else 0
    error: ProviderError
    if 400 <= status < 600 or words.kind in ("content_filter", "insufficient_balance", "insufficient_quota"):
        error = error_for(status or 200, words, endpoint)
    else:
        error = InvalidResponseError(
            msg("{host} reports an error: {words}", host=endpoint.host, words=words.text or words.code or "?"),
            remedy=msg("Check the model, the voice and the text."),
            details=words.text,
            status=200,
        )
    raise error


def read_usage(value: object) -> Usage | None:
    """Read the token counts; None where there are none that make sense."""
    if not isinstance(value, Mapping):
        return None
    counts = [_count(value.get(name)) for name in ("prompt_tokens", "completion_tokens", "total_tokens")]
    return Usage(*counts) if any(counts) else None


def _is_bare_audio(answer: Answer) -> bool:
    if answer.headers.get("content-type", "").lower().startswith("audio/"):
        return not answer.body.lstrip().startswith((b"{", b"<")) and bool(answer.body)
    return sniff_container(bytes(answer.body[:16])) is not None


def _audio_data(message: Mapping[Any, Any], finish_reason: object, endpoint: Endpoint) -> str:
    audio = message.get("audio")
    data = audio.get("data") if isinstance(audio, Mapping) else None
    if isinstance(data, str) and data.strip():
        return data
    reason = f"finish_reason {finish_reason}" if isinstance(finish_reason, str) else ""
    text = message.get("refusal") or message.get("content")
    raise no_speech(text if isinstance(text, str) else "", reason, endpoint)


def no_speech(text: str, reason: str, endpoint: Endpoint) -> InvalidResponseError:
    """Return the error for an answer that holds words at most.

    Args:
        text: what it says instead.
        reason: for the details.
        endpoint: who answered.
    """
    reason = clean(reason, endpoint.secrets)
    if text.strip():
        words = clean(text, endpoint.secrets)
        return no_audio(
            msg("{host} answered in writing instead of speech: {words}", host=endpoint.host, words=words), reason
        )
    return no_audio(msg("The answer of {host} holds no speech.", host=endpoint.host), reason)


def first_choice(choices: object) -> Mapping[Any, Any] | None:
    """Return the first of the answer's choices; None where there is none."""
    if isinstance(choices, list) and choices and isinstance(choices[0], Mapping):
        return choices[0]
    return None


def request_id(value: Mapping[Any, Any], headers: Mapping[str, str], endpoint: Endpoint) -> str:
    """Return how the provider names the request; "" where it does not."""
    found = value.get("id")
    text = found if isinstance(found, str) and found else headers.get("x-request-id", "")
    return clean(text, endpoint.secrets)[:_MAX_ID]


def _count(value: object) -> int:
    usable = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MAX_TOKENS
    return value if isinstance(value, int) and usable else 0


def no_audio(message: Message, details: str = "") -> InvalidResponseError:
    """Return the error for success without speech."""
    remedy = msg("Try again; if it stays so, check that the model speaks and that the Base URL is right.")
    return InvalidResponseError(message, remedy=remedy, details=details, status=200)
