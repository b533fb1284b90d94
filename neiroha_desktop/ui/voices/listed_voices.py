"""The voices of the model on screen, looked up once for as long as nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Provider, Voice
    from neiroha_desktop.services.catalog import Catalog, CatalogService


class ListedVoices:
    """Asks the catalog for the voices of a model, and remembers the answer: a thousand are looked at in every edit."""

    def __init__(self, catalog_service: CatalogService) -> None:
        self._catalog_service = catalog_service
        self._of: tuple[Provider, Catalog, str] | None = None
        self._voices: tuple[Voice, ...] = ()
        self._by_id: dict[str, Voice] = {}

    def of(self, provider: Provider, catalog: Catalog, model_id: str) -> tuple[Voice, ...]:
        """Return the voices listed for a model, or known from its name."""
        before = self._of
        if before is None or before[1] is not catalog or (before[0], before[2]) != (provider, model_id):
            self._of = provider, catalog, model_id
            self._voices = self._catalog_service.with_model(provider, catalog, model_id).voices_of(model_id)
            self._by_id = {voice.id: voice for voice in self._voices}
        return self._voices

    def named(self, voice_id: str) -> Voice | None:
        """Return one of the voices that were asked for last."""
        return self._by_id.get(voice_id)
