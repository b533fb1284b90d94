"""The status line: what comes and goes in it moves nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStackedWidget

from neiroha_desktop.ui.messages import Notice, Tone
from tests.ui.desk import Desk


@pytest.mark.parametrize("page", ["Voices", "Providers", "Takes", "Usage", "Settings"])
async def test_a_page_gives_way_to_no_message(desk: Desk, page: str) -> None:
    await desk.open(page)
    desk.shell.messages.post(None)
    await desk.settle()
    assert desk.status == ""
    stack = max(desk.window.findChildren(QStackedWidget), key=lambda one: one.isVisible() * one.height())
    before = stack.geometry()

    desk.shell.messages.post(Notice("Something went well.", Tone.OK))
    await desk.settle()
    assert desk.status == "Something went well."
    assert stack.geometry() == before
    desk.shell.messages.post(Notice("One line, and another.\n" * 3, Tone.DANGER))
    await desk.settle()
    assert stack.height() < before.height(), "a long message takes the room that it needs"
    desk.shell.messages.post(None)
    await desk.settle()
    assert stack.geometry() == before
