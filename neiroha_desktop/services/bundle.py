"""All services of one running program, as the composition root makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neiroha_desktop.services.catalog import CatalogService
    from neiroha_desktop.services.characters import CharacterService
    from neiroha_desktop.services.dispatcher import Dispatcher
    from neiroha_desktop.services.health import HealthService
    from neiroha_desktop.services.inspection import InspectionService
    from neiroha_desktop.services.kept_voices import KeptVoices
    from neiroha_desktop.services.local_servers import LocalServers
    from neiroha_desktop.services.packages import PackageService
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.services.recording import RecordingService
    from neiroha_desktop.services.reference_library import ReferenceLibrary
    from neiroha_desktop.services.samples import SampleService
    from neiroha_desktop.services.synthesis import SynthesisService
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.services.usage import UsageService
    from neiroha_desktop.services.voices import VoiceService


@dataclass(frozen=True, slots=True)
class Services:
    """What the window and the command line work with."""

    providers: ProviderService
    catalog: CatalogService
    health: HealthService
    characters: CharacterService
    dispatcher: Dispatcher
    synthesis: SynthesisService
    takes: TakeService
    kept_voices: KeptVoices
    playback: PlaybackService
    usage: UsageService
    samples: SampleService
    voices: VoiceService
    inspection: InspectionService
    local_servers: LocalServers
    references: ReferenceLibrary
    recording: RecordingService
    packages: PackageService
