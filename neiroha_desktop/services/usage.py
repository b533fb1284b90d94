"""What was used, what is left, and what the next request will cost."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.domain.errors import InvalidInputError, StorageError
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.tokens import estimate_tokens
from neiroha_desktop.services.usage_table import csv_table
from neiroha_desktop.storage.atomic import write_atomic

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.ledger import DayUsage, LimitUse, LoggedRequest
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.services.accounts import Accounts
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.storage.ledger import Ledger

DAYS = 30
"""So many days are shown, today included."""
_PAGE = 1000
"""Requests read at once for an export, so that those who speak meanwhile need not wait for it."""
_FRESH_SECONDS = 10.0
"""So long an account is believed to be that of a provider while somebody types: a keyring may be slow."""


@dataclass(frozen=True, slots=True)
class ProviderUse:
    """How far the limits of a provider are used up for one model."""

    provider_id: str
    name: str
    account: str
    """"" where the provider's key cannot be read now: nobody knows whose limits it shares."""
    model_id: str
    """"" where the provider has no default model and was not used."""
    uses: tuple[LimitUse, ...]
    """Only limits that are set. What counts over all models is with the first model of the provider only."""

    @property
    def is_known(self) -> bool:
        """Whether it is known how far they are used up."""
        return bool(self.account)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request will use up."""

    characters: int
    tokens: int
    """Estimated."""
    left_today: int | None = None
    """Requests that are left today, before this one; None without such a limit, or where it cannot be known."""
    limit_today: int | None = None


class UsageService:
    """Reads the ledger."""

    def __init__(self, ledger: Ledger, providers: ProviderService, accounts: Accounts) -> None:
        self._ledger = ledger
        self._providers = providers
        self._accounts = accounts
        self._known: dict[str, tuple[int, float, str]] = {}

    async def recover(self) -> None:
        """Take account of programs that were killed, so that what they had under way is not shown as running."""
        await self._ledger.recover()

    async def days(self, count: int = DAYS) -> list[DayUsage]:
        """Return what each account and model used on the last days, in this computer's time zone; oldest first."""
        today = datetime.now().astimezone().date()
        return await self._ledger.days(today - timedelta(days=count - 1), None)

    async def limits(self) -> list[ProviderUse]:
        """Return how far the limits of all providers are used up that are switched on and have any."""
        found: list[ProviderUse] = []
        for summary in await self._providers.list_all():
            provider = summary.provider
            if provider.enabled and replace(provider.limits, day_zone="") != Limits(None):
                found.extend(await self._uses(provider))
        return found

    async def recent(self, count: int = 500) -> list[LoggedRequest]:
        """Return the requests that were sent last, newest first."""
        return await self._ledger.recent(count)

    async def export_csv(self, path: Path) -> None:
        """Write all requests that are remembered to a CSV file, newest first.

        Raises:
            StorageError: the file cannot be written; one that was there is untouched.
        """
        requests = [request async for request in self._all()]
        await asyncio.to_thread(lambda: write_atomic(path, csv_table(requests)))

    async def cost(self, character: Character, text: str) -> Cost:
        """Estimate what a request will cost, for a voice on screen that may be incomplete."""
        provider = await self._provider_of(character)
        if provider is None:
            return Cost(len(text), estimate_tokens(text, _instruction(character)))
        cost = Cost(len(text), estimate_tokens(text, self._instruction(character, provider)))
        limit = provider.limits.rpd
        account = await self._account(provider) if limit is not None else None
        if account is None:
            return cost
        by_day = Limits(None, rpd=limit, day_zone=provider.limits.day_zone)
        (use,) = await self._ledger.uses(account, character.model_id.strip(), by_day)
        return replace(cost, left_today=use.left, limit_today=limit)

    async def tokens(self, asked: Sequence[tuple[Character, str]]) -> list[int]:
        """Estimate the tokens of several requests: who speaks, and what is said."""
        instructions: dict[int, str] = {}
        for character, _text in asked:
            if id(character) not in instructions:
                provider = await self._provider_of(character)
                known = self._instruction(character, provider) if provider else _instruction(character)
                instructions[id(character)] = known
        return [estimate_tokens(text, instructions[id(character)]) for character, text in asked]

    async def _uses(self, provider: Provider) -> list[ProviderUse]:
        account = await self._account(provider)
        if account is None:
            return [ProviderUse(provider.id, provider.name, "", "", ())]
        used = await self._ledger.models(account)
        default = provider.default_model.strip()
        models = [default, *(model for model in used if model != default)] if default else used
        found: list[ProviderUse] = []
        limits = provider.limits
        for model_id in models or [""]:
            uses = await self._ledger.uses(account, model_id, limits)
            if uses:
                found.append(ProviderUse(provider.id, provider.name, account, model_id, uses))
            # From the second model on only what counts per model.
            limits = Limits(None, rpm=limits.rpm, tpm=limits.tpm)
        return found

    async def _account(self, provider: Provider) -> str | None:
        """Return the account of a provider; None where its key cannot be read."""
        changes, now = self._providers.changes, time.monotonic()
        known = self._known.get(provider.id)
        if known is not None and known[0] == changes and now - known[1] < _FRESH_SECONDS:
            return known[2]
        try:
            connection = await self._providers.connection(provider)
            account = await self._accounts.of(provider.id, connection.api_key)
        except (InvalidInputError, StorageError):
            return None
        self._known[provider.id] = (changes, now, account)
        return account

    async def _provider_of(self, character: Character) -> Provider | None:
        if not character.provider_id:
            return None
        try:
            return await self._providers.get(character.provider_id)
        except StorageError:
            return None

    def _instruction(self, character: Character, provider: Provider) -> str:
        """Return what is sent beside the text and read like it."""
        capabilities = self._providers.capabilities(provider, character.model_id.strip())
        is_style = character.mode is not VoiceMode.DESIGN
        return "" if is_style and capabilities.instructions is Need.NONE else _instruction(character)

    async def _all(self) -> AsyncIterator[LoggedRequest]:
        page = await self._ledger.recent(_PAGE)
        while page:
            for request in page:
                yield request
            page = await self._ledger.recent(_PAGE, before=page[-1].id)


def _instruction(character: Character) -> str:
    return character.instructions.get(character.mode, "").strip()
