"""The usage page: what was used and what is left, as a chart, as bars, and as tables."""

from __future__ import annotations

import asyncio
import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QProgressBar, QPushButton, QWidget

from neiroha_desktop.domain.errors import ProviderServerError
from neiroha_desktop.domain.ledger import Order, RequestState
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services.outcomes import Receipt
from neiroha_desktop.ui.language import CHINESE
from neiroha_desktop.ui.parts.records_table import RecordsTable
from neiroha_desktop.ui.usage.chart import UsageChart
from tests.ui.desk import Desk, at_rest

PRACTICE = "Practice (offline)"


def order(account: str = "a1", model: str = "mimo-v2.5-tts", title: str = "Narrator", tokens: int = 120) -> Order:
    return Order(account, "p1", "Xiaomi MiMo", model, Limits(), tokens, characters=20, title=title)


async def send(desk: Desk, what: Order, *, tokens: int | None = 100, failed: bool = False, name: str = "req_1") -> None:
    """Let a request through that is answered at once, as the ledger sees it."""

    async def answer(record: WireRecord) -> str:
        record.sent, record.first_byte, record.finished, record.status = 0.0, 0.25, 1.5, 503 if failed else 200
        if failed:
            raise ProviderServerError(msg("The provider failed."), status=503, retryable=False)
        return name

    running = desk.house.services.dispatcher.run(what, answer, lambda name: Receipt(tokens, name, 48_000))
    if failed:
        with pytest.raises(ProviderServerError):
            await running
    else:
        await running
    # How it ended is written behind it.
    while any(one.state is RequestState.RUNNING for one in await desk.house.services.usage.recent(1)):
        pass


def chart(desk: Desk) -> UsageChart:
    (found,) = (one for one in desk.window.findChildren(UsageChart) if one.isVisible())
    return found


def cells(desk: Desk, table_name: str) -> list[list[str]]:
    model = desk.find(RecordsTable, table_name).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


async def show(desk: Desk, section: str) -> None:
    desk.press(section)
    await desk.settle()
    assert desk.window.isActiveWindow(), "no other window flashes up"


@at_rest
async def test_an_empty_page_says_what_it_is_for(desk: Desk) -> None:
    await desk.open("Usage")
    assert desk.says("Every request is counted here")
    assert not desk.shows("Chart")
    await show(desk, "Queue")
    assert desk.says("Nothing runs and nothing waits.")
    assert not desk.find(QPushButton, "Stop all").isEnabled()
    await show(desk, "Request log")
    assert desk.says("Each request that is sent is noted here")
    assert not desk.find(QPushButton, "Export as CSV").isEnabled()
    assert not desk.shows("Last requests")


@at_rest
async def test_a_key_that_cannot_be_read_is_said_where_its_limits_would_be(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TTS_KEY", "sk-from-environment")
    mine = Provider("mine", "Mine", "chat_completions", "https://tts.example/v1", limits=Limits(None, rpd=5))
    await desk.house.services.providers.save(mine, "env:TTS_KEY")
    monkeypatch.delenv("TTS_KEY")
    await desk.open("Usage")
    assert desk.says("Mine")
    assert desk.says("The key cannot be read now, so it is not known how much of its limits is used.")
    assert not desk.all(QProgressBar, "RPD, Mine")
    monkeypatch.setenv("TTS_KEY", "sk-from-environment")
    desk.shell.usage.load.start()
    await desk.settle()
    assert not desk.says("The key cannot be read now")
    assert desk.find(QProgressBar, "RPD, Mine").accessibleDescription() == "0 of 5 used, 5 left"


@at_rest
async def test_what_generate_used_is_counted(desk: Desk) -> None:
    desk.type("Text", "Hello")
    desk.press("Generate")
    await desk.settle()
    await desk.open("Usage")
    assert desk.says(f"{PRACTICE} · mimo-v2.5-tts")
    assert chart(desk).accessibleName() == "Requests of the last 30 days"
    assert "Today: 1 (Practice (offline) · mimo-v2.5-tts 1)" in chart(desk).accessibleDescription()
    await show(desk, "Request log")
    (row,) = cells(desk, "Last requests")
    assert row[1:5] == ["Narrator", f"{PRACTICE}\nmimo-v2.5-tts", "✓ done", "200"]
    assert not row[8].startswith("~"), "the practice service says how many tokens it counted"


@at_rest
async def test_the_chart_is_split_by_account_and_model(desk: Desk) -> None:
    for what in (order(), order(), order(model="mimo-v2.5-tts-voicedesign"), order(account="b2")):
        await send(desk, what)
    await send(desk, order(), failed=True)
    await desk.open("Usage")
    titles = ("Xiaomi MiMo (a1) · mimo-v2.5-tts", "Xiaomi MiMo · mimo-v2.5-tts-voicedesign")
    for title in (*titles, "Total"):
        assert desk.says(title)
    described = "Today: 5 (Xiaomi MiMo (a1) · mimo-v2.5-tts 3, Xiaomi MiMo (b2) · mimo-v2.5-tts 1, "
    assert described in chart(desk).accessibleDescription()
    await show(desk, "Failures")
    assert "Today: 1 (Xiaomi MiMo (a1) · mimo-v2.5-tts 1). All 30 days: 1." in chart(desk).accessibleDescription()
    await show(desk, "Tokens")
    assert "Today: 520 (" in chart(desk).accessibleDescription(), "a failed one counts as estimated"


@at_rest
async def test_the_same_numbers_stand_in_a_table(desk: Desk) -> None:
    for what in (order(), order(), order(model="mimo-v2.5-tts-voicedesign")):
        await send(desk, what)
    await send(desk, order(), failed=True)
    await desk.open("Usage")
    assert not desk.shows("Usage by day")
    await show(desk, "Table")
    today = desk.shell.usage.today.isoformat()
    assert cells(desk, "Usage by day") == [
        [today, "Xiaomi MiMo", "mimo-v2.5-tts", "3", "1", "320", "0.0 s"],
        [today, "Xiaomi MiMo", "mimo-v2.5-tts-voicedesign", "1", "0", "100", "0.0 s"],
    ]
    desk.find(RecordsTable, "Usage by day").setFocus()
    assert desk.find(RecordsTable, "Usage by day").hasFocus()
    await show(desk, "Chart")
    assert not desk.shows("Usage by day")


@at_rest
async def test_arrow_keys_and_pointer_go_from_day_to_day(desk: Desk) -> None:
    await send(desk, order())
    await desk.open("Usage")
    drawn = chart(desk)
    drawn.setFocus()
    QTest.keyClick(drawn, Qt.Key.Key_Left)
    assert drawn.day == 28
    assert ": 0. All 30 days: 1." in drawn.accessibleDescription()
    assert not desk.says("Today")
    for key, day in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_PageDown, 7), (Qt.Key.Key_End, 29)):
        QTest.keyClick(drawn, key)
        assert drawn.day == day
    assert desk.says("Today")
    QTest.mouseMove(drawn, QPoint(drawn.width() // 2, drawn.height() // 2))
    await desk.until(lambda: 10 < drawn.day < 20, "the day under the pointer")


@at_rest
async def test_limits_are_bars_with_words(desk: Desk) -> None:
    await desk.open("Usage")
    bar = desk.find(QProgressBar, f"Max concurrency, {PRACTICE}")
    assert (bar.value(), bar.accessibleDescription()) == (0, "0 of 2 used, 2 left")
    providers = desk.house.services.providers
    (practice,) = await providers.list_all()
    await providers.save(replace(practice.provider, limits=Limits(1, rpm=2)))
    await desk.open("Voices")
    desk.type("Text", "Hello")
    desk.press("Generate")
    await desk.settle()
    await desk.open("Usage")
    bar = desk.find(QProgressBar, f"RPM, {PRACTICE} · mimo-v2.5-tts")
    assert bar.value() == bar.maximum() // 2
    assert bar.accessibleDescription().startswith("1 of 2 used, 1 left · frees up in ")
    assert desk.says("1 of 2 used, 1 left · frees up in ")


@at_rest
async def test_the_log_says_how_requests_ended(desk: Desk) -> None:
    await send(desk, order(title="旁白"), tokens=None)
    await send(desk, order(), failed=True)
    await desk.open("Usage")
    await show(desk, "Request log")
    failed, done = cells(desk, "Last requests")
    assert done[1:] == [
        *("旁白", "Xiaomi MiMo\nmimo-v2.5-tts", "✓ done", "200", "250 ms", "1.5 s", "46.9 kB", "~120", "req_1")
    ]
    assert failed[3:] == ["✕ server error", "503", "250 ms", "1.5 s", "–", "~120", "–"]


@at_rest
async def test_the_log_is_sorted_by_a_click(desk: Desk) -> None:
    for tokens in (5, 1000, 40):
        await send(desk, order(), tokens=tokens)
    await desk.open("Usage")
    await show(desk, "Request log")
    assert [row[8] for row in cells(desk, "Last requests")] == ["40", "1,000", "5"]
    header = desk.find(RecordsTable, "Last requests").horizontalHeader()
    place = QPoint(header.sectionViewportPosition(8) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [row[8] for row in cells(desk, "Last requests")] == ["5", "40", "1,000"]


@at_rest
async def test_a_request_id_is_copied(desk: Desk) -> None:
    await send(desk, order(), name="req_first")
    await send(desk, order(), failed=True)
    await desk.open("Usage")
    await show(desk, "Request log")
    table = desk.find(RecordsTable, "Last requests")
    table.selectRow(0)
    assert not desk.find(QPushButton, "Copy request id").isEnabled(), "the failed one has none"
    table.selectRow(1)
    desk.press("Copy request id")
    assert QGuiApplication.clipboard().text() == "req_first"
    assert desk.status == "The request id is copied."
    QGuiApplication.clipboard().clear()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "req_first"


@at_rest
async def test_the_log_is_exported(desk: Desk, tmp_path: Path) -> None:
    await send(desk, order(title='Old "fisherman", really'))
    await desk.open("Usage")
    await show(desk, "Request log")
    desk.press("Export as CSV")
    (dialog,) = desk.window.findChildren(QFileDialog)
    target = tmp_path / "mine"
    (name,) = (one for one in dialog.findChildren(QLineEdit) if one.isVisible())
    name.setText(str(target))
    (accept,) = (one for one in dialog.findChildren(QAbstractButton) if one.text().replace("&", "") == "Save")
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
    target = target.with_suffix(".csv")
    await desk.until(lambda: str(target) in desk.status, "the saved file")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 2
    assert 'Old "fisherman", really' in rows[1]
    assert "req_1" in rows[1]


@at_rest
async def test_a_page_in_sight_follows_what_happens(desk: Desk) -> None:
    await desk.open("Usage")
    assert not desk.shows("Chart")
    await send(desk, order())
    await desk.until(lambda: desk.shows("Chart"), "the chart")
    await show(desk, "Request log")
    await send(desk, order())
    await desk.until(lambda: len(cells(desk, "Last requests")) == 2, "the second request")


@at_rest
async def test_a_page_out_of_sight_does_not(desk: Desk) -> None:
    await desk.open("Usage")
    await desk.open("Voices")
    told: list[str] = []
    usage = desk.shell.usage
    for name in ("queue_changed", "days_changed", "limits_changed", "requests_changed", "ticked"):
        getattr(usage, name).connect(lambda name=name: told.append(name))
    await send(desk, order())
    await asyncio.sleep(1.2)
    assert told == []


@at_rest
async def test_what_is_shown_stays_when_the_page_is_made_anew(desk: Desk) -> None:
    await send(desk, order())
    await desk.open("Usage")
    await show(desk, "Tokens")
    await show(desk, "Table")
    desk.theme.choose("dark")
    await desk.settle()
    assert desk.shows("Usage by day")
    await show(desk, "Chart")
    assert chart(desk).accessibleName() == "Tokens of the last 30 days"
    await show(desk, "Request log")
    desk.theme.choose("light")
    await desk.settle()
    assert len(cells(desk, "Last requests")) == 1


@at_rest
async def test_the_chart_is_drawn_in_every_measure_and_theme(desk: Desk) -> None:
    for number in range(8):
        await send(desk, order(model=f"model {number}"))
    await desk.open("Usage")
    for theme in ("light", "dark"):
        desk.theme.choose(theme)
        await desk.settle()
        tokens = desk.theme.tokens
        picture = chart(desk).grab().toImage()
        colours = {
            picture.pixelColor(x, y).name().upper() for x in range(picture.width()) for y in range(picture.height())
        }
        assert set(tokens.series) <= colours
    assert desk.says("All others")
    desk.language.choose(CHINESE)
    await desk.settle()
    assert desk.window.findChildren(QWidget)
