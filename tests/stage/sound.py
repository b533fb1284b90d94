"""A virtual sound card: a PulseAudio server of its own whose output is recorded sample by sample."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.stage.leaks import WIDE, outlives_test
from tests.stage.listening import without_dropouts
from tests.stage.load import kept_waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

RATE = 48000
"""Hz, of the card and of what is recorded."""
CHANNELS = 2

_FRAME_BYTES = 4 * CHANNELS
_DEADLINE = 20.0
_DISTURBED = 0.1
"""Seconds. The product asks its device for a buffer of 0.15 s."""
_MODULE = ("module-null-sink", "sink_name=nul", f"rate={RATE}", f"channels={CHANNELS}", "format=float32le")
# PortAudio reaches PulseAudio through ALSA. Complete by itself: what the computer has configured is not heard of.
_ALSA_CONFIG = """
pcm.pulse { type pulse }
ctl.pulse { type pulse }
pcm.default { type pulse }
ctl.default { type pulse }
"""


class Recording:
    """What was heard while it ran.

    Attributes:
        start: frames that the card had played before it began.
        samples: float32, shape (frames, 2) at 48 kHz; filled in when the recording ends.
        disturbed: whether the computer kept programs waiting for so long meanwhile that sound may have dropped out.
    """

    def __init__(self, start: int = 0) -> None:
        self.start = start
        self.samples: NDArray[np.float32] = np.zeros((0, CHANNELS), dtype=np.float32)
        self.disturbed = False
        self._waited_before = kept_waiting()

    @property
    def mended(self) -> NDArray[np.float32]:
        """The samples without what the computer alone is to blame for; where it was calm, as they are."""
        return without_dropouts(self.samples) if self.disturbed else self.samples

    def end(self, samples: NDArray[np.float32]) -> None:
        """Fill it in."""
        self.samples = samples
        self.disturbed = kept_waiting() - self._waited_before >= _DISTURBED


class SoundCard:
    """A sound card without hardware.

    Attributes:
        env: to be added to the environment of a program that shall play on this card.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        socket = folder / "native"
        self.env = _environment(folder, socket)
        self._server_env = {**os.environ, **self.env, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
        self._heard = bytearray()
        self._more = threading.Condition()
        self._server = self._start_server(socket)
        self._recorder: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._start_recorder()

    @contextlib.contextmanager
    def recording(self, tail_seconds: float = 0.7) -> Iterator[Recording]:
        """Record what is played inside the block, and `tail_seconds` more."""
        recording = Recording(self._frames())
        yield recording
        self._wait_for_frames(self._frames() + round(tail_seconds * RATE))
        with self._more:
            heard = bytes(self._heard[recording.start * _FRAME_BYTES : len(self._heard) // _FRAME_BYTES * _FRAME_BYTES])
        recording.end(np.frombuffer(heard, dtype=np.float32).reshape(-1, CHANNELS))

    def wait_until_over(self, recording: Recording, *, quiet: float = 0.8, deadline: float = _DEADLINE) -> None:
        """Wait until something was heard since a recording began, and nothing any more for `quiet` seconds.

        Raises:
            TimeoutError: nothing was heard, or it does not end.
        """
        last = seen = recording.start

        def over() -> bool:
            nonlocal last, seen
            end = len(self._heard) // _FRAME_BYTES
            new = np.frombuffer(bytes(self._heard[seen * _FRAME_BYTES : end * _FRAME_BYTES]), dtype=np.float32)
            loud = np.flatnonzero(new)
            if len(loud):
                last = seen + int(loud[-1]) // CHANNELS + 1
            seen = end
            return last > recording.start and end - last >= quiet * RATE

        with self._more:
            if not self._more.wait_for(over, deadline):
                raise TimeoutError("nothing was heard" if last == recording.start else "it does not fall silent")

    def wait_for_sound(self, recording: Recording, *, deadline: float = _DEADLINE) -> None:
        """Wait until something was heard since a recording began.

        Raises:
            TimeoutError: nothing was heard.
        """
        start = recording.start * _FRAME_BYTES

        def heard() -> bool:
            return any(self._heard[start : len(self._heard) // _FRAME_BYTES * _FRAME_BYTES])

        with self._more:
            if not self._more.wait_for(heard, deadline):
                raise TimeoutError("nothing was heard")

    def wait(self, seconds: float) -> None:
        """Let the card play for so long, by its own clock."""
        self._wait_for_frames(self._frames() + round(seconds * RATE))

    def unplug(self) -> None:
        """Take the sink away, as pulling a USB plug does."""
        self._control("unload-module", "module-null-sink")

    def plug_in(self) -> None:
        """Bring the sink back."""
        self._control("load-module", *_MODULE)
        self._start_recorder()

    def freeze(self) -> None:
        """Stop the server in its tracks: calls into it hang."""
        self._server.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen server go on."""
        self._server.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End the server without a good-bye."""
        self._server.kill()
        self._server.wait(_DEADLINE)

    def close(self) -> None:
        """End everything."""
        self._server.send_signal(signal.SIGCONT)
        self._stop_recorder()
        self._server.terminate()
        self._server.wait(_DEADLINE)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start_server(self, socket: Path) -> subprocess.Popen[bytes]:
        command = [
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-target=stderr",
            f"--load={' '.join(_MODULE)}",
            f"--load=module-native-protocol-unix auth-anonymous=1 socket={socket}",
        ]  # fmt: skip
        log = (self._folder / "pulseaudio.log").open("wb")
        with log:
            server = subprocess.Popen(command, env=self._server_env, stdout=log, stderr=log)
        outlives_test(server)
        if not _until(lambda: server.poll() is not None or self._answers()) or server.poll() is not None:
            server.kill()
            text = (self._folder / "pulseaudio.log").read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"pulseaudio did not start:\n{text}")
        return server

    def _start_recorder(self) -> None:
        self._stop_recorder()
        # The small latency holds for the sink as well: a null sink with nobody in a hurry sleeps 2 s at a time.
        command = [
            "parec", "-d", "nul.monitor", "--latency-msec=20", f"--rate={RATE}", f"--channels={CHANNELS}",
            "--format=float32le", "--raw",
        ]  # fmt: skip
        self._recorder = subprocess.Popen(command, env=self._server_env, stdout=subprocess.PIPE)
        outlives_test(self._recorder)
        self._reader = threading.Thread(target=self._read, args=(self._recorder,), name=f"{WIDE}recorder", daemon=True)
        self._reader.start()
        self._wait_for_frames(self._frames() + RATE // 10)

    def _stop_recorder(self) -> None:
        if self._recorder is None or self._reader is None:
            return
        self._recorder.terminate()
        self._recorder.wait(_DEADLINE)
        self._reader.join(_DEADLINE)
        assert self._recorder.stdout is not None
        self._recorder.stdout.close()

    def _read(self, recorder: subprocess.Popen[bytes]) -> None:
        assert recorder.stdout is not None
        while data := os.read(recorder.stdout.fileno(), 65536):
            with self._more:
                self._heard += data
                self._more.notify_all()

    def _frames(self) -> int:
        with self._more:
            return len(self._heard) // _FRAME_BYTES

    def _wait_for_frames(self, frames: int) -> None:
        with self._more:
            heard = self._more.wait_for(lambda: len(self._heard) >= frames * _FRAME_BYTES, _DEADLINE)
        if not heard:
            raise TimeoutError("the virtual sound card does not run")

    def _control(self, *arguments: str) -> None:
        subprocess.run(["pactl", *arguments], env=self._server_env, check=True, capture_output=True, timeout=_DEADLINE)

    def _answers(self) -> bool:
        done = subprocess.run(
            ["pactl", "info"], env=self._server_env, check=False, capture_output=True, timeout=_DEADLINE
        )
        return done.returncode == 0


def _until(condition: Callable[[], bool]) -> bool:
    pause = threading.Event()
    for _ in range(round(_DEADLINE / 0.05)):
        if condition():
            return True
        pause.wait(0.05)
    return False


def no_sound_card(folder: Path) -> dict[str, str]:
    """Return what to add to the environment of a program for a computer without any sound device."""
    return _environment(folder, folder / "nobody-listens-here")


def _environment(folder: Path, socket: Path) -> dict[str, str]:
    alsa_config = folder / "alsa.conf"
    alsa_config.write_text(_ALSA_CONFIG, encoding="utf-8")
    return {"PULSE_SERVER": f"unix:{socket}", "ALSA_CONFIG_PATH": str(alsa_config)}


@contextlib.contextmanager
def virtual_sound_card() -> Iterator[SoundCard]:
    """Run a virtual sound card for the length of a block."""
    # Not pytest's folder: a socket's path has at most 107 characters.
    card = SoundCard(Path(tempfile.mkdtemp(prefix="sound-")))
    try:
        yield card
    finally:
        card.close()
