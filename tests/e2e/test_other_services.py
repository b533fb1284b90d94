"""Other services than MiMo: a server of one's own in each voice mode, and the voices that need none."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from tests.e2e import disk
from tests.e2e.hall import Hall
from tests.e2e.heard import assert_heard
from tests.e2e.user import User
from tests.standin import melody, voxcpm
from tests.standin.fixture import Dialect, dialect

PROVIDER = "My VoxCPM"
DESIGN = "An old man, calm and deep. 一位老人。"
WORDS = "早上好。"
SPEECH = "/api/voxcpm/tts"


def test_a_server_of_ones_own_in_each_voice_mode(hall: Hall, tmp_path: Path) -> None:
    data = tmp_path / "data"
    recording = tmp_path / "my brother.wav"
    recording.write_bytes(melody.wav(melody.melody("my brother", 5.0)))
    sent = hashlib.sha256(recording.read_bytes()).hexdigest()
    with dialect("voxcpm") as server:
        user = hall.open(data)
        _set_up_provider(user, server)

        user.new_character("Grandmother", PROVIDER, "Preset voice")
        user.choose("Voice", "grandma")
        user.save_character("Grandmother")
        said = _generate(hall, user, server, "Good morning. 早上好。")
        assert said == {"text": "Good morning. 早上好。", "response_format": "wav", "voice_id": "grandma"}

        user.new_character("Old man", PROVIDER, "Voice design")
        user.fill("Voice instruction", DESIGN)
        user.find("Guidance (CFG)", "spin button").set_value(2.5)
        user.save_character("Old man")
        said = _generate(hall, user, server, "It was long ago.")
        assert said == {
            "text": "It was long ago.", "response_format": "wav", "mode": "design", "instruction": DESIGN,
            "cfg_value": 2.5,
        }  # fmt: skip

        user.new_character("My brother", PROVIDER, "Voice clone")
        user.type_reference(recording)
        user.save_character("My brother")
        said = _generate(hall, user, server, "It is me.", {"reference_audio": sent})
        assert said == {"text": "It is me.", "response_format": "wav", "mode": "clone"}

        user.fill("Reference text", WORDS)
        user.save_character("My brother")
        said = _generate(hall, user, server, "Still me.", {"prompt_audio": sent})
        assert said == {"text": "Still me.", "response_format": "wav", "mode": "ultimate_clone", "prompt_text": WORDS}

        kept = disk.takes(data)
        assert [take.character for take in kept] == ["Grandmother", "Old man", "My brother", "My brother"]
        spoken = [number for number, entry in enumerate(server.log()) if entry["path"].startswith(SPEECH)]
        assert [take.audio() for take in kept] == [server.body(number) for number in spoken]
    assert disk.files_with(voxcpm.KEY, data) == []
    assert user.close() == 0
    disk.assert_sound(data)


def test_an_offline_voice_is_found_in_the_picker_and_heard(hall: Hall, tmp_path: Path) -> None:
    data = tmp_path / "data"
    user = hall.open(data)
    user.start_provider("Offline voices", "No network")
    user.save_provider("No network")
    user.new_character("Signora", "No network", "Preset voice")
    _pick_voice(user, "italian", "roa/it")
    user.save_character("Signora")
    with hall.card.recording() as heard:
        user.generate("Buongiorno, mi chiamo Anna.")
        user.wait_take(1)
        hall.card.wait_until_over(heard)

    (take,) = disk.takes(data)
    assert (take.character, take.text) == ("Signora", "Buongiorno, mi chiamo Anna.")
    # Speech reaches up to where the sound server's resampler begins to fall off.
    assert_heard(heard, take.audio(), difference=0.15, alike=0.99)
    assert user.close() == 0
    disk.assert_sound(data)


def _set_up_provider(user: User, server: Dialect) -> None:
    user.start_provider("VoxCPM2", PROVIDER)
    assert user.find("Adapter Type", "combo box").label() == "VoxCPM2 Native"
    user.fill("Base URL", server.base_url)
    user.fill("API Key", voxcpm.KEY)
    assert server.log() == [], "nothing is contacted until the user asks"
    user.fetch_and_choose("voxcpm2")
    user.save_provider(PROVIDER)
    assert "checked" in user.find("Enabled", "check box").states()
    lines = user.check_health().splitlines()
    assert [line.split(":")[0] for line in lines] == ["✓ Address", "✓ Sign-in", "✓ Model", "– Speech"]
    assert not any(entry["path"].startswith(SPEECH) for entry in server.log()), "the check costs no speech"


def _pick_voice(user: User, words: str, voice_id: str) -> None:
    """Open the picker, look for a voice and take the first one, all with the keyboard."""
    browse = user.find("Browse voices", "push button")
    browse.focus()
    user.view.wait("the keyboard there", lambda: "focused" in browse.states())
    user.view.key("space")
    search = user.find("Search voices", "text")
    user.view.wait("the search field to have the keyboard", lambda: "focused" in search.states())
    user.find("Voice list", "table")
    user.view.screen.type_text(words)
    user.view.key("Return")
    voice = user.find("Voice", "combo box")
    user.view.wait("the voice in its field", lambda: voice.text() == voice_id)


def _generate(
    hall: Hall, user: User, server: Dialect, text: str, files: dict[str, str] | None = None
) -> dict[str, Any]:
    """Generate, compare what is heard and uploaded with what was sent, and return the fields of the request."""
    before = user.takes()
    with hall.card.recording() as heard:
        user.generate(text)
        user.wait_take(before + 1)
        hall.card.wait_until_over(heard)
    log = server.log()
    request = log[-1]
    route = f"{SPEECH}/upload" if files else SPEECH
    assert (request["method"], request["path"], request["status"]) == ("POST", route, 200)
    assert (request["key"], request["files"]) == (voxcpm.KEY, files or {})
    assert_heard(heard, server.body(len(log) - 1))
    fields: dict[str, Any] = request["fields"]
    return fields
