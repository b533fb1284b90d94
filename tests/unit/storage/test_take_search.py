"""Takes are found by what is in them and around them, and read a few at a time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.take_filter import TakeChoice, TakeFilter
from neiroha_desktop.storage.characters import CharacterStore
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.migrations import MIGRATIONS
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.providers import ProviderStore
from neiroha_desktop.storage.search_text import fold, words
from neiroha_desktop.storage.take_search import TakeSearch
from neiroha_desktop.storage.takes import TakeStore
from tests.unit.storage.samples import MIMO, NARRATOR, take

DATA = b"RIFF and more"


@pytest.fixture
async def search(
    database: Database, providers: ProviderStore, characters: CharacterStore, takes: TakeStore
) -> TakeSearch:
    await providers.save(MIMO)
    await characters.save(NARRATOR)
    for one in KEPT:
        await takes.add(one, DATA)
    return TakeSearch(database)


FISHERMAN = replace(
    take("fisherman", second=1, text="The old man\n and the SEA"),
    character_id="gone",
    character_name="老渔夫",
    model_id="mimo-v2.5-tts-voicedesign",
    mode="design",
    voice="A weathered old man, husky.",
)
RUSSIAN = replace(take("russian", second=2, text="ПРИВЕТ, Мир"), provider_id="", provider_name="Other")
NARRATED = replace(
    take("narrated", second=3, text="他在海边唱歌，１００％的快乐"), character_id=NARRATOR.id, instruction="Calm_ly."
)
NAMED = replace(take("named", second=4, text="x"), name="Final cut", note="最好的结尾 100%", starred=True)
KEPT = (FISHERMAN, RUSSIAN, NARRATED, NAMED)


async def found(search: TakeSearch, wanted: TakeFilter) -> list[str]:
    return [one.id for one in await search.page(await search.find(wanted)) if one]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ["named", "narrated", "russian", "fisherman"]),
        ("sea", ["fisherman"]),
        ("man and the sea", ["fisherman"]),
        ("sea the old", ["fisherman"]),
        ("sea nowhere", []),
        ("привет", ["russian"]),
        ("渔夫", ["fisherman"]),
        ("海边", ["narrated"]),
        ("唱", ["narrated"]),
        ("100%", ["named", "narrated"]),
        ("%", ["named", "narrated"]),
        ("_", ["narrated"]),
        ("结尾", ["named"]),
        ("FINAL", ["named"]),
        ("husky", ["fisherman"]),
        ("voicedesign", ["fisherman"]),
        ("other", ["russian"]),
        ("calm", ["narrated"]),
        ("'; DROP TABLE takes; --", []),
    ],
)
async def test_words_are_found_wherever_they_stand(search: TakeSearch, text: str, ids: list[str]) -> None:
    assert await found(search, TakeFilter(text=text)) == ids


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (TakeFilter(character=NARRATOR.id), ["narrated"]),
        (TakeFilter(character="gone"), ["fisherman"]),
        (TakeFilter(character="name:旁白"), ["named", "russian"]),
        (TakeFilter(provider=MIMO.id), ["named", "narrated", "fisherman"]),
        (TakeFilter(provider="name:Other"), ["russian"]),
        (TakeFilter(model_id="mimo-v2.5-tts-voicedesign"), ["fisherman"]),
        (TakeFilter(starred=True), ["named"]),
        (TakeFilter(since=datetime(2026, 5, 1, 12, 0, 3, tzinfo=UTC)), ["named", "narrated"]),
        (TakeFilter(until=datetime(2026, 5, 1, 12, 0, 3, tzinfo=UTC)), ["russian", "fisherman"]),
        (TakeFilter(text="结尾", starred=True, provider=MIMO.id), ["named"]),
        (TakeFilter(text="sea", starred=True), []),
    ],
)
async def test_filters_narrow_down_together(search: TakeSearch, wanted: TakeFilter, ids: list[str]) -> None:
    assert await found(search, wanted) == ids


async def test_choices_have_the_newest_names(search: TakeSearch, takes: TakeStore) -> None:
    await takes.add(replace(take("later", second=9), character_id=NARRATOR.id, character_name="Storyteller"), DATA)
    choices = await search.choices()
    assert choices.characters == (
        TakeChoice(NARRATOR.id, "Storyteller"),
        TakeChoice("name:旁白", "旁白"),
        TakeChoice("gone", "老渔夫"),
    )
    assert choices.providers == (TakeChoice(MIMO.id, "MiMo"), TakeChoice("name:Other", "Other"))
    assert choices.model_ids == ("mimo-v2.5-tts", "mimo-v2.5-tts-voicedesign")
    for one in choices.characters:
        assert await search.find(TakeFilter(character=one.key)), one


async def test_choices_are_read_without_a_look_at_any_take(search: TakeSearch, database: Database) -> None:
    asked: list[str] = []
    await database.read(lambda db: db.set_trace_callback(asked.append))
    await search.choices()
    await database.read(lambda db: db.set_trace_callback(None))
    (query,) = [one for one in asked if "SELECT" in one]
    plan = await database.read(lambda db: [tuple(row)[-1] for row in db.execute(f"EXPLAIN QUERY PLAN {query}")])
    assert plan == ["SCAN takes USING COVERING INDEX takes_choices"]


async def test_what_was_deleted_is_neither_found_nor_offered(search: TakeSearch, takes: TakeStore) -> None:
    numbers = await search.find(TakeFilter())
    await takes.delete("fisherman")
    assert await found(search, TakeFilter()) == ["named", "narrated", "russian"]
    assert [one and one.id for one in await search.page(numbers)] == ["named", "narrated", "russian", None]
    assert "gone" not in [one.key for one in (await search.choices()).characters]
    await takes.restore("fisherman")
    assert await search.find(TakeFilter()) == numbers


async def test_a_page_is_in_the_order_that_was_asked_for(search: TakeSearch) -> None:
    numbers = await search.find(TakeFilter())
    page = await search.page([numbers[2], numbers[0], 999, numbers[2]])
    assert [one and one.id for one in page] == ["russian", "named", None, "russian"]
    assert page[1] == NAMED


async def test_what_the_user_says_is_searched_at_once(search: TakeSearch, takes: TakeStore) -> None:
    await takes.set_note("russian", "Для ФИНАЛА")
    await takes.rename("narrated", "海的开头")
    assert await found(search, TakeFilter(text="финала")) == ["russian"]
    assert await found(search, TakeFilter(text="开头")) == ["narrated"]
    await takes.set_note("russian", "")
    assert await found(search, TakeFilter(text="финала")) == []
    assert await found(search, TakeFilter(text="привет")) == ["russian"]


async def test_takes_of_an_older_version_are_found(folder: DataFolder) -> None:
    """The third step of the schema makes the searched text of what was there before."""
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as old:
        old.executescript(MIGRATIONS[0])
        old.executescript(MIGRATIONS[1])
        old.execute("PRAGMA user_version = 2")
        old.execute(
            "INSERT INTO takes VALUES ('old', '2026-05-01T12:00:00.000000+00:00', NULL, '', 'Émile', NULL, 'MiMo',"
            " 'mimo-v2.5-tts', 'preset', '冰糖', '', 'ÇA VA', 'wav', 'old.wav', 4, 1.5, 24000, 0.4, 0, '', NULL, NULL,"
            " NULL, '', NULL)"
        )
    database = await Database.open(folder.database)
    try:
        search = TakeSearch(database)
        assert await found(search, TakeFilter(text="ça émile 冰")) == ["old"]
        (old_take,) = await search.page(await search.find(TakeFilter()))
        assert old_take is not None
        assert (old_take.recipe, old_take.measure, old_take.outline, old_take.wire) == (None, None, b"", "")
        assert (old_take.starred, old_take.audio_deleted, old_take.name, old_take.note) == (False, False, "", "")
    finally:
        await database.aclose()


@given(text=st.text())
def test_folding_twice_changes_nothing_for_words(text: str) -> None:
    assert all(" " not in word and word for word in words(text))
    assert " ".join(fold(text).split()) == fold(text)


def test_the_same_word_is_looked_for_once() -> None:
    assert words(" Sea  SEA ｓｅａ\u3000man ") == ["sea", "man"]
