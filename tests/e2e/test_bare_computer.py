"""A computer without any sound device and without a keyring: nothing is lost, and the window says what is missing."""

from __future__ import annotations

from pathlib import Path

from tests.e2e import disk
from tests.e2e.hall import CHARACTER, PROVIDER, Hall
from tests.standin.fixture import Standin


def test_without_sound_and_keyring_takes_are_kept_and_it_is_said(
    bare_hall: Hall, standin: Standin, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    user = bare_hall.open(data)
    user.add_provider(PROVIDER, standin.base_url, standin.key)
    user.view.find("kept for this run only: no keyring answers here", "label")
    user.fetch_and_choose("mimo-v2.5-tts")
    user.save_provider(PROVIDER)
    user.new_character(CHARACTER, PROVIDER, "Preset voice")
    user.choose("Voice", "冰糖")

    for number in (1, 2):
        user.generate(f"Nobody hears take {number}.")
        user.wait_take(number)
        said = user.wait_status("sound device")
        # It depends on which comes first: the end of the stream, or that there is nothing to play it on.
        kept = ("The take is kept and can be saved to a file.", "The take goes on coming in, and is kept.")
        assert said.endswith(kept), said
        user.press("Dismiss")
    assert [take.audio() for take in disk.takes(data)] == [standin.file(0), standin.file(1)]

    _assert_key_is_nowhere(bare_hall, data, standin.key)
    assert user.close() == 0
    disk.assert_sound(data)
    _assert_key_is_nowhere(bare_hall, data, standin.key)


def test_without_a_keyring_the_next_run_asks_for_the_key_again(
    bare_hall: Hall, own_data: Path, standin: Standin
) -> None:
    # Its key is in the keyring of another session.
    user = bare_hall.open(own_data)
    user.pick_character(CHARACTER)
    user.generate("Who am I?")
    assert user.wait_status("type the key again").startswith("The key could not be read from the Secret Service")
    assert standin.log() == [], "nothing may be sent without the key that belongs to it"
    assert len(disk.takes(own_data)) == 1


def _assert_key_is_nowhere(hall: Hall, data: Path, key: str) -> None:
    assert disk.files_with(key, data) == []
    assert disk.files_with(key, hall.desktop.session.folder) == []
    assert disk.processes_with(key, hall.desktop.session) == []
