"""What a synthesis leaves in the ledger, against the stand-in and with the real ledger."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace

import pytest

from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    InvalidInputError,
    LimitReachedError,
    ProviderConnectionError,
    ProviderServerError,
)
from neiroha_desktop.domain.ledger import FailureKind, LoggedRequest, RequestState
from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.domain.queue import QueuedRequest, QueueState, Urgency
from neiroha_desktop.domain.tokens import estimate_tokens
from neiroha_desktop.services.synthesis import SynthesisService
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House
from tests.unit.services.hand_time import quiet
from tests.unit.services.test_paid_takes import storing

TEXT = "你好，world!"


async def log(house: House) -> list[LoggedRequest]:
    """Return the ledger, oldest first, once all is written."""
    while house.dispatcher._books._tasks:
        await asyncio.wait(house.dispatcher._books._tasks)
    return (await house.ledger.recent(100))[::-1]


async def limited(house: House, mimo: Provider, rpd: int) -> None:
    await house.providers.save(replace(mimo, limits=Limits(1, rpd=rpd)))


async def until_queued(house: House, count: int) -> list[QueuedRequest]:
    async with asyncio.timeout(10):
        while house.dispatcher.waiting < count:  # noqa: ASYNC110 - a state of the service, with a deadline
            await asyncio.sleep(0.001)
    return house.dispatcher.queue()


async def test_a_take_leaves_one_line(house: House, standin: Standin, narrator: Character) -> None:
    take = await house.synthesis.synthesize(narrator, TEXT)
    (line,) = await log(house)
    assert (line.provider_id, line.provider_name, line.model_id, line.title) == (
        "mimo",
        "MiMo",
        "mimo-v2.5-tts",
        "旁白",
    )
    assert (line.state, line.status, line.failure, line.attempt) == (RequestState.DONE, 200, None, 1)
    assert take.usage is not None
    assert (line.tokens, line.estimated, line.characters) == (take.usage.total_tokens, False, len(TEXT))
    assert (line.size_bytes, line.request_id) == (take.size_bytes, take.request_id)
    assert line.audio_seconds == pytest.approx(take.duration)
    assert line.first_byte_seconds is not None
    assert line.total_seconds is not None
    assert 0 < line.first_byte_seconds <= line.total_seconds < 30
    assert standin.key not in line.account


async def test_what_is_estimated_counts_the_instruction(house: House, standin: Standin, narrator: Character) -> None:
    standin.script("wrong_key")
    with pytest.raises(AuthenticationError):
        await house.synthesis.synthesize(narrator, TEXT)
    (line,) = await log(house)
    assert (line.state, line.status, line.failure) == (RequestState.FAILED, 401, FailureKind.AUTHENTICATION)
    assert (line.tokens, line.estimated) == (estimate_tokens(TEXT, "Calm."), True)


async def test_a_provider_that_is_down_for_a_moment_is_asked_again(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script("server_error", "overloaded")
    take = await house.synthesis.synthesize(narrator, TEXT)
    assert [(line.state, line.attempt, line.status) for line in await log(house)] == [
        (RequestState.FAILED, 1, 500),
        (RequestState.FAILED, 2, 503),
        (RequestState.DONE, 3, 200),
    ]
    assert [one.id for one in await house.takes.list_all()] == [take.id]


async def test_a_provider_that_stays_down_is_told_of(house: House, standin: Standin, narrator: Character) -> None:
    standin.script(*["server_error"] * 3)
    with pytest.raises(ProviderServerError) as caught:
        await house.synthesis.synthesize(narrator, TEXT)
    assert caught.value.details.endswith("Tried 3 times.")
    assert len(standin.log()) == 3


async def test_a_server_that_is_not_there_costs_nothing(house: House, mimo: Provider, narrator: Character) -> None:
    await house.providers.save(replace(mimo, base_url="http://127.0.0.1:9/v1"))
    with pytest.raises(ProviderConnectionError) as caught:
        await house.synthesis.synthesize(narrator, TEXT)
    assert caught.value.details.endswith("Tried 3 times.")
    assert await log(house) == []


async def test_stop_of_a_request_under_way_counts_it(house: House, standin: Standin, narrator: Character) -> None:
    standin.script("stall")
    task = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT, request_id="mine"))
    await asyncio.to_thread(standin.wait, requests=1)
    (shown,) = house.dispatcher.queue()
    assert (shown.id, shown.title, shown.state) == ("mine", "旁白", QueueState.RUNNING)
    house.dispatcher.cancel("mine")
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.to_thread(standin.wait, disconnects=1)
    (line,) = await log(house)
    assert line.state is RequestState.CANCELLED


async def test_somebody_else_goes_first_where_bulk_waits(house: House, standin: Standin, narrator: Character) -> None:
    standin.script("stall")
    running = asyncio.ensure_future(house.synthesis.synthesize(narrator, "First."))
    await asyncio.to_thread(standin.wait, requests=1)
    bulk = asyncio.ensure_future(house.synthesis.synthesize(narrator, "Bulk.", urgency=Urgency.BULK))
    await until_queued(house, 1)
    click = asyncio.ensure_future(house.synthesis.synthesize(narrator, "Click."))
    assert [one.urgency for one in await until_queued(house, 2)] == [Urgency.SCREEN, Urgency.SCREEN, Urgency.BULK]
    running.cancel()
    await asyncio.gather(bulk, click)
    assert [entry["body"]["messages"][-1]["content"] for entry in standin.log()] == ["First.", "Click.", "Bulk."]


async def test_a_full_day_is_told_before_anything_is_sent(
    house: House, standin: Standin, mimo: Provider, narrator: Character
) -> None:
    await limited(house, mimo, rpd=1)
    await house.synthesis.synthesize(narrator, TEXT)
    with pytest.raises(LimitReachedError, match='daily limit of 1 request of "MiMo" is reached') as caught:
        await house.synthesis.synthesize(narrator, TEXT)
    assert (caught.value.kind, caught.value.provider_id) == ("rpd", "mimo")
    with pytest.raises(LimitReachedError):
        await house.synthesis.speak_one_word(
            await house.providers.get("mimo"), None, "mimo-v2.5-tts", house.catalog.known(mimo)
        )
    assert len(standin.log()) == 1


async def test_an_edit_lets_those_go_on_who_wait(
    house: House, standin: Standin, mimo: Provider, narrator: Character
) -> None:
    await limited(house, mimo, rpd=1)
    await house.synthesis.synthesize(narrator, TEXT)
    waiting = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT, urgency=Urgency.BULK))
    await until_queued(house, 1)
    await limited(house, mimo, rpd=2)
    await waiting
    assert len(standin.log()) == 2


async def test_providers_with_one_key_share_their_limits(
    house: House, standin: Standin, mimo: Provider, narrator: Character
) -> None:
    await limited(house, mimo, rpd=1)
    copy = await house.providers.duplicate("mimo", "Copy")
    await house.synthesis.synthesize(narrator, TEXT)
    with pytest.raises(LimitReachedError, match="Copy"):
        await house.synthesis.synthesize(replace(narrator, provider_id=copy.id), TEXT)
    await house.providers.save(await house.providers.get(copy.id), "sk-another-key-that-is-wrong")
    with pytest.raises(AuthenticationError):
        await house.synthesis.synthesize(replace(narrator, provider_id=copy.id), TEXT)


async def test_a_key_that_is_edited_while_it_waits_is_what_it_counts_for(
    house: House, standin: Standin, mimo: Provider, narrator: Character
) -> None:
    standin.script("stall")
    running = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT))
    await asyncio.to_thread(standin.wait, requests=1)
    waiting = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT))
    await until_queued(house, 1)
    await house.providers.save(await house.providers.get("mimo"), "sk-another-key-that-is-wrong")
    running.cancel()
    with pytest.raises(AuthenticationError):
        await waiting
    first, second = await log(house)
    assert first.account != second.account
    assert (first.state, second.state) == (RequestState.CANCELLED, RequestState.FAILED)


async def test_a_provider_switched_off_while_it_waits_costs_nothing(
    house: House, standin: Standin, mimo: Provider, narrator: Character
) -> None:
    standin.script("stall")
    running = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT))
    await asyncio.to_thread(standin.wait, requests=1)
    waiting = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT))
    await until_queued(house, 1)
    await house.providers.set_enabled("mimo", False)
    running.cancel()
    with pytest.raises(InvalidInputError, match="switched off"):
        await waiting
    assert [line.state for line in await log(house)] == [RequestState.CANCELLED]


async def test_one_word_counts_like_any_request(house: House, mimo: Provider) -> None:
    await house.synthesis.speak_one_word(mimo, None, "mimo-v2.5-tts", house.catalog.known(mimo))
    (line,) = await log(house)
    assert (line.state, line.characters, line.title) == (RequestState.DONE, 5, "")


async def test_the_end_stops_all_and_keeps_what_was_paid_for(
    house: House, standin: Standin, narrator: Character
) -> None:
    """One answer is being stored, one request is under way, the others wait."""
    async with storing(house, narrator) as (disk, stored):
        standin.script("stall")
        service: SynthesisService = house.synthesis
        others = [asyncio.ensure_future(service.synthesize(narrator, f"{number}.")) for number in range(5)]
        await asyncio.to_thread(standin.wait, requests=2)
        await until_queued(house, 4)
        stored.cancel()
        closing = asyncio.ensure_future(house.dispatcher.aclose())
        await quiet()
        disk.door.set()
        await closing
        await asyncio.wait([stored, *others])
        assert all(task.cancelled() for task in (stored, *others))
    (take,) = await house.takes.list_all()
    assert house.takes.path(take).read_bytes() == standin.audio(0)
    lines = await log(house)
    assert Counter(line.state for line in lines) == {RequestState.DONE: 1, RequestState.CANCELLED: 1}
    assert len(standin.log()) == 2
