"""Who is spoken to, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neiroha_desktop.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Who is spoken to, as far as a sentence about a failure needs it."""

    host: str
    """Host and, where unusual, port."""
    url: str
    has_key: bool = False
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """What must never appear in a message."""
    key_hint: Message | None = None
    """What is wrong with the key, where its look alone tells."""
    successors: Mapping[str, str] = field(default_factory=dict)
    """Retired model -> the model that took its place."""
    connect_seconds: float = 10.0
    answer_seconds: float = 180.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, read to its end."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes | bytearray = field(repr=False)
    reason: str = ""
    """The words behind the status, where the server puts some; some services put the cause there."""
