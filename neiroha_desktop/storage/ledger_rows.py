"""Requests as rows: from the domain into columns, and back."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from neiroha_desktop.domain.ledger import FailureKind, LoggedRequest, Order, Outcome, RequestState
from neiroha_desktop.storage.columns import to_text
from neiroha_desktop.storage.ledger_time import Now

INSERT = """
INSERT INTO requests (
    at, boot, process, account, provider_id, provider_name, model_id, title, attempt, state, tokens, characters
) VALUES (
    :at, :boot, :process, :account, :provider_id, :provider_name, :model_id, :title, :attempt, 'running', :tokens,
    :characters
)
"""
SETTLE = """
UPDATE requests SET
    at = at + :sent_after, state = :state, status = :status, failure = :failure, request_id = :request_id,
    first_byte_seconds = :first_byte_seconds, total_seconds = :total_seconds, size_bytes = :size_bytes,
    tokens = coalesce(:tokens, tokens), estimated = :tokens IS NULL
WHERE id = :id
"""


def order_values(order: Order, now: Now, process: str) -> dict[str, object]:
    """Return the values of `INSERT`."""
    return {
        "at": now.moment,
        "boot": now.boot,
        "process": process,
        "account": order.account,
        "provider_id": order.provider_id,
        "provider_name": to_text(order.provider_name),
        "model_id": to_text(order.model_id),
        "title": to_text(order.title),
        "attempt": order.attempt,
        "tokens": order.tokens,
        "characters": order.characters,
    }


def outcome_values(row: int, outcome: Outcome) -> dict[str, object]:
    """Return the values of `SETTLE`."""
    return {
        "id": row,
        "sent_after": outcome.sent_after,
        "state": outcome.state.value,
        "status": outcome.status,
        "failure": outcome.failure.value if outcome.failure else None,
        "request_id": to_text(outcome.request_id),
        "first_byte_seconds": outcome.first_byte_seconds,
        "total_seconds": outcome.total_seconds,
        "size_bytes": outcome.size_bytes,
        "tokens": outcome.tokens,
    }


def logged_request(row: sqlite3.Row) -> LoggedRequest:
    """Return a row as it is shown."""
    return LoggedRequest(
        id=row["id"],
        at=datetime.fromtimestamp(row["at"], UTC),
        account=row["account"],
        provider_id=row["provider_id"],
        provider_name=row["provider_name"],
        model_id=row["model_id"],
        title=row["title"],
        attempt=row["attempt"],
        state=RequestState(row["state"]),
        tokens=row["tokens"],
        estimated=bool(row["estimated"]),
        characters=row["characters"],
        status=row["status"],
        failure=FailureKind(row["failure"]) if row["failure"] else None,
        first_byte_seconds=row["first_byte_seconds"],
        total_seconds=row["total_seconds"],
        size_bytes=row["size_bytes"],
        audio_seconds=row["audio_seconds"],
        request_id=row["request_id"],
    )
