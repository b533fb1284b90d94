"""Names under which damaged files are put aside."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path


def free_name_aside(path: Path) -> Path:
    """Return a name beside `path` that says it is damaged and since when, and that nothing has yet."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    place = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    count = 2
    while place.exists():
        place = path.with_name(f"{path.stem}.damaged-{stamp}-{count}{path.suffix}")
        count += 1
    return place
