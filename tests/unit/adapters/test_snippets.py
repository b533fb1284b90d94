"""Requests written down for curl and for the openai package send what the product sends, and hold no secret."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import SynthesisRequest
from neiroha_desktop.domain.wire import Snippets, WireRecord
from tests.standin import melody
from tests.standin.fixture import Standin, running
from tests.unit.adapters.conftest import MakeReference
from tests.unit.adapters.servers import listening, tunnel
from tests.unit.adapters.snippet_runner import SnippetRunner, open_runner

pytestmark = pytest.mark.once

CERTIFICATES = Path(__file__).parents[2] / "standin" / "certificates"
HOSTILE = (
    "It's \"quoted\", 'twice'.\nNew line\r\n\ttab `whoami` $HOME ${PATH} $(id) !! !$ \\ \\n \\\\ % %s # \x07 \u2028\n"
    'EOF\n  \'\'\'""" {braces} ; rm -rf * | & < > ~ 你好，“世界”！ 🎙 "data": "AAAA"\n-e'
)
STYLE = 'Don\'t "shout"; 像\n冰糖一样 $1'
PRESET = SynthesisRequest("mimo-v2.5-tts", HOSTILE, PresetVoice("冰糖"), STYLE)

Run = Callable[[str], Awaitable[subprocess.CompletedProcess[str]]]
Write = Callable[..., Snippets]


@pytest.fixture
def write(standin: Standin) -> Write:
    """Write a request to the stand-in down; keyword arguments are connection settings."""

    def make(request: SynthesisRequest, *, stream: bool = False, key: str = standin.key, **settings: Any) -> Snippets:
        connection = Connection(standin.base_url, Secret(key), settings, "MIMO_API_KEY")
        return CHAT_COMPLETIONS.snippets(connection, request, stream=stream)

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the programs run and write."""
    folder = tmp_path / "other place"
    folder.mkdir()
    return folder


def environment(standin: Standin, **variables: str) -> dict[str, str]:
    """Return what a user has set. Its proxy leads nowhere: loopback is asked directly, as the product does."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
    return {**kept, "MIMO_API_KEY": standin.key, "http_proxy": "http://127.0.0.1:9", **variables}


async def run(command: list[str], text: str, folder: Path, variables: dict[str, str]) -> str:
    """Run a program that comes through standard input, and return what it says; it must succeed."""
    done = await asyncio.to_thread(
        subprocess.run, command, input=text.encode(), cwd=folder, env=variables, capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def runner() -> Iterator[SnippetRunner]:
    with open_runner() as opened:
        yield opened


Both = Callable[[Snippets, dict[str, str]], Awaitable[list[bytes]]]


@pytest.fixture
def run_both(runner: SnippetRunner, folder: Path) -> Both:
    """Run the command and the program, and return the audio that each has written."""

    async def run_them(snippets: Snippets, variables: dict[str, str]) -> list[bytes]:
        curl = (await run(["bash", "-s"], snippets.curl, folder, variables)).strip()
        audio = [taken(folder, curl)]
        done = await asyncio.to_thread(runner.run, snippets.python, folder, variables)
        assert done.returncode == 0, done.stderr.decode()
        return [*audio, taken(folder, done.stdout.decode().strip())]

    return run_them


def taken(folder: Path, name: str) -> bytes:
    """Return what the only file of a folder holds, and remove it."""
    assert files_in(folder) == [name]
    data = (folder / name).read_bytes()
    (folder / name).unlink()
    return data


def files_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def send(standin: Standin, pool: ClientPool, request: SynthesisRequest, **settings: Any) -> bytes:
    connection = Connection(standin.base_url, Secret(standin.key), settings)
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection, WireRecord()))
    return (await adapter.synthesize(request)).data


def bodies(standin: Standin) -> list[Any]:
    """Return the bodies of all requests; recordings in them as digests."""
    return [entry["body"] for entry in standin.log()]


@pytest.mark.parametrize("audio_format", ["wav", "mp3", "pcm16"])
async def test_a_preset_voice_with_hostile_text(
    standin: Standin, pool: ClientPool, write: Write, audio_format: str, run_both: Both
) -> None:
    heard = await send(standin, pool, PRESET, audio_format=audio_format)
    written = await run_both(write(PRESET, audio_format=audio_format), environment(standin))
    sent, curl, python = bodies(standin)
    assert curl == python == sent
    assert sent["messages"][1]["content"] == HOSTILE
    assert written == [heard, heard]


async def test_a_designed_voice(standin: Standin, pool: ClientPool, write: Write, run_both: Both) -> None:
    request = SynthesisRequest("mimo-v2.5-tts-voicedesign", HOSTILE, DesignedVoice(STYLE))
    heard = await send(standin, pool, request)
    written = await run_both(write(request), environment(standin))
    sent, curl, python = bodies(standin)
    assert curl == python == sent
    assert "voice" not in sent["audio"]
    assert written == [heard, heard]


async def test_a_cloned_voice_of_seven_megabytes(
    standin: Standin, pool: ClientPool, write: Write, make_reference: MakeReference, run_both: Both
) -> None:
    data = melody.wav(melody.melody("reference", 150.0))
    assert len(data) > 7_000_000
    reference = make_reference(data, name='my sister\'s $(voice) "1" 录音.wav')
    request = SynthesisRequest("mimo-v2.5-tts-voiceclone", HOSTILE, ClonedVoice(reference), STYLE)
    heard = await send(standin, pool, request)
    snippets = write(request)
    assert len(snippets.curl) + len(snippets.python) < 10_000
    written = await run_both(snippets, environment(standin))
    sent, curl, python = bodies(standin)
    assert curl == python == sent
    assert sent["audio"]["voice"]["data_url"]["audio_sha256"] == reference.sha256
    assert written == [heard, heard]


async def test_a_stream(standin: Standin, pool: ClientPool, write: Write, run_both: Both) -> None:
    connection = Connection(standin.base_url, Secret(standin.key))
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection, record := WireRecord()))
    standin.script({"kind": "length", "seconds": 5, "count": 3})
    async with aclosing(adapter.stream(PRESET)) as chunks:
        heard = b"".join([chunk.data async for chunk in chunks])
    assert record.asked_for_events
    written = await run_both(write(PRESET, stream=True), environment(standin))
    sent, curl, python = bodies(standin)
    assert curl == python == sent
    assert sent["stream"] is True
    assert [data[44:] for data in written] == [heard, heard]
    assert [data[:44] for data in written] == [melody.wav(heard)[:44]] * 2
    assert [entry["headers"]["accept"] for entry in standin.log()] == ["text/event-stream, application/json"] * 3


async def test_an_interactive_shell_changes_nothing(standin: Standin, write: Write, folder: Path) -> None:
    # It looks for ! in what is typed.
    text = f"{write(PRESET).curl}echo still there, in {{}}\n"
    said = await run(["bash", "--norc", "--noprofile", "-i"], text, folder, environment(standin))
    assert said.splitlines() == ["take.wav", "still there, in {}"]
    assert bodies(standin)[0]["messages"][1]["content"] == HOSTILE


@pytest.mark.parametrize(
    ("auth", "sent"),
    [("api-key", {"api-key"}), ("bearer", {"authorization"}), ("both", {"api-key", "authorization"})],
)
async def test_the_key_travels_as_it_is_set(
    standin: Standin, write: Write, auth: str, sent: set[str], run_both: Both
) -> None:
    extra = "X-Title: Neiroha's \"Desktop\" $HOME\nX-Second-Key: s3cr3t\n$x`y`'z: 1"
    snippets = write(PRESET, auth=auth, extra_headers=extra)
    assert snippets.variables == ("MIMO_API_KEY", "HEADER_X_SECOND_KEY", "HEADER_X_Y_Z")
    assert "s3cr3t" not in repr(snippets)
    await run_both(snippets, environment(standin, HEADER_X_SECOND_KEY="s3cr3t 'x'", HEADER_X_Y_Z="2"))
    for entry in standin.log():
        assert entry["headers"].keys() & {"api-key", "authorization"} == sent
        assert entry["headers"]["x-title"] == 'Neiroha\'s "Desktop" $HOME'
        assert entry["headers"]["x-second-key"] == "s3cr3t 'x'"


async def test_without_a_key_none_is_sent(write: Write, folder: Path, standin: Standin) -> None:
    snippets = write(PRESET, key="")
    assert snippets.variables == ()
    for command, text in (["bash", "-s"], snippets.curl), ([sys.executable, "-"], snippets.python):
        done = await asyncio.to_thread(
            subprocess.run, command, input=text.encode(), cwd=folder, env=environment(standin), capture_output=True
        )
        # What the provider says is shown, and no file is left.
        assert done.returncode != 0
        assert b"Invalid API Key" in done.stderr
        assert files_in(folder) == []
    assert all(not entry["headers"].keys() & {"api-key", "authorization"} for entry in standin.log())


async def test_without_the_variable_nothing_is_sent(write: Write, folder: Path, standin: Standin) -> None:
    snippets, variables = write(PRESET), environment(standin)
    del variables["MIMO_API_KEY"]
    for command, text in (["bash", "-s"], snippets.curl), ([sys.executable, "-"], snippets.python):
        done = await asyncio.to_thread(
            subprocess.run, command, input=text.encode(), cwd=folder, env=variables, capture_output=True
        )
        assert done.returncode != 0
        assert b"MIMO_API_KEY" in done.stderr
    assert standin.log() == []


async def test_an_own_authority_and_a_proxy_with_a_password(standin: Standin, run_both: Both) -> None:
    arguments = ["--certificate", str(CERTIFICATES / "good.pem"), "--private-key", str(CERTIFICATES / "key.pem")]
    with running(*arguments) as other:
        async with listening(tunnel) as port:
            settings = {
                "ca_file": str(CERTIFICATES / "authority.pem"), "proxy": f"http://me:hidden-word@127.0.0.1:{port}",
            }  # fmt: skip
            connection = Connection(other.base_url, Secret(other.key), settings, "MY_KEY")
            snippets = CHAT_COMPLETIONS.snippets(connection, PRESET, stream=False)
            assert snippets.variables == ("MY_KEY", "PROXY_PASSWORD")
            assert "hidden-word" not in repr(snippets)
            variables = environment(standin, MY_KEY=other.key, PROXY_PASSWORD="hidden-word")
            for audio in await run_both(snippets, variables):
                assert audio.startswith(b"RIFF")
        unchecked = CHAT_COMPLETIONS.snippets(
            Connection(other.base_url, Secret(other.key), {"verify_tls": False}, "MY_KEY"), PRESET, stream=False
        )
        await run_both(unchecked, variables)


def test_no_guise_of_the_key_is_in_them(write: Write) -> None:
    key = 'opaque.key/with+signs="&<tags>'
    for auth in ("automatic", "api-key", "bearer", "both"):
        snippets = write(PRESET, key=key, auth=auth)
        for text in (snippets.curl, snippets.python):
            assert "opaque" not in text
            assert "MIMO_API_KEY" in text


def test_what_could_not_be_sent_is_not_written_down(write: Write, make_reference: MakeReference) -> None:
    with pytest.raises(InvalidInputError) as caught:
        write(SynthesisRequest("mimo-v2.5-tts", "half \ud83d", PresetVoice("Mia")))
    assert caught.value.field == "text"
    reference = make_reference(b"no audio at all")
    with pytest.raises(InvalidInputError) as caught:
        write(SynthesisRequest("mimo-v2.5-tts-voiceclone", "Yes.", ClonedVoice(reference)))
    assert caught.value.field == "reference"
