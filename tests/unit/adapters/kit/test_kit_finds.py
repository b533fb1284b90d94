"""The kit finds what is wrong: adapters that break one promise each."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from neiroha_desktop.adapters.testing import FAULTS, check_fault, check_kind, check_listing, check_speech
from neiroha_desktop.domain.capabilities import Capabilities, FieldKind, FieldSpec
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import InvalidInputError, ProviderServerError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import ResolvedAddress, TtsModel, Voice
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd, SynthesisRequest
from tests.unit.adapters.kit.packages import installed, lay_down, readme_blocks

REQUEST = SynthesisRequest("parrot-1", "Hello.", PresetVoice("polly"))
FAULT = {fault.name: fault for fault in FAULTS}
SOUND = wrap_pcm16(bytes(range(1, 251)) * 8, 24_000)


@pytest.fixture
def parrot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The example of the README, whose promises are broken here."""
    folder = tmp_path_factory.mktemp("site")
    lay_down(folder, "parrot", "parrot = parrot_adapter:PARROT", {"parrot_adapter": readme_blocks()[0]})
    with installed(folder):
        yield importlib.import_module("parrot_adapter")


def _renamed(parrot: ModuleType, **changes: Any) -> None:
    parrot.Parrot.info = replace(parrot.PARROT.info, **changes)


def _twice(connection: Any) -> ResolvedAddress:
    return ResolvedAddress(f"{connection.base_url}/v1", "")


def _wrong_field(connection: Any) -> ResolvedAddress:
    raise InvalidInputError("text", msg("no"))


ZERO = FieldSpec("seed", msg("Seed"), FieldKind.NUMBER, 5.0)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda one: _renamed(one, type_id="two words"), "plain name"),
        (lambda one: _renamed(one, title=" "), "no title"),
        (lambda one: _renamed(one, presets=()), "no preset"),
        (lambda one: _renamed(one, presets=(one.PRESET, one.PRESET)), "share an id"),
        (lambda one: _renamed(one, presets=(replace(one.PRESET, settings={"x": 1}),)), "without a field"),
        (lambda one: _renamed(one, presets=(replace(one.PRESET, base_url="http://a.example/"),)), "as it would be"),
        (lambda one: _renamed(one, needs_address=False), "for what has no network"),
        (lambda one: _renamed(one, connection_fields=(ZERO,)), "no room"),
        (lambda one: setattr(one.Parrot, "resolve", staticmethod(_twice)), "as it would be"),
        (lambda one: setattr(one.Parrot, "resolve", staticmethod(_wrong_field)), "^no$"),
        (
            lambda one: setattr(one.Parrot, "describe_model", staticmethod(lambda *_: Capabilities(frozenset()))),
            "no voice mode",
        ),
        (
            lambda one: setattr(one.Parrot, "known_voices", staticmethod(lambda *_: (Voice("a"), Voice("a")))),
            "voices share",
        ),
    ],
)
def test_wrong_kinds(parrot: ModuleType, harm: Callable[[ModuleType], None], said: str) -> None:
    harm(parrot)
    with pytest.raises((AssertionError, InvalidInputError), match=said):
        check_kind(parrot.PARROT)


async def _careless(adapter: Any, request: Any) -> AudioClip:
    answer = await adapter.client.post(adapter.endpoint.url, follow_redirects=True)
    return AudioClip(answer.content, "wav")


async def _follower(adapter: Any, request: Any) -> AudioClip:
    await _careless(adapter, request)
    raise ProviderServerError(msg("It did not work."))


async def _foreign(adapter: Any, request: Any) -> AudioClip:
    raise KeyError("choices")


async def _talkative(adapter: Any, request: Any) -> AudioClip:
    raise ProviderServerError(msg("The key {key} failed.", key=adapter.headers["X-Key"]))


async def _deaf(adapter: Any, request: Any) -> AudioClip:
    return AudioClip(SOUND, "wav")


@pytest.mark.parametrize(
    ("synthesize", "fault", "error", "said"),
    [
        (_careless, "a page", AssertionError, "the server had failed"),
        (_follower, "moved", AssertionError, "followed the redirect"),
        (_foreign, "broken", KeyError, "choices"),
        (_talkative, "broken", AssertionError, "the key is in the sentence"),
        (_deaf, "wrong key", AssertionError, "the server had failed"),
    ],
)
async def test_careless_adapters(
    parrot: ModuleType, synthesize: Any, fault: str, error: type[Exception], said: str
) -> None:
    parrot.ParrotAdapter.synthesize = synthesize
    with pytest.raises(error, match=said):
        await check_fault(parrot.PARROT, REQUEST, FAULT[fault])


async def test_a_listing_that_is_not_one(parrot: ModuleType) -> None:
    async def numbers(adapter: Any) -> Any:
        return (TtsModel(5),)  # type: ignore[arg-type]

    parrot.ParrotAdapter.list_models = numbers
    with pytest.raises(AssertionError, match="is no text"):
        await check_listing(parrot.PARROT, {}, "parrot-1")


class _Broken:
    """Speaks, and streams with one flaw."""

    def __init__(self, clip: AudioClip, chunks: list[PcmChunk]) -> None:
        self._clip, self._chunks = clip, chunks

    async def synthesize(self, request: Any) -> AudioClip:
        return self._clip

    def streams(self, model_id: str) -> bool:
        return bool(self._chunks)

    async def stream(self, request: Any) -> Any:
        for chunk in self._chunks:
            yield chunk


_WAV, _PIECE = AudioClip(SOUND, "wav"), PcmChunk(b"\1\2" * 50, 24_000)
_LAST = replace(_PIECE, end=StreamEnd())


@pytest.mark.parametrize(
    ("clip", "chunks", "said"),
    [
        (AudioClip(SOUND, "mp3"), [], "not mp3"),
        (AudioClip(SOUND, "wax"), [], "kept as wax"),
        (_WAV, [_PIECE], "no last piece"),
        (_WAV, [_LAST, _PIECE], "after the last"),
        (_WAV, [replace(_PIECE, sample_rate=8000), _LAST], "differ"),
        (_WAV, [PcmChunk(b"\1", 24_000), _LAST], "half a sample"),
        (_WAV, [PcmChunk(b"", 24_000, end=StreamEnd())], "nothing was streamed"),
    ],
)
async def test_flawed_speech(clip: AudioClip, chunks: list[PcmChunk], said: str) -> None:
    adapter: Any = _Broken(clip, chunks)
    with pytest.raises(AssertionError, match=said):
        await check_speech(adapter, REQUEST)
