"""All services of one running program, as the composition root makes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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


@dataclass(frozen=True)
class Services:
    """What the window and the command line work with.

    What neither a window nor a command needs to begin with is made, and imported, when it is first asked for.
    """

    providers: ProviderService
    catalog: CatalogService
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
    references: ReferenceLibrary
    recording: RecordingService
    make_health: Callable[[], HealthService]
    make_local_servers: Callable[[], LocalServers]
    make_packages: Callable[[], PackageService]

    @cached_property
    def health(self) -> HealthService:
        """Checks providers."""
        return self.make_health()

    @cached_property
    def local_servers(self) -> LocalServers:
        """Finds servers on this computer."""
        return self.make_local_servers()

    @cached_property
    def packages(self) -> PackageService:
        """Exports and imports."""
        return self.make_packages()
