"""Letting a failure tell what was sent, where no queue does it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import ProviderError

if TYPE_CHECKING:
    from neiroha_desktop.domain.wire import WireRecord


@contextmanager
def noting(record: WireRecord) -> Iterator[None]:
    """Add the request to a failure of what is done inside; `record` is filled by the adapter."""
    try:
        yield
    except ProviderError as error:
        if error.wire is None and record.method:
            error.wire = record
        raise
