"""The voices page without its widgets: the list of characters."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError
from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.voices.audition_model import Audition
from neiroha_desktop.ui.voices.editor_model import CharacterEditor
from neiroha_desktop.ui.voices.sample_texts import SampleTexts
from neiroha_desktop.ui.wording import error_text, free_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from neiroha_desktop.services.catalog import CatalogService
    from neiroha_desktop.services.characters import CharacterService
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.services.samples import SampleService
    from neiroha_desktop.services.synthesis import SynthesisService
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.services.usage import UsageService
    from neiroha_desktop.ui.activity import Activity


class VoicesViewModel(QObject):
    """The list of characters. Keeps the draft of each, so that choosing another row loses nothing.

    Signals:
        rows_changed: the list or an unsaved mark is different.
        changed: characters are different on disk.
        deleted(Character, Notice): one was deleted, and this is what was said of it.
    """

    rows_changed = Signal()
    changed = Signal()
    deleted = Signal(object, object)

    def __init__(
        self,
        characters: CharacterService,
        providers: ProviderService,
        catalog: CatalogService,
        synthesis: SynthesisService,
        takes: TakeService,
        playback: PlaybackService,
        usage: UsageService,
        samples: SampleService,
        activity: Activity,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._characters = characters
        self._providers = providers
        self._messages = messages
        self._drafts: dict[str, Character] = {}
        self.characters: list[Character] = []
        self.filter = ""
        self.editor = CharacterEditor(providers, catalog, characters, messages, self)
        self.samples = SampleTexts(samples, messages, self)
        self.audition = Audition(self.editor, synthesis, takes, playback, usage, activity, messages, self)
        self.load = self._command(self._load)
        self.load_providers = self._command(self._load_providers)
        self.save = self._command(self._save)
        self.new = self._command(self._new)
        self.duplicate = self._command(self._duplicate)
        self.delete = self._command(self._delete)
        self._restore_deleted = self._command(self._restore)
        self.editor.edited.connect(self._on_edited)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._on_failed)
        return command

    def select(self, character_id: str) -> None:
        """Put a character on screen, with the edits it had when it was last there."""
        saved = next((one for one in self.characters if one.id == character_id), None)
        if saved is None or (self.editor.draft is not None and self.editor.draft.id == character_id):
            return
        self.editor.show(self._drafts.get(character_id, saved))
        self.audition.load.restart(character_id)

    def is_unsaved(self, character_id: str) -> bool:
        """Whether a character has changes on screen that are not kept."""
        return character_id in self._drafts

    def drafts(self) -> list[Character]:
        """Return all characters with the edits that are not kept."""
        return [self._drafts.get(one.id, one) for one in self.characters]

    def adopt(self, draft: Character) -> None:
        """Put a character on screen with other values, as edits that are not kept; one that is gone stays gone."""
        self.select(draft.id)
        if self.editor.draft is not None and self.editor.draft.id == draft.id:
            self.editor.show(draft)
            self.editor.choices_changed.emit()
            self.editor.edited.emit()

    def shown(self) -> list[Character]:
        """Return the characters that the filter lets through."""
        wanted = self.filter.casefold().strip()
        return [one for one in self.characters if wanted in one.name.casefold()]

    def set_filter(self, text: str) -> None:
        """Show only characters whose name holds a text."""
        self.filter = text
        self.rows_changed.emit()

    async def _load(self) -> None:
        await self._load_providers()
        self.characters = await self._characters.list_all()
        if self.editor.draft is None and self.characters:
            await self.editor.read_ahead(self.characters[0].provider_id)
        self.rows_changed.emit()
        # While that was read, somebody may have chosen one.
        if self.editor.draft is None and self.characters:
            self.select(self.characters[0].id)

    async def _load_providers(self) -> None:
        self.editor.set_providers([summary.provider for summary in await self._providers.list_all()])
        self.rows_changed.emit()

    async def _save(self) -> None:
        draft = self.editor.draft
        if draft is None:
            return
        saved = await self._characters.save(draft)
        # What was typed meanwhile stays an edit, and another character that was chosen meanwhile stays on screen.
        if self._drafts.get(saved.id, draft) == draft:
            self._drafts.pop(saved.id, None)
        await self._reload()
        if self.editor.draft == draft:
            self.editor.show(saved)
        self._messages.say(self.tr('"{name}" is saved.').format(name=saved.name), Tone.OK)

    async def _new(self) -> None:
        enabled = [provider for provider in self.editor.providers if provider.enabled]
        provider = enabled[0] if enabled else None
        model_id = provider.default_model if provider else ""
        modes = self._providers.capabilities(provider, model_id).voice_modes if provider and model_id else frozenset()
        character = Character(
            id=new_id(),
            name=self.free_name(self.tr("New character")),
            provider_id=provider.id if provider else "",
            model_id=model_id,
            mode=next(iter(modes)) if len(modes) == 1 else VoiceMode.PRESET,
        )
        await self.show_added(await self._characters.save(character))

    async def _duplicate(self) -> None:
        draft = self.editor.draft
        if draft is not None:
            await self.show_added(await self._characters.duplicate(draft, self.free_name(draft.name)))

    async def show_added(self, character: Character) -> None:
        """Show a character that was just kept, in the list and in the editor."""
        await self._reload()
        self.select(character.id)
        self.rows_changed.emit()

    async def show_imported(self, character_ids: Collection[str]) -> None:
        """Show characters that an import has kept; edits of those that it replaced are gone."""
        for character_id in character_ids:
            self._drafts.pop(character_id, None)
        await self._load_providers()
        await self._reload()
        self.editor.show(None)
        self.select(next(iter(character_ids)))
        self.rows_changed.emit()

    async def show_without(self, character_id: str, instead: str) -> None:
        """Take a character that was just deleted off the screen, and show another one there; by their ids."""
        self._drafts.pop(character_id, None)
        shown = self.editor.draft is not None and self.editor.draft.id == character_id
        await self._reload()
        if shown:
            self.editor.show(None)
            self.select(instead)
        self.rows_changed.emit()

    async def _delete(self) -> None:
        draft = self.editor.draft
        if draft is None:
            return
        saved = next((one for one in self.characters if one.id == draft.id), draft)
        await self._characters.delete(draft.id)
        place = next((n for n, one in enumerate(self.characters) if one.id == draft.id), 0)
        edits = self._drafts.pop(draft.id, None)
        await self._reload()
        self.editor.show(None)
        if self.characters:
            self.select(self.characters[min(place, len(self.characters) - 1)].id)
        self.rows_changed.emit()
        notice = Notice(
            self.tr('"{name}" is deleted.').format(name=draft.name),
            action_title=self.tr("Undo"),
            action=lambda: self._restore_deleted.start(draft.id, edits),
        )
        self._messages.post(notice)
        self.deleted.emit(saved, notice)

    async def _restore(self, character_id: str, edits: Character | None) -> None:
        await self._characters.restore(character_id)
        if edits is not None:
            if edits.reference is not None and not await asyncio.to_thread(edits.reference.path.exists):
                # The recording was deleted after its character.
                edits = replace(edits, reference=None)
            self._drafts[character_id] = edits
        await self._reload()
        self.select(character_id)
        self.rows_changed.emit()

    async def _reload(self) -> None:
        self.characters = await self._characters.list_all()
        self.rows_changed.emit()
        self.changed.emit()

    def free_name(self, wanted: str) -> str:
        """Return a name that no character has: the wanted one, or with the next number behind it."""
        return free_name(wanted, {one.name for one in self.characters})

    def _on_edited(self) -> None:
        draft = self.editor.draft
        if draft is None:
            return
        saved = next((one for one in self.characters if one.id == draft.id), None)
        if saved == draft:
            self._drafts.pop(draft.id, None)
        else:
            self._drafts[draft.id] = draft
        self.rows_changed.emit()
        self.audition.takes_changed.emit()

    def _on_failed(self, error: NeirohaError) -> None:
        if isinstance(error, InvalidInputError):
            self.editor.problem.emit(error.field, error_text(error))
        self._messages.show_error(error)
