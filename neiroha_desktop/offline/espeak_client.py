"""The eSpeak NG helper process as its owner sees it: started, asked, killed, restarted. Blocking; no asyncio here."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_ENDING_SECONDS = 2.0
_LONGEST_HEADER = 65_536
_CREATION_FLAGS = 0
if sys.platform == "win32":
    # Without it, a console window opens beside the program.
    _CREATION_FLAGS = subprocess.CREATE_NO_WINDOW
_PACKAGE_PARENT = Path(__file__).resolve().parents[2]


class HelperDiedError(Exception):
    """The helper process ended instead of answering.

    Attributes:
        exit_code: as subprocess reports it (negative: a signal); None where the answer was not understood.
    """

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(f"helper ended with exit code {exit_code}")
        self.exit_code = exit_code


class HelperRefusedError(Exception):
    """The helper process answered with a problem.

    Attributes:
        code: see `espeak_library.ProblemError`.
        detail: what the code is about.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class AbandonedError(Exception):
    """Nobody waits for this job any more."""


@dataclass(eq=False, slots=True)
class Job:
    """One order to the helper process."""

    order: dict[str, Any]
    on_piece: Callable[[bytes, int], None] | None = None
    """Takes samples and their rate as soon as they come, in the working thread; asks for a stream."""
    has_begun: bool = field(default=False, init=False)
    """A piece was given out: doing it all over again would repeat it."""
    abandoned: bool = field(default=False, init=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """Samples as the helper process sent them."""

    samples: bytes = field(repr=False)
    """All of them, or what is left after the pieces."""
    sample_rate: int
    truncated: bool


def helper_command() -> list[str]:
    """Return the command line of the helper process."""
    return [sys.executable, "-m", "neiroha_desktop.offline.espeak_process"]


class _Helper:
    """One run of the helper process."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # eSpeak NG writes remarks about its data there; problems come back as answers.
            stderr=subprocess.DEVNULL,
            # `-m` finds the package in a checkout too, wherever the program was started.
            cwd=_PACKAGE_PARENT,
            creationflags=_CREATION_FLAGS,
        )
        self._sample_rate: int | None = None

    @property
    def pid(self) -> int:
        return self._process.pid

    def running(self) -> bool:
        return self._process.poll() is None

    def ask(self, job: Job) -> Answer:
        """Send one order and wait for its answer; at the first, wait for the greeting before.

        Raises:
            HelperDiedError: no answer came.
            HelperRefusedError: the answer is a problem.
        """
        if self._sample_rate is None:
            self._sample_rate = self._read_header("sample_rate")["sample_rate"]
        assert self._process.stdin is not None
        try:
            order = json.dumps(job.order | {"stream": job.on_piece is not None})
            self._process.stdin.write(order.encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise HelperDiedError(self._exit_code()) from error
        while True:
            header = self._read_header("bytes")
            samples = self._read(header["bytes"])
            if not header.get("more"):
                return Answer(samples, self._sample_rate, bool(header.get("truncated")))
            if job.on_piece:
                job.has_begun = True
                job.on_piece(samples, self._sample_rate)

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        """End the process and free its pipes; it ends by itself when its input does."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.close()
        except OSError:
            # Unsent bytes of an order that a dead process will never read.
            self._process.kill()
        try:
            self._process.wait(_ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def _read_header(self, name: str) -> dict[str, int]:
        """Read one header; its value of this name is a number for certain."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline(_LONGEST_HEADER)
        if not line.endswith(b"\n"):
            raise HelperDiedError(self._exit_code())
        try:
            header = json.loads(line)
            if "error" not in header:
                return {**header, name: int(header[name])}
        except (ValueError, TypeError, KeyError) as error:
            # Whatever it is, what comes next from it cannot be trusted.
            self._process.kill()
            raise HelperDiedError(None) from error
        raise HelperRefusedError(str(header["error"]), str(header.get("detail", "")))

    def _read(self, count: int) -> bytes:
        assert self._process.stdout is not None
        data = self._process.stdout.read(count)
        if len(data) < count:
            raise HelperDiedError(self._exit_code())
        return data

    def _exit_code(self) -> int | None:
        """Return the exit code of a process whose pipe has ended."""
        try:
            return self._process.wait(_ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return None


class EspeakClient:
    """Keeps one helper process running. `run` and `close` belong to one thread; `abandon` and `stop` to any."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._lock = threading.Lock()
        """Guards what `abandon` and `stop` share with the working thread; never held while waiting for an answer."""
        self._helper: _Helper | None = None
        self._current: Job | None = None
        self._stopped = False

    @property
    def pid(self) -> int | None:
        """Process id of the helper, None while there is none."""
        with self._lock:
            return self._helper.pid if self._helper and self._helper.running() else None

    def run(self, job: Job) -> Answer:
        """Let the helper process do a job; where it dies, start another and try once more.

        Raises:
            AbandonedError: `abandon` or `stop` was called.
            HelperDiedError: it died twice, or after pieces were given out.
            HelperRefusedError: it answered with a problem.
            OSError: it cannot be started.
        """
        try:
            try:
                return self._begin(job).ask(job)
            except HelperDiedError:
                if job.has_begun:
                    raise
                return self._begin(job).ask(job)
        except HelperDiedError:
            if job.abandoned or self._stopped:
                raise AbandonedError from None
            raise
        finally:
            with self._lock:
                self._current = None

    def abandon(self, job: Job) -> None:
        """Stop a job at once. Its helper process is killed: a late answer can then never meet the next order."""
        with self._lock:
            job.abandoned = True
            if self._current is job and self._helper:
                self._helper.kill()

    def stop(self) -> None:
        """Refuse everything from now on, and kill what is under way."""
        with self._lock:
            self._stopped = True
            if self._current and self._helper:
                self._helper.kill()

    def close(self) -> None:
        """End the helper process, after `stop`."""
        helper, self._helper = self._helper, None
        if helper:
            helper.close()

    def _begin(self, job: Job) -> _Helper:
        """Return a running helper process for a job that somebody waits for."""
        old = self._helper
        if old and not old.running():
            old.close()
            old = None
        with self._lock:
            if job.abandoned or self._stopped:
                self._helper = old
                raise AbandonedError
            self._helper = old or _Helper(self._command)
            self._current = job
            return self._helper
