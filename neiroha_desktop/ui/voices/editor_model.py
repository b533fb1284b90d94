"""The character editor without its widgets: the draft on screen, and which fields its model has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.capabilities import Capabilities, VoiceMode
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.options import sent_options
from neiroha_desktop.domain.validation import MODE_TITLES
from neiroha_desktop.services.catalog import Catalog
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Tone
from neiroha_desktop.ui.voices.choice_notes import model_note, provider_note
from neiroha_desktop.ui.voices.describe_form import DescribeForm
from neiroha_desktop.ui.voices.listed_voices import ListedVoices
from neiroha_desktop.ui.voices.reference_note import reference_note
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from pathlib import Path

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.provider import Provider, Voice
    from neiroha_desktop.services.catalog import CatalogService
    from neiroha_desktop.services.characters import CharacterService
    from neiroha_desktop.services.providers import ProviderService

_NOTHING = Capabilities(voice_modes=frozenset())


class CharacterEditor(QObject):
    """The character on screen and every edit of it.

    Signals:
        draft_changed: another character is on screen, or all of its values are different.
        choices_changed: providers, models, voices or modes on offer.
        edited: a value on screen differs now.
        problem(str, str): field id and what is wrong with it.
    """

    draft_changed = Signal()
    choices_changed = Signal()
    edited = Signal()
    problem = Signal(str, str)

    def __init__(
        self,
        providers: ProviderService,
        catalog: CatalogService,
        characters: CharacterService,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._providers = providers
        self._catalog_service = catalog
        self._characters = characters
        self._messages = messages
        self.draft: Character | None = None
        self.providers: list[Provider] = []
        self.catalog = Catalog()
        self.describe = DescribeForm()
        self._catalog_of = ""
        self._listed = ListedVoices(catalog)
        self.load_catalog = AsyncCommand(self._load_catalog, self)
        self.add_reference = AsyncCommand(self._add_reference, self)
        self.load_catalog.failed.connect(messages.show_error)

    # Showing

    def show(self, draft: Character | None) -> None:
        """Put a character on screen."""
        self.draft = draft
        self.describe.turn_to(draft.id if draft else "")
        self.draft_changed.emit()
        if draft is not None and draft.provider_id != self._catalog_of:
            self.load_catalog.restart()

    def set_providers(self, providers: list[Provider]) -> None:
        """Take over the list of providers; models and voices are read again."""
        self.providers = providers
        if self.draft is None:
            # The next character that is shown reads them.
            self.load_catalog.cancel()
            self._catalog_of, self.catalog = "", Catalog()
        else:
            self.load_catalog.restart()
        self.choices_changed.emit()

    async def read_ahead(self, provider_id: str) -> None:
        """Read the models and voices of a provider whose character is about to be shown, so that it is shown once."""
        provider = next((one for one in self.providers if one.id == provider_id), None)
        if provider is None:
            return
        catalog = await self._catalog_service.load(provider)
        # Meanwhile another one may have been shown, which reads for itself.
        if self.draft is None:
            self._catalog_of, self.catalog = provider.id, catalog

    def provider(self) -> Provider | None:
        """Return the provider of the character on screen."""
        if self.draft is None:
            return None
        return next((one for one in self.providers if one.id == self.draft.provider_id), None)

    def provider_note(self) -> tuple[str, Tone]:
        """Say why the chosen provider cannot speak; "" where it can."""
        return provider_note(self.provider(), chosen=self.draft is not None and bool(self.draft.provider_id))

    def capabilities(self) -> Capabilities:
        """Return what the model on screen accepts."""
        provider = self.provider()
        if provider is None or self.draft is None or not self.draft.model_id:
            return _NOTHING
        return self._providers.capabilities(provider, self.draft.model_id)

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices listed for the model on screen, or known from its name."""
        provider = self.provider()
        if provider is None or self.draft is None:
            return ()
        return self._listed.of(provider, self.catalog, self.draft.model_id)

    def voice(self) -> Voice | None:
        """Return the preset voice on screen; None in another mode, and of one that is not listed."""
        if self.draft is None or self.draft.mode is not VoiceMode.PRESET or not self.voices():
            return None
        return self._listed.named(self.draft.voice_id.strip())

    def model_note(self) -> tuple[str, Tone]:
        """Say what the user should know of the model on screen."""
        return model_note(self.catalog.model(self.draft.model_id) if self.draft else None)

    def sent_options(self) -> dict[str, Any]:
        """Return what of the options on screen would be sent."""
        if self.draft is None:
            return {}
        return sent_options(self.draft.options, self.capabilities().options, self.draft.mode, self.voice())

    def model_for(self, mode: VoiceMode) -> str | None:
        """Return the model to use for a mode: the one on screen if it offers it, else the first that does."""
        provider = self.provider()
        if provider is None or self.draft is None:
            return None
        if mode in self.capabilities().voice_modes:
            return self.draft.model_id
        return self._catalog_service.model_for_mode(provider, self.catalog, mode)

    def models_with(self, mode: VoiceMode) -> list[str]:
        """Return the listed models of the provider that offer a mode."""
        provider = self.provider()
        if provider is None:
            return []
        listed = (model.id for model in self.catalog.models if not model.missing)
        return [one for one in listed if mode in self._providers.capabilities(provider, one).voice_modes]

    def reference_note(self) -> tuple[str, Tone]:
        """Say what the reference is, and how large it is on the wire against what is accepted."""
        reference = self.draft.reference if self.draft else None
        return reference_note(reference, self.capabilities().reference_audio)

    # Editing

    def edit(self, **changes: Any) -> None:
        """Take over values from the screen, by the field names of Character."""
        if self.draft is not None:
            self.draft = replace(self.draft, **changes)
            self.edited.emit()

    def edit_instruction(self, text: str) -> None:
        """Take over the instruction of the mode on screen; the other modes keep theirs."""
        if self.draft is not None:
            self.edit(instructions={**self.draft.instructions, self.draft.mode: text})

    def edit_option(self, name: str, value: Any) -> None:
        """Take over the value of an option; one that is the default anyway is not noted."""
        if self.draft is not None:
            spec = next(one for one in self.capabilities().options if one.id == name)
            if value == self.draft.options.get(name, spec.default):
                # A field of several lines also tells of a new font as if it were text.
                return
            others = {key: kept for key, kept in self.draft.options.items() if key != name}
            self.edit(options=others if value == spec.default else {**others, name: value})

    def say_replaced(self) -> None:
        """Say how to get back an instruction that the form replaced."""
        self._messages.say(self.tr("The instruction was replaced; Ctrl+Z in its field brings the old one back."))

    def choose_provider(self, provider_id: str) -> None:
        """Speak through another provider; its default model is chosen where the present one is not listed."""
        if self.draft is not None and provider_id != self.draft.provider_id:
            self.edit(provider_id=provider_id)
            self.load_catalog.restart(True)

    def choose_model(self, model_id: str) -> None:
        """Speak with another model. One that has a single mode switches to it."""
        if self.draft is None or model_id == self.draft.model_id:
            return
        self.edit(model_id=model_id)
        modes = self.capabilities().voice_modes
        if self.draft.mode not in modes and len(modes) == 1:
            self.edit(mode=next(iter(modes)))
        self.choices_changed.emit()

    def choose_mode(self, mode: VoiceMode) -> None:
        """Switch the mode; where the model does not offer it, to the model that does."""
        if self.draft is None or mode == self.draft.mode:
            return
        model_id = self.model_for(mode)
        if model_id is None:
            self.choices_changed.emit()
            return
        if model_id != self.draft.model_id:
            text = self.tr('"{mode}" is offered by {model}, so the model was switched.')
            self._messages.say(text.format(mode=translate(MODE_TITLES[mode]), model=model_id))
        self.edit(mode=mode, model_id=model_id)
        self.choices_changed.emit()

    # Actions

    async def _load_catalog(self, provider_changed: bool = False) -> None:
        provider = self.provider()
        self._catalog_of = provider.id if provider else ""
        self.catalog = await self._catalog_service.load(provider) if provider else Catalog()
        if provider_changed and provider is not None and self.draft is not None:
            self._fit_model(provider)
        self.choices_changed.emit()

    def _fit_model(self, provider: Provider) -> None:
        """Choose a model of the new provider: for the same mode if it has one, else its default."""
        if self.draft is None or self.catalog.model(self.draft.model_id) is not None:
            return
        wanted = self._catalog_service.model_for_mode(provider, self.catalog, self.draft.mode)
        self.choose_model(wanted or provider.default_model)

    async def _add_reference(self, source: Path) -> None:
        draft = self.draft
        if draft is None:
            raise InvalidInputError("reference", msg("No character is chosen."))
        reference = await self._characters.add_reference(source)
        if self.draft is not None and self.draft.id == draft.id:
            changed = self.draft.with_reference(reference)
            self.edit(reference=reference, reference_text=changed.reference_text, may_clone=changed.may_clone)
            self.choices_changed.emit()
