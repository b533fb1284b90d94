"""Judging by the table of rules, and what steps come to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.capabilities import AudioLimits
from neiroha_desktop.domain.clip_facts import ClipFacts, ClipMeasure
from neiroha_desktop.domain.reference import (
    Fade,
    KeepBest,
    Mark,
    Mending,
    MendStep,
    Mono,
    Normalise,
    ReferenceFacts,
    RemoveOffset,
    Resample,
    SaveAs,
    Topic,
    Trim,
    describe_step,
    mending_of,
)
from neiroha_desktop.domain.reference_findings import judge, refusals
from neiroha_desktop.domain.reference_rules import GOOD
from neiroha_desktop.domain.validation import encoded_size

LIMITS = AudioLimits(frozenset({"wav", "mp3"}), 10_000_000)

BEST = ReferenceFacts(
    ClipFacts("wav", 12.0, 24000, 1, 576_044),
    ClipMeasure(12.0, -3.0, -20.0, 0, 0.0, 0.1, 0.1, 0.0),
    noise_floor=-70.0,
    signal_to_noise=45.0,
    silence_share=0.2,
    level_step=None,
)


def mark(facts: ReferenceFacts, topic: Topic, limits: AudioLimits | None = LIMITS) -> Mark:
    return next(one.mark for one in judge(facts, limits) if one.topic is topic)


def measured(**changes: Any) -> ReferenceFacts:
    return replace(BEST, measure=replace(BEST.measure, **changes))


def clip(**changes: Any) -> ReferenceFacts:
    return replace(BEST, clip=replace(BEST.clip, **changes))


def test_a_good_recording_is_good_in_everything() -> None:
    findings = judge(BEST, LIMITS)
    assert [one.topic for one in findings] == list(Topic)
    assert {one.mark for one in findings} == {Mark.GOOD}
    assert all(str(one.advice).endswith(".") and str(one.title) and str(one.value) for one in findings)


@pytest.mark.parametrize(
    ("facts", "topic"),
    [
        (measured(duration=4.9), Topic.DURATION),
        (measured(duration=30.1), Topic.DURATION),
        (replace(BEST, signal_to_noise=29.9), Topic.NOISE),
        (replace(BEST, signal_to_noise=10.0), Topic.NOISE),
        (measured(clipped_samples=3), Topic.CLIPPING),
        (measured(loudness=-30.1), Topic.LOUDNESS),
        (measured(loudness=-13.9), Topic.LOUDNESS),
        (measured(loudness=None), Topic.LOUDNESS),
        (measured(peak=-20.1), Topic.PEAK),
        (measured(peak=0.0), Topic.PEAK),
        (measured(peak=None), Topic.PEAK),
        (replace(BEST, silence_share=0.41), Topic.SILENCE),
        (replace(BEST, level_step=12.0), Topic.LEVELS),
        (clip(sample_rate=22050), Topic.SAMPLE_RATE),
        (clip(channels=2), Topic.CHANNELS),
        (clip(channels=6), Topic.CHANNELS),
    ],
)
def test_what_could_be_better_is_said_of_that_alone(facts: ReferenceFacts, topic: Topic) -> None:
    marks = {one.topic: one.mark for one in judge(facts, LIMITS)}
    assert marks.pop(topic) is Mark.COULD_BE_BETTER
    assert set(marks.values()) == {Mark.GOOD}
    assert refusals(facts, LIMITS) == frozenset()


@pytest.mark.parametrize("topic", list(GOOD))
def test_every_rule_has_its_source(topic: Topic) -> None:
    band = GOOD[topic]
    assert len(band.source) > 30
    for bound in (band.low, band.high):
        assert bound is None or band.holds(bound), "bounds are good themselves"


def test_containers_are_refused_only_by_those_who_said_what_they_accept() -> None:
    assert mark(clip(container="flac"), Topic.CONTAINER) is Mark.WILL_BE_REFUSED
    assert mark(clip(container="flac"), Topic.CONTAINER, None) is Mark.GOOD
    assert mark(clip(container="mp3"), Topic.CONTAINER) is Mark.GOOD


@pytest.mark.parametrize(("beyond", "wanted"), [(-1, Mark.GOOD), (0, Mark.GOOD), (1, Mark.WILL_BE_REFUSED)])
@pytest.mark.parametrize("container", ["wav", "mp3"])
def test_the_limit_itself_is_accepted_and_one_more_is_not(container: str, beyond: int, wanted: Mark) -> None:
    facts = clip(container=container, size_bytes=300_000)
    limit = encoded_size(300_000, container) - beyond
    assert mark(facts, Topic.SIZE, AudioLimits(frozenset({container}), limit)) is wanted


def test_length_and_rate_are_refused_where_limits_say_so() -> None:
    limits = AudioLimits(frozenset({"wav"}), None, 3.0, 10.0, 16000)
    assert refusals(measured(duration=2.9), limits) == {Topic.DURATION}
    assert refusals(measured(duration=3.0), limits) == frozenset()
    assert refusals(measured(duration=10.0), limits) == frozenset()
    assert refusals(measured(duration=10.1), limits) == {Topic.DURATION}
    assert refusals(replace(measured(duration=5.0), clip=clip(sample_rate=8000).clip), limits) == {Topic.SAMPLE_RATE}


STEPS: dict[str, st.SearchStrategy[MendStep]] = {
    "cut": st.builds(Trim, st.floats(0, 5), st.floats(5, 10)) | st.builds(KeepBest, st.just(3.0), st.floats(0, 5)),
    "offset": st.just(RemoveOffset()),
    "mono": st.just(Mono()),
    "rate": st.builds(Resample, st.integers(8000, 48000)),
    "loudness": st.builds(Normalise, st.floats(-30, -10)),
    "fade": st.just(Fade()),
    "file": st.builds(SaveAs, st.sampled_from(["wav", "mp3"])),
}


@given(st.permutations(list(STEPS)).flatmap(lambda names: st.tuples(*(STEPS[name] for name in names))))
def test_the_order_of_different_steps_does_not_matter(steps: tuple[MendStep, ...]) -> None:
    assert mending_of(steps) == mending_of(tuple(reversed(steps)))


@given(st.lists(st.one_of(*STEPS.values()), max_size=8), st.one_of(*STEPS.values()))
def test_the_newest_of_a_kind_counts(before: list[MendStep], last: MendStep) -> None:
    mending = mending_of((*before, last))
    alone = mending_of((last,))
    for name in ("start", "end", "remove_offset", "mono", "sample_rate", "lufs", "fade", "container"):
        if getattr(alone, name) != getattr(Mending(), name):
            assert getattr(mending, name) == getattr(alone, name)


@given(st.one_of(*STEPS.values()))
def test_every_step_can_be_said(step: MendStep) -> None:
    assert str(describe_step(step))
    assert "{" not in str(describe_step(step))
