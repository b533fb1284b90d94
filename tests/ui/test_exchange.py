"""Characters and providers leave as one file and come in as one, in the window."""

from __future__ import annotations

import asyncio
import re
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QListWidget,
    QMenu,
    QPushButton,
    QRadioButton,
    QWidget,
)

from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.package_file import Conflict
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.storage.package_reading import Staging
from neiroha_desktop.ui.exchange.export_view import ExportDialog
from neiroha_desktop.ui.exchange.import_view import ImportDialog
from tests.ui.desk import Desk
from tests.ui.test_access import controls, cut_off


def menu(desk: Desk, title: str) -> None:
    """Choose an entry of the menu over the list."""
    desk.press("Export and import")
    (shown,) = [one for one in desk.window.findChildren(QMenu) if one.accessibleName() == "Export and import"]
    next(action for action in shown.actions() if action.text() == title).trigger()
    shown.hide()


def dialogs(desk: Desk, kind: type[QDialog]) -> list[QDialog]:
    """Return the small windows of a kind that are on screen."""
    return [one for one in desk.window.findChildren(kind) if one.isVisible()]


def answer(desk: Desk, path: Path) -> None:
    """Name a file in the dialog that asks for one."""
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.done(0)


def drop(desk: Desk, *paths: Path, over: QWidget | None = None) -> bool:
    """Let go of files over the window, or a part of it; return whether it takes them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPoint(300, 300) if over is None else over.mapTo(desk.window, over.rect().center())
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(place, action, mime, buttons, Qt.KeyboardModifier.NoModifier)
    entering.ignore()
    # As the system does: it knows windows only, and Qt finds out what lies at the place.
    frame = desk.window.windowHandle()
    QApplication.sendEvent(frame, entering)
    if entering.isAccepted():
        event = QDropEvent(QPointF(place), action, mime, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(frame, event)
    return entering.isAccepted()


async def export(desk: Desk, path: Path, *more: str) -> None:
    """Export what is on screen, and what is pressed besides."""
    menu(desk, "Export…")
    for name in more:
        desk.press(name)
    desk.press("Save as…")
    answer(desk, path)
    await desk.settle()


def counts(text: str, number: int, word: str) -> bool:
    """Whether a text says how many there are, with or without its translation."""
    return re.search(rf"\b{number} {word}(s|\(s\))?(?![a-z])", text) is not None


async def names(desk: Desk) -> list[str]:
    """Return the names of all characters."""
    return [one.name for one in await desk.house.services.characters.list_all()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "voices.neiroha"


async def test_the_character_on_screen_is_exported(desk: Desk, path: Path) -> None:
    desk.click_row("Characters list", "Guest voice")
    await desk.settle()
    menu(desk, "Export…")
    listed = desk.find(QListWidget, "Characters to export")
    ticked = [listed.item(row).text() for row in range(3) if listed.item(row).checkState() == Qt.CheckState.Checked]
    assert ticked == ["Guest voice"]
    assert desk.says("Keys are never exported.")
    desk.press("Save as…")
    (dialog,) = desk.window.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Guest voice.neiroha"
    answer(desk, path)
    await desk.settle()
    assert desk.status.startswith("voices.neiroha is written (")
    assert counts(desk.status, 1, "character")
    assert counts(desk.status, 1, "provider")
    assert not dialogs(desk, ExportDialog)
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == 2


async def test_all_or_none_are_ticked(desk: Desk) -> None:
    menu(desk, "Export…")
    desk.press("None")
    assert not desk.find(QPushButton, "Save as…").isEnabled()
    desk.press("All")
    assert desk.shell.exchange.ticked == {"practice-preset", "practice-design", "practice-clone"}
    desk.press("Cancel")
    assert not dialogs(desk, ExportDialog)


async def test_the_keyboard_is_enough(desk: Desk, path: Path) -> None:
    menu(desk, "Export…")
    listed = desk.find(QListWidget, "Characters to export")
    assert listed.hasFocus() or desk.window.focusWidget() is not None
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert len(desk.shell.exchange.ticked) == 2
    (dialog,) = dialogs(desk, ExportDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    answer(desk, path)
    await desk.settle()
    assert counts(desk.status, 2, "character")


async def test_what_is_not_saved_is_said(desk: Desk) -> None:
    desk.type("Character name", "Someone else")
    menu(desk, "Export…")
    listed = desk.find(QListWidget, "Characters to export")
    assert listed.item(0).text() == "Narrator   without the changes that are not saved"
    desk.press("Cancel")


async def test_takes_go_along_when_they_are_wanted(desk: Desk, path: Path) -> None:
    menu(desk, "Export…")
    assert not desk.find(QCheckBox, "With their takes").isChecked()
    desk.press("With their takes")
    assert desk.shell.exchange.with_takes
    desk.press("Cancel")


async def test_what_is_deleted_comes_back_from_the_file(desk: Desk, path: Path) -> None:
    await export(desk, path, "All")
    desk.press("Delete character")
    await desk.settle()
    menu(desk, "Import…")
    answer(desk, path)
    await desk.settle()
    (summary,) = [one.text() for one in desk.labels() if "written by version" in one.text()]
    assert counts(summary, 3, "character")
    assert counts(summary, 1, "provider")
    listed = desk.find(QListWidget, "In this file")
    here = "   (is here already)"
    assert [listed.item(row).text() for row in range(3)] == ["Narrator", f"Old fisherman{here}", f"Guest voice{here}"]
    assert desk.find(QRadioButton, "Skip").isChecked()
    desk.press("Import")
    await desk.settle()
    assert desk.status == "voices.neiroha is imported. Added: Narrator. Skipped: Old fisherman, Guest voice."
    assert not dialogs(desk, ImportDialog)
    assert desk.text("Character name") == "Narrator"
    assert sorted(await names(desk)) == ["Guest voice", "Narrator", "Old fisherman"]


async def test_both_are_kept(desk: Desk, path: Path) -> None:
    await export(desk, path)
    drop(desk, path)
    await desk.settle()
    desk.press("Keep both")
    assert desk.says("come in under new names")
    desk.press("Import")
    await desk.settle()
    assert desk.text("Character name") == "Narrator 2"
    assert await names(desk) == ["Narrator", "Old fisherman", "Guest voice", "Narrator 2"]


async def test_a_replaced_character_is_shown_as_it_is_now(desk: Desk, path: Path) -> None:
    await export(desk, path)
    desk.type("Character name", "Someone else")
    drop(desk, path)
    await desk.settle()
    desk.press("Replace")
    assert desk.says("cannot be undone")
    desk.press("Import")
    await desk.settle()
    assert desk.text("Character name") == "Narrator"
    assert desk.status.endswith("Replaced: Narrator.")
    assert not desk.says("● unsaved")


async def test_nothing_is_asked_where_nothing_is_here(desk: Desk, path: Path) -> None:
    await export(desk, path)
    desk.press("Delete character")
    await desk.settle()
    drop(desk, path)
    await desk.settle()
    assert not desk.shows("Keep both")
    desk.press("Cancel")
    await desk.settle()
    assert desk.shell.exchange.found is None
    assert await names(desk) == ["Old fisherman", "Guest voice"]


async def test_a_hostile_file_is_refused_with_a_sentence(desk: Desk, path: Path) -> None:
    await asyncio.to_thread(path.write_bytes, b"I am a text.")
    drop(desk, path)
    await desk.settle()
    assert desk.status == (
        "voices.neiroha was not imported, and nothing was changed: it is not a file that Neiroha Desktop has exported. "
        "Choose a .neiroha file."
    )
    assert not dialogs(desk, ImportDialog)


@pytest.mark.parametrize("field", ["Text", "Character name"])
async def test_a_field_for_text_does_not_swallow_it(desk: Desk, path: Path, field: str) -> None:
    await export(desk, path)
    before = desk.text(field)
    assert drop(desk, path, over=desk.find(QWidget, field))
    await desk.settle()
    assert desk.text(field) == before
    assert desk.says("1 character")
    desk.press("Cancel")
    await desk.settle()


async def test_other_files_are_not_taken(desk: Desk, tmp_path: Path) -> None:
    for paths in ([tmp_path / "voice.wav"], [tmp_path / "a.neiroha", tmp_path / "b.neiroha"]):
        assert not drop(desk, *paths)
    assert not dialogs(desk, ImportDialog)


async def test_an_import_can_be_stopped(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.click_row("Characters list", "Guest voice")
    await desk.settle()
    await export(desk, path)
    begun, unpack = threading.Event(), Staging.unpack

    def without_end(staging: Staging, found: object, folders: object, watch: Callable[[float], None]) -> None:
        begun.set()
        while True:
            watch(0.5)

    monkeypatch.setattr(Staging, "unpack", without_end)
    drop(desk, path)
    await desk.settle()
    desk.press("Keep both")
    desk.press("Import")
    await desk.until(begun.is_set, "the import")
    desk.press("Stop the file")
    await desk.settle()
    assert not dialogs(desk, ImportDialog)
    assert len(await names(desk)) == 3
    monkeypatch.setattr(Staging, "unpack", unpack)


async def test_providers_come_and_go_without_keys(desk: Desk, path: Path) -> None:
    services = desk.house.services
    secret = {"extra_headers": "X-Token: abcdefgh12345678"}
    mine = Provider("mine", "My server", "azure", "https://x.example.com", settings=secret, key_ref="env:MY_KEY")
    await services.providers._store.save(mine)
    await desk.open("Providers")
    desk.click_row("Providers list", "My server")
    await desk.settle()
    menu(desk, "Export…")
    assert not desk.shows("With their takes")
    desk.press("Save as…")
    answer(desk, path)
    await desk.settle()
    assert counts(desk.status, 1, "provider")
    assert ". Keys are never exported. Settings that may hold a secret" in desk.status
    desk.press("Delete provider")
    await desk.settle()
    menu(desk, "Import…")
    answer(desk, path)
    await desk.settle()
    desk.press("Import")
    await desk.settle()
    assert desk.status.endswith("Added: My server. Type the keys of these on the Providers page: My server.")
    kept = await services.providers.get("mine")
    assert (kept.key_ref, kept.settings) == ("", {})
    assert desk.text("Name") == "My server"


async def test_a_file_may_come_while_another_page_is_open(desk: Desk, path: Path) -> None:
    await export(desk, path)
    await desk.house.services.characters.save(Character("x", "X"))
    await desk.open("Settings")
    drop(desk, path)
    await desk.settle()
    assert desk.shell.exchange.policy is Conflict.SKIP
    desk.press("Import")
    await desk.settle()
    assert desk.status.endswith("Skipped: Narrator.")


async def test_everything_has_a_name_and_its_room(desk: Desk, path: Path) -> None:
    menu(desk, "Export…")
    for kind in (ExportDialog, ImportDialog):
        (dialog,) = dialogs(desk, kind)
        names = [one.accessibleName() for one in controls(desk) if dialog.isAncestorOf(one)]
        assert all(names)
        assert len(names) == len(set(names)) >= 4
        assert cut_off(desk) == set()
        if kind is ExportDialog:
            desk.press("Save as…")
            answer(desk, path)
            await desk.settle()
            drop(desk, path)
            await desk.settle()
    assert desk.find(QPushButton, "Import").hasFocus()
    desk.press("Cancel")


async def test_a_closed_window_ends_the_work(desk: Desk, path: Path) -> None:
    await export(desk, path)
    drop(desk, path)
    (dialog,) = dialogs(desk, ImportDialog)
    dialog.close()
    await desk.settle()
    await asyncio.sleep(0)
    assert not desk.shell.exchange.busy
    assert desk.shell.exchange.found is None
