"""All services on real stores in a folder of the test's own, against the stand-in or the practice service."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.offline.engine import SpeechEngine
from neiroha_desktop.offline.practice import create_app
from neiroha_desktop.services.accounts import Accounts
from neiroha_desktop.services.catalog import CatalogService
from neiroha_desktop.services.characters import CharacterService
from neiroha_desktop.services.dispatcher import Dispatcher
from neiroha_desktop.services.health import HealthService
from neiroha_desktop.services.providers import ProviderService
from neiroha_desktop.services.reference_library import ReferenceLibrary
from neiroha_desktop.services.synthesis import SynthesisService
from neiroha_desktop.services.takes import TakeService
from neiroha_desktop.storage.characters import CharacterStore
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.providers import ProviderStore
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.secrets import KeyStore
from neiroha_desktop.storage.take_search import TakeSearch
from neiroha_desktop.storage.takes import TakeStore
from tests.standin.fixture import Standin, standin, standin_process
from tests.unit.services.hurried import HurriedClock

__all__ = ["standin", "standin_process"]

PRACTICE_URL = "http://practice.invalid/v1"

_certificates = ClientPool()
"""Reading the system's certificates takes as long as several tests, so all pools share what this one read."""


@dataclass
class House:
    """Services, and the stores beneath them."""

    folder: DataFolder
    provider_store: ProviderStore
    character_store: CharacterStore
    take_store: TakeStore
    providers: ProviderService
    catalog: CatalogService
    health: HealthService
    characters: CharacterService
    dispatcher: Dispatcher
    synthesis: SynthesisService
    takes: TakeService
    ledger: Ledger
    accounts: Accounts
    clock: HurriedClock
    references: ReferenceLibrary


@pytest.fixture
def folder(data_dir: Any) -> DataFolder:
    found = DataFolder(data_dir)
    found.prepare()
    return found


@pytest.fixture
async def pool() -> AsyncIterator[ClientPool]:
    engine = SpeechEngine()
    pool = ClientPool({"practice.invalid": lambda: create_app(engine)})
    pool._contexts = _certificates._contexts
    yield pool
    await pool.aclose()
    await engine.aclose()


@pytest.fixture
async def house(folder: DataFolder, pool: ClientPool, lay_database: Callable[[Path], None]) -> AsyncIterator[House]:
    lay_database(folder.database)
    database = await Database.open(folder.database)
    provider_store = ProviderStore(database)
    character_store = CharacterStore(database, folder.references)
    take_store = TakeStore(database, folder.takes)
    references = ReferenceStore(database, folder.references)
    clock = HurriedClock()
    ledger = Ledger(database, folder.processes, clock)
    dispatcher = Dispatcher(ledger, clock, clock.timer)
    providers = ProviderService(provider_store, KeyStore(), pool)
    providers.subscribe(lambda provider: dispatcher.set_limits(provider.id, provider.limits))
    accounts = Accounts(ledger.salt)
    synthesis = SynthesisService(providers, dispatcher, take_store, accounts)
    characters = CharacterService(character_store, references)
    takes = TakeService(take_store, TakeSearch(database), references, folder.outgoing)
    yield House(
        folder,
        provider_store,
        character_store,
        take_store,
        providers,
        CatalogService(provider_store, character_store, providers),
        HealthService(providers, synthesis, provider_store, pool),
        characters,
        dispatcher,
        synthesis,
        takes,
        ledger,
        accounts,
        clock,
        ReferenceLibrary(references, characters, takes, pool),
    )
    await dispatcher.aclose()
    await ledger.aclose()
    await database.aclose()


@pytest.fixture
async def mimo(house: House, standin: Standin) -> Provider:
    """A saved provider for the stand-in, with its key."""
    provider = Provider("mimo", "MiMo", "chat_completions", standin.base_url, "mimo-v2.5-tts")
    return await house.providers.save(provider, standin.key)


@pytest.fixture
async def practice(house: House) -> Provider:
    """A saved practice provider, which needs no key."""
    provider = Provider("practice", "Practice", "chat_completions", PRACTICE_URL, "mimo-v2.5-tts")
    return await house.providers.save(replace(provider, limits=Limits(2)))


@pytest.fixture
def narrator(mimo: Provider) -> Character:
    """An unsaved character with a preset voice of the stand-in."""
    return Character(
        "narrator", "旁白", mimo.id, "mimo-v2.5-tts", voice_id="冰糖", instructions={VoiceMode.PRESET: " Calm. "}
    )
