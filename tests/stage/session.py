"""A desktop session of its own: screen, message bus, screen reader's bus and, on request, a keyring."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.stage.processes import MARK, end_marked, running, wait_for
from tests.stage.screen import Screen, open_screen

_START_SECONDS = 20.0
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_SERVICES = Path("/usr/share/dbus-1/services")
_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True, slots=True)
class Session:
    """A desktop that nobody else uses."""

    env: Mapping[str, str]
    """The whole environment for a program on this desktop."""
    screen: Screen
    folder: Path
    """Its home, sockets and logs; gone when the session ends."""


@contextmanager
def open_session(
    *, keyring: bool = False, width: int = 1280, height: int = 800, extra: Mapping[str, str] | None = None
) -> Iterator[Session]:
    """Open a desktop session and take everything down afterwards.

    Args:
        keyring: whether a Secret Service answers, unlocked; without it, none does.
        width: of the screen, pixels.
        height: of the screen, pixels.
        extra: more environment, for example of a sound card.
    """
    token = uuid.uuid4().hex
    # Not pytest's folder: the path of a socket must stay under 108 characters.
    folder = Path(tempfile.mkdtemp(prefix="nh-stage-"))
    try:
        with ExitStack() as stack:
            env = {**_base_environment(folder, token), **(extra or {})}
            screen = stack.enter_context(open_screen(folder, env, width, height))
            env = dict(screen.env)
            _open_bus(stack, folder, env)
            if keyring:
                _open_keyring(stack, folder, env)
            yield Session(env, screen, folder)
    finally:
        end_marked(token)
        shutil.rmtree(folder)


def owns_name(env: Mapping[str, str], name: str) -> bool:
    """Say whether somebody answers for `name` on the session's bus."""
    question = [
        "dbus-send",
        "--session",
        "--print-reply=literal",
        "--dest=org.freedesktop.DBus",
        "/org/freedesktop/DBus",
    ]
    answer = subprocess.run(
        [*question, "org.freedesktop.DBus.NameHasOwner", f"string:{name}"],
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=_START_SECONDS,
    )
    return answer.returncode == 0 and b"true" in answer.stdout


def _base_environment(folder: Path, token: str) -> dict[str, str]:
    places = {"HOME": "home", "XDG_RUNTIME_DIR": "run", "XDG_CONFIG_HOME": "config"}
    places |= {"XDG_DATA_HOME": "share", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
    for name in places.values():
        (folder / name).mkdir(mode=0o700)
    return {
        **{variable: str(folder / name) for variable, name in places.items()},
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "PYTHONUNBUFFERED": "1",
        # A crash says where.
        "PYTHONFAULTHANDLER": "1",
        MARK: token,
    }


def _open_bus(stack: ExitStack, folder: Path, env: dict[str, str]) -> None:
    # Only what belongs to the screen reader may be started on demand: with the system's own list the first look for
    # a keyring would start one, which then asks for a password in a window.
    services = folder / "services"
    services.mkdir()
    for source in _SERVICES.glob("org.a11y.*.service"):
        shutil.copy(source, services)
    config = folder / "bus.conf"
    config.write_text(_BUS_CONFIG.format(folder=folder), encoding="utf-8")
    env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={folder}/bus"
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"]
    stack.enter_context(running(command, env, folder / "bus.log"))
    wait_for("the message bus", (folder / "bus").exists, _START_SECONDS)
    launcher = next(path for path in _LAUNCHERS if Path(path).is_file())
    stack.enter_context(running([launcher, "--launch-immediately"], env, folder / "at-spi.log"))
    wait_for("the screen reader's bus", lambda: owns_name(env, "org.a11y.Bus"), _START_SECONDS)


def _open_keyring(stack: ExitStack, folder: Path, env: Mapping[str, str]) -> None:
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    daemon = stack.enter_context(running(command, env, folder / "keyring.log", stdin=subprocess.PIPE))
    assert daemon.stdin is not None
    daemon.stdin.write(b"stage")
    daemon.stdin.close()
    wait_for("the keyring", lambda: owns_name(env, "org.freedesktop.secrets"), _START_SECONDS)
