"""The main path in Chinese, by the Chinese names of the controls."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.hall import Hall
from tests.e2e.heard import assert_heard
from tests.e2e.words import Words
from tests.standin.fixture import Standin

_PROVIDER = "我的服务"
_CHARACTER = "旁白二号"


def test_a_voice_is_heard_in_chinese(hall: Hall, standin: Standin, tmp_path: Path) -> None:
    user = hall.open(tmp_path / "data", Words("zh_CN"))
    assert user.words("Generate") != "Generate"
    user.add_provider(_PROVIDER, standin.base_url, standin.key)
    user.fetch_and_choose("mimo-v2.5-tts")
    user.save_provider(_PROVIDER)
    lines = user.check_health().splitlines()
    assert [line[0] for line in lines] == ["✓", "✓", "✓", "–"]

    user.new_character(_CHARACTER, _PROVIDER, "Preset voice")
    user.choose("Voice", "茉莉")
    user.save_character(_CHARACTER)
    with hall.card.recording() as heard:
        user.generate("你好，这是一个声音测试。")
        user.wait_take(1)
        hall.card.wait_until_over(heard)

    request = standin.log()[-1]
    assert request["body"]["audio"] == {"format": "pcm16", "voice": "茉莉"}
    assert request["body"]["messages"] == [{"role": "assistant", "content": "你好，这是一个声音测试。"}]
    assert_heard(heard, standin.file(0))
