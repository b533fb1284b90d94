"""Broken recordings: a sentence or a judgement, never another error."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.audio.survey import Survey, survey
from neiroha_desktop.domain.errors import DecodeError
from neiroha_desktop.domain.reference_findings import judge
from tests.examples import examples
from tests.unit.audio.speech_signals import as_file, mixed, phrases

KINDS = [("wav", None), ("wav", "FLOAT"), ("wav", "PCM_24"), ("mp3", None), ("flac", None), ("ogg", "VORBIS")]
KINDS += [("ogg", "OPUS"), ("aiff", None), ("caf", None)]


@lru_cache
def whole(container: str, subtype: str | None) -> bytes:
    return as_file(mixed(phrases(0.4, 16000), 30.0), 16000, container, subtype)


def _try(data: bytes) -> Survey | None:
    try:
        found = survey(data)
    except DecodeError:
        return None
    assert found.duration > 0
    assert all(str(one.value) for one in judge(found.facts, None))
    assert found.outline(10).shape == (10, 2)
    return found


@settings(max_examples=examples(60), deadline=None)
@given(kind=st.sampled_from(KINDS), part=st.floats(0.0, 1.0))
def test_a_file_that_was_cut_off(kind: tuple[str, str | None], part: float) -> None:
    data = whole(*kind)
    _try(data[: int(part * len(data))])


@settings(max_examples=examples(100), deadline=None)
@given(kind=st.sampled_from(KINDS), flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=8))
def test_a_file_with_wrong_bytes(kind: tuple[str, str | None], flips: list[tuple[float, int]]) -> None:
    data = bytearray(whole(*kind))
    for place, value in flips:
        # More often near the beginning, where what matters stands.
        data[int(place**4 * len(data))] = value
    _try(bytes(data))


@settings(max_examples=examples(60), deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"RIFF\x00\x00\x00\x00WAVE", b"fLaC", b"OggS", b"ID3", b"FORM"]))
def test_any_bytes(data: bytes, head: bytes) -> None:
    _try(head + data)


@pytest.mark.parametrize("rate", [1, 100, 3999, 192_000, 655_350])
@pytest.mark.parametrize("channels", [1, 9])
def test_odd_formats(rate: int, channels: int) -> None:
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, (max(2, rate // 4), channels))
    assert _try(as_file(samples, rate)) is not None


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e30, 3.0])
def test_numbers_beyond_full_scale(value: float) -> None:
    samples = phrases(1.0)
    samples[1000:1100] = value
    found = _try(as_file(samples, subtype="FLOAT"))
    assert found is not None
    peak = found.facts.measure.peak
    assert peak is not None
    assert math.isfinite(peak)


@pytest.mark.parametrize("frames", [1, 2, 100, 239, 241, 4000])
def test_very_short_ones(frames: int) -> None:
    found = _try(as_file(np.full(frames, 0.25)))
    assert found is not None
    assert found.snap(0.0) == 0.0
    assert found.best(5.0) == (0.0, found.duration)
