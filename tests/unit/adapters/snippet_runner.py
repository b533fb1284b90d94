"""Runs Python programs as `python -` would, without importing the openai package anew for each: that takes a second."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.stage.leaks import outlives_test

# Forks for each program; the copy has the folder, the environment and the outputs of a process of its own.
_SERVER = """
import json, os, sys, traceback
import openai
for line in sys.stdin:
    job = json.loads(line)
    child = os.fork()
    if child == 0:
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(job[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        os.chdir(job["folder"])
        os.environ.clear()
        os.environ.update(job["variables"])
        code = 0
        try:
            exec(compile(job["text"], "<stdin>", "exec"), {"__name__": "__main__"})
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else end.code is not None
            if isinstance(end.code, str):
                print(end.code, file=sys.stderr)
        except BaseException:
            traceback.print_exc()
            code = 1
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(code))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class SnippetRunner:
    """Runs one program at a time."""

    def __init__(self, server: subprocess.Popen[str], folder: Path) -> None:
        self._server = server
        self._folder = folder

    def run(self, text: str, folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
        """Run a program in a folder, with nothing but these variables around it."""
        out, err = self._folder / "out", self._folder / "err"
        job = {"text": text, "folder": str(folder), "variables": dict(variables), "out": str(out), "err": str(err)}
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(f"{json.dumps(job)}\n")
        self._server.stdin.flush()
        code = int(self._server.stdout.readline())
        return subprocess.CompletedProcess(["python", "-"], code, out.read_bytes(), err.read_bytes())


@contextmanager
def open_runner() -> Iterator[SnippetRunner]:
    """Start what runs the programs, for the length of a block; it may outlive the test that started it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as server,
    ):
        outlives_test(server)
        try:
            yield SnippetRunner(server, Path(folder))
        finally:
            assert server.stdin is not None
            server.stdin.close()
