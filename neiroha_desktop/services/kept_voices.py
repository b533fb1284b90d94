"""Keeping a designed voice: the take that has it becomes the recording of a character that clones it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.errors import InvalidInputError, StorageError, UnsupportedError
from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.validation import encoded_size
from neiroha_desktop.services.recipes import older_recipe

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import AudioLimits
    from neiroha_desktop.domain.character import ReferenceAudio
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.domain.synthesis import Recipe, Take
    from neiroha_desktop.services.catalog import CatalogService
    from neiroha_desktop.services.characters import CharacterService
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.services.takes import TakeService

_LOSSLESS = "wav"
"""What a take is converted to where the provider does not accept its own container."""


class KeptVoices:
    """Makes characters of takes of designed voices."""

    def __init__(
        self, characters: CharacterService, providers: ProviderService, catalog: CatalogService, takes: TakeService
    ) -> None:
        self._characters = characters
        self._providers = providers
        self._catalog = catalog
        self._takes = takes

    async def model_for(self, provider_id: str) -> str | None:
        """Return the model of a provider that clones voices; None where it has none.

        Raises:
            StorageError: the provider is gone.
        """
        return await self._model_of(await self._providers.get(provider_id))

    async def keep(self, take: Take, name: str) -> Character:
        """Keep a character that clones exactly what is heard in a take of a designed voice, and return it.

        Args:
            take: its audio is copied, so that it may be deleted later.
            name: of the new character.

        Raises:
            UnsupportedError: it is no designed voice, or its provider has no model that clones.
            InvalidInputError: field `reference`: it is too long for the provider.
            StorageError: its audio, its provider or the note of what made it is gone.
        """
        recipe = _designed(take)
        provider = await self._providers.get(recipe.provider_id)
        model_id = await self._model_of(provider)
        if model_id is None:
            raise UnsupportedError(
                msg('"{provider}" has no model that clones a recording.', provider=provider.name),
                remedy=msg("Save the take as a file, and choose it as reference audio with another provider."),
            )
        capabilities = self._providers.capabilities(provider, model_id)
        reference = await self._recording(take, provider, capabilities.reference_audio)
        character = Character(
            new_id(),
            name,
            provider.id,
            model_id,
            VoiceMode.CLONE,
            instructions={VoiceMode.DESIGN: recipe.instruction},
            reference=reference,
            reference_text="" if capabilities.reference_text is Need.NONE else take.text,
            plain_brackets=recipe.plain_brackets,
            # The user described it: it belongs to nobody else.
            may_clone=True,
        )
        return await self._characters.save(character)

    async def _model_of(self, provider: Provider) -> str | None:
        return self._catalog.model_for_mode(provider, await self._catalog.load(provider), VoiceMode.CLONE)

    async def _recording(self, take: Take, provider: Provider, limits: AudioLimits | None) -> ReferenceAudio:
        """Copy the take's own bytes, or the same samples in a container that the provider accepts."""
        accepted = limits is None or take.container in limits.containers
        container = take.container if accepted else _LOSSLESS
        # Under a name that says what it is: it is shown with the new character.
        name = self._takes.speaking_name(take, SUFFIXES.get(container, f".{container}"))
        import tempfile  # Only here: the window does without at its start.

        with tempfile.TemporaryDirectory(prefix="neiroha-") as folder:
            copy = Path(folder) / name
            await self._takes.save_as(take, copy)
            _check_size(copy.stat().st_size, container, provider, limits)
            return await self._characters.add_reference(copy)


def is_designed(take: Take) -> bool:
    """Whether a take has a voice that only it has: a designed one, which is different in every call."""
    return take.mode == VoiceMode.DESIGN


def _designed(take: Take) -> Recipe:
    if not is_designed(take):
        raise UnsupportedError(
            msg("Only a designed voice needs to be kept: the others are the same in every call."),
        )
    recipe = take.recipe or older_recipe(take)
    if recipe is None:
        raise StorageError(msg("This take's record does not say which provider made it."))
    return recipe


def _check_size(size_bytes: int, container: str, provider: Provider, limits: AudioLimits | None) -> None:
    size = encoded_size(size_bytes, container)
    if limits is not None and limits.max_encoded_bytes is not None and size > limits.max_encoded_bytes:
        raise InvalidInputError(
            "reference",
            msg(
                "This take is too long to be cloned: encoded for sending it has {size} characters, and "
                '"{provider}" takes at most {limit}.',
                size=f"{size:,}",
                provider=provider.name,
                limit=f"{limits.max_encoded_bytes:,}",
            ),
            remedy=msg("Save it as a file, cut out 10 to 30 clear seconds, and choose those as reference audio."),
        )
