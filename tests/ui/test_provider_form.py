"""The provider form: what a newcomer starts from, and what is said of address, key and limits while typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit

from neiroha_desktop.adapters import registry
from neiroha_desktop.domain.capabilities import Need
from neiroha_desktop.domain.provider import Connection, Provider
from tests.standin.fixture import Standin
from tests.ui.desk import Desk

KEY = "sk-abcdefghijklmnop4f2a"


async def new_provider(desk: Desk, preset: str = "Other chat-completions server") -> None:
    await desk.open("Providers")
    desk.press("Add provider")
    desk.choose("Start from", preset)


async def test_every_preset_fills_the_form(desk: Desk) -> None:
    await desk.open("Providers")
    desk.press("Add provider")
    infos = [kind.info for kind in registry.adapter_types()]
    offered = [(info, preset) for info in infos for preset in info.presets]
    box = desk.find(QComboBox, "Start from")
    assert [box.itemText(number) for number in range(box.count())] == [str(preset.title) for _, preset in offered]
    for info, preset in offered:
        desk.choose("Start from", str(preset.title))
        assert desk.text("Name").startswith(str(preset.name or preset.title))
        assert desk.text("Default Model") == preset.default_model
        assert desk.text("Adapter Type") == info.title
        assert desk.find(QCheckBox, "Enabled").isChecked()
        link = bool(preset.key_url and info.needs_key is not Need.NONE)
        assert desk.shows("Get a key") == (link and preset.probe_port is None)
        assert desk.shows("About the server") == (link and preset.probe_port is not None)
        assert desk.shows("API Key") == (info.needs_key is not Need.NONE)
        assert desk.shows("Base URL") == info.needs_address
        if preset.note is not None:
            assert desk.says(str(preset.note))
        if preset.base_url:
            assert desk.text("Base URL") == preset.base_url
            address = registry.find(info.type_id).resolve(Connection(preset.base_url, settings=preset.settings))
            assert desk.says(f"Requests go to {address.request_url}")


async def test_xiaomi_starts_with_its_documented_limits(desk: Desk) -> None:
    await new_provider(desk, "Xiaomi MiMo pay-as-you-go")
    desk.press("Limits")
    assert [desk.text(name) for name in ("Max concurrency", "RPM", "RPD", "TPM", "TPD")] == [
        "1",
        "100",
        "",
        "10,000,000",
        "",
    ]


async def test_a_saved_provider_is_not_started_from_anything(desk: Desk) -> None:
    await desk.open("Providers")
    assert not desk.shows("Start from")
    desk.press("Add provider")
    assert desk.shows("Start from")
    desk.choose("Start from", "Practice (offline)")
    desk.press("Save")
    await desk.settle()
    assert not desk.shows("Start from")


async def test_a_typed_key_survives_another_start(desk: Desk) -> None:
    await new_provider(desk)
    desk.type("API Key", KEY)
    desk.choose("Start from", "Xiaomi MiMo pay-as-you-go")
    assert desk.text("API Key") == KEY


async def test_the_address_that_will_be_called_is_shown(desk: Desk) -> None:
    await new_provider(desk)
    for typed, called in (
        ("https://tts.example/v1/", "https://tts.example/v1/chat/completions"),
        ("https://tts.example", "https://tts.example/v1/chat/completions"),
        ("  https://tts.example/v1  ", "https://tts.example/v1/chat/completions"),
        ("https://tts.example/v1/chat/completions", "https://tts.example/v1/chat/completions"),
        ("tts.example/v1", "https://tts.example/v1/chat/completions"),
        ("http://127.0.0.1:8900", "http://127.0.0.1:8900/v1/chat/completions"),
    ):
        desk.type("Base URL", typed)
        assert desk.says(f"Requests go to {called}"), typed
        assert desk.find(QLineEdit, "Base URL").property("tone") != "danger", typed


async def test_an_address_that_cannot_work_is_refused_at_its_field(desk: Desk) -> None:
    await new_provider(desk)
    for typed, sentence in (
        ("ftp://tts.example", "An address that starts with ftp:// cannot be used."),
        ("https://me:secret@tts.example", "The address contains a user name or a password."),
        ("https://api.xiaomimimo.com/anthropic", "cannot speak"),
        ("https://platform.xiaomimimo.com", "console"),
    ):
        desk.type("Base URL", typed)
        assert desk.says(sentence), typed
        assert desk.find(QLineEdit, "Base URL").property("tone") == "danger"
        desk.press("Save")
        await desk.settle()
        assert sentence in desk.status
        assert desk.text("Base URL") == typed, "nothing that was typed may be lost"
        assert desk.find(QLineEdit, "Base URL").hasFocus()
    assert len(await desk.house.services.providers.list_all()) == 1


async def test_an_unencrypted_address_is_warned_of(desk: Desk) -> None:
    await new_provider(desk)
    desk.type("Base URL", "http://tts.example/v1")
    assert desk.says("This address is not encrypted")


async def test_key_and_address_that_do_not_belong_together_are_said(desk: Desk) -> None:
    await new_provider(desk)
    for preset, key, sentence, tone in (
        ("Xiaomi MiMo pay-as-you-go", KEY, "pay-as-you-go key, matches this address", "ok"),
        ("Xiaomi MiMo Token Plan, China", KEY, "This is a pay-as-you-go key, which belongs to", "warning"),
        ("Xiaomi MiMo pay-as-you-go", "tp-abcdefghijklmnop", "This is a Token Plan key", "warning"),
        ("Xiaomi MiMo Token Plan, Europe", "tp-abcdefghijklmnop", "Token Plan key, matches this address", "ok"),
        ("Xiaomi MiMo pay-as-you-go", "hello", "MiMo keys start with sk-", "warning"),
        ("Other chat-completions server", KEY, "Typed, kept when you save.", "muted"),
    ):
        desk.choose("Start from", preset)
        desk.type("API Key", key)
        (hint,) = (label for label in desk.labels() if sentence in label.text())
        assert hint.property("tone") == tone


async def test_a_key_is_hidden_and_can_be_shown_while_it_is_typed(desk: Desk) -> None:
    await new_provider(desk)
    line = desk.find(QLineEdit, "API Key")
    assert not desk.find(QAbstractButton, "Show").isEnabled(), "there is nothing to show yet"
    desk.type("API Key", KEY)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    desk.press("Show")
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    desk.press("Hide")
    assert line.echoMode() is QLineEdit.EchoMode.Password


async def test_a_stored_key_is_never_put_back(desk: Desk) -> None:
    await new_provider(desk, "Xiaomi MiMo pay-as-you-go")
    desk.type("API Key", KEY)
    desk.press("Show")
    desk.press("Save")
    await desk.settle()
    line = desk.find(QLineEdit, "API Key")
    assert line.text() == ""
    assert line.placeholderText() == "••••4f2a"
    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert desk.says("this run"), "no keyring answers here, and the form must say where the key is"
    desk.click_row("Providers list", "Practice (offline)")
    await desk.settle()
    desk.click_row("Providers list", "Xiaomi MiMo")
    await desk.settle()
    for field in desk.window.findChildren(QLineEdit):
        assert "abcdefghijklmnop" not in field.text() + field.placeholderText()
    assert (await desk.house.services.providers.connection(await saved(desk))).api_key.reveal() == KEY


async def saved(desk: Desk) -> Provider:
    return (await desk.house.services.providers.list_all())[-1].provider


async def test_saving_again_keeps_the_key_and_clearing_removes_it(desk: Desk) -> None:
    await new_provider(desk, "Xiaomi MiMo pay-as-you-go")
    desk.type("API Key", KEY)
    desk.press("Save")
    await desk.settle()
    desk.type("Name", "Mine")
    desk.press("Save")
    await desk.settle()
    services = desk.house.services.providers
    assert (await services.connection(await saved(desk))).api_key.reveal() == KEY
    desk.type("API Key", "x")
    QTest.keyClick(desk.find(QLineEdit, "API Key"), Qt.Key.Key_Backspace)
    desk.press("Save")
    await desk.settle()
    assert (await saved(desk)).key_ref == ""


async def test_a_key_from_the_environment_is_named_not_copied(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_TTS_KEY", KEY)
    await new_provider(desk, "Xiaomi MiMo pay-as-you-go")
    desk.type("API Key", "env:MY_TTS_KEY")
    desk.press("Save")
    await desk.settle()
    assert (await saved(desk)).key_ref == "env:MY_TTS_KEY"
    assert desk.says("MY_TTS_KEY")


async def test_a_variable_that_is_not_set_is_said(desk: Desk) -> None:
    await new_provider(desk, "Xiaomi MiMo pay-as-you-go")
    desk.type("API Key", "env:NOT_SET_ANYWHERE")
    desk.press("Save")
    await desk.settle()
    (hint,) = (label for label in desk.labels() if "NOT_SET_ANYWHERE" in label.text() and label.text() != desk.status)
    assert hint.property("tone") == "danger"


async def test_a_provider_needs_a_name(desk: Desk) -> None:
    await new_provider(desk, "Practice (offline)")
    desk.type("Name", "   ")
    desk.press("Save")
    await desk.settle()
    assert desk.says("The provider needs a name.")
    assert desk.find(QLineEdit, "Name").property("tone") == "danger"
    desk.type("Name", "Mine")
    assert not desk.says("The provider needs a name."), "the mark goes as soon as it is mended"


async def test_advanced_settings_are_kept_and_a_bad_header_is_shown_at_its_field(desk: Desk) -> None:
    await new_provider(desk)
    desk.type("Base URL", "http://127.0.0.1:1/v1")
    await desk.settle()
    desk.press("Advanced")
    desk.choose("Authentication", "Bearer token")
    desk.type("Extra headers", "no header")
    desk.press("Save")
    await desk.settle()
    assert desk.shows("Extra headers"), "saving folds nothing away"
    desk.press("Advanced")
    desk.press("Fetch All")
    await desk.settle()
    assert desk.says("One of the extra headers is not written as")
    assert desk.shows("Extra headers"), "the fold opens by itself"
    provider = await saved(desk)
    assert provider.settings["auth"] == "bearer"


async def test_space_on_the_switch_of_the_form_is_saved_with_the_rest(desk: Desk) -> None:
    await new_provider(desk, "Practice (offline)")
    box = desk.find(QCheckBox, "Enabled")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    desk.press("Save")
    await desk.settle()
    assert not (await saved(desk)).enabled


async def test_nothing_is_contacted_until_asked(desk: Desk, standin: Standin) -> None:
    await new_provider(desk)
    desk.type("Base URL", standin.base_url)
    desk.type("API Key", standin.key)
    desk.type("Default Model", "mimo-v2.5-tts")
    desk.press("Save")
    await desk.settle()
    desk.click_row("Providers list", "Practice (offline)")
    await desk.settle()
    await desk.open("Voices")
    desk.choose("Provider", "My server")
    await desk.settle()
    assert standin.log() == []
