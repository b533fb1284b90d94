"""What is dropped or pasted as a recording: files, paths and sound come in, all else gets a sentence."""

from __future__ import annotations

import contextlib
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.ui.reference.offered import OnTheWebError, as_path, holds_something, read_offer, read_typed
from neiroha_desktop.ui.wording import error_text
from tests.examples import examples


def urls(*addresses: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address) for address in addresses])
    return mime


def text(content: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(content)
    return mime


def sentence(mime: QMimeData) -> str:
    with pytest.raises(InvalidInputError) as caught:
        read_offer(mime)
    assert caught.value.field == "reference"
    return error_text(caught.value)


def test_a_file_of_this_computer() -> None:
    path = Path("/tmp/my sister 妹妹 100%.wav").absolute()
    assert read_offer(urls(QUrl.fromLocalFile(str(path)).toString())).path == path
    assert read_offer(text(path.as_uri())).path == path
    assert read_offer(text(f'  "{path}"  ')).path == path
    assert read_offer(text(str(path))).path == path


def test_a_home_folder() -> None:
    assert read_offer(text("~/voice.wav")).path == Path.home() / "voice.wav"


def test_an_address_of_a_windows_drive() -> None:
    assert as_path("file:///C:/Users/me/voice.wav") == Path("C:/Users/me/voice.wav")


def test_sound_itself() -> None:
    mime = QMimeData()
    mime.setData("audio/x-wav", QByteArray(b"RIFF0000WAVE"))
    offer = read_offer(mime)
    assert offer.path is None
    assert offer.data == b"RIFF0000WAVE"
    assert "RIFF" not in repr(offer)


def test_sound_that_an_address_holds() -> None:
    address = "data:audio/wav;base64,UklGRg=="
    for mime in (urls(address), text(address), text(f" {address}\n")):
        offer = read_offer(mime)
        assert (offer.path, offer.data, offer.address) == (None, b"", address)
    assert read_typed(address).address == address
    assert "UklGRg" not in repr(offer)


def test_a_browser_that_hands_out_the_file_itself() -> None:
    mime = urls("https://example.org/voice.ogg")
    mime.setData("application/octet-stream", QByteArray(b"OggS"))
    assert read_offer(mime).data == b"OggS"


def test_a_file_goes_before_its_sound() -> None:
    mime = urls("file:///tmp/voice.wav")
    mime.setData("audio/wav", QByteArray(b"RIFF"))
    assert read_offer(mime).path == Path("/tmp/voice.wav")


@pytest.mark.parametrize("address", ["https://example.org/voice.mp3", "http://example.org/a%20b.wav"])
def test_what_a_browser_hands_out_is_not_downloaded(address: str) -> None:
    for mime in (urls(address), text(address)):
        said = sentence(mime)
        assert "is on the web, not on this computer. Nothing was downloaded." in said
        assert "Save it to this computer first" in said
        with pytest.raises(OnTheWebError) as caught:
            read_offer(mime)
        assert caught.value.address == address, "so it can be downloaded where the user wants that"
    with pytest.raises(OnTheWebError):
        read_typed(address)


def test_what_is_not_downloaded_at_all() -> None:
    for mime in (urls("ftp://example.org/a.wav"), text("ftp://example.org/a.wav")):
        with pytest.raises(OnTheWebError) as caught:
            read_offer(mime)
        assert not caught.value.address


def test_what_was_typed() -> None:
    assert read_typed("  voice of mine.wav ").path == Path("voice of mine.wav"), "in the folder of the program"
    assert read_typed('"~/voice.wav"').path == Path.home() / "voice.wav"
    for typed in ("a" * 5000, "a\0b"):
        with pytest.raises(InvalidInputError) as caught:
            read_typed(typed)
        assert error_text(caught.value).startswith("This is text, not a recording.")


def test_a_long_address_is_shortened() -> None:
    assert len(sentence(urls(f"https://example.org/{'a' * 900}.mp3"))) < 250


def test_a_network_place_and_a_trash_bin() -> None:
    assert sentence(urls("trash:///voice.wav")).startswith("trash:///voice.wav is not a file on this computer.")


def test_several_files() -> None:
    assert sentence(urls("file:///a.wav", "file:///b.wav")).startswith("These are 2 files.")


def test_words_and_pictures() -> None:
    assert sentence(text("Once upon a time")).startswith("This is text, not a recording.")
    assert sentence(text("/a.wav\n/b.wav")).startswith("This is text, not a recording.")
    assert sentence(text("   ")).startswith("There is no recording on the clipboard.")
    mime = QMimeData()
    mime.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert sentence(mime).startswith("This is a picture, not a recording.")
    assert not holds_something(mime)
    assert not holds_something(QMimeData())


@settings(max_examples=examples(200))
@given(st.text(st.characters(codec="utf-8")) | st.text(string.punctuation + "/~:file \n"))
def test_whatever_is_pasted_is_a_path_or_a_sentence(content: str) -> None:
    mime = text(content)
    known = False
    with contextlib.suppress(InvalidInputError):
        offer = read_offer(mime)
        known = offer.path is not None or bool(offer.address)
    assert known or sentence(mime)
