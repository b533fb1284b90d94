"""From an empty folder to a voice one can hear: by hand, in each mode, and again after a restart."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from tests.e2e import disk
from tests.e2e.hall import PROVIDER, Hall
from tests.e2e.heard import assert_heard
from tests.e2e.keyring_view import stored_keys
from tests.e2e.user import User
from tests.stage.session import Session
from tests.standin import melody
from tests.standin.fixture import Standin

DESIGN = "An old woman, warm and slow. 一位慈祥的老奶奶。"
MODELS = {
    "Preset voice": "mimo-v2.5-tts",
    "Voice design": "mimo-v2.5-tts-voicedesign",
    "Voice clone": "mimo-v2.5-tts-voiceclone",
}


def test_from_an_empty_folder_to_a_voice_in_each_mode(hall: Hall, standin: Standin, tmp_path: Path) -> None:
    data = tmp_path / "data"
    recording = tmp_path / "my sister.wav"
    recording.write_bytes(melody.wav(melody.melody("my sister", 5.0)))
    user = hall.open(data)

    _set_up_provider(hall, user, standin)
    user.new_character("Ann", PROVIDER, "Preset voice")
    user.choose("Voice", "冰糖")
    user.save_character("Ann")
    said = _generate(hall, user, standin, "Hello, Ann. 你好，安。")
    assert (said["audio"], said["stream"]) == ({"format": "pcm16", "voice": "冰糖"}, True)
    assert said["messages"] == [{"role": "assistant", "content": "Hello, Ann. 你好，安。"}]

    user.new_character("Grandmother", PROVIDER, "Voice design")
    user.fill("Voice instruction", DESIGN)
    user.save_character("Grandmother")
    said = _generate(hall, user, standin, "Once upon a time.")
    assert said["model"] == MODELS["Voice design"]
    assert "voice" not in said["audio"]
    assert said["messages"] == [
        {"role": "user", "content": DESIGN},
        {"role": "assistant", "content": "Once upon a time."},
    ]

    user.new_character("My sister", PROVIDER, "Voice clone")
    user.type_reference(recording)
    recording.rename(tmp_path / "moved away.wav")
    user.save_character("My sister")
    said = _generate(hall, user, standin, "It is me.")
    assert said["model"] == MODELS["Voice clone"]
    sent = said["audio"]["voice"]["data_url"]
    assert sent["media_type"] == "audio/wav"
    assert sent["audio_sha256"] == hashlib.sha256((tmp_path / "moved away.wav").read_bytes()).hexdigest()

    kept = [(take.character, take.text) for take in disk.takes(data)]
    assert [name for name, _ in kept] == ["Ann", "Grandmother", "My sister"]
    assert [take.audio() for take in disk.takes(data)] == [standin.file(number) for number in (1, 2, 3)]
    _assert_key_is_only_in_the_keyring(hall.desktop.session, data, standin.key)

    assert user.close() == 0
    disk.assert_sound(data)
    _assert_all_is_there_again(hall, hall.open(data), standin)
    _assert_key_is_only_in_the_keyring(hall.desktop.session, data, standin.key)


def _set_up_provider(hall: Hall, user: User, standin: Standin) -> None:
    user.add_provider(PROVIDER, standin.base_url, standin.key)
    assert standin.log() == [], "nothing is contacted until the user asks"
    user.view.wait("where the key is", lambda: any("Secret Service" in name for name in user.view.names("label")))
    user.fetch_and_choose("mimo-v2.5-tts")
    user.check("Enabled", False)
    user.save_provider(PROVIDER)
    user.check("Enabled", True)
    user.save_provider(PROVIDER)
    lines = user.check_health().splitlines()
    assert [line.split(":")[0] for line in lines] == ["✓ Address", "✓ Sign-in", "✓ Model", "– Speech"]
    assert all(entry["path"] == "/v1/models" for entry in standin.log()), "the check costs no speech"
    with hall.card.recording() as heard:
        user.press("Try one word")
        lines = user.wait_health("✓ Speech").splitlines()
        hall.card.wait_until_over(heard)
    assert [line[0] for line in lines] == ["✓"] * 4
    assert_heard(heard, standin.file(0))


def _generate(hall: Hall, user: User, standin: Standin, text: str) -> dict[str, Any]:
    """Generate, compare what is heard with what was sent, and return the body of the request."""
    before = user.takes()
    with hall.card.recording() as heard:
        user.generate(text)
        user.wait_take(before + 1)
        hall.card.wait_until_over(heard)
    request = standin.log()[-1]
    digest = hashlib.sha256(standin.key.encode()).hexdigest()
    assert (request["method"], request["path"], request["status"]) == ("POST", "/v1/chat/completions", 200)
    assert request["headers"]["api-key"] == f"sha256:{digest}"
    assert request["headers"]["authorization"] == f"Bearer sha256:{digest}"
    assert_heard(heard, standin.file(request["synthesis"]))
    body: dict[str, Any] = request["body"]
    return body


def _assert_all_is_there_again(hall: Hall, user: User, standin: Standin) -> None:
    user.press("Providers", "check box")
    user.pick("Providers list", PROVIDER)
    name = user.find("Name", "text")
    user.view.wait("the provider on screen", lambda: name.text() == PROVIDER)
    assert user.find("Base URL").text() == standin.base_url
    assert user.find("Default Model", "combo box").label() == "mimo-v2.5-tts"
    assert user.find("API Key").text() == "", "a stored key is never put back into the field"
    for character, mode in (("Ann", "Preset voice"), ("Grandmother", "Voice design"), ("My sister", "Voice clone")):
        user.pick_character(character)
        user.wait_take(1)
        assert user.takes() == 1
        assert "checked" in user.find(mode, "radio button").states()
    said = _generate(hall, user, standin, "And here I am again.")
    assert said["audio"]["voice"]["data_url"]["media_type"] == "audio/wav"


def _assert_key_is_only_in_the_keyring(session: Session, data: Path, key: str) -> None:
    ((provider_id,),) = disk.rows(data, f"SELECT id FROM providers WHERE name = '{PROVIDER}'")
    assert stored_keys(session)[provider_id] == key
    assert disk.files_with(key, data) == []
    # Home, settings and logs of the session, all that the program printed among them.
    assert disk.files_with(key, session.folder) == []
    assert disk.processes_with(key, session) == []
