"""Role, scene and guidance: three fields, one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.services.director import Direction, read_direction, write_direction

CHINESE = """角色：被贬的老将军，六十多岁，声音沙哑。
场景：雪夜，边关，独自一人。
指导：开头极慢，几乎是自言自语；
说到“回家”时声音发颤。"""

ENGLISH = """Role: A tired detective in her fifties.
Scene: The last train, almost empty.
Guidance: Low and flat.

Then a short laugh."""


def test_labelled_parts_are_found_in_both_languages() -> None:
    assert read_direction(CHINESE) == Direction(
        "被贬的老将军，六十多岁，声音沙哑。",
        "雪夜，边关，独自一人。",
        "开头极慢，几乎是自言自语；\n说到“回家”时声音发颤。",
        "zh",
    )
    english = read_direction(ENGLISH)
    assert english.parts == (
        "A tired detective in her fifties.",
        "The last train, almost empty.",
        "Low and flat.\n\nThen a short laugh.",
    )


@pytest.mark.parametrize("text", [CHINESE, ENGLISH, "", "Gently.", " Gently, \nslowly. ", "Say it. Role: none."])
def test_looking_at_the_parts_changes_nothing(text: str) -> None:
    assert write_direction(read_direction(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "【角色】老人\n【场景】海上\n【指导】慢",
        "角色: 老人\n场景 ：海上\n指导：慢",
        "角色：\n老人\n\n场景：\n海上\n\n指导：慢\n",
        "\n 场景：海上\n指导：慢\n角色：老人",
    ],
)
def test_labels_are_found_as_people_write_them(text: str) -> None:
    assert read_direction(text).parts == ("老人", "海上", "慢")


def test_english_labels_may_be_in_any_case_and_in_brackets() -> None:
    found = read_direction("[Role] a fisherman\nSCENE: at sea\nguidance:slowly")
    assert found.parts == ("a fisherman", "at sea", "slowly")


def test_a_part_that_occurs_twice_is_joined() -> None:
    assert read_direction("角色：老人\n场景：海上\n角色：渔夫").parts == ("老人\n渔夫", "海上", "")


def test_only_parts_with_words_get_a_label() -> None:
    assert write_direction(Direction(role="老人", guidance=" 慢 ")) == "角色：老人\n指导：慢"
    assert write_direction(Direction(guidance="慢")) == "慢"
    assert write_direction(Direction(scene="At sea")) == "Scene: At sea"
    assert write_direction(Direction()) == ""


def test_labels_stay_in_the_language_they_were_written_in() -> None:
    found = read_direction("角色：Captain Ahab")
    assert write_direction(found) == "角色：Captain Ahab"


lines = st.sampled_from(
    ["Role: x", " Role: x", "   [Scene] y", "指导：z", "角色", "plain", "", " 【场景】", "\tScene: q", "Guidance:"]
)
parts = st.lists(lines | st.text(max_size=8), max_size=4).map("\n".join) | st.text(max_size=20)


@given(parts, parts, parts, st.sampled_from(["", "zh", "en"]))
def test_what_was_put_together_comes_apart_again(role: str, scene: str, guidance: str, language: str) -> None:
    found = read_direction(write_direction(Direction(role, scene, guidance, language)))
    assert [part.strip() for part in found.parts] == [role.strip(), scene.strip(), guidance.strip()]


@given(parts)
def test_no_word_of_an_instruction_is_lost(text: str) -> None:
    direction = read_direction(text)
    written = write_direction(direction)
    assert read_direction(written).parts == direction.parts
    if not direction.language:
        assert written == text
