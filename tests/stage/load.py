"""Tells how busy the computer was with other things, so that a test does not blame the product for it."""

from __future__ import annotations

import os
from pathlib import Path

_STEAL = 8
"""Place in the first line of /proc/stat of the time that a hypervisor gave to others. Source: proc(5)."""


def kept_waiting() -> float:
    """Return for how many seconds, since it started, this computer has let a program wait that could have run."""
    stolen = int(Path("/proc/stat").read_text(encoding="ascii").split(maxsplit=_STEAL + 1)[_STEAL])
    return stolen / os.sysconf("SC_CLK_TCK") + _pressure()


def _pressure() -> float:
    """Return the part that the kernel itself has seen; 0.0 from a kernel that does not look."""
    try:
        some = Path("/proc/pressure/cpu").read_text(encoding="ascii").splitlines()[0]
    except OSError:
        return 0.0
    return int(some.rpartition("total=")[2]) / 1e6
