"""Requests of OpenAI's two protocols, written down for curl and for the openai package, send what the product sends."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.adapters.chat_completions import ChatCompletions
from neiroha_desktop.adapters.openai_speech import OpenAISpeech
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import SynthesisRequest
from neiroha_desktop.domain.wire import Snippets
from tests.standin.loopback import Loopback, given_json
from tests.standin.openai_speech import KEY, PCM, streamed_wav

pytestmark = pytest.mark.once

TEXT = 'It\'s "quoted", $HOME `id` \\n\n你好 🎙 {braces} %s'
EXTRA = '{"lang_code": "e", "nested": {"a": [true, null, "\'"]}}'
SPEECH = SynthesisRequest("kokoro", TEXT, PresetVoice("af_heart"), "", 1.5)
OPENAI = SynthesisRequest("gpt-4o-mini-tts", TEXT, PresetVoice("alloy"), "Calm, it's late.")
AUDIO = SynthesisRequest("gpt-audio-1.5", TEXT, PresetVoice("alloy"), "Calm.")


async def run(folder: Path, *command: str, key: str = KEY) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "OPENAI_API_KEY": key, "HOME": str(folder)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await process.communicate()
    return process.returncode or 0, out.decode()


def speech(server: Loopback, request: SynthesisRequest = SPEECH, *, stream: bool = False, **settings: Any) -> Snippets:
    """Write a request down; what is for OpenAI goes through the server as its proxy."""
    base = f"{server.origin}/v1"
    if request is OPENAI:
        base, settings = "http://api.openai.com/v1", {"proxy": server.origin, **settings}
    connection = Connection(base, Secret(KEY), settings, "OPENAI_API_KEY")
    found = OpenAISpeech().snippets(connection, request, stream=stream)
    assert KEY not in found.curl + found.python
    assert found.variables == ("OPENAI_API_KEY",)
    return found


def audio(server: Loopback, *, stream: bool) -> Snippets:
    connection = Connection(f"{server.origin}/v1", Secret(KEY), {"extra_headers": "X-Title: Me"}, "OPENAI_API_KEY")
    return ChatCompletions().snippets(connection, AUDIO, stream=stream)


async def test_curl_speaks(server: Loopback, tmp_path: Path) -> None:
    cases: list[tuple[Snippets, str, bytes]] = [
        (speech(server, extra_json=EXTRA), "take.wav", streamed_wav()),
        (speech(server, audio_format="pcm", stream=True), "take.wav", wrap_pcm16(PCM, 24_000)),
        (speech(server, OPENAI, stream=True), "take.wav", wrap_pcm16(PCM, 24_000)),
    ]
    for found, name, data in cases:
        status, out = await run(tmp_path, "bash", "-c", found.curl)
        assert (status, out) == (0, f"{name}\n")
        assert (tmp_path / name).read_bytes() == data
    first, second, third = (seen.json() for seen in server.seen)
    assert first == {
        "model": "kokoro", "input": TEXT, "voice": "af_heart", "response_format": "wav", "speed": 1.5,
        "stream": False, "lang_code": "e", "nested": {"a": [True, None, "'"]},
    }  # fmt: skip
    assert (second["response_format"], third["stream_format"]) == ("pcm", "sse")
    assert {seen.headers["authorization"] for seen in server.seen} == {f"Bearer {KEY}"}


async def test_curl_shows_an_error(server: Loopback, tmp_path: Path) -> None:
    server.script = [given_json({"detail": "no such voice"}, 400)]
    status, out = await run(tmp_path, "bash", "-c", speech(server).curl)
    assert status == 1
    assert "no such voice" in out
    assert not (tmp_path / "take.wav").exists()


async def test_curl_speaks_with_an_audio_model(audio_server: Loopback, tmp_path: Path) -> None:
    for stream in (False, True):
        status, out = await run(tmp_path, "bash", "-c", audio(audio_server, stream=stream).curl)
        assert (status, out) == (0, "take.wav\n")
        assert (tmp_path / "take.wav").read_bytes().endswith(PCM)
    assert [seen.json()["stream"] for seen in audio_server.seen] == [False, True]
    assert {seen.headers["x-title"] for seen in audio_server.seen} == {"Me"}
    assert "api-key" not in audio_server.seen[0].headers


async def test_the_package_speaks(server: Loopback, audio_server: Loopback, tmp_path: Path) -> None:
    """All in one process, because the package takes its time to load."""
    programs = [
        speech(server, extra_json=EXTRA).python,
        speech(server, OPENAI, stream=True).python,
        audio(audio_server, stream=False).python,
        audio(audio_server, stream=True).python,
    ]
    (tmp_path / "all.py").write_text(
        "import os\n"
        + "".join(f"exec({one!r}, {{}})\nos.rename('take.wav', '{i}')\n" for i, one in enumerate(programs)),
        "utf-8",
    )
    status, out = await run(tmp_path, sys.executable, "all.py")
    assert (status, out) == (0, "take.wav\n" * 4)
    assert all((tmp_path / str(i)).read_bytes().endswith(PCM) for i in range(4))
    whole, streamed = (seen.json() for seen in server.seen)
    assert (whole["nested"], whole["speed"]) == ({"a": [True, None, "'"]}, 1.5)
    assert (streamed["stream_format"], streamed["instructions"]) == ("sse", OPENAI.instruction)
    assert [seen.json()["modalities"] for seen in audio_server.seen] == [["text", "audio"]] * 2


def test_what_cannot_be_sent_is_not_written_down(server: Loopback) -> None:
    with pytest.raises(InvalidInputError) as caught:
        speech(server, extra_json="{")
    assert caught.value.field == "extra_json"


def test_without_a_key_there_is_none() -> None:
    found = OpenAISpeech().snippets(Connection("http://127.0.0.1:1/v1"), SPEECH, stream=False)
    assert "uthorization: Bearer" not in found.curl
    assert 'extra_headers={"Authorization": Omit()}' in found.python
    compile(found.python, "snippet", "exec")
