"""A request as a command for bash that sends it with curl and writes the audio to a file."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.chat_payload import dump, dump_around_voice

if TYPE_CHECKING:
    from neiroha_desktop.adapters.chat_snippets import Call, Value

# A subshell, so that pasting it into a terminal changes nothing there. No comments: zsh takes none that are pasted. The
# body goes through a pipe, because a command line is too short for a recording. The answer is split at its quotes; what
# follows "data" and a colon is audio: a line of 10 MB is too much for the groups of a regular expression.
_AUDIO_PIECES = r"""tr '"' '\n' < "$folder/answer" | sed -n '/^NAME$/{n;/^ *: *$/{n;p;};}' | tr -d '\\'"""
_DECODE_ALL = f'  {_AUDIO_PIECES} | base64 --decode > "$folder/audio"'
_DECODE_EACH = f"""\
  {_AUDIO_PIECES} > "$folder/pieces"
  while IFS= read -r piece; do printf '%s' "$piece" | base64 --decode; done < "$folder/pieces" > "$folder/audio\""""
_TAKE_ALL = """\
  case "$(head -c 1 "$folder/answer" | tr -d '\\0')" in '{'|'<') cat "$folder/answer" >&2; exit 1;; esac
  cp "$folder/answer" "$folder/audio\""""
_NOTHING = '  if ! [ -s "$folder/audio" ]; then cat "$folder/answer" >&2; exit 1; fi'
_FIRST_LETTERS = r"""head -c 4 "$folder/audio" | tr -d '\0'"""
_LITTLE_ENDIAN = r"""
  word() {
    printf "$(printf '\\%03o' $(($1 & 255)) $(($1 >> 8 & 255)) $(($1 >> 16 & 255)) $(($1 >> 24 & 255)))"
  }"""
_HEADER = r"""
  size=$(($(wc -c < "$folder/audio")))
  {
    printf 'RIFF'; word $((size + 36)); printf 'WAVEfmt '; word 16; printf '\001\000\001\000'
    word RATE; word BYTES; printf '\002\000\020\000data'; word $size; cat "$folder/audio"
  } > FILE"""


def as_curl(call: Call) -> str:
    """Return the command. It needs bash or zsh, curl, base64, tr and sed; keys come from variables."""
    lines = ["(", "  export LC_ALL=C"]
    lines += [f'  : "${{{name}:?is not set}}"' for name in call.variables]
    lines += ["  folder=$(mktemp -d) || exit 1", """  trap 'rm -rf "$folder"' EXIT"""]
    lines += [f"  {_body(call)} |", f"    {_command(call)} || exit 1"]
    lines += [_taking(call), _NOTHING, _keeping(call)]
    return "\n".join([*lines, f"  echo {quote(call.file_name)}", ")", ""])


def _taking(call: Call) -> str:
    """Return the commands that take the audio out of the answer."""
    if not call.audio_name:
        return _TAKE_ALL
    return (_DECODE_EACH if call.stream else _DECODE_ALL).replace("NAME", call.audio_name)


def _body(call: Call) -> str:
    """Return the command that writes the body."""
    if call.reference is None:
        return f"printf '%s' {quote(dump(call.payload).decode())}"
    before, after = (part.decode() for part in dump_around_voice(call.payload))
    head = quote(f"{before}data:{call.media_type};base64,")
    # Line breaks are wrapped in by some versions of base64.
    encoded = f"base64 < {quote(str(call.reference))} | tr -d '\\n'"
    return f"{{ printf '%s' {head}; {encoded}; printf '%s' {quote(after)}; }}"


def _command(call: Call) -> str:
    parts = ["curl --silent --show-error", f"--connect-timeout {call.connect_seconds:g}"]
    if not call.stream:
        parts.append(f"--max-time {call.answer_seconds:g}")
    if call.direct:
        parts.append("--noproxy '*'")
    if call.proxy is not None:
        parts.append(f"--proxy {_quoted(call.proxy).replace('socks5:', 'socks5h:', 1)}")
    if not call.verify:
        parts.append("--insecure")
    if call.ca_file:
        parts.append(f"--cacert {quote(call.ca_file)}")
    parts += [f"--header {_quoted(value, f'{name}: ')}" for name, value in call.headers.items()]
    parts += [
        "--header 'Content-Type: application/json'",
        '--data-binary @- --output "$folder/answer"',
        quote(call.url),
    ]
    return " \\\n      ".join(parts)


def _keeping(call: Call) -> str:
    """Return the commands that put the audio into its file."""
    name = quote(call.file_name)
    if not call.is_headerless:
        return f'  mv "$folder/audio" {name}'
    header = _HEADER.replace("RATE", str(call.sample_rate)).replace("BYTES", str(call.sample_rate * 2))
    # Only bare samples: a provider may answer with a file all the same.
    return (
        f'  if [ "$({_FIRST_LETTERS})" = RIFF ]; then mv "$folder/audio" {name}; else'
        f"{_indented(_LITTLE_ENDIAN)}{_indented(header.replace('FILE', name))}\n  fi"
    )


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _quoted(value: Value, before: str = "") -> str:
    """Return a text for the shell; a variable in it stays one."""
    text, end = quote(before + value.text), quote(value.end) if value.end else ""
    return f'{text}"${value.variable}"{end}' if value.variable else text
