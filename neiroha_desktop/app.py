"""The composition root: paths, clients, stores and services."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.messages import Message
from neiroha_desktop.resource_files import resource
from neiroha_desktop.services.accounts import Accounts
from neiroha_desktop.services.bundle import Services
from neiroha_desktop.services.catalog import CatalogService
from neiroha_desktop.services.characters import CharacterService
from neiroha_desktop.services.dispatcher import Dispatcher
from neiroha_desktop.services.first_run import seed
from neiroha_desktop.services.inspection import InspectionService
from neiroha_desktop.services.kept_voices import KeptVoices
from neiroha_desktop.services.playback import PlaybackService
from neiroha_desktop.services.providers import ProviderService
from neiroha_desktop.services.recording import RecordingService
from neiroha_desktop.services.reference_library import ReferenceLibrary
from neiroha_desktop.services.samples import SampleService
from neiroha_desktop.services.synthesis import SynthesisService
from neiroha_desktop.services.takes import TakeService
from neiroha_desktop.services.usage import UsageService
from neiroha_desktop.services.voices import VoiceService
from neiroha_desktop.storage.characters import CharacterStore
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.paths import DataFolder, default_root
from neiroha_desktop.storage.peaks_cache import PeaksCache
from neiroha_desktop.storage.providers import ProviderStore
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.sample_cache import SampleCache
from neiroha_desktop.storage.sample_texts import SampleStore
from neiroha_desktop.storage.secrets import KeyStore
from neiroha_desktop.storage.system_clock import SystemClock
from neiroha_desktop.storage.take_search import TakeSearch
from neiroha_desktop.storage.takes import TakeStore
from neiroha_desktop.storage.voice_marks import VoiceMarkStore

if TYPE_CHECKING:
    from neiroha_desktop.offline.engine import SpeechEngine
    from neiroha_desktop.services.health import HealthService
    from neiroha_desktop.services.local_servers import LocalServers
    from neiroha_desktop.services.packages import PackageService
    from neiroha_desktop.storage.package_store import PackageStore

PRACTICE_HOST = "practice.invalid"
"""Host name of the practice provider. It can never be resolved (RFC 2606): nothing leaves this computer by mistake."""
WORKERS = 4
"""Threads for decoding, hashing, base64 and files."""


@dataclass(frozen=True, slots=True)
class House:
    """One running program."""

    folder: DataFolder
    services: Services
    pool: ClientPool
    notices: tuple[Message, ...]
    """What was put aside at the start, and where."""
    sweep: Callable[[], Coroutine[Any, Any, Any]]
    """Removes what earlier runs left behind; for an idle moment."""


def data_folder(chosen: Path | None) -> DataFolder:
    """Return the folder that everything is kept in, made if it was not there."""
    folder = DataFolder((chosen or default_root()).expanduser().absolute())
    folder.prepare()
    return folder


@asynccontextmanager
async def open_house(folder: DataFolder, *, chinese: bool) -> AsyncIterator[House]:
    """Open everything in a data folder and close it again, whatever happens in between.

    Raises:
        StorageError: the folder or its database cannot be used.
    """
    # Here, so that all of the above can be imported before Qt is.
    from neiroha_desktop.ui.wording import translate

    async with AsyncExitStack() as stack:
        executor = ThreadPoolExecutor(WORKERS, thread_name_prefix="worker")
        stack.callback(executor.shutdown, wait=True)
        asyncio.get_running_loop().set_default_executor(executor)
        database = await Database.open(folder.database)
        stack.push_async_callback(database.aclose)
        practice = _Practice()
        stack.push_async_callback(practice.aclose)
        pool = ClientPool({PRACTICE_HOST: practice.app})
        stack.push_async_callback(pool.aclose)
        stores = _Stores(
            ProviderStore(database),
            CharacterStore(database, folder.references),
            TakeStore(database, folder.takes),
            ReferenceStore(database, folder.references),
            TakeSearch(database),
            folder.outgoing,
            SampleStore(folder.samples),
            PeaksCache(folder.peaks),
            VoiceMarkStore(database),
            SampleCache(folder.voice_samples),
            partial(_package_store, database, folder),
        )
        keys = KeyStore()
        clock = SystemClock()
        ledger = Ledger(database, folder.processes, clock)
        stack.push_async_callback(ledger.aclose)
        dispatcher = Dispatcher(ledger, clock)
        # Before the clients and the ledger: it ends what still uses them.
        stack.push_async_callback(dispatcher.aclose)
        services = _build(stores, ledger, dispatcher, keys, pool)
        stack.push_async_callback(services.playback.aclose)
        # Before the player: both use PortAudio.
        stack.push_async_callback(services.recording.aclose)
        reference = resource("samples", "practice-reference.wav")
        await seed(services.providers, services.characters, reference, translate, chinese=chinese)
        sweep = partial(_sweep, stores, ledger, keys)
        yield House(folder, services, pool, tuple(database.notices), sweep)


@dataclass(frozen=True, slots=True)
class _Stores:
    """What lies on disk."""

    providers: ProviderStore
    characters: CharacterStore
    takes: TakeStore
    references: ReferenceStore
    search: TakeSearch
    outgoing: Path
    samples: SampleStore
    peaks: PeaksCache
    voice_marks: VoiceMarkStore
    voice_samples: SampleCache
    packages: Callable[[], PackageStore]


async def _sweep(stores: _Stores, ledger: Ledger, keys: KeyStore) -> None:
    """Remove what earlier runs left behind: temporary files, old lines of the ledger, and what was deleted long ago."""
    swept = await stores.takes.sweep()
    await stores.references.sweep()
    await asyncio.to_thread(stores.peaks.sweep, await stores.takes.ids())
    await asyncio.to_thread(stores.voice_samples.sweep)
    for provider_id in swept.provider_ids:
        await keys.delete(provider_id)
    await ledger.sweep()


def _build(stores: _Stores, ledger: Ledger, dispatcher: Dispatcher, keys: KeyStore, pool: ClientPool) -> Services:
    providers = ProviderService(stores.providers, keys, pool)
    providers.subscribe(lambda provider: dispatcher.set_limits(provider.id, provider.limits))
    accounts = Accounts(ledger.salt)
    synthesis = SynthesisService(providers, dispatcher, stores.takes, accounts)
    catalog = CatalogService(stores.providers, stores.characters, providers)
    characters = CharacterService(stores.characters, stores.references)
    takes = TakeService(stores.takes, stores.search, stores.references, stores.outgoing)
    playback = PlaybackService(cache=stores.peaks)

    def make_health() -> HealthService:
        from neiroha_desktop.services.health import HealthService

        return HealthService(providers, synthesis, stores.providers, pool)

    def make_local_servers() -> LocalServers:
        from neiroha_desktop.services.local_servers import LocalServers

        return LocalServers(providers, pool)

    def make_packages() -> PackageService:
        from neiroha_desktop.services.packages import PackageService

        return PackageService(
            stores.packages, stores.characters, stores.providers, providers, stores.references, stores.takes
        )

    return Services(
        providers=providers,
        catalog=catalog,
        characters=characters,
        dispatcher=dispatcher,
        synthesis=synthesis,
        takes=takes,
        kept_voices=KeptVoices(characters, providers, catalog, takes),
        playback=playback,
        usage=UsageService(ledger, providers, accounts),
        samples=SampleService(stores.samples),
        voices=VoiceService(stores.voice_marks, stores.voice_samples, synthesis, playback),
        inspection=InspectionService(providers, takes),
        references=ReferenceLibrary(stores.references, characters, takes, pool),
        recording=RecordingService(playback),
        make_health=make_health,
        make_local_servers=make_local_servers,
        make_packages=make_packages,
    )


def _package_store(database: Database, folder: DataFolder) -> PackageStore:
    from neiroha_desktop.storage.package_store import PackageStore  # For who exports or imports, and nobody else.

    return PackageStore(database, folder.references, folder.takes)


class _Practice:
    """The practice service inside this program; its speech engine is started by the first request."""

    def __init__(self) -> None:
        self._engine: SpeechEngine | None = None

    def app(self) -> Callable[..., Any]:
        """Build the ASGI application."""
        # Loads starlette and numpy, which only somebody who practises needs.
        from neiroha_desktop.offline.engine import SpeechEngine
        from neiroha_desktop.offline.practice import create_app

        self._engine = SpeechEngine()
        return create_app(self._engine)

    async def aclose(self) -> None:
        """End the speech engine's process."""
        if self._engine is not None:
            await self._engine.aclose()
