"""A provider without a network goes through the same services as any other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.espeak_adapter import SpeechEngine
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import InvalidInputError, UnsupportedError
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.domain.synthesis import PcmChunk
from neiroha_desktop.services.health import StageState
from neiroha_desktop.services.inspection import InspectionService
from tests.unit.services.conftest import House


@pytest.fixture
async def offline(house: House) -> Provider:
    """A saved provider as the preset makes it."""
    info = house.providers.adapter_info("espeak")
    (preset,) = info.presets
    return await house.providers.save(house.providers.new(info.type_id, preset, "Offline voices"))


@pytest.fixture
def speaker(offline: Provider) -> Character:
    return Character("one", "Speaker", offline.id, offline.default_model, voice_id="gmw/en-US", options={"pitch": 80.0})


async def test_it_is_known_without_asking(house: House, offline: Provider) -> None:
    assert (offline.base_url, offline.key_ref) == ("", "")
    assert not house.providers.lacks_key(offline)
    assert not house.providers.is_internal(offline)
    catalog = await house.catalog.load(offline)
    assert [model.id for model in catalog.models] == ["espeak-ng"]
    assert len(catalog.voices_of("espeak-ng")) == 138
    report = await house.catalog.fetch(offline, None, lambda: catalog)
    assert (report.added, report.missing) == ((), ())
    assert report.catalog.voices_of("espeak-ng") == catalog.voices_of("espeak-ng")


async def test_the_health_check_speaks_of_this_computer(house: House, offline: Provider) -> None:
    ended = [one async for one in house.health.check(offline, None) if one.state is not StageState.RUNNING]
    assert [(one.stage.value, one.state.value) for one in ended] == [
        ("local", "passed"), ("model", "passed"), ("speech", "skipped"),
    ]  # fmt: skip
    assert str(ended[0].text) == "works on this computer, without a network"
    assert (await house.health.remember(offline.id, ended[1])).ready
    catalog = await house.catalog.load(offline)
    result, clip = await house.health.try_one_word(offline, None, catalog)
    assert result.state is StageState.PASSED
    assert clip is not None


async def test_a_take_is_made_and_made_again(house: House, speaker: Character) -> None:
    pieces: list[PcmChunk] = []
    text = "The weather was calm, and the road was long and empty."
    take = await house.synthesis.synthesize(speaker, text, on_stream=lambda _, chunk: pieces.append(chunk))
    # How many come depends on how busy the computer is.
    assert [piece.end is not None for piece in pieces] == [*[False] * (len(pieces) - 1), True]
    assert len(pieces) > 1
    assert 2 < take.duration < 6
    assert (take.wire, take.first_byte_seconds) == ("", None), "nothing was sent"
    assert take.recipe is not None
    assert take.recipe.options == {"pitch": 80.0}
    again = await house.synthesis.synthesize(speaker, text)
    assert again.settings_key == take.settings_key
    assert abs(again.duration - take.duration) < 0.3
    with pytest.raises(UnsupportedError, match="cannot be written down"):
        await InspectionService(house.providers, house.takes).snippets_of_take(take)


async def test_a_mistake_is_told_at_its_field(house: House, speaker: Character) -> None:
    for character, field in ((replace(speaker, voice_id="gmw/xx"), "voice_id"), (speaker, "text")):
        with pytest.raises(InvalidInputError) as caught:
            await house.synthesis.synthesize(character, "字" * 100_000 if field == "text" else "Hi.")
        assert caught.value.field == field


async def test_what_speaks_here_is_started_before_the_first_click(
    house: House, offline: Provider, pool: ClientPool
) -> None:
    await house.providers.set_enabled(offline.id, False)
    await house.health.start_local()
    pids = [pool.belongings.get(SpeechEngine).pid]
    await house.providers.set_enabled(offline.id, True)
    await house.health.start_local()
    pids.append(pool.belongings.get(SpeechEngine).pid)
    assert pids[0] is None
    assert pids[1] is not None


async def test_a_provider_of_a_type_that_is_gone_can_be_seen(house: House, offline: Provider) -> None:
    gone = replace(offline, adapter_type="telepathy", base_url="https://a.example")
    assert house.providers.adapter_info("telepathy").title == "telepathy"
    assert not house.providers.lacks_key(gone)
    assert house.catalog.known(gone).models
    with pytest.raises(InvalidInputError, match="telepathy"):
        await house.providers.adapter(gone)
    (failed,) = [one async for one in house.health.check(gone, None) if one.state is StageState.FAILED]
    assert "telepathy" in str(failed.error)
