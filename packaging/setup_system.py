"""Finds out which system libraries and programs are missing, and installs them where that can be done unasked."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

_INSTALLING = threading.Lock()
"""apt-get works for one at a time."""
_FONTS = Path("/usr/share/fonts")
_LIBRARY_FOLDERS = (Path("/usr/lib"), Path("/usr/lib64"))
_PROGRAM_FOLDERS = (Path("/usr/libexec"), Path("/usr/lib/at-spi2-core"), Path("/usr/libexec/at-spi2-core"))


class Need(NamedTuple):
    """One thing of the system that the program or its tests need."""

    package: str
    """Debian's name of the package that brings it."""
    libraries: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    files: tuple[tuple[Path, str], ...] = ()
    """Folder and glob pattern; one match is enough."""
    essential: bool = True
    """Whether nothing works without it."""


# What PySide6-Essentials and its xcb platform plugin are linked against, and what no Debian is without is left out.
WINDOW = (
    Need("libegl1", libraries=("libEGL.so.1",)),
    Need("libgl1", libraries=("libGL.so.1",)),
    Need("libglib2.0-0", libraries=("libglib-2.0.so.0", "libgthread-2.0.so.0")),
    Need("libdbus-1-3", libraries=("libdbus-1.so.3",)),
    Need("libfontconfig1", libraries=("libfontconfig.so.1",)),
    Need("libfreetype6", libraries=("libfreetype.so.6",)),
    Need("libgssapi-krb5-2", libraries=("libgssapi_krb5.so.2",)),
    Need("libbrotli1", libraries=("libbrotlidec.so.1",)),
    Need("libzstd1", libraries=("libzstd.so.1",)),
    Need("libx11-6", libraries=("libX11.so.6",)),
    Need("libx11-xcb1", libraries=("libX11-xcb.so.1",)),
    Need("libxkbcommon0", libraries=("libxkbcommon.so.0",)),
    Need("libxkbcommon-x11-0", libraries=("libxkbcommon-x11.so.0",)),
    Need("libxcb1", libraries=("libxcb.so.1",)),
    Need("libxcb-cursor0", libraries=("libxcb-cursor.so.0",)),
    Need("libxcb-glx0", libraries=("libxcb-glx.so.0",)),
    Need("libxcb-icccm4", libraries=("libxcb-icccm.so.4",)),
    Need("libxcb-image0", libraries=("libxcb-image.so.0",)),
    Need("libxcb-keysyms1", libraries=("libxcb-keysyms.so.1",)),
    Need("libxcb-randr0", libraries=("libxcb-randr.so.0",)),
    Need("libxcb-render-util0", libraries=("libxcb-render-util.so.0",)),
    Need("libxcb-render0", libraries=("libxcb-render.so.0",)),
    Need("libxcb-shape0", libraries=("libxcb-shape.so.0",)),
    Need("libxcb-shm0", libraries=("libxcb-shm.so.0",)),
    Need("libxcb-sync1", libraries=("libxcb-sync.so.1",)),
    Need("libxcb-util1", libraries=("libxcb-util.so.1",)),
    Need("libxcb-xfixes0", libraries=("libxcb-xfixes.so.0",)),
    Need("libxcb-xkb1", libraries=("libxcb-xkb.so.1",)),
    # Without PortAudio the program runs and says that it cannot play.
    Need("libportaudio2", libraries=("libportaudio.so.2",), essential=False),
)

CHINESE_FONT = Need("fonts-noto-cjk", files=((_FONTS, "**/*CJK*"), (_FONTS, "**/wqy*")), essential=False)

# Without these a picture is still made, by Qt's own off-screen platform.
VIRTUAL_SCREEN = (Need("xvfb", programs=("Xvfb",), essential=False), CHINESE_FONT)

# The stage of the end-to-end tests: a screen, a screen reader's view, a sound card and a keyring.
STAGE = (
    Need("xvfb", programs=("Xvfb",)),
    Need("openbox", programs=("openbox",)),
    Need("xdotool", programs=("xdotool",)),
    Need("dbus-x11", programs=("dbus-run-session", "dbus-daemon", "dbus-launch")),
    Need("at-spi2-core", files=tuple((folder, "at-spi-bus-launcher") for folder in _PROGRAM_FOLDERS)),
    Need("python3-pyatspi", files=((Path("/usr/lib/python3/dist-packages"), "pyatspi/__init__.py"),)),
    Need("pulseaudio", programs=("pulseaudio",)),
    Need("pulseaudio-utils", programs=("parec", "pactl")),
    Need(
        "libasound2-plugins",
        files=tuple(
            (folder, pattern)
            for folder in _LIBRARY_FOLDERS
            for pattern in (
                "alsa-lib/libasound_module_pcm_pulse.so",
                "*/alsa-lib/libasound_module_pcm_pulse.so",
            )
        ),
    ),
    Need("libportaudio2", libraries=("libportaudio.so.2",)),
    Need("gnome-keyring", programs=("gnome-keyring-daemon",)),
    CHINESE_FONT._replace(essential=True),
)


def missing(needs: tuple[Need, ...]) -> list[Need]:
    """Return what this machine lacks; always nothing where wheels bring everything (Windows, macOS)."""
    return [need for need in needs if not _is_there(need)] if sys.platform.startswith("linux") else []


def provide(needs: tuple[Need, ...]) -> bool:
    """Install what is missing where that can be done unasked, else print the one command that does it.

    Returns:
        Whether everything essential is there.
    """
    lacking = missing(needs)
    if lacking and install([need.package for need in lacking]):
        lacking = missing(needs)
        if lacking:
            print(f"Still missing after the installation: {' '.join(need.package for need in lacking)}.")
    return not any(need.essential for need in lacking)


def install(packages: list[str]) -> bool:
    """Install Debian packages as root or with passwordless sudo; False, and a line that says what to do, elsewhere."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        print(f"Please install, by the names your system has for them (these are Debian's): {names}")
        return False
    prefix = _root_prefix()
    if prefix is None:
        print(f"Please run: sudo apt-get install -y {names}")
        return False
    print(f"Installing system packages: {names}")
    with _INSTALLING:
        return _run_apt(prefix, packages)


def _run_apt(prefix: list[str], packages: list[str]) -> bool:
    """Return whether apt-get installed them; what it printed is shown where it did not."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*prefix, "apt-get", "-qq", *step],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        # An update that fails for one of many sources often leaves enough; the installation decides.
        if done.returncode and step[0] == "install":
            print(done.stdout)
            print(f"apt-get could not install them. Please run: {' '.join([*prefix, 'apt-get install -y', *packages])}")
            return False
    return True


def _root_prefix() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run(
        ["sudo", "-n", "true"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return ["sudo", "-n"] if allowed.returncode == 0 else None


def _is_there(need: Need) -> bool:
    return (
        all(_loads(name) for name in need.libraries)
        and all(shutil.which(name) for name in need.programs)
        and (not need.files or any(_has_match(folder, pattern) for folder, pattern in need.files))
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_match(folder: Path, pattern: str) -> bool:
    return folder.is_dir() and next(folder.glob(pattern), None) is not None
