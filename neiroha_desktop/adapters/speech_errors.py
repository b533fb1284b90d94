"""What a speech server's refusal means, with what to do about it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.error_bodies import clean, is_page, read_words, words_of
from neiroha_desktop.adapters.http_errors import raise_for_answer
from neiroha_desktop.adapters.speech_address import leads_nowhere
from neiroha_desktop.adapters.status_errors import error_for
from neiroha_desktop.domain.errors import AuthenticationError, BadRequestError, InvalidResponseError, ProviderError
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

_TOO_LONG = re.compile(r"string_too_long|maximum input limit|at most \d+ characters|too long", re.IGNORECASE)
_PARSED_BY_PYTHON = re.compile(r"^\[\{'")
_RETIRED = re.compile(r"model.{0,80}(?:not found|does not exist|not exist|deprecat|retired|shut ?down)", re.IGNORECASE)
_NOT_INSTALLED = re.compile(r"not installed", re.IGNORECASE)
_FORMAT = re.compile(r"response_format|ffmpeg|audio format", re.IGNORECASE)
_VOICE = re.compile(r"\bvoice|speaker", re.IGNORECASE)


def raise_for_speech(answer: Answer, endpoint: Endpoint) -> None:
    """Raise what a status other than 2xx means; do nothing for 2xx.

    Raises:
        ProviderError: of the class that the status, or the code in the body, belongs to.
    """
    if answer.status < 400:
        raise_for_answer(answer, endpoint)
        return
    words = read_words(answer.body, endpoint.secrets)
    error = error_for(answer.status, words, endpoint, answer.headers)
    if leads_nowhere(answer):
        error.remedy = msg(
            "Check the Base URL; most of them end in /v1. A server that speaks through /chat/completions, as Xiaomi"
            " MiMo does, needs the adapter type OpenAI Chat Completions TTS."
        )
    elif isinstance(error, AuthenticationError) and not endpoint.has_key:
        error.remedy = msg("No key was sent. Enter one in the API Key field.")
    elif isinstance(error, BadRequestError):
        if _PARSED_BY_PYTHON.match(words.text) and _TOO_LONG.search(words.text):
            # What a program prints of its own lists is no sentence.
            error.message = msg("The text is too long for {host}.", host=endpoint.host)
        error.remedy = _remedy(words.text, words.code) or error.remedy
        # The server lost its patience, and did nothing.
        error.retryable = answer.status == HTTPStatus.REQUEST_TIMEOUT
    raise error


def _remedy(words: str, code: str) -> Message | None:
    """Return what to do about a refusal, as far as its words tell."""
    if _TOO_LONG.search(words):
        return msg("Shorten the text.")
    if _NOT_INSTALLED.search(words):
        return msg("Install the model on the server first, or choose another one.")
    if code == "model_not_found" or _RETIRED.search(words):
        return msg("The model may have been retired, or its name may have a typing error. Press Fetch All.")
    if _FORMAT.search(words):
        return msg("Choose another audio format under Advanced.")
    if _VOICE.search(words):
        return msg("Choose a voice that the model has, or type its name as the server knows it.")
    return None


def raise_for_words(answer: Answer, endpoint: Endpoint) -> None:
    """Raise what a success means that holds words instead of sound; the words may be those of an error.

    Raises:
        ProviderError: of the class that the code in it belongs to.
        InvalidResponseError: it is something else.
    """
    if is_page(answer.body):
        raise InvalidResponseError(
            msg("{host} answered with a web page instead of speech or data.", host=endpoint.host),
            remedy=msg("Check the Base URL."),
            status=answer.status,
        )
    raise error_of_words(_parsed(answer.body), endpoint)


def error_of_words(value: object, endpoint: Endpoint) -> ProviderError:
    """Return the error for parsed JSON, or a text, that came where the sound should be."""
    words = words_of(value, endpoint.secrets) if isinstance(value, Mapping) else None
    if words is None:
        return _in_writing(clean(value if isinstance(value, str) else "", endpoint.secrets), endpoint)
    status = int(words.code) if words.code.isascii() and words.code.isdigit() and len(words.code) == 3 else 0
    if 400 <= status < 600 or words.kind == "content_filter" or words.kind.startswith("insufficient"):
        return error_for(status or 200, words, endpoint)
    error = _in_writing(words.text or words.code, endpoint)
    error.remedy = _remedy(words.text, words.code) or error.remedy
    return error


def _parsed(body: bytes | bytearray) -> object:
    text = body[:65_536].decode("utf-8", "replace")
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value if isinstance(value, Mapping) else text


def _in_writing(words: str, endpoint: Endpoint) -> InvalidResponseError:
    remedy = msg("Check the model, the voice and the text.")
    if not words:
        message = msg("{host} answered in writing instead of speech.", host=endpoint.host)
        return InvalidResponseError(message, remedy=remedy, status=200)
    message = msg("{host} answered in writing instead of speech: {words}", host=endpoint.host, words=words)
    return InvalidResponseError(message, remedy=remedy, details=words, status=200)
