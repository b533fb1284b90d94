"""The clock of this computer: its wall clock, and the time since it was started."""

from __future__ import annotations

import contextlib
import sys
import time
from functools import cached_property
from pathlib import Path

_LINUX_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_WINDOWS_BOOT_COUNT = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"


class SystemClock:
    """Implements `domain.clock.Clock`.

    Ticks go on while the computer sleeps: CLOCK_BOOTTIME on Linux, CLOCK_MONOTONIC on macOS, the tick count on Windows.
    Where the system does not name its boots, `boot` is "": ticks are then not to be compared, and limits follow the
    wall clock alone.
    """

    @cached_property
    def boot(self) -> str:
        """Names this run of the computer."""
        if sys.platform == "win32":
            return _windows_boot()
        if sys.platform == "darwin":
            return _macos_boot()
        with contextlib.suppress(OSError):
            return _LINUX_BOOT_ID.read_text("ascii").strip()
        return ""

    def wall(self) -> float:
        """Return seconds since 1970, UTC."""
        return time.time()

    def tick(self) -> float:
        """Return seconds since the computer was started, sleep included."""
        if sys.platform == "win32":
            return time.monotonic()
        return time.clock_gettime(time.CLOCK_BOOTTIME if sys.platform == "linux" else time.CLOCK_MONOTONIC)


def _windows_boot() -> str:
    """Return the number of the boot, which Windows counts for its prefetcher; "" where it does not."""
    if sys.platform == "win32":
        import winreg

        with (
            contextlib.suppress(OSError),
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS_BOOT_COUNT) as key,
        ):
            return f"boot {winreg.QueryValueEx(key, 'BootId')[0]}"
    return ""


def _macos_boot() -> str:
    """Return the UUID of the boot session; "" where the system has none."""
    # 1 MB, which the other systems do without.
    import ctypes
    import ctypes.util

    library = ctypes.CDLL(ctypes.util.find_library("c"))
    answer = ctypes.create_string_buffer(64)
    size = ctypes.c_size_t(len(answer))
    if library.sysctlbyname(b"kern.bootsessionuuid", answer, ctypes.byref(size), None, ctypes.c_size_t(0)) != 0:
        return ""
    return answer.value.decode("ascii", "replace")
