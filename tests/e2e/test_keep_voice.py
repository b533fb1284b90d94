"""A designed voice that was liked is kept: the next request clones that very take."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.e2e import disk
from tests.e2e.hall import PROVIDER, Hall
from tests.standin.fixture import Standin

DESIGN = "An old fisherman, husky and slow. 一位老渔夫。"


def test_one_click_makes_a_voice_that_stays(hall: Hall, standin: Standin, tmp_path: Path) -> None:
    data = tmp_path / "data"
    user = hall.open(data)
    user.add_provider(PROVIDER, standin.base_url, standin.key)
    user.fetch_and_choose("mimo-v2.5-tts")
    user.save_provider(PROVIDER)
    user.new_character("Fisherman", PROVIDER, "Voice design")
    user.fill("Voice instruction", DESIGN)
    user.save_character("Fisherman")
    user.generate("The sea was calm that day.")
    user.wait_take(1)

    user.press("Keep this voice")
    user.wait_status("A designed voice is different in every call; this one is kept as a recording.")
    name = user.find("Character name", "text")
    user.view.wait("the new character on screen", lambda: name.text() == "Fisherman, kept")
    assert "checked" in user.find("Voice clone", "radio button").states()
    user.generate("And then the wind came up.")
    user.wait_take(1)

    said = standin.log()[-1]["body"]
    assert said["model"] == "mimo-v2.5-tts-voiceclone"
    assert said["messages"] == [{"role": "assistant", "content": "And then the wind came up."}]
    assert said["audio"]["voice"]["data_url"]["audio_sha256"] == hashlib.sha256(standin.audio(0)).hexdigest()
    assert [take.character for take in disk.takes(data)] == ["Fisherman", "Fisherman, kept"]
    assert user.close() == 0
    disk.assert_sound(data)
