"""The provider form without its widgets: the draft on screen, and what is said of its address and key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.capabilities import Need
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Origin
from neiroha_desktop.services.catalog import Catalog, add_voice, remove_entry
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.wording import error_text, join_sentences, time_text, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.capabilities import AdapterInfo, Capabilities, ProviderPreset
    from neiroha_desktop.domain.provider import Provider, TtsModel, Voice
    from neiroha_desktop.services.catalog import CatalogService
    from neiroha_desktop.services.health import StageResult
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.ui.providers.draft import ProviderDraft


class ProviderForm(QObject):
    """The draft on screen and every edit of it.

    Signals:
        draft_changed: another draft is on screen, or all of its values are different.
        notes_changed: what is said of address and key.
        catalog_changed: models, voices, or the line about the last fetch.
        catalog_edited: the user changed models or voices by hand.
        stages_changed: lines of the health check.
        edited: a value on screen differs now.
        problem(str, str): field id and what is wrong with it.
        field_wanted(str): id of the field that the user was sent to.
    """

    draft_changed = Signal()
    notes_changed = Signal()
    catalog_changed = Signal()
    catalog_edited = Signal()
    stages_changed = Signal()
    edited = Signal()
    problem = Signal(str, str)
    field_wanted = Signal(str)

    def __init__(self, providers: ProviderService, catalog: CatalogService, parent: QObject) -> None:
        super().__init__(parent)
        self._providers = providers
        self._catalog_service = catalog
        self.draft: ProviderDraft | None = None

    def show(self, draft: ProviderDraft | None) -> None:
        """Put a draft on screen."""
        self.draft = draft
        self.draft_changed.emit()

    def required(self) -> ProviderDraft:
        """Return the draft on screen; raises InvalidInputError where there is none."""
        if self.draft is None:
            raise InvalidInputError("name", msg("No provider is chosen."))
        return self.draft

    def adapter_types(self) -> Sequence[AdapterInfo]:
        """Return the adapter types on offer."""
        return self._providers.adapter_types()

    def type_title(self, type_id: str) -> str:
        """Return an adapter type as shown."""
        return self._providers.adapter_info(type_id).title

    def adapter_info(self) -> AdapterInfo | None:
        """Return the adapter type of the draft on screen."""
        return self._providers.adapter_info(self.draft.provider.adapter_type) if self.draft else None

    def presets(self) -> list[ProviderPreset]:
        """Return everything a new provider can start from."""
        return [preset for info in self.adapter_types() for preset in info.presets]

    def preset(self) -> ProviderPreset | None:
        """Return the preset that the draft started from, or that its address belongs to."""
        draft, info = self.draft, self.adapter_info()
        if draft is None or info is None:
            return None
        if draft.preset_id:
            return next((preset for preset in self.presets() if preset.id == draft.preset_id), None)
        address = draft.provider.base_url
        if info.needs_address:
            return next((preset for preset in info.presets if address and preset.base_url == address), None)
        # Without an address there is nothing else that it could have started from.
        return info.presets[0] if info.presets else None

    def address_note(self) -> tuple[str, Tone]:
        """Say where requests go, or why the address cannot work."""
        if self.draft is None or not self.draft.provider.base_url.strip():
            return "", Tone.NEUTRAL
        try:
            address = self._providers.resolve(self.draft.provider)
        except InvalidInputError as error:
            return error_text(error), Tone.DANGER
        if not address.request_url:
            return "", Tone.NEUTRAL
        lines = [self.tr("Requests go to {url}").format(url=address.request_url)]
        lines += [translate(notice) for notice in address.notices]
        return "\n".join(lines), Tone.WARNING if address.notices else Tone.NEUTRAL

    def key_note(self) -> tuple[str, Tone]:
        """Say what kind of key this is, whether it fits, and where it is kept."""
        draft, info = self.draft, self.adapter_info()
        if draft is None or info is None or info.needs_key is Need.NONE:
            return "", Tone.NEUTRAL
        if draft.key_text:
            review = self._providers.review_key(draft.provider, draft.key_text)
            if review is not None:
                fits, line = review
                return translate(line), Tone.OK if fits else Tone.WARNING
            return self.tr("Typed, kept when you save."), Tone.NEUTRAL
        state = draft.key_state
        if draft.key_text == "" or state is None:
            return "", Tone.NEUTRAL
        if self.is_internal() and not draft.provider.key_ref:
            return self.tr("no key needed"), Tone.NEUTRAL
        if state.error is not None:
            return error_text(state.error), Tone.DANGER
        return translate(state.place), Tone.WARNING if draft.provider.key_ref == "session" else Tone.NEUTRAL

    def catalog_note(self) -> tuple[str, Tone]:
        """Say what the last fetch left in the lists, or why it brought nothing."""
        draft = self.draft
        if draft is not None and draft.fetch_error is not None:
            kept = self.tr("The list stays as it was.")
            return join_sentences(error_text(draft.fetch_error), kept), Tone.DANGER
        if draft is None or draft.catalog.fetched_at is None:
            return "", Tone.NEUTRAL
        models = draft.catalog.models
        voices = [voice for entries in draft.catalog.voices.values() for voice in entries]
        entries: list[TtsModel | Voice] = [*models, *voices]
        manual = len([entry for entry in entries if entry.origin is Origin.MANUAL])
        missing = len([entry for entry in entries if entry.missing])
        parts = [
            self.tr("%n model(s)", "", sum(not model.missing for model in models)),
            self.tr("%n voice(s)", "", len({voice.id for voice in voices if not voice.missing})),
            self.tr("%n added by hand", "", manual) if manual else "",
            self.tr("%n missing", "", missing) if missing else "",
            time_text(draft.catalog.fetched_at),
        ]
        return " · ".join(part for part in parts if part), Tone.NEUTRAL

    def is_internal(self) -> bool:
        """Whether the provider on screen is answered inside this program."""
        return self.draft is not None and self._providers.is_internal(self.draft.provider)

    def edit(self, **changes: Any) -> None:
        """Take over values from the screen, by the field names of Provider."""
        if self.draft is not None:
            self.draft.provider = replace(self.draft.provider, **changes)
            self._announce()

    def edit_setting(self, name: str, value: Any) -> None:
        """Take over one connection setting."""
        if self.draft is not None:
            self.edit(settings={**self.draft.provider.settings, name: value})

    def edit_limit(self, name: str, text: str) -> None:
        """Take over one limit as typed."""
        if self.draft is not None:
            self.draft.limit_texts[name] = text
            self._announce()

    def edit_zone(self, text: str | None) -> None:
        """Take over the time zone of calendar days as typed; None to count the last 24 hours."""
        if self.draft is not None:
            self.draft.zone_text = text
            self._announce()

    def edit_key(self, text: str | None) -> None:
        """Take over a typed key; None goes back to the stored one."""
        if self.draft is not None:
            self.draft.key_text = text
            self._announce()

    def add_model(self, model_id: str) -> None:
        """Add a model by hand."""
        if self.draft is not None:
            self._edit_catalog(self._catalog_service.with_model(self.draft.provider, self._catalog(), model_id.strip()))

    def add_voice(self, model_id: str, voice_id: str) -> None:
        """Add a voice by hand."""
        self._edit_catalog(add_voice(self._catalog(), model_id, voice_id.strip()))

    def remove_entry(self, model_id: str, voice_id: str | None) -> None:
        """Take a model, or one voice of it, off the list."""
        self._edit_catalog(remove_entry(self._catalog(), model_id, voice_id))

    def put_stage(self, draft: ProviderDraft, result: StageResult) -> None:
        """Take over one line of a health check."""
        draft.stages = [one for one in draft.stages if one.stage is not result.stage]
        draft.stages.append(result)
        self._announce_stages(draft)

    def drop_stages(self, draft: ProviderDraft, *dropped: StageResult) -> None:
        """Take lines of a health check away again."""
        draft.stages = [one for one in draft.stages if one not in dropped]
        self._announce_stages(draft)

    def on_screen(self, draft: ProviderDraft) -> Provider:
        """Return the provider as typed, but for limits that cannot be read: those that were kept last hold."""
        try:
            return replace(draft.provider, limits=draft.limits())
        except InvalidInputError:
            return draft.provider

    def capabilities(self, model_id: str) -> Capabilities:
        """Return what a model of the provider on screen accepts."""
        return self._providers.capabilities(self.required().provider, model_id)

    def _catalog(self) -> Catalog:
        return self.draft.catalog if self.draft else Catalog()

    def _edit_catalog(self, catalog: Catalog) -> None:
        if self.draft is not None and catalog != self.draft.catalog:
            self.draft.catalog = catalog
            self.catalog_changed.emit()
            self.catalog_edited.emit()

    def _announce(self) -> None:
        self.notes_changed.emit()
        self.edited.emit()

    def _announce_stages(self, draft: ProviderDraft) -> None:
        if draft is self.draft:
            self.stages_changed.emit()
