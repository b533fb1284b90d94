"""A chat-completions request written down for other programs, without any secret."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from neiroha_desktop.adapters import mimo
from neiroha_desktop.adapters.addresses import is_loopback
from neiroha_desktop.adapters.audio_bytes import PCM16
from neiroha_desktop.adapters.chat_address import normalise_base_url
from neiroha_desktop.adapters.chat_audio import is_audio_model
from neiroha_desktop.adapters.chat_audio_payload import audio_payload
from neiroha_desktop.adapters.chat_completions import AUDIO_FORMAT
from neiroha_desktop.adapters.chat_headers import choice, request_headers
from neiroha_desktop.adapters.chat_payload import dump, payload_of
from neiroha_desktop.adapters.proxies import NO_PROXY, choose_proxy
from neiroha_desktop.adapters.references import media_type_of
from neiroha_desktop.adapters.settings import (
    ANSWER_TIMEOUT,
    CA_FILE,
    CONNECT_TIMEOUT,
    PROXY,
    VERIFY_TLS,
    extra_headers,
    number_setting,
    switch_setting,
    text_setting,
)
from neiroha_desktop.adapters.wire_secrets import PROXY_VARIABLE, header_variable, is_secret_header
from neiroha_desktop.domain.character import ClonedVoice
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import SynthesisRequest
from neiroha_desktop.domain.wire import Snippets

if TYPE_CHECKING:
    from neiroha_desktop.adapters.addresses import Address
    from neiroha_desktop.domain.character import ReferenceAudio

EVENTS = "text/event-stream, application/json"
"""What a stream asks for."""
_KEY_PLACE = "KEY"
_SUFFIXES = {"mp3": "mp3", "flac": "flac", "opus": "ogg"}


@dataclass(frozen=True, slots=True)
class Value:
    """A text that ends in the value of a variable, or has none."""

    text: str
    variable: str = ""
    end: str = ""
    """What follows the variable."""


@dataclass(frozen=True, slots=True)
class Call:
    """All that another program needs to send the same request."""

    base_url: str
    url: str
    headers: dict[str, Value]
    """Without those that every program sets by itself."""
    has_bearer: bool
    key_variable: str
    """"" without a key."""
    payload: dict[str, Any] = field(repr=False)
    stream: bool
    reference: Path | None
    """The recording to clone; its data URL belongs where the voice is "" in the payload."""
    media_type: str
    connect_seconds: float
    answer_seconds: float
    proxy: Value | None
    """None: as the system says."""
    direct: bool
    """Past any proxy."""
    verify: bool
    ca_file: str
    audio_name: str = "data"
    """Under which name base64 of the audio stands in the answer; "" where the answer is the audio itself."""
    sample_rate: int = mimo.PCM_SAMPLE_RATE
    """Hz, of bare samples."""

    @property
    def audio_format(self) -> str:
        """What is asked for."""
        audio = self.payload.get("audio")
        return str(audio["format"] if isinstance(audio, dict) else self.payload.get("response_format", ""))

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the variables that must be set."""
        values = [*self.headers.values(), *([self.proxy] if self.proxy else [])]
        return tuple(dict.fromkeys(filter(None, (self.key_variable, *(value.variable for value in values)))))

    @property
    def file_name(self) -> str:
        """Of the file that the audio goes into; samples without a header get one."""
        return f"take.{_SUFFIXES.get(self.audio_format, 'wav')}"

    @property
    def is_headerless(self) -> bool:
        """Whether bare samples come back."""
        return self.audio_format in (PCM16, "pcm")


def snippets(connection: Connection, request: SynthesisRequest, *, stream: bool) -> Snippets:
    """Write a request down for curl and for the openai package. Looks into the recording, so call it in a worker.

    Raises:
        InvalidInputError: the request could not be sent either.
    """
    from neiroha_desktop.adapters.snippet_curl import as_curl
    from neiroha_desktop.adapters.snippet_python import as_python

    call = describe(connection, request, stream=stream)
    return Snippets(as_curl(call), as_python(call), call.variables)


def describe(connection: Connection, request: SynthesisRequest, *, stream: bool) -> Call:
    """Put together what a call is made of.

    Raises:
        InvalidInputError: the request could not be sent either.
    """
    address = normalise_base_url(connection.base_url)
    audio_model = is_audio_model(connection, request.model_id)
    audio_format = PCM16 if stream else choice(connection, AUDIO_FORMAT)
    if audio_model:
        payload = audio_payload(request, audio_format, address.host, stream=stream)
    else:
        payload = payload_of(request, audio_format, stream=stream)
    # Refuses what cannot be encoded.
    dump(payload)
    reference = request.voice.reference if isinstance(request.voice, ClonedVoice) else None
    return call_to(
        connection,
        address,
        "/chat/completions",
        _headers(connection, address.host, stream=stream, audio_model=audio_model),
        payload,
        stream=stream,
        reference=reference,
    )


def call_to(
    connection: Connection,
    address: Address,
    path: str,
    headers: dict[str, Value],
    payload: dict[str, Any],
    *,
    stream: bool,
    reference: ReferenceAudio | None = None,
) -> Call:
    """Put together a POST of JSON; what is set for the network comes from the connection.

    Raises:
        InvalidInputError: the request could not be sent either.
    """
    settings = connection.settings
    proxy_setting = text_setting(settings, PROXY)
    is_direct = proxy_setting.lower() == NO_PROXY or (not proxy_setting and is_loopback(address.host))
    proxy = choose_proxy(proxy_setting, address) if proxy_setting and not is_direct else ""
    return Call(
        base_url=address.url,
        url=f"{address.url}{path}",
        headers=headers,
        has_bearer="Authorization" in headers,
        key_variable=connection.key_variable if connection.api_key else "",
        payload=payload,
        stream=stream,
        reference=Path(reference.path) if reference else None,
        media_type=media_type_of(reference, mimo.REFERENCE_LIMITS) if reference else "",
        connect_seconds=number_setting(settings, CONNECT_TIMEOUT),
        answer_seconds=number_setting(settings, ANSWER_TIMEOUT),
        proxy=_proxy_value(proxy) if proxy else None,
        direct=is_direct,
        verify=switch_setting(settings, VERIFY_TLS),
        ca_file=text_setting(settings, CA_FILE),
    )


def _headers(connection: Connection, host: str, *, stream: bool, audio_model: bool) -> dict[str, Value]:
    """Return the headers that make the request what it is; secrets as variables."""
    extra = shown_headers(connection)
    key = Secret(_KEY_PLACE if connection.api_key else "")
    found: dict[str, Value] = {"Accept": Value(EVENTS)} if stream else {}
    for name, value in request_headers(replace(connection, api_key=key), host, audio_model=audio_model).items():
        if name in extra:
            found[name] = extra[name]
        elif name in ("api-key", "Authorization"):
            found[name] = Value(value.removesuffix(_KEY_PLACE), connection.key_variable)
    return found


def shown_headers(connection: Connection) -> dict[str, Value]:
    """Return the extra headers; what may be a second key is a variable.

    Raises:
        InvalidInputError: field `extra_headers`.
    """
    return {
        name: Value("", header_variable(name)) if is_secret_header(name) else Value(value)
        for name, value in extra_headers(connection.settings).items()
    }


def _proxy_value(url: str) -> Value:
    parts = urlsplit(url)
    if parts.password is None:
        return Value(url)
    scheme, _, rest = url.partition("://")
    user, host = rest.partition(":")[0], rest.rpartition("@")[2]
    return Value(f"{scheme}://{user}:", PROXY_VARIABLE, f"@{host}")
