"""Requests as a CSV table, for a spreadsheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neiroha_desktop.domain.ledger import LoggedRequest

_COLUMNS = (
    "time_utc", "provider", "account", "model", "character", "attempt", "state", "status", "failure", "tokens",
    "tokens_estimated", "characters", "first_byte_s", "total_s", "audio_s", "size_bytes", "request_id",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is read as a formula; names and ids come from others, and must not run."""


def csv_table(requests: Iterable[LoggedRequest]) -> bytes:
    """Return a table in UTF-8 with a byte order mark, without which spreadsheets garble Chinese."""
    # Needed so rarely that the start of the window need not load it.
    import csv

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows(_row(request) for request in requests)
    return out.getvalue().encode("utf-8-sig")


def _row(request: LoggedRequest) -> tuple[object, ...]:
    return (
        request.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        _text(request.provider_name),
        request.account,
        _text(request.model_id),
        _text(request.title),
        request.attempt,
        request.state.value,
        request.status,
        request.failure.value if request.failure else None,
        request.tokens,
        int(request.estimated),
        request.characters,
        _seconds(request.first_byte_seconds),
        _seconds(request.total_seconds),
        _seconds(request.audio_seconds),
        request.size_bytes,
        _text(request.request_id),
    )


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _seconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.3f}"
