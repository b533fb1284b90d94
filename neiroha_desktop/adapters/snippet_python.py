"""A request as a Python program that sends it with the openai package and writes the audio to a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neiroha_desktop.adapters.chat_snippets import Call, Value

_WHOLE = """\
answer = client.chat.completions.create({arguments})
audio = base64.b64decode(answer.choices[0].message.audio.data)
"""
_STREAMED = """\
audio = b""
for chunk in client.chat.completions.create({arguments}):
    for choice in chunk.model_dump()["choices"]:
        audio += base64.b64decode((choice["delta"].get("audio") or {{}}).get("data") or "")
"""
_FILE = """\
with open("{name}", "wb") as file:
    file.write(audio)
"""
_SAMPLES = """\
if audio[:4] == b"RIFF":
    with open("{name}", "wb") as file:
        file.write(audio)
else:
    with wave.open("{name}", "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate({rate})
        file.writeframes(audio)
"""
_VOICE = """\
with open({path}, "rb") as file:
    voice = "data:{media_type};base64," + base64.b64encode(file.read()).decode()
"""


def as_python(call: Call) -> str:
    """Return the program. It needs the openai package; keys come from variables of the environment."""
    parts = ["\n".join(import_lines(call, "base64")), client_source(call)]
    if call.reference is not None:
        parts.append(_VOICE.format(path=text_source(str(call.reference)), media_type=call.media_type))
    parts.append((_STREAMED if call.stream else _WHOLE).format(arguments=_arguments(call)))
    parts.append(writing_source(call))
    return "\n".join(parts) + f'print("{call.file_name}")\n'


def writing_source(call: Call) -> str:
    """Return the lines that write the variable `audio` to a file."""
    return (_SAMPLES if call.is_headerless else _FILE).format(name=call.file_name, rate=call.sample_rate)


def import_lines(call: Call, *needed: str) -> Iterator[str]:
    """Yield the lines that import what a program for this call needs, and the modules `needed` beside."""
    socks = call.proxy is not None and call.proxy.text.startswith("socks")
    yield f"# pip install openai{' socksio' if socks else ''}"
    modules = {
        *needed,
        "os" if call.variables else "",
        "ssl" if call.verify and call.ca_file else "",
        "wave" if call.is_headerless else "",
    }
    yield from (f"import {module}" for module in sorted(modules - {""}))
    names = ["DefaultHttpxClient"] if _http_options(call) else []
    names += [] if call.has_bearer else ["Omit"]
    yield f"\nfrom openai import {', '.join([*names, 'OpenAI'])}\n"


def client_source(call: Call) -> str:
    """Return the lines that make the client."""
    # Without a key the package wants one all the same; then the header is left out.
    key = _variable(call.key_variable) if call.key_variable else '"none"'
    headers = {name: _source(value) for name, value in call.headers.items() if name != "Authorization"}
    options = [f"base_url={text_source(call.base_url)}", f"api_key={key}"]
    if headers:
        options.append(f"default_headers={{{', '.join(f'{name!r}: {value}' for name, value in headers.items())}}}")
    # One try: a second one would be paid for.
    options += [f"timeout={call.answer_seconds:g}", "max_retries=0"]
    if http := _http_options(call):
        options.append(f"http_client=DefaultHttpxClient({', '.join(http)})")
    return f"client = OpenAI({_lines(options)})\n"


def _http_options(call: Call) -> list[str]:
    options = []
    if call.proxy is not None:
        options.append(f"proxy={_source(call.proxy)}")
    elif call.direct:
        options.append("trust_env=False")
    if not call.verify:
        options.append("verify=False")
    elif call.ca_file:
        options.append(f"verify=ssl.create_default_context(cafile={text_source(call.ca_file)})")
    return options


def _arguments(call: Call) -> str:
    # In the order of the body, which the package keeps.
    return arguments_source(call, [f"{name}={_literal(name, value, call)}" for name, value in call.payload.items()])


def arguments_source(call: Call, arguments: list[str]) -> str:
    """Return the arguments of a call, one on each line; the package would send a key where there is none."""
    if not call.has_bearer:
        arguments = [*arguments, 'extra_headers={"Authorization": Omit()}']
    return _lines(arguments)


def _literal(name: str, value: Any, call: Call) -> str:
    if name == "messages":
        return "[" + "".join(f"\n        {_dictionary(message)}," for message in value) + "\n    ]"
    if name == "audio" and all(isinstance(one, str) for one in value.values()):
        known = {"voice": "voice"} if call.reference is not None else {}
        return _dictionary(value, known)
    return text_source(value) if isinstance(value, str) else repr(value)


def _dictionary(value: dict[str, str], known: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return an expression for texts by name; `known` are those that the program has in a variable already."""
    return (
        "{" + ", ".join(f"{text_source(key)}: {known.get(key) or text_source(one)}" for key, one in value.items()) + "}"
    )


def text_source(value: str) -> str:
    """Return an expression for a text. JSON's is one of Python too, but shows what cannot be printed as it is."""
    return json.dumps(value, ensure_ascii=False) if value.isprintable() else repr(value)


def _lines(parts: list[str]) -> str:
    return "".join(f"\n    {part}," for part in parts) + "\n"


def _source(value: Value) -> str:
    """Return an expression for a text; a variable in it is read when it runs."""
    parts = [
        text_source(value.text) if value.text else "",
        _variable(value.variable),
        text_source(value.end) if value.end else "",
    ]
    return " + ".join(filter(None, parts)) or '""'


def _variable(name: str) -> str:
    return f'os.environ["{name}"]' if name else ""
