"""Whether a request may be sent: each limit against what the ledger holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from neiroha_desktop.domain.ledger import Hold, LimitKind, LimitUse, Order
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.storage.ledger_time import Now
from neiroha_desktop.storage.ledger_windows import TOKEN_KINDS, Running, Window, room_in, use, window


def find_hold(db: sqlite3.Connection, now: Now, order: Order) -> Hold | None:
    """Return the limit that holds a request up longest; None where it may be sent."""
    holds = list(_holds(db, now, order))
    # Last of all the one that ends with another request: what is known to take its time says more.
    return max(holds, key=lambda hold: (hold.never, -1.0 if hold.seconds is None else hold.seconds), default=None)


def limit_uses(db: sqlite3.Connection, now: Now, account: str, model_id: str, limits: Limits) -> tuple[LimitUse, ...]:
    """Return how far each limit that is set is used up."""
    under_way = _running(db, account)
    uses: list[LimitUse] = []
    for kind, limit in _set(limits):
        if kind is LimitKind.CONCURRENCY:
            uses.append(LimitUse(kind, limit, len(under_way), None))
            continue
        span = window(kind, account, model_id, limits.day_zone, now)
        used = use(db, span, now, under_way)[kind in TOKEN_KINDS]
        frees_in = room_in(db, span, now, 1, tokens=kind in TOKEN_KINDS) if used else None
        uses.append(LimitUse(kind, limit, used, frees_in))
    return tuple(uses)


def _holds(db: sqlite3.Connection, now: Now, order: Order) -> Iterator[Hold]:
    limits = list(_set(order.limits))
    under_way = _running(db, order.account) if limits else []
    counted: dict[Window, tuple[int, int]] = {}
    for kind, limit in limits:
        if kind is LimitKind.CONCURRENCY:
            if len(under_way) >= limit:
                yield Hold(kind, limit, None)
            continue
        by_tokens = kind in TOKEN_KINDS
        wanted = order.tokens if by_tokens else 1
        if wanted > limit:
            yield Hold(kind, limit, None, never=True)
            continue
        span = window(kind, order.account, order.model_id, order.limits.day_zone, now)
        if span not in counted:
            counted[span] = use(db, span, now, under_way)
        excess = counted[span][by_tokens] + wanted - limit
        if excess > 0:
            yield Hold(kind, limit, room_in(db, span, now, excess, tokens=by_tokens))


def _running(db: sqlite3.Connection, account: str) -> list[Running]:
    """Return the requests of an account that have not ended, those of other programs included."""
    query = "SELECT at, model_id, tokens FROM requests WHERE state = 'running' AND account = ?"
    return [Running(*row) for row in db.execute(query, (account,))]


def _set(limits: Limits) -> Iterator[tuple[LimitKind, int]]:
    for kind in LimitKind:
        limit: int | None = getattr(limits, kind.value)
        if limit is not None:
            yield kind, limit
