"""Every failure of a request leads to what was sent: fetching, checking, a cell of a comparison."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from tests.standin.fixture import Standin
from tests.ui.desk import Desk
from tests.ui.test_compare_grid import choose, click, compared, ended, save_limits


async def on_screen(desk: Desk) -> None:
    """Show the form of the provider at the stand-in."""
    await desk.open("Providers")
    desk.click_row("Providers list", "My server")
    await desk.settle()


async def inspected(desk: Desk, button: str, standin: Standin) -> tuple[str, str]:
    """Return what the inspector shows of request and answer, and close it."""
    desk.press(button)
    await desk.until(lambda: desk.shows("Inspector"), "the inspector")
    shown = desk.text("Request"), desk.text("Answer")
    assert standin.key not in "".join(shown)
    desk.press("Close")
    await desk.settle()
    return shown


async def test_a_fetch_that_failed(mine: Desk, standin: Standin) -> None:
    await on_screen(mine)
    standin.script({"kind": "server_error", "on": "models", "count": 4})
    mine.press("Fetch All")
    await mine.settle()
    request, answer = await inspected(mine, "Details", standin)
    assert request.startswith("GET ")
    assert "/models" in request
    assert "500" in answer


async def test_a_check_that_failed(mine: Desk, standin: Standin) -> None:
    await on_screen(mine)
    mine.type("API Key", "sk-wrong")
    mine.press("Health Check")
    await mine.settle()
    request, answer = await inspected(mine, "What was sent…", standin)
    assert "Authorization" in request
    assert "sk-wrong" not in request
    assert "401" in answer


async def test_a_check_that_sent_nothing_has_nothing_to_show(mine: Desk) -> None:
    await on_screen(mine)
    mine.type("Base URL", "http://127.0.0.1:9/v1")
    mine.press("Health Check")
    await mine.settle()
    assert not mine.shows("What was sent…")


async def test_a_cell_that_failed_and_one_that_did_not(mine: Desk, standin: Standin) -> None:
    standin.script("normal", "moderation")
    await compared(mine, "Mia", "冰糖")
    for column, status in ((1, "421"), (0, "200")):
        click(mine, 0, column)
        request, answer = await inspected(mine, "What was sent…", standin)
        assert "Hello" in request
        assert status in answer


async def test_a_cell_that_a_limit_refused_leads_to_the_limit(mine: Desk, standin: Standin) -> None:
    await save_limits(mine, tpm=1)
    await choose(mine, "Mia")
    mine.press("Start")
    await ended(mine)
    assert not standin.log()
    click(mine, 1, 0)
    assert not mine.shows("What was sent…")
    mine.press("Change the limit")
    await mine.settle()
    assert mine.shell.page == "providers"
    assert mine.find(QLineEdit, "TPM").hasFocus()
