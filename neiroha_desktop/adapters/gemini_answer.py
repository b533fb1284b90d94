"""From the body of a generateContent answer to audio, or to the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.audio_bytes import PCM16, audio_file
from neiroha_desktop.adapters.base64_text import PLACE, cut_out_all_audio, decode_base64
from neiroha_desktop.adapters.chat_answer import no_audio, no_speech, parse_json, read_usage
from neiroha_desktop.adapters.error_bodies import clean
from neiroha_desktop.adapters.gemini_errors import raise_for_inner_error, unwrapped
from neiroha_desktop.adapters.gemini_remarks import remarks_on
from neiroha_desktop.adapters.status_errors import moderation_error
from neiroha_desktop.adapters.wav_facts import refuse_silence
from neiroha_desktop.adapters.wav_join import join_wavs
from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.errors import InvalidResponseError, ModerationError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import AudioClip, Usage

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint
    from neiroha_desktop.domain.synthesis import SynthesisRequest

_BLOCKED = frozenset({"SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "RECITATION"})
_FINISHED = frozenset({"", "STOP", "FINISH_REASON_UNSPECIFIED"})
_SAMPLES = ("audio/l16", "audio/pcm", "audio/raw")
_RATE = re.compile(r"rate=(\d{4,6})")
_DEFAULT_RATE = 24_000
_MAX_ID = 200


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What a candidate holds."""

    finish: str
    text: str
    """What it says instead of, or beside, speech."""
    pieces: list[tuple[str, str]]
    """Media type and base64 of each piece of audio."""


def read_clip(answer: Answer, endpoint: Endpoint, request: SynthesisRequest, *, old: bool) -> AudioClip:
    """Read a successful answer. Takes long for long speech, so call it in a worker.

    Args:
        answer: with a status of 2xx.
        endpoint: who sent it.
        request: what was asked for.
        old: in the contract from before 3.8.

    Raises:
        ModerationError: text or speech were blocked.
        InvalidResponseError: there is no usable audio; retryable where Gemini fails by chance.
    """
    if not answer.body.strip():
        error = no_audio(msg("{host} answered with success but sent nothing.", host=endpoint.host))
        error.retryable = True
        raise error
    small, long_strings = cut_out_all_audio(answer.body)
    value = unwrapped(parse_json(replace(answer, body=small), endpoint))
    raise_for_inner_error(value, endpoint)
    if not isinstance(value, Mapping):
        raise no_speech("", "", endpoint)
    spoken = _spoken(value, endpoint)
    if not spoken.pieces:
        raise _nothing(spoken, endpoint, old=old)
    container, audio = _audio(spoken, long_strings, endpoint)
    refuse_silence(container, audio, endpoint.host)
    clip = AudioClip(
        audio,
        container,
        truncated=spoken.finish not in _FINISHED,
        request_id=_request_id(value, answer, endpoint),
        usage=_usage(value.get("usageMetadata")),
    )
    return replace(clip, remarks=tuple(remarks_on(clip, request, old=old)))


def _spoken(value: Mapping[str, Any], endpoint: Endpoint) -> _Spoken:
    candidates = value.get("candidates")
    candidate = candidates[0] if isinstance(candidates, list) and candidates else None
    if not isinstance(candidate, Mapping):
        feedback = value.get("promptFeedback")
        reason = feedback.get("blockReason") if isinstance(feedback, Mapping) else None
        if isinstance(reason, str) and reason:
            raise _blocked(reason, endpoint)
        raise no_speech("", "", endpoint)
    finish = candidate.get("finishReason")
    finish = finish.upper() if isinstance(finish, str) else ""
    if finish in _BLOCKED:
        said = candidate.get("finishMessage")
        raise _blocked(f"{finish}: {said}" if isinstance(said, str) and said else finish, endpoint)
    content = candidate.get("content")
    parts = content.get("parts") if isinstance(content, Mapping) else None
    parts = [part for part in parts if isinstance(part, Mapping)] if isinstance(parts, list) else []
    texts = [part["text"] for part in parts if isinstance(part.get("text"), str) and not part.get("thought")]
    return _Spoken(finish, " ".join(texts), list(_pieces(parts)))


def _pieces(parts: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for part in parts:
        inline = part.get("inlineData") or part.get("inline_data")
        data = inline.get("data") if isinstance(inline, Mapping) else None
        if isinstance(inline, Mapping) and isinstance(data, str) and data.strip():
            media = inline.get("mimeType") or inline.get("mime_type")
            yield (media.lower() if isinstance(media, str) else ""), data


def _nothing(spoken: _Spoken, endpoint: Endpoint, *, old: bool) -> InvalidResponseError:
    """Return the error for a candidate without audio."""
    reason = f"finishReason {spoken.finish}" if spoken.finish else ""
    host = endpoint.host
    if spoken.finish == "OTHER":
        error = no_audio(msg("{host} failed by chance and sent no speech.", host=host), reason)
        error.remedy = msg("Try again: the same request often works. Each try may be billed.")
        error.retryable = True
        return error
    if spoken.finish == "MAX_TOKENS":
        error = no_audio(msg("The text is too long for {host} to speak.", host=host), reason)
        error.remedy = msg("Use a shorter text.")
        return error
    error = no_speech(spoken.text, reason, endpoint)
    # The old models take some texts for a question, not every time.
    error.retryable = old and bool(spoken.text.strip())
    return error


def _audio(spoken: _Spoken, long_strings: list[memoryview], endpoint: Endpoint) -> tuple[str, bytes]:
    host = endpoint.host
    try:
        data = b"".join(_decoded(text, long_strings) for _, text in spoken.pieces)
    except ValueError as error:
        raise no_audio(msg("The audio in the answer of {host} is damaged.", host=host)) from error
    media = spoken.pieces[0][0]
    container = sniff_container(data[:16])
    if container == "wav":
        return audio_file(join_wavs(data), "wav", host)
    if media.startswith(_SAMPLES):
        # Little-endian, whatever the name L16 says elsewhere.
        found = _RATE.search(media)
        return audio_file(data, PCM16, host, int(found[1]) if found else _DEFAULT_RATE)
    if container is None:
        raise no_audio(msg("What {host} sent is not audio.", host=host), clean(media, endpoint.secrets))
    return audio_file(data, container, host)


def _decoded(text: str, long_strings: list[memoryview]) -> bytes:
    number = text.removeprefix(PLACE)
    # Only what was put there is one; no server can know it.
    if number != text and number.isdecimal() and int(number) < len(long_strings):
        return decode_base64(long_strings[int(number)])
    return decode_base64(text.encode("ascii"))


def _blocked(reason: str, endpoint: Endpoint) -> ModerationError:
    return moderation_error(endpoint.host, clean(reason, endpoint.secrets), "", 200)


def _request_id(value: Mapping[str, Any], answer: Answer, endpoint: Endpoint) -> str:
    found = value.get("responseId")
    text = found if isinstance(found, str) else answer.headers.get("x-request-id", "")
    return clean(text, endpoint.secrets)[:_MAX_ID]


def _usage(value: object) -> Usage | None:
    if not isinstance(value, Mapping):
        return None
    names = {"prompt_tokens": "promptTokenCount", "completion_tokens": "candidatesTokenCount"}
    names["total_tokens"] = "totalTokenCount"
    return read_usage({ours: value.get(theirs) for ours, theirs in names.items()})
