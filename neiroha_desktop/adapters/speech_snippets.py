"""A request for speech written down for other programs, without any secret."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.chat_snippets import EVENTS, Value, call_to, shown_headers
from neiroha_desktop.adapters.key_header import checked_key
from neiroha_desktop.adapters.openai_speech import AUDIO_FORMAT
from neiroha_desktop.adapters.settings import choice_setting
from neiroha_desktop.adapters.snippet_curl import as_curl
from neiroha_desktop.adapters.snippet_python import (
    arguments_source,
    client_source,
    import_lines,
    text_source,
    writing_source,
)
from neiroha_desktop.adapters.speech_address import SPEECH, normalise_speech_url
from neiroha_desktop.adapters.speech_answer import sample_rate_of
from neiroha_desktop.adapters.speech_payload import extra_json, speech_body, speech_payload
from neiroha_desktop.domain.wire import Snippets

if TYPE_CHECKING:
    from neiroha_desktop.adapters.chat_snippets import Call
    from neiroha_desktop.domain.provider import Connection
    from neiroha_desktop.domain.synthesis import SynthesisRequest

_OWN_ARGUMENTS = ("model", "input", "voice", "response_format", "speed", "instructions", "stream_format")
"""What the package has arguments for; anything else travels as an extra of the body."""
_CREATE = "with client.audio.speech.with_streaming_response.create({arguments}) as answer:\n"
_WHOLE = """\
    audio = answer.read()
"""
_EVENTS = """\
    for line in answer.iter_lines():
        if line.startswith("data: {"):
            audio += base64.b64decode(json.loads(line[6:]).get("audio") or "")
"""


def speech_snippets(connection: Connection, request: SynthesisRequest, *, stream: bool, base: str = "") -> Snippets:
    """Write a request down for curl and for the openai package.

    Args:
        connection: how the provider is reached.
        request: what is asked for.
        stream: as a stream asks for it.
        base: what endpoints are appended to, where that is not the base URL; "" where it is.

    Raises:
        InvalidInputError: the request could not be sent either.
    """
    address = normalise_speech_url(connection.base_url)
    if base:
        address = replace(address, path=base.removeprefix(address.origin))
    audio_format = choice_setting(connection.settings, AUDIO_FORMAT)
    payload = speech_payload(request, audio_format, extra_json(connection.settings), address.host, stream=stream)
    # Refuses what cannot be encoded.
    speech_body(payload)
    has_events = payload.get("stream_format") == "sse"
    headers: dict[str, Value] = {"Accept": Value(EVENTS)} if has_events else {}
    if checked_key(connection):
        headers["Authorization"] = Value("Bearer ", connection.key_variable)
    call = replace(
        call_to(connection, address, SPEECH, headers | shown_headers(connection), payload, stream=stream),
        audio_name="audio" if has_events else "",
        sample_rate=sample_rate_of({}, payload, address.host),
    )
    return Snippets(as_curl(call), _as_python(call, has_events=has_events), call.variables)


def _as_python(call: Call, *, has_events: bool) -> str:
    """Return the program. It needs the openai package; keys come from variables of the environment."""
    needed = ("base64", "json") if has_events else ()
    own = [f"{name}={_source(value)}" for name, value in call.payload.items() if name in _OWN_ARGUMENTS]
    rest = {name: value for name, value in call.payload.items() if name not in _OWN_ARGUMENTS}
    arguments = arguments_source(call, own + ([f"extra_body={rest!r}"] if rest else []))
    speaking = _CREATE.replace("{arguments}", arguments) + (_EVENTS if has_events else _WHOLE)
    if has_events:
        speaking = 'audio = b""\n' + speaking
    parts = ["\n".join(import_lines(call, *needed)), client_source(call), speaking, writing_source(call)]
    return "\n".join(parts) + f'print("{call.file_name}")\n'


def _source(value: object) -> str:
    return text_source(value) if isinstance(value, str) else repr(value)
