"""The limit of requests per minute: over all keys, because they belong to one account, and for each model by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tests.standin.reply import Reply, error


@dataclass
class RateLimit:
    """Counts requests in a window that slides."""

    rpm: int | None = None
    """How many are answered in a window; None: all."""
    window: float = 60.0
    """Seconds."""
    counts_refused: bool = False
    """Whether a request that is refused for this reason takes a place too."""
    _arrivals: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def refusal(self, model: str, arrived: float) -> Reply | None:
        """Take a place for a request to a model; return the answer where there is none left.

        Args:
            model: as the request names it.
            arrived: `time.monotonic()` at which its head came.
        """
        if self.rpm is None:
            return None
        earlier = [moment for moment in self._arrivals[model] if moment > arrived - self.window]
        is_full = len(earlier) >= self.rpm
        if not is_full or self.counts_refused:
            earlier.append(arrived)
        self._arrivals[model] = earlier
        return error(429, "Too many requests", kind="limitation") if is_full else None

    def reset(self) -> None:
        """Forget all requests."""
        self._arrivals.clear()
