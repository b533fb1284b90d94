"""Finding one voice among hundreds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.domain.provider import Gender, Voice
from neiroha_desktop.domain.voice_mark import VoiceMark
from neiroha_desktop.services.voice_filter import LanguageChoice, Shelf, VoiceFilter, VoiceIndex
from tests.examples import examples
from tests.standin.studio import voices

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
AVA = Voice("en-US-Ava", "Ava", "en-US", Gender.FEMALE, styles=("calm", "angry"), language_name="English (US)")
ABEO = Voice("en-NG-Abeo", "Abeo", "en-NG", Gender.MALE, language_name="English (Nigeria)")
ICE = Voice("冰糖", "", "zh", Gender.FEMALE, "lively girl")
KID = Voice("zh-CN-Kid", "云夏", "zh-CN", Gender.NEUTRAL, roles=("Boy",), description="Reads ＦＡＩＲＹ tales")
MINE = Voice("mine")
ALL = (AVA, ABEO, ICE, KID, MINE)
MARKS = {
    "mine": VoiceMark(favourite=True, used_at=NOON),
    "冰糖": VoiceMark(used_at=NOON + timedelta(hours=1)),
    "en-US-Ava": VoiceMark(favourite=True),
    "gone": VoiceMark(favourite=True, used_at=NOON),
}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (VoiceFilter(), ALL),
        (VoiceFilter("AVA"), (AVA,)),
        (VoiceFilter("us english"), (AVA,)),
        (VoiceFilter("fairy 云"), (KID,)),
        (VoiceFilter("boy"), (KID,)),
        (VoiceFilter("weiblich"), (AVA, ICE)),
        (VoiceFilter("nothing like it"), ()),
        (VoiceFilter(language="en"), (AVA, ABEO)),
        (VoiceFilter(language="en-us"), (AVA,)),
        (VoiceFilter(language="e"), ()),
        (VoiceFilter(language="zh"), (ICE, KID)),
        (VoiceFilter(gender=Gender.FEMALE), (AVA, ICE)),
        (VoiceFilter(style="calm"), (AVA,)),
        (VoiceFilter(style="lively girl"), (ICE,)),
        (VoiceFilter(language="zh", gender=Gender.NEUTRAL, text="reads"), (KID,)),
        (VoiceFilter(shelf=Shelf.FAVOURITES), (AVA, MINE)),
        (VoiceFilter(shelf=Shelf.RECENT), (ICE, MINE)),
        (VoiceFilter("min", shelf=Shelf.RECENT), (MINE,)),
    ],
)
def test_what_is_looked_for_is_found(wanted: VoiceFilter, found: tuple[Voice, ...]) -> None:
    index = VoiceIndex(ALL, lambda voice: "weiblich" if voice.gender is Gender.FEMALE else "")
    assert index.find(wanted, MARKS) == list(found)


def test_only_what_there_is_can_be_chosen() -> None:
    index = VoiceIndex(ALL)
    assert index.languages() == [
        LanguageChoice("en", "", 2),
        LanguageChoice("en-NG", "English (Nigeria)", 1),
        LanguageChoice("en-US", "English (US)", 1),
        LanguageChoice("zh", "", 2),
        LanguageChoice("zh-CN", "", 1),
    ]
    assert index.genders() == [Gender.FEMALE, Gender.MALE, Gender.NEUTRAL]
    assert index.styles() == ["angry", "calm", "lively girl"]
    assert (VoiceIndex(()).languages(), VoiceIndex((MINE,)).genders(), VoiceIndex((MINE,)).styles()) == ([], [], [])


@settings(max_examples=examples(50), deadline=None)
@given(st.text(), st.text(max_size=5), st.sampled_from(Gender), st.text(max_size=5), st.sampled_from(Shelf))
def test_whatever_is_typed_finds_some_of_them_in_their_order(
    text: str, language: str, gender: Gender, style: str, shelf: Shelf
) -> None:
    found = VoiceIndex(ALL).find(VoiceFilter(text, language, gender, style, shelf), MARKS)
    assert len(set(found)) == len(found)
    if shelf is not Shelf.RECENT:
        assert found == [voice for voice in ALL if voice in found]


@pytest.mark.parametrize("number", [0, 499, 999])
def test_each_of_a_thousand_is_found_by_its_name(number: int) -> None:
    many = voices(1000)
    assert VoiceIndex(many).find(VoiceFilter(many[number].name), {}) == [many[number]]
