"""The command line: what is read from it, and its commands as processes of their own."""

from __future__ import annotations

import csv
import gc
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from types import ModuleType
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
import soundfile

from neiroha_desktop import __version__, cli, commands
from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.ledger import FailureKind, Hold, LimitKind, Order, Outcome, RequestState
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.queue import QueueState
from neiroha_desktop.services.dispatcher import Dispatcher
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.system_clock import SystemClock
from tests.ui.queue_stub import QueueStub, request

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-W", "error", "-m", "neiroha_desktop"]
_SECONDS = 60.0


def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def sentence(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one line that a failed command says."""
    text = done.stderr.decode()
    assert done.returncode == 1, text
    assert done.stdout == b""
    assert text.endswith("\n")
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text.strip()


# Arguments


def parse(*arguments: str) -> dict[str, Any]:
    return vars(cli.parse(arguments))


def test_without_a_command_the_window_opens() -> None:
    assert parse() == {"command": "gui", "data_dir": None, "lang": None, "theme": None}
    assert parse("gui") == parse()


def test_nothing_is_collected_while_the_window_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    program = ModuleType("neiroha_desktop.window")

    def run_window(*_options: object) -> int:
        seen.append(gc.isenabled())
        return 3

    program.run_window = run_window  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, program.__name__, program)
    assert cli.main([]) == 3
    assert seen == [False]
    assert gc.isenabled()


@pytest.mark.parametrize(
    "command",
    [["gui"], ["practice"], ["usage"], ["tour", "--out", "x"], ["say", "Hi.", "--character", "A", "--out", "a.wav"]],
)
def test_an_option_counts_before_and_after_the_command(command: list[str]) -> None:
    options = ["--data-dir", "here", "--lang", "zh_CN", "--theme", "dark"]
    wanted = {"data_dir": Path("here"), "lang": "zh_CN", "theme": "dark"}
    for arguments in ([*options, *command], [*command, *options], [*options[:2], *command, *options[2:]]):
        found = parse(*arguments)
        assert found["command"] == command[0]
        assert {name: found[name] for name in wanted} == wanted


def test_the_option_after_the_command_wins() -> None:
    assert parse("--lang", "en", "gui", "--lang", "zh_CN")["lang"] == "zh_CN"


def test_say_reads_text_character_and_file() -> None:
    found = parse("say", "--character", "旁白", "你好", "--out", "a b.mp3")
    assert (found["text"], found["character"], found["out"]) == ("你好", "旁白", Path("a b.mp3"))


@pytest.mark.parametrize("typed", ["zh_CN", "zh-CN", "zh"])
def test_chinese_as_people_write_it(typed: str) -> None:
    assert parse("--lang", typed)["lang"] == "zh_CN"


def test_ports_and_sizes() -> None:
    assert parse("practice")["port"] == 8900
    assert parse("practice", "--port", "0")["port"] == 0
    assert parse("practice", "--port", "65535")["port"] == 65535
    assert parse("tour", "--out", "x")["size"] == (1280, 800)
    assert parse("tour", "--out", "x", "--size", "1024x680")["size"] == (1024, 680)


def test_usage_reads_days_and_file() -> None:
    found = parse("usage")
    assert (found["days"], found["csv"]) == (30, None)
    found = parse("usage", "--days", "90", "--csv", "用量.csv")
    assert (found["days"], found["csv"]) == (90, Path("用量.csv"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["practice", "--port", "65536"], "a port is a number from 0 to 65535"),
        (["practice", "--port", "many"], "a port is a number from 0 to 65535"),
        (["practice", "--port", "-1"], "--port"),
        (["tour", "--out", "x", "--size", "big"], "width x height in pixels"),
        (["tour", "--out", "x", "--size", "1024"], "width x height in pixels"),
        (["tour", "--out", "x", "--size", "0x0"], "width x height in pixels"),
        (["usage", "--days", "0"], "a number of days is from 1 to 90"),
        (["usage", "--days", "91"], "a number of days is from 1 to 90"),
        (["usage", "--days", "-1"], "--days"),
        (["tour"], "--out"),
        (["say", "Hi."], "--character"),
        (["--lang", "klingon"], "--lang"),
        (["--theme", "pink"], "--theme"),
        (["sing"], "sing"),
    ],
)
def test_wrong_usage_is_explained(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(*arguments)
    assert caught.value.code == 2
    assert words in capsys.readouterr().err


def test_version_and_help_load_nothing() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.decode().strip(), done.stderr) == (0, f"Neiroha Desktop {__version__}", b"")
    code = (
        "import sys\nfrom neiroha_desktop.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'PySide6', 'httpx', 'numpy', 'qasync', 'sqlite3'} & set(sys.modules)))"
    )
    helped = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert helped.stdout.splitlines()[-1] == "[]"
    for command in ("say", "usage", "practice", "tour"):
        assert command in helped.stdout


def test_all_below_the_window_is_imported_without_qt() -> None:
    heavy = {"PySide6", "httpx", "numpy", "tempfile", "uuid"}
    code = f"import sys, neiroha_desktop.app\nprint(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


# say


def test_say_writes_a_file(data_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "声音.flac"
    done = run("say", "Hello there.", "--character", "narrator", "--out", out, "--data-dir", data_dir, "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert sniff_container(out.read_bytes()[:16]) == "flac"
    samples, rate = soundfile.read(out)
    assert rate == 24_000
    assert 0.3 < len(samples) / rate < 5
    assert abs(samples).max() > 0.05
    (take,) = (data_dir / "takes").iterdir()
    assert sniff_container(take.read_bytes()[:16]) == "wav"


@pytest.mark.once
def test_say_reads_standard_input(data_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    done = run("say", "-", "--character", "Narrator", "--out", out, "--lang", "en", stdin="Hello, 世界.\n".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert soundfile.info(out).frames > 5_000
    assert (data_dir / "neiroha.db").is_file(), "NEIROHA_DATA_DIR names the folder"
    failed = run("say", "-", "--character", "Narrator", "--out", out, "--lang", "en", stdin=b"\xff\xfe\xfd")
    assert sentence(failed) == "What comes on standard input is not text in utf-8."


def _takes(data_dir: Path) -> list[Path]:
    return list((data_dir / "takes").iterdir())


@pytest.mark.once
def test_say_names_the_characters_there_are(data_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    done = run("say", "Hi.", "--character", "Nobody", "--out", out, "--lang", "en")
    known = "Existing characters: Narrator, Old fisherman, Guest voice."
    assert sentence(done) == f'There is no character called "Nobody". {known}'
    assert not out.exists()
    assert _takes(data_dir) == []


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("a.txt", 'Audio cannot be saved as ".txt". Use .wav, .flac, .mp3 or .ogg.'),
        ("nowhere/a.wav", "There is no folder "),
        (".", "is a folder, not a file."),
        ("a" * 300 + ".wav", "could not be written: File name too long."),
    ],
)
@pytest.mark.once
def test_say_refuses_a_file_before_anything_is_spent(data_dir: Path, tmp_path: Path, out: str, words: str) -> None:
    done = run("say", "Hi.", "--character", "Narrator", "--out", tmp_path / out, "--lang", "en")
    assert words in sentence(done)
    assert _takes(data_dir) == []


def _unwritable(tmp_path: Path) -> Path:
    """Return a folder in which nothing can be made; root, who may write anywhere else, cannot do so in /proc."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    return Path("/proc") if os.access(folder, os.W_OK) else folder


@pytest.mark.once
def test_say_keeps_the_take_where_the_file_cannot_be_written(data_dir: Path, tmp_path: Path) -> None:
    folder = _unwritable(tmp_path)
    done = run("say", "Hi.", "--character", "Narrator", "--out", folder / "a.wav", "--lang", "en")
    assert str(folder) in sentence(done)
    assert len(_takes(data_dir)) == 1


@pytest.mark.once
def test_say_does_not_send_half_a_character(data_dir: Path, tmp_path: Path) -> None:
    # A byte that is no UTF-8 comes from the shell as half of a surrogate pair.
    done = run("say", "\udcff", "--character", "Narrator", "--out", tmp_path / "a.wav", "--lang", "en")
    assert "broken character" in sentence(done)
    assert _takes(data_dir) == []


def test_say_tells_once_what_it_waits_for(capsys: pytest.CaptureFixture[str]) -> None:
    queue = QueueStub()
    commands.WaitTeller(cast("Dispatcher", queue))
    held = Hold(LimitKind.RPM, 3, 12.0)
    queue.show(request(1, QueueState.WAITING))
    queue.show(request(1, QueueState.WAITING, hold=held, until=112.0))
    queue.tick += 5
    queue.show(request(1, QueueState.WAITING, hold=held, until=112.0))
    queue.show(request(1, QueueState.RUNNING))
    queue.show(request(1, QueueState.RETRYING, until=109.0))
    said = capsys.readouterr()
    assert said.err.splitlines() == ["Waiting: RPM 3 reached, 12 s", "Waiting: Try 1 of 3 in 4 s"]
    assert said.out == ""


@pytest.mark.once
def test_say_needs_a_data_folder(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_bytes(b"")
    done = run("say", "Hi.", "--character", "A", "--out", tmp_path / "a.wav", "--data-dir", occupied, "--lang", "en")
    assert str(occupied) in sentence(done)
    assert occupied.read_bytes() == b""


@pytest.mark.once
def test_say_speaks_chinese_to_chinese_users(data_dir: Path, tmp_path: Path) -> None:
    done = run("--lang", "zh_CN", "say", "你好。", "--character", "Nobody", "--out", tmp_path / "a.wav")
    text = sentence(done)
    assert re.search("[\u4e00-\u9fff]", text)
    assert "Nobody" in text
    assert "There is no" not in text


# usage


@pytest.mark.once
def test_usage_prints_what_say_used(data_dir: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert run("say", "Hello there.", "--character", "narrator", "--out", tmp_path / "a.wav").returncode == 0
    done = run("usage", "--days", "7", "--lang", "en", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    today, week, limits, failures = done.stdout.decode("ascii").split("\n\n")
    row = today.splitlines()[2]
    assert re.fullmatch(r"Practice \(offline\) \? mimo-v2\.5-tts +2 +0 +\d+ +\d\.\d s", row), row
    assert week.splitlines() == ["Last 7 days", *today.splitlines()[1:]]
    assert "Max concurrency" in limits
    assert failures.splitlines() == ["Last failures", "Nothing."]


@pytest.mark.once
def test_usage_writes_a_table(data_dir: Path, tmp_path: Path) -> None:
    assert run("say", "Hi.", "--character", "narrator", "--out", tmp_path / "a.wav").returncode == 0
    table = tmp_path / "用量.csv"
    done = run("usage", "--csv", table, "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    with table.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["provider"], row["character"], row["state"], row["status"]) == (
        "Practice (offline)", "Narrator", "done", "200",
    )  # fmt: skip
    assert float(row["audio_s"]) > 0.2
    failed = run("usage", "--csv", tmp_path / "nowhere" / "a.csv", "--lang", "en")
    assert str(tmp_path / "nowhere") in sentence(failed)


async def test_usage_without_a_process(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = DataFolder(data_dir)
    folder.prepare()
    database = await Database.open(folder.database)
    ledger = Ledger(database, folder.processes, SystemClock())
    order = Order("a", "p", "小米 MiMo", "mimo-v2.5-tts", Limits(None), 40, 10, "旁白")
    for status in (200, 503):
        row = await ledger.reserve(order)
        assert isinstance(row, int)
        state, failure = (RequestState.DONE, None) if status == 200 else (RequestState.FAILED, FailureKind.SERVER)
        await ledger.settle(row, Outcome(state, status=status, failure=failure, request_id=f"req-{status}"))
    # Left under way by a program that then ended.
    await ledger.reserve(order)
    await ledger.aclose()
    await database.aclose()

    await commands._usage(data_dir, 30, None, chinese=False)
    today, _, _, failures = capsys.readouterr().out.split("\n\n")
    assert re.search(r"小米 MiMo · mimo-v2\.5-tts +3 +1 +120 ", today)
    assert re.search(r"小米 MiMo · mimo-v2\.5-tts +旁白 +✕ server error +503 +req-503\n", failures)
    await commands._usage(data_dir, 30, data_dir / "all.csv", chinese=False)
    assert capsys.readouterr().out == ""
    states = [line.split(",")[6] for line in (data_dir / "all.csv").read_text("utf-8-sig").splitlines()]
    assert states == ["state", "lost", "failed", "done"]


# practice


@contextmanager
def practising(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The practice command on a free port; yields the process and its first line."""
    command = [*COMMAND, *arguments, "practice", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        deadline = threading.Timer(_SECONDS, process.kill)
        deadline.start()
        try:
            yield process, process.stdout.readline()
        finally:
            process.kill()
            deadline.cancel()
            deadline.join()


def _speak(address: str) -> bytes:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=_SECONDS)
    body = {
        "model": "mimo-v2.5-tts",
        "messages": [{"role": "assistant", "content": "Hi."}],
        "audio": {"format": "wav", "voice": "Mia"},
    }
    connection.request("POST", f"{parts.path}/chat/completions", json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    assert answer.status == 200
    data = answer.read()
    connection.close()
    return data


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.once
def test_practice_answers_and_ends_cleanly(number: signal.Signals) -> None:
    with practising("--lang", "en") as (process, line):
        found = re.search(r"http://127\.0\.0\.1:\d+/v1", line)
        assert found, line
        assert "robotic stand-ins" in line
        audio = json.loads(_speak(found[0]))["choices"][0]["message"]["audio"]["data"]
        assert len(audio) > 10_000
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.once
def test_practice_speaks_chinese_to_chinese_users() -> None:
    with practising("--lang", "zh_CN") as (_, line):
        assert re.search(r"http://127\.0\.0\.1:\d+/v1", line)
        assert re.search("[\u4e00-\u9fff]", line)


@pytest.mark.once
def test_practice_says_that_a_port_is_taken() -> None:
    with practising("--lang", "en") as (_, line):
        found = re.search(r":(\d+)/v1", line)
        assert found, line
        done = run("practice", "--port", found[1], "--lang", "en")
    assert f"Port {found[1]} on this computer cannot be used" in sentence(done)
