"""Packages of every shape that this program can write."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character, ReferenceAudio
from neiroha_desktop.domain.messages import Message
from neiroha_desktop.domain.package import Package, PackedProvider, reference_entry, take_entry
from neiroha_desktop.domain.provider import Limits, Origin, Provider, TtsModel
from neiroha_desktop.domain.synthesis import Take
from tests.unit.packages.houses import wav
from tests.unit.storage import samples

AUDIO = {"wav": wav(0.05), "mp3": b"ID3" + bytes(40), "flac": b"fLaC" + bytes(40), "ogg": b"OggS" + bytes(40)}
"""Of takes: what their first bytes say is enough for them."""

ids = st.text("abcXYZ019_-", min_size=1, max_size=64)
names = st.text(min_size=1).map(str.strip).filter(bool)
plain = (
    st.none()
    | st.text()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
)
options = st.dictionaries(st.text(), plain, max_size=3)
moments = st.integers(0, 2**34).map(lambda seconds: datetime(1971, 1, 2, tzinfo=UTC) + timedelta(seconds=seconds))
_counts = st.none() | st.integers(1, 10**15)
# Like those of the program: fields of sentences are plain names.
_words = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]))
_sentences = st.builds(lambda words, value: Message(words + " {value}", {"value": value}), _words, plain)
remarks = st.lists(st.builds(lambda words, inner: Message(words + "{inner}", {"inner": inner}), _words, _sentences))

models = st.builds(TtsModel, st.text(min_size=1), st.sampled_from(Origin), st.booleans(), st.text())
packed = st.builds(
    PackedProvider,
    st.builds(
        Provider,
        ids,
        names,
        st.sampled_from(["chat_completions", "azure", "somebody_elses"]),
        st.sampled_from(["", "https://api.example.com/v1"]),
        st.text(),
        st.booleans(),
        st.builds(Limits, _counts, _counts, _counts, _counts, _counts, st.sampled_from(["", "Asia/Shanghai"])),
        options,
    ),
    st.lists(models, max_size=2).map(tuple),
    st.dictionaries(st.text(), st.lists(samples.voices, max_size=2).map(tuple), max_size=2),
    st.none() | moments,
)


def recording(seconds: float, level: int, **words: str) -> tuple[ReferenceAudio, bytes]:
    """Return a recording with true facts, and its bytes."""
    data = wav(seconds, level)
    digest = hashlib.sha256(data).hexdigest()
    path = Path(f"references/{digest}.wav")
    return ReferenceAudio(digest, path, "wav", len(data), seconds, 8000, 1, **words), data


@st.composite
def packages(draw: st.DrawFn) -> Package:
    """Draw a package that is true."""
    providers = draw(
        st.lists(packed, max_size=2, unique_by=(lambda one: one.provider.id, lambda one: one.provider.name.casefold()))
    )
    words = st.fixed_dictionaries({"original_name": st.text(), "transcript": st.text(), "language": st.text()})
    levels = draw(st.lists(st.sampled_from([100, 200, 300]), unique=True, max_size=2))
    references = [recording(0.05, level, **draw(words))[0] for level in levels]
    characters = draw(
        st.lists(
            st.builds(
                Character,
                ids,
                names,
                st.sampled_from(["", *(one.provider.id for one in providers)]),
                st.text(),
                st.sampled_from(VoiceMode),
                st.text(),
                st.dictionaries(st.sampled_from(VoiceMode), st.text()),
                st.sampled_from([None, *references]),
                st.text(),
                st.none() | st.floats(0.25, 4),
                st.booleans(),
                options,
                st.booleans(),
            ),
            max_size=3,
            unique_by=lambda one: one.id,
        )
    )
    takes = draw(st.lists(_takes(characters), max_size=2, unique_by=lambda one: one.id)) if characters else []
    return Package("0.1.0", tuple(characters), tuple(providers), tuple(references), tuple(takes))


def _takes(characters: list[Character]) -> st.SearchStrategy[Take]:
    recipes = samples.recipes.flatmap(
        lambda recipe: st.builds(
            lambda provider_id, some, others: replace(recipe, provider_id=provider_id, settings=some, options=others),
            ids | st.just(""),
            options,
            options,
        )
    )
    changes: dict[str, Any] = {
        "id": ids,
        "character_id": st.sampled_from([one.id for one in characters]),
        "created_at": moments,
        "container": st.sampled_from(sorted(AUDIO)),
        "recipe": st.none() | recipes,
        "remarks": remarks.map(tuple),
        "audio_deleted": st.booleans(),
        "sample_rate": st.integers(1, 384_000),
    }
    return st.tuples(samples.takes, st.fixed_dictionaries(changes)).map(_true_take)


def _true_take(drawn: tuple[Take, dict[str, Any]]) -> Take:
    take, changes = drawn
    take = replace(take, wire="", **changes)
    return replace(take, size_bytes=0 if take.audio_deleted else len(AUDIO[take.container]))


def sources_of(package: Package, folder: Path) -> dict[str, Path]:
    """Write the audio of a package; return the file of each entry."""
    found = {}
    for reference in package.references:
        level = next(level for level in (100, 200, 300) if recording(0.05, level)[0].sha256 == reference.sha256)
        found[reference_entry(reference)] = _written(folder / f"{level}.wav", wav(0.05, level))
    for take in package.takes:
        if name := take_entry(take):
            found[name] = _written(folder / f"take.{take.container}", AUDIO[take.container])
    return found


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
