"""Which of MiMo's models act on tags, and on which."""

from __future__ import annotations

import pytest

from neiroha_desktop.adapters.mimo import MODELS, describe_model
from neiroha_desktop.domain.capabilities import TagPlace

PRESET, DESIGN, CLONE = MODELS


@pytest.mark.parametrize("model_id", [PRESET, CLONE, f"xiaomi/{PRESET}", PRESET.upper()])
def test_models_of_v2_5_take_styles_and_sounds(model_id: str) -> None:
    tags = describe_model(model_id).tags
    assert tags is not None
    assert {TagPlace.START, TagPlace.ANYWHERE} <= {group.place for group in tags.groups}
    assert set(tags.brackets) == {("(", ")"), ("（", "）"), ("[", "]")}
    assert tags.brackets[0] == ("(", ")"), "half-width brackets count in every language"


@pytest.mark.parametrize("model_id", [DESIGN, "mimo-v2-tts", "plain-tts"])
def test_other_models_take_none(model_id: str) -> None:
    assert describe_model(model_id).tags is None


def test_only_preset_voices_sing() -> None:
    def singing(model_id: str) -> list[str]:
        tags = describe_model(model_id).tags
        assert tags is not None
        return [tag.chinese for group in tags.groups if group.place is TagPlace.FIRST for tag in group.tags]

    assert singing(PRESET) == ["唱歌"]
    assert singing(CLONE) == []


@pytest.mark.parametrize("model_id", [PRESET, CLONE])
def test_every_tag_has_its_words_once(model_id: str) -> None:
    tags = describe_model(model_id).tags
    assert tags is not None
    every = [tag for group in tags.groups for tag in group.tags]
    assert len({tag.chinese for tag in every}) == len(every)
    assert len({tag.english.casefold() for tag in every}) == len(every)
    signs = set("()（）[]\n")
    assert not [tag for tag in every if signs & set(tag.chinese + tag.english)]
    assert all(tag.chinese and tag.english for tag in every)
