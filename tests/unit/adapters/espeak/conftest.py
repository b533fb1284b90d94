"""Adapters on the real eSpeak NG; no process of theirs may be left behind."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from neiroha_desktop.adapters.belongings import Belongings
from neiroha_desktop.adapters.espeak import ESPEAK, MODEL
from neiroha_desktop.adapters.espeak_adapter import EspeakAdapter, SpeechEngine
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.provider import Connection
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.unit.offline.conftest import espeak_threads, is_alive

ENGLISH, MANDARIN, JAPANESE = "gmw/en-US", "sit/cmn", "jpx/ja"


def asked(text: str, voice: str = ENGLISH, speed: float | None = None, **options: Any) -> SynthesisRequest:
    return SynthesisRequest(MODEL, text, PresetVoice(voice), speed=speed, options=options)


@pytest.fixture
async def belongings() -> AsyncIterator[Belongings]:
    belongings = Belongings()
    yield belongings
    pid = belongings.get(SpeechEngine).pid
    await belongings.aclose()
    assert pid is None or not is_alive(pid)
    assert espeak_threads() == []


@pytest.fixture
def engine(belongings: Belongings) -> SpeechEngine:
    return belongings.get(SpeechEngine)


@pytest.fixture
def make(belongings: Belongings) -> Callable[[], EspeakAdapter]:
    """Make an adapter; they come and go with every request, and the helper process stays."""

    def make() -> EspeakAdapter:
        adapter = ESPEAK.create_here(Connection(""), belongings)
        assert isinstance(adapter, EspeakAdapter)
        return adapter

    return make
