"""What a comparison will cost, and whether it fits into what is left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.ledger import LimitKind
from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.domain.tokens import estimate_tokens
from neiroha_desktop.services.grid_estimate import estimate
from neiroha_desktop.services.usage import UsageService
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House


@pytest.fixture
def usage(house: House) -> UsageService:
    return UsageService(house.ledger, house.providers, house.accounts)


async def test_requests_and_tokens_are_summed_up(usage: UsageService, narrator: Character) -> None:
    asked = [(narrator, "你好"), (narrator, "Hello there"), (replace(narrator, voice_id="Mia"), "Hello there")]
    found = await estimate(usage, asked)
    assert found.requests == 3
    assert found.tokens == estimate_tokens("你好", "Calm.") + 2 * estimate_tokens("Hello there", "Calm.")
    assert (found.rooms, found.minutes) == ((), 0)
    assert found.tokens == sum([(await usage.cost(one, text)).tokens for one, text in asked])


async def test_what_is_left_today_is_held_against_it(
    house: House, standin: Standin, usage: UsageService, mimo: Provider, narrator: Character
) -> None:
    await house.providers.save(replace(mimo, limits=Limits(1, rpm=4, rpd=5, tpd=10_000, tpm=1_000_000)))
    await house.synthesis.synthesize(narrator, "One.")
    found = await estimate(usage, [(narrator, "Hello")] * 9)
    requests, tokens = found.rooms
    assert (requests.kind, requests.wanted, requests.left, requests.limit) == (LimitKind.RPD, 9, 4, 5)
    assert not requests.fits
    assert (tokens.kind, tokens.wanted, tokens.fits) == (LimitKind.TPD, found.tokens, True)
    assert tokens.left < 10_000
    assert found.minutes == 2, "four at once, four in the next minute, one in the one after"


async def test_providers_with_one_key_share_what_is_left(
    house: House, standin: Standin, usage: UsageService, mimo: Provider, narrator: Character
) -> None:
    await house.providers.save(replace(mimo, limits=Limits(1, rpd=5)))
    twin = Provider("twin", "Twin", "chat_completions", standin.base_url, "mimo-v2.5-tts", limits=Limits(1, rpd=3))
    await house.providers.save(twin, standin.key)
    second = replace(narrator, id="second", provider_id="twin")
    found = await estimate(usage, [(narrator, "Hello"), (narrator, "Again"), (second, "Hello"), (second, "Again")])
    assert [(room.provider_name, room.wanted, room.left, room.fits) for room in found.rooms] == [
        ("Twin", 4, 3, False),
        ("MiMo", 4, 5, True),
    ]
