"""The providers page without its widgets: drafts, and what the user can do with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.providers.checks import ProviderChecks
from neiroha_desktop.ui.providers.draft import ProviderDraft, draft_of, limit_texts, zone_text
from neiroha_desktop.ui.providers.form_model import ProviderForm
from neiroha_desktop.ui.providers.local_model import LocalServersModel
from neiroha_desktop.ui.wording import error_text, free_name, join_sentences, list_text, translate

if TYPE_CHECKING:
    from collections.abc import Collection

    from neiroha_desktop.domain.capabilities import ProviderPreset
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.services.catalog import CatalogService
    from neiroha_desktop.services.characters import CharacterService
    from neiroha_desktop.services.health import HealthService
    from neiroha_desktop.services.local_servers import LocalServers
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.providers import ProviderService, ProviderSummary


class ProvidersViewModel(QObject):
    """The list of providers. Keeps a draft of each, so that choosing another row loses nothing.

    Signals:
        rows_changed: the list, a badge or an unsaved mark is different.
        changed: providers are different on disk; other pages should look again.
    """

    rows_changed = Signal()
    changed = Signal()

    def __init__(
        self,
        providers: ProviderService,
        catalog: CatalogService,
        health: HealthService,
        characters: CharacterService,
        playback: PlaybackService,
        local_servers: LocalServers,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._providers = providers
        self._catalog = catalog
        self._health = health
        self._characters = characters
        self._messages = messages
        self._drafts: dict[str, ProviderDraft] = {}
        self.summaries: list[ProviderSummary] = []
        self.form = ProviderForm(providers, catalog, self)
        self.checks = ProviderChecks(self.form, catalog, health, playback, messages, self)
        self.local = LocalServersModel(local_servers, self._free_name, messages, self)
        self.load = self._command(self._load)
        self.select = self._command(self._select)
        self.show_limit = self._command(self._show_limit)
        self.save = self._command(self._save)
        self.delete = self._command(self._delete)
        self.duplicate = self._command(self._duplicate)
        self.set_enabled = self._command(self._set_enabled)
        self._restore_deleted = self._command(self._restore)
        self._keep_catalog = self._command(self._save_catalog)
        self._refresh = self._command(self._reload)
        self._adopt_added = self._command(self._adopt)
        self.local.added.connect(self._adopt_added.restart)
        self.form.edited.connect(self.rows_changed)
        self.form.catalog_edited.connect(self._on_catalog_edited)
        self.checks.kept.connect(self._on_kept)
        for command in (self.checks.fetch, self.checks.check, self.checks.speak):
            command.failed.connect(self._on_failed)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._on_failed)
        return command

    def start_new(self) -> None:
        """Put a new, unsaved provider on screen."""
        self._start_from(self.form.presets()[0])

    def start_from(self, preset_id: str) -> None:
        """Let the new provider on screen start from another preset; a typed key stays."""
        preset = next((one for one in self.form.presets() if one.id == preset_id), None)
        if self.form.draft is not None and self.form.draft.is_new and preset is not None:
            key_text = self.form.draft.key_text
            del self._drafts[self.form.draft.provider.id]
            self._start_from(preset, key_text)

    def _start_from(self, preset: ProviderPreset, key_text: str | None = None) -> None:
        info = next(info for info in self.form.adapter_types() if preset in info.presets)
        provider = self._providers.new(info.type_id, preset, self._free_name(translate(preset.name or preset.title)))
        draft = ProviderDraft(
            provider,
            None,
            self._catalog.known(provider),
            limit_texts(provider.limits),
            zone_text(provider.limits),
            preset_id=preset.id,
            key_text=key_text,
            start=provider,
        )
        self._drafts[provider.id] = draft
        self.form.show(draft)
        self.rows_changed.emit()

    def new_drafts(self) -> list[ProviderDraft]:
        """Return the drafts that were never saved."""
        return [draft for draft in self._drafts.values() if draft.is_new]

    def duplicate_current(self) -> None:
        """Duplicate the saved provider on screen."""
        if self.form.draft is not None and not self.form.draft.is_new:
            self.duplicate.start(self.form.draft.provider.id)

    def lacks_key(self, provider: Provider) -> bool:
        """Whether a provider has no key although its address wants one."""
        return self._providers.lacks_key(provider)

    def is_unsaved(self, provider_id: str) -> bool:
        """Whether a provider has changes on screen that are not kept."""
        draft = self._drafts.get(provider_id)
        return draft is not None and draft.dirty

    # Actions

    async def _load(self) -> None:
        self.summaries = await self._providers.list_all()
        self.rows_changed.emit()
        if self.form.draft is None and self.summaries:
            await self._select(self.summaries[0].provider.id)

    async def _select(self, provider_id: str) -> None:
        await self._look_for_key(await self._show(provider_id))

    async def _show(self, provider_id: str) -> ProviderDraft:
        draft = self._drafts.get(provider_id)
        if draft is None:
            provider = await self._providers.get(provider_id)
            draft = draft_of(provider, await self._catalog.load(provider), None)
            self._drafts[provider_id] = draft
        self.form.show(draft)
        return draft

    async def _look_for_key(self, draft: ProviderDraft) -> None:
        if draft.key_state is None and not draft.is_new:
            # The keyring may ask to be unlocked; the form is shown meanwhile.
            draft.key_state = await self._providers.key_state(draft.provider)
            self.form.notes_changed.emit()

    async def _show_limit(self, provider_id: str, name: str) -> None:
        """Lead the user to one limit of a provider."""
        # What the opened page would choose by itself must not come after it.
        self.load.cancel()
        self.select.cancel()
        self.summaries = await self._providers.list_all()
        self.rows_changed.emit()
        draft = await self._show(provider_id)
        self.form.field_wanted.emit(name)
        await self._look_for_key(draft)

    async def _save(self) -> None:
        draft = self.form.required()
        draft.provider = replace(draft.provider, limits=draft.limits())
        was_new = draft.is_new
        endpoint_before = (draft.saved.base_url, draft.saved.key_ref) if draft.saved else None
        sent = replace(draft, limit_texts=dict(draft.limit_texts))
        provider = await self._providers.save(sent.provider, sent.key_text)
        if provider.default_model:
            draft.catalog = self._catalog.with_model(provider, draft.catalog, provider.default_model)
        await self._catalog.save(provider.id, draft.catalog)
        if not was_new and (sent.key_text is not None or endpoint_before != (provider.base_url, provider.key_ref)):
            await self._health.forget(provider.id)
        draft.note_saved(sent, provider)
        draft.key_state = await self._providers.key_state(provider)
        self.summaries = await self._providers.list_all()
        self._messages.say(self.tr('"{name}" is saved.').format(name=provider.name), Tone.OK)
        self.rows_changed.emit()
        if draft is self.form.draft:
            self.form.draft_changed.emit()
        self.changed.emit()

    async def _delete(self, provider_id: str) -> None:
        draft = self._drafts.pop(provider_id, None)
        if draft is not None and draft.is_new:
            self._after_delete(provider_id)
            text = self.tr('"{name}" is deleted.').format(name=draft.provider.name)
            self._messages.post(
                Notice(text, action_title=self.tr("Undo"), action=lambda: self._restore_deleted.start(draft))
            )
            return
        users = await self._characters.using_provider(provider_id)
        provider = await self._providers.get(provider_id)
        await self._providers.delete(provider_id)
        self.summaries = await self._providers.list_all()
        self._after_delete(provider_id)
        text = self.tr('"{name}" is deleted.').format(name=provider.name)
        if users:
            names = list_text(user.name for user in users)
            silent = self.tr("These characters used it and are silent now: {names}.").format(names=names)
            text = join_sentences(text, silent)
        self._messages.post(
            Notice(
                text,
                Tone.WARNING if users else Tone.NEUTRAL,
                self.tr("Undo"),
                lambda: self._restore_deleted.start(draft, provider_id),
            )
        )
        self.changed.emit()

    async def _restore(self, draft: ProviderDraft | None, provider_id: str = "") -> None:
        """Bring a provider back, with what was typed and not saved; one that never was saved has no id on disk."""
        if provider_id:
            await self._providers.restore(provider_id)
            self.summaries = await self._providers.list_all()
        if draft is not None:
            provider_id = draft.provider.id
            self._drafts[provider_id] = draft
        self.rows_changed.emit()
        await self._select(provider_id)
        self.changed.emit()

    async def _duplicate(self, provider_id: str) -> None:
        original = await self._providers.get(provider_id)
        copy = await self._providers.duplicate(provider_id, self._free_name(original.name))
        self.summaries = await self._providers.list_all()
        self.rows_changed.emit()
        await self._select(copy.id)
        self.changed.emit()

    async def _set_enabled(self, provider_id: str, enabled: bool) -> None:
        draft = self._drafts.get(provider_id)
        if draft is not None and draft.is_new:
            draft.provider = replace(draft.provider, enabled=enabled)
        else:
            saved = await self._providers.set_enabled(provider_id, enabled)
            if draft is not None:
                draft.saved = saved
                draft.provider = replace(draft.provider, enabled=enabled)
            self.summaries = await self._providers.list_all()
            self.changed.emit()
        self.rows_changed.emit()
        if draft is self.form.draft:
            self.form.draft_changed.emit()

    # Inside

    def _free_name(self, wanted: str) -> str:
        taken = {summary.provider.name for summary in self.summaries}
        taken |= {draft.provider.name for draft in self._drafts.values()}
        return free_name(wanted, taken)

    def _after_delete(self, provider_id: str) -> None:
        self._drafts.pop(provider_id, None)
        if self.form.draft is not None and self.form.draft.provider.id == provider_id:
            self.form.show(None)
            if self.summaries:
                self.select.restart(self.summaries[0].provider.id)
        self.rows_changed.emit()

    async def _reload(self) -> None:
        self.summaries = await self._providers.list_all()
        self.rows_changed.emit()
        self.changed.emit()

    async def _adopt(self, provider_id: str) -> None:
        """Show a provider that was added from this computer; a new one that nobody has touched makes room for it."""
        draft = self.form.draft
        if draft is not None and draft.untouched:
            self._drafts.pop(draft.provider.id, None)
        await self._reload()
        await self._select(provider_id)

    async def show_imported(self, provider_ids: Collection[str]) -> None:
        """Show providers that an import has kept; edits of those that it replaced are gone."""
        for provider_id in provider_ids:
            self._drafts.pop(provider_id, None)
        await self._reload()
        await self._select(next(iter(provider_ids)))

    async def _save_catalog(self, draft: ProviderDraft) -> None:
        await self._catalog.save(draft.provider.id, draft.catalog)
        self.changed.emit()

    def _on_catalog_edited(self) -> None:
        # Lists of a new provider wait for its first save.
        if self.form.draft is not None and not self.form.draft.is_new:
            self._keep_catalog.restart(self.form.draft)

    def _on_kept(self, _provider_id: str) -> None:
        self._refresh.restart()

    def _on_failed(self, error: NeirohaError) -> None:
        if isinstance(error, InvalidInputError):
            self.form.problem.emit(error.field, error_text(error))
        self._messages.show_error(error)
