"""A character that speaks through the studio, on screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.standin import studio as studio_module
from tests.standin.studio import MODEL, PROVIDER, Studio
from tests.ui.desk import Desk


@asynccontextmanager
async def speaking_through(studio: Studio, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Studio]:
    """Let the first character speak through a studio, until the end of the test."""
    with studio_module.installed(monkeypatch, studio):
        await desk.house.services.providers.save(PROVIDER)
        desk.shell.voices.load_providers.restart()
        await desk.settle()
        desk.choose("Provider", PROVIDER.name)
        await desk.settle()
        assert desk.text("Model") == MODEL
        yield studio
        # The studio goes before the window does.
        await desk.settle()
        desk.shell.voices.editor.set_providers([])
        await desk.settle()
