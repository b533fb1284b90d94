"""What a new data folder starts with: the practice provider and one character in each mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.adapters import registry
from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.clip_facts import ClipFacts
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Provider

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from neiroha_desktop.services.characters import CharacterService
    from neiroha_desktop.services.providers import ProviderService

PRACTICE_ID = "practice"
"""Id of the practice provider. Fixed, so that two programs starting at once make the same one."""
_PRACTICE_PRESET = "practice"

_NARRATOR = msg("Narrator")
_FISHERMAN = msg("Old fisherman")
_GUEST = msg("Guest voice")
_PRACTICE_NAME = msg("Practice (offline)")
_FISHERMAN_WORDS = msg(
    "An old man with a deep, rough voice. He speaks slowly and calmly, like a fisherman telling a story."
)


async def seed(
    providers: ProviderService,
    characters: CharacterService,
    reference: Path,
    wording: Callable[[Message], str],
    *,
    chinese: bool,
) -> None:
    """Fill an empty data folder; one that holds anything is left alone.

    Args:
        reference: a short recording that comes with the program, as WAV.
        wording: gives a message in the language of the window; names belong to the user from then on.
        chinese: whether the first narrator speaks Chinese.
    """
    if await providers.list_all() or await characters.list_all():
        return
    kind = registry.with_preset(_PRACTICE_PRESET)
    preset = next(preset for preset in kind.info.presets if preset.id == _PRACTICE_PRESET)
    provider = Provider(
        id=PRACTICE_ID,
        name=wording(_PRACTICE_NAME),
        adapter_type=kind.info.type_id,
        base_url=preset.base_url,
        default_model=preset.default_model,
        limits=preset.limits,
        settings=dict(preset.settings),
    )
    # What takes long comes first: a program that is killed here leaves an empty folder, which is filled the next time.
    recording = await characters.add_reference(reference, _wav_facts)
    await providers.save(provider)
    await characters.save(
        Character(
            id="practice-preset",
            name=wording(_NARRATOR),
            provider_id=PRACTICE_ID,
            model_id="mimo-v2.5-tts",
            voice_id="冰糖" if chinese else "Mia",
        )
    )
    await characters.save(
        Character(
            id="practice-design",
            name=wording(_FISHERMAN),
            provider_id=PRACTICE_ID,
            model_id="mimo-v2.5-tts-voicedesign",
            mode=VoiceMode.DESIGN,
            instructions={VoiceMode.DESIGN: wording(_FISHERMAN_WORDS)},
        )
    )
    await characters.save(
        Character(
            id="practice-clone",
            name=wording(_GUEST),
            provider_id=PRACTICE_ID,
            model_id="mimo-v2.5-tts-voiceclone",
            mode=VoiceMode.CLONE,
            reference=recording,
            # It comes with the program, made by it.
            may_clone=True,
        )
    )


def _wav_facts(path: Path) -> ClipFacts:
    """Measure our own recording with the standard library: what reads every kind of audio takes long to load."""
    import wave  # Needed once in the life of a data folder.

    with wave.open(str(path)) as sound:
        duration = sound.getnframes() / sound.getframerate()
        return ClipFacts("wav", duration, sound.getframerate(), sound.getnchannels(), path.stat().st_size)
