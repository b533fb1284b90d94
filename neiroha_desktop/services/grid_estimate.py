"""What a comparison will cost, and whether the limits have room for it today."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.domain.ledger import LimitKind, LimitUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.services.usage import ProviderUse, UsageService

_BY_DAY = {LimitKind.RPD: "requests", LimitKind.TPD: "tokens"}
_BY_MINUTE = {LimitKind.RPM: "requests", LimitKind.TPM: "tokens"}


@dataclass(frozen=True, slots=True)
class Room:
    """What one daily limit has left, and what is wanted of it."""

    provider_name: str
    kind: LimitKind
    """RPD or TPD."""
    wanted: int
    left: int
    limit: int

    @property
    def fits(self) -> bool:
        """Whether all of it can be sent today."""
        return self.wanted <= self.left


@dataclass(frozen=True, slots=True)
class GridEstimate:
    """What several requests will use up together."""

    requests: int
    tokens: int
    """Estimated."""
    rooms: tuple[Room, ...] = ()
    """Of each daily limit that is set: the tightest come first."""
    minutes: int = 0
    """At least so long the limits per minute make it take."""


async def estimate(usage: UsageService, asked: Sequence[tuple[Character, str]]) -> GridEstimate:
    """Estimate what requests will use up: who speaks, and what is said."""
    tokens = await usage.tokens(asked)
    requests = Counter(character.provider_id for character, _text in asked)
    sums: Counter[str] = Counter()
    for (character, _text), count in zip(asked, tokens, strict=True):
        sums[character.provider_id] += count
    uses = await usage.limits()
    accounts = {use.provider_id: use.account for use in uses}
    rooms: list[Room] = []
    for use in uses:
        if not requests[use.provider_id]:
            continue
        # Providers with the same key share what is left.
        sharing = [one for one, account in accounts.items() if account == use.account]
        wanted = {"requests": sum(requests[one] for one in sharing), "tokens": sum(sums[one] for one in sharing)}
        rooms += [
            Room(use.name, one.kind, wanted[_BY_DAY[one.kind]], one.left, one.limit)
            for one in use.uses
            if one.kind in _BY_DAY
        ]
    rooms.sort(key=lambda room: room.left - room.wanted)
    return GridEstimate(len(asked), sum(tokens), tuple(rooms), _minutes(uses, asked, tokens))


def _minutes(uses: Sequence[ProviderUse], asked: Sequence[tuple[Character, str]], tokens: Sequence[int]) -> int:
    """Return how many whole minutes the limits per minute add; they count per model."""
    wanted: dict[tuple[str, str], Counter[str]] = {}
    for (character, _text), count in zip(asked, tokens, strict=True):
        of_model = wanted.setdefault((character.provider_id, character.model_id.strip()), Counter())
        of_model.update(requests=1, tokens=count)
    longest = 0
    for (provider_id, _model_id), counts in wanted.items():
        for limit in _limits_by_minute(uses, provider_id):
            longest = max(longest, math.ceil(counts[_BY_MINUTE[limit.kind]] / limit.limit) - 1)
    return longest


def _limits_by_minute(uses: Sequence[ProviderUse], provider_id: str) -> list[LimitUse]:
    # The same for every model of a provider: those of the first one will do.
    of_provider = next((use.uses for use in uses if use.provider_id == provider_id), ())
    return [use for use in of_provider if use.kind in _BY_MINUTE]
