"""The stand-in for tests: `standin_process` once per session, `standin` fresh for each test.

Import both names in a `conftest.py`. `running(...)` starts others, with options of the command line, and `dialect(...)`
those that speak another protocol.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from neiroha_desktop.domain.containers import sniff_container
from tests.stage.leaks import outlives_test
from tests.standin import KEYS, melody

_START_SECONDS = 30.0
_ROOT = Path(__file__).parents[2]


class Standin:
    """A running stand-in, seen from a test."""

    key = KEYS[0]

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        """Ends in /v1."""
        self._netloc = urlsplit(base_url).netloc

    def log(self) -> list[dict[str, Any]]:
        """Return all requests so far."""
        return list(self._json("GET", "log")["requests"])

    def wait(self, *, seconds: float = 10.0, **numbers: int) -> list[dict[str, Any]]:
        """Return the log once there are so many `requests`, `answers` or `disconnects`; fail after a while."""
        query = "&".join(f"{name}={number}" for name, number in {**numbers, "seconds": seconds}.items())
        return list(self._json("GET", f"wait?{query}", timeout=seconds + 10)["requests"])

    def script(self, *faults: dict[str, Any] | str) -> None:
        """Queue faults; a string is a kind without options."""
        queued = [{"kind": fault} if isinstance(fault, str) else fault for fault in faults]
        self._json("POST", "script", json.dumps({"faults": queued}).encode())

    def audio(self, number: int) -> bytes:
        """Return the bytes that the given synthesis answered, counted from 0."""
        return self._call("GET", f"audio/{number}")

    def file(self, number: int) -> bytes:
        """Return the same as a file, as it is kept: samples without a header, which streams are made of, as WAV."""
        data = self.audio(number)
        return data if sniff_container(data) else melody.wav(data)

    def reset(self) -> None:
        """Forget everything."""
        self._json("POST", "reset")

    def _json(self, method: str, name: str, body: bytes | None = None, timeout: float = 30.0) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self._call(method, name, body, timeout))
        return value

    def _call(self, method: str, name: str, body: bytes | None = None, timeout: float = 30.0) -> bytes:
        return _control(self._netloc, method, name, body, timeout)


class Dialect:
    """A running server that speaks another protocol, seen from a test.

    Attributes:
        base_url: without a path.
    """

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self._netloc = urlsplit(base_url).netloc

    def log(self) -> list[dict[str, Any]]:
        """Return all requests so far, as `tests.standin.dialect` notes them."""
        return list(json.loads(_control(self._netloc, "GET", "log")))

    def body(self, number: int) -> bytes:
        """Return what a request of the log was answered with."""
        return _control(self._netloc, "GET", f"body/{number}")


def _control(netloc: str, method: str, name: str, body: bytes | None = None, timeout: float = 30.0) -> bytes:
    # http.client knows no proxies, which the environment may name.
    connection = http.client.HTTPConnection(netloc, timeout=timeout)
    try:
        connection.request(method, f"/_control/{name}", body)
        answer = connection.getresponse()
        data = answer.read()
    finally:
        connection.close()
    assert answer.status == 200, f"{name}: {answer.status} {data[:2000]!r}"
    return data


@contextmanager
def running(*arguments: str, beyond_test: bool = False) -> Iterator[Standin]:
    """Run a stand-in for the length of a block. Over TLS its control paths are not reached from here.

    Args:
        arguments: of its command line.
        beyond_test: it may outlive the test that started it.
    """
    with _serving("tests.standin", *arguments, beyond_test=beyond_test) as base_url:
        yield Standin(base_url)


@contextmanager
def dialect(name: str) -> Iterator[Dialect]:
    """Run the server of another protocol, one of `tests.standin.dialect.SERVERS`, for the length of a block."""
    with _serving("tests.standin.dialect", name) as base_url:
        yield Dialect(base_url)


@contextmanager
def _serving(module: str, *arguments: str, beyond_test: bool = False) -> Iterator[str]:
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT) as process:
        if beyond_test:
            outlives_test(process)
        assert process.stdout is not None
        # Without a word from the process, ending it lets readline() return.
        deadline = threading.Timer(_START_SECONDS, process.kill)
        deadline.start()
        line = process.stdout.readline()
        deadline.cancel()
        deadline.join()
        try:
            assert line.startswith("listening on "), f"the stand-in did not start: {line!r}"
            yield line.removeprefix("listening on ").strip()
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def standin_process() -> Iterator[Standin]:
    """One stand-in for all tests."""
    with running(beyond_test=True) as standin:
        yield standin


@pytest.fixture
def standin(standin_process: Standin) -> Standin:
    """The stand-in, with an empty log and an empty script."""
    standin_process.reset()
    return standin_process
