"""Knows where the files of `resources/` are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "resources"
_CHECKOUT = _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder of `resources/`.

    Args:
        parts: names from `resources/` downwards, for example "icons", "play.svg".

    Raises:
        FileNotFoundError: there is no such file, so the installation is not whole.
    """
    path = (_INSTALLED if _INSTALLED.is_dir() else _CHECKOUT).joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing; the installation is not whole.")
    return path
