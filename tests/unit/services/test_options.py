"""Options of a character on their way into a request, and what a take keeps of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Provider, Voice
from neiroha_desktop.services.recipes import what_differs
from neiroha_desktop.services.synthesis import settings_key
from neiroha_desktop.services.take_marks import marks_of
from tests.standin import studio as studio_module
from tests.standin.studio import MODEL, OPTIONS, PROVIDER, Studio
from tests.unit.services.conftest import House

CALM = "en-US-Voice0000Neural"
PLAIN = "ja-JP-Voice0002Neural"


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    with studio_module.installed(monkeypatch, Studio()) as studio:
        yield studio


@pytest.fixture
async def provider(house: House, studio: Studio) -> Provider:
    return await house.providers.save(PROVIDER)


@pytest.fixture
def speaker(provider: Provider) -> Character:
    options = {"style": "calm", "pitch": 1.25, "steady": False, "extra": "for clones", "of another model": 7}
    return Character("c", "Speaker", provider.id, MODEL, voice_id=CALM, options=options)


async def test_what_holds_here_is_sent_and_the_rest_is_kept(house: House, studio: Studio, speaker: Character) -> None:
    await house.characters.save(speaker)
    assert await house.characters.list_all() == [speaker]
    take = await house.synthesis.synthesize(speaker, "Hello.")
    assert studio.requests[0].options == {"style": "calm", "pitch": 1.25}
    found = await house.takes.get(take.id)
    assert found.recipe is not None
    assert found.recipe.options == {"style": "calm", "pitch": 1.25}
    again = await house.synthesis.synthesize(await house.takes.again(found), found.text)
    assert studio.requests[1] == studio.requests[0]
    assert (again.recipe, again.settings_key) == (found.recipe, found.settings_key)


async def test_a_style_goes_to_no_voice_that_has_not_got_it(house: House, studio: Studio, speaker: Character) -> None:
    await house.synthesis.synthesize(replace(speaker, voice_id=PLAIN), "Hello.")
    await house.provider_store.save_voices(PROVIDER.id, MODEL, [Voice(PLAIN, styles=("calm",))])
    await house.synthesis.synthesize(replace(speaker, voice_id=PLAIN), "Hello.")
    await house.synthesis.synthesize(replace(speaker, voice_id="typed by hand"), "Hello.")
    styles = [request.options.get("style") for request in studio.requests]
    assert styles == [None, "calm", "calm"]


async def test_a_value_that_cannot_be_sent_is_refused_before_anything_is(
    house: House, studio: Studio, speaker: Character
) -> None:
    with pytest.raises(InvalidInputError, match=r"Pitch is 3, and this model takes 0\.5 to 2\.") as caught:
        await house.synthesis.synthesize(replace(speaker, options={"pitch": 3.0}), "Hello.")
    assert caught.value.field == "pitch"
    assert studio.requests == []


async def test_takes_tell_in_what_their_options_differ(house: House, speaker: Character) -> None:
    take = await house.synthesis.synthesize(speaker, "Hello.")
    assert what_differs(take, speaker, specs=OPTIONS) == []
    other = replace(speaker, options={"language": "zh", "steady": True})
    assert [str(one) for one in what_differs(take, other, specs=OPTIONS)] == [
        "Style: calm → none",
        "Language: none → zh",
        "Pitch: 1.25 → 1",
        "Steady: no → yes",
    ]


async def test_options_that_are_sent_make_other_settings(speaker: Character) -> None:
    keys = [settings_key(speaker), settings_key(speaker, {}), settings_key(speaker, {"seed": 1})]
    assert keys[0] == keys[1] != keys[2]


async def test_remarks_are_kept_with_the_take_and_are_marks_of_it(
    house: House, studio: Studio, speaker: Character
) -> None:
    studio.remarks = (msg('It said "{words}".', words="Good day"),)
    take = await house.synthesis.synthesize(speaker, "Hello.")
    (found,) = await house.takes.list_all()
    assert found.remarks == take.remarks == studio.remarks
    (mark,) = [mark for mark in marks_of(found) if mark.kind == "remark"]
    assert str(mark.sentence) == 'It said "Good day".'
    assert not mark.severe
