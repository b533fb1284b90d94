"""Values to store."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.clip_facts import ClipFacts, ClipMeasure
from neiroha_desktop.domain.messages import Message
from neiroha_desktop.domain.provider import Gender, Limits, Origin, Provider, Voice
from neiroha_desktop.domain.synthesis import Recipe, Take, Usage

MIMO = Provider("mimo", "MiMo", "chat_completions", "https://api.example.com/v1")
NARRATOR = Character("narrator", "旁白", voice_id="冰糖")

# What JSON gives back as it was: no half of a surrogate pair in a name.
option_values = st.dictionaries(st.text(), st.text() | st.booleans() | st.integers() | st.floats(allow_nan=False))
_plain_messages = st.builds(Message, st.text(), option_values)
messages = st.builds(
    Message, st.text(), st.dictionaries(st.text(), _plain_messages | st.text() | st.none(), max_size=2)
)

_counts = st.none() | st.integers(1, 10**15)

providers = st.builds(
    Provider,
    id=st.uuids().map(str),
    name=st.text(),
    adapter_type=st.sampled_from(["chat_completions", "azure"]),
    base_url=st.text(),
    default_model=st.text(),
    enabled=st.booleans(),
    limits=st.builds(Limits, _counts, _counts, _counts, _counts, _counts),
    settings=st.dictionaries(st.text(), st.text() | st.booleans() | st.floats(allow_nan=False) | st.none(), max_size=4),
    key_ref=st.sampled_from(["", "keyring", "session", "env:KEY"]),
)

characters = st.builds(
    Character,
    id=st.uuids().map(str),
    name=st.text(),
    provider_id=st.sampled_from(["", MIMO.id]),
    model_id=st.text(),
    mode=st.sampled_from(VoiceMode),
    voice_id=st.text(),
    instructions=st.dictionaries(st.sampled_from(VoiceMode), st.text()),
    reference_text=st.text(),
    speed=st.none() | st.floats(0.25, 4),
    plain_brackets=st.booleans(),
    options=option_values,
    may_clone=st.booleans(),
)

voices = st.builds(
    Voice,
    id=st.text(min_size=1),
    name=st.text(),
    language=st.text(),
    gender=st.sampled_from(Gender),
    manner=st.text(),
    origin=st.sampled_from(Origin),
    missing=st.booleans(),
    styles=st.lists(st.text(), max_size=2).map(tuple),
    roles=st.lists(st.text(), max_size=2).map(tuple),
    description=st.text(),
    language_name=st.text(),
)

_seconds = st.none() | st.floats(0, 1e6)
_decibels = st.none() | st.floats(-200, 20)

recipes = st.builds(
    Recipe,
    provider_id=st.text(),
    model_id=st.text(),
    mode=st.sampled_from(VoiceMode),
    voice_id=st.text(),
    instruction=st.text(),
    reference_sha256=st.text("0123456789abcdef", max_size=64),
    reference_name=st.text(),
    reference_text=st.text(),
    speed=st.none() | st.floats(0.25, 4),
    plain_brackets=st.booleans(),
    sent_text=st.text(),
    settings=st.dictionaries(st.text(), st.text() | st.booleans(), max_size=2),
    options=option_values,
)

measures = st.builds(
    ClipMeasure,
    duration=st.floats(0, 1e6),
    peak=_decibels,
    loudness=_decibels,
    clipped_samples=st.integers(0, 10**9),
    clipped_share=st.floats(0, 1),
    leading_silence=st.floats(0, 1e6),
    trailing_silence=st.floats(0, 1e6),
    dc_offset=st.floats(-1, 1),
)

takes = st.builds(
    Take,
    id=st.uuids().map(str),
    created_at=st.datetimes(timezones=st.just(UTC)),
    character_id=st.sampled_from(["", "not saved yet", NARRATOR.id]),
    character_name=st.text(),
    provider_id=st.sampled_from(["", MIMO.id]),
    provider_name=st.text(),
    model_id=st.text(),
    mode=st.sampled_from([*map(str, VoiceMode)]),
    voice=st.text(),
    instruction=st.text(),
    text=st.text(),
    container=st.sampled_from(["wav", "mp3"]),
    file_name=st.uuids().map(lambda name: f"{name}.wav"),
    size_bytes=st.integers(0, 2**62),
    duration=st.floats(0, 1e6),
    sample_rate=st.integers(1, 384_000),
    total_seconds=st.floats(0, 1e6),
    truncated=st.booleans(),
    request_id=st.text(),
    usage=st.none() | st.builds(Usage, *[st.integers(0, 10**9)] * 3),
    settings_key=st.text(),
    recipe=st.none() | recipes,
    measure=st.none() | measures,
    outline=st.binary(max_size=64),
    first_byte_seconds=_seconds,
    first_sound_seconds=_seconds,
    name=st.text(),
    note=st.text(),
    starred=st.booleans(),
    broken=st.booleans(),
    remarks=st.lists(messages, max_size=2).map(tuple),
    wire=st.text(),
)


def take(take_id: str = "one", *, character_id: str = "", second: int = 0, text: str = "你好") -> Take:
    """Return a take that differs from others in what the test is about."""
    return Take(
        id=take_id,
        created_at=datetime(2026, 5, 1, 12, 0, second, tzinfo=UTC),
        character_id=character_id,
        character_name="旁白",
        provider_id=MIMO.id,
        provider_name=MIMO.name,
        model_id="mimo-v2.5-tts",
        mode="preset",
        voice="冰糖",
        instruction="",
        text=text,
        container="wav",
        file_name=f"{take_id}.wav",
        size_bytes=4,
        duration=1.5,
        sample_rate=24_000,
        total_seconds=0.4,
        usage=Usage(3, 5, 8),
    )


def describe(path: Path) -> ClipFacts:
    """Stand in for the room that reads audio: these tests are about bytes."""
    return ClipFacts("wav", 2.5, 24_000, 1, path.stat().st_size)
