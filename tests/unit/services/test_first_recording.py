"""The recording of the first start, measured in a hurry."""

from __future__ import annotations

from neiroha_desktop.audio.inspect import inspect
from neiroha_desktop.resource_files import resource
from neiroha_desktop.services.first_run import _wav_facts


def test_the_standard_library_measures_our_recording_as_the_sound_library_does() -> None:
    recording = resource("samples", "practice-reference.wav")
    assert _wav_facts(recording) == inspect(recording)
