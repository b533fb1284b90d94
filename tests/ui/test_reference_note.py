"""What stands under the reference audio follows what the model on screen takes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.adapters.cosyvoice import REFERENCE_LIMITS as COSYVOICE
from neiroha_desktop.adapters.gpt_sovits import UPSTREAM_LIMITS as GPT_SOVITS
from neiroha_desktop.adapters.mimo import REFERENCE_LIMITS as MIMO
from neiroha_desktop.domain.capabilities import AudioLimits
from neiroha_desktop.domain.character import ReferenceAudio
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.voices.reference_note import reference_note

CLIP = ReferenceAudio("0" * 64, Path("clip.wav"), "wav", 400_000, 8.0, 24_000, 1)


@pytest.mark.parametrize(
    ("limits", "wanted"),
    [
        (MIMO, "wav, mp3; 5 to 30 seconds."),
        (COSYVOICE, "wav, mp3, flac, ogg; 5 to 30 seconds."),
        (GPT_SOVITS, "wav, mp3, flac, ogg; 5 to 10 seconds."),
        (None, "wav, mp3; 5 to 30 seconds."),
    ],
)
def test_what_is_wanted(limits: AudioLimits | None, wanted: str) -> None:
    note, tone = reference_note(None, limits)
    assert note == f"A short, clean recording of one person: {wanted}"
    assert tone is Tone.NEUTRAL


@pytest.mark.parametrize(
    ("changes", "limits", "part"),
    [
        ({"duration": 12.5}, GPT_SOVITS, '12.50 s long, and the provider takes none over 10 s. "Edit…" can make'),
        ({"duration": 2.0}, GPT_SOVITS, "the provider takes none under 3 s. Use a longer one."),
        ({"sample_rate": 8_000}, COSYVOICE, "needs at least 16,000 Hz. Record it again with a higher rate."),
        ({"container": "m4a"}, MIMO, 'the provider accepts only mp3, wav. "Edit…" can make it fit.'),
        ({"size_bytes": 9_000_000}, MIMO, 'the provider takes at most 10,000,000. "Edit…" can make it fit.'),
    ],
)
def test_what_is_not_taken(changes: dict[str, Any], limits: AudioLimits, part: str) -> None:
    note, tone = reference_note(replace(CLIP, **changes), limits)
    assert tone is Tone.DANGER
    assert part in note


def test_what_is_taken() -> None:
    note, tone = reference_note(CLIP, MIMO)
    assert (note.count("\n"), tone) == (0, Tone.OK)
    assert "8" in note
    assert "of 10,000,000 characters" in note
