"""A provider as it stands on screen, saved or not."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from neiroha_desktop.domain.ledger import LimitKind
from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.domain.validation import parse_day_zone, parse_limits
from neiroha_desktop.services.catalog import Catalog

if TYPE_CHECKING:
    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.services.health import StageResult
    from neiroha_desktop.services.providers import KeyState

LIMIT_NAMES = tuple(kind.value for kind in LimitKind)


@dataclass
class ProviderDraft:
    """What the form shows of one provider."""

    provider: Provider
    """Values on screen; the base URL as typed. Limits are as they were kept last: what is typed of them is in
    `limit_texts` and `zone_text`."""
    saved: Provider | None
    """None while the provider is new."""
    catalog: Catalog
    limit_texts: dict[str, str]
    zone_text: str | None = None
    """Time zone of the calendar days that the day limits count; None while they count the last 24 hours."""
    preset_id: str = ""
    """What a new provider starts from."""
    key_text: str | None = None
    """A key typed since the last save; None while the stored one holds."""
    key_state: KeyState | None = None
    stages: list[StageResult] = field(default_factory=list)
    """Lines of the last health check."""
    fetch_error: NeirohaError | None = None
    """Why the last fetch brought nothing; None where it did, or there was none."""
    start: Provider | None = None
    """What a new provider started as."""

    @property
    def is_new(self) -> bool:
        """Whether it was never saved."""
        return self.saved is None

    @property
    def untouched(self) -> bool:
        """Whether it is new, and nothing was typed."""
        typed_limits = self.limit_texts != limit_texts(self.provider.limits)
        return self.is_new and self.provider == self.start and not self.key_text and not typed_limits

    @property
    def dirty(self) -> bool:
        """Whether anything on screen differs from what is kept."""
        if self.saved is None or self.key_text is not None:
            return True
        typed = {name: text.replace(",", "").strip() for name, text in self.limit_texts.items()}
        kept = {name: text.replace(",", "") for name, text in limit_texts(self.saved.limits).items()}
        zone = None if self.zone_text is None else self.zone_text.strip()
        return self.provider != self.saved or typed != kept or zone != zone_text(self.saved.limits)

    def limits(self) -> Limits:
        """Return the limits as typed.

        Raises:
            InvalidInputError: one of them cannot be read; it must not be taken for "no limit".
        """
        return parse_limits(self.limit_texts, "" if self.zone_text is None else parse_day_zone(self.zone_text))

    def note_saved(self, sent: ProviderDraft, saved: Provider) -> None:
        """Take over what was kept. What was typed since it was sent stays, as an edit that is not saved.

        Args:
            sent: a copy of this draft as it was when saving began.
            saved: the provider as it is on disk now.
        """
        untouched = {
            one.name: getattr(saved, one.name)
            for one in fields(Provider)
            if getattr(self.provider, one.name) == getattr(sent.provider, one.name)
        }
        self.provider = replace(self.provider, **untouched)
        self.saved = saved
        if self.key_text == sent.key_text:
            self.key_text = None
        if self.limit_texts == sent.limit_texts:
            self.limit_texts = limit_texts(saved.limits)
        if self.zone_text == sent.zone_text:
            self.zone_text = zone_text(saved.limits)


def limit_texts(limits: Limits) -> dict[str, str]:
    """Return the limits as they stand in their fields."""
    return {name: "" if getattr(limits, name) is None else f"{getattr(limits, name):,}" for name in LIMIT_NAMES}


def zone_text(limits: Limits) -> str | None:
    """Return the time zone of the calendar days; None where the last 24 hours are counted."""
    return limits.day_zone or None


def draft_of(provider: Provider, catalog: Catalog, key_state: KeyState | None) -> ProviderDraft:
    """Return the draft of a saved provider."""
    return ProviderDraft(
        provider, provider, catalog, limit_texts(provider.limits), zone_text(provider.limits), key_state=key_state
    )
