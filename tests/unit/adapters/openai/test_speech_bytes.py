"""Sound as speech servers really send it: the bytes decide what it is, whole and streamed."""

from __future__ import annotations

import base64
import json

import pytest

from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import melody
from tests.standin.loopback import Given, Loopback
from tests.standin.openai_speech import DONE, PCM, deltas, events, sound, streamed_wav
from tests.unit.adapters.openai.conftest import MakeAdapter, heard

REQUEST = SynthesisRequest("kokoro", "Hello.", PresetVoice("af_heart"))
PYTHON_LIST = (
    "[{'type': 'string_too_long', 'loc': ('body', 'input'), 'msg': 'String should have at most 4096 characters'}]"
)


def sounding(data: bytes, media: str = "audio/wav") -> Given:
    return Given(200, data, {"Content-Type": media})


@pytest.mark.parametrize("size", [0, 10, 0x7FFFFFFF, 0xFFFFFFFF])
@pytest.mark.parametrize("way", ["whole", "streamed"])
async def test_sizes_that_are_not_known(server: Loopback, make_speech: MakeAdapter, size: int, way: str) -> None:
    server.script = [sounding(melody.wav(PCM, data_size=len(PCM) + 100 if size == 10 else size))]
    adapter = await make_speech()
    clip = await adapter.synthesize(REQUEST) if way == "whole" else (await heard(adapter, REQUEST)).clip()
    assert clip.data == wrap_pcm16(PCM, 24_000)


async def test_what_follows_the_samples_is_not_heard(server: Loopback, make_speech: MakeAdapter) -> None:
    tail = b"LIST" + (4).to_bytes(4, "little") + b"INFO"
    server.script = [sounding(melody.wav(PCM) + tail), sounding(melody.wav(PCM) + tail)]
    adapter = await make_speech()
    assert (await adapter.synthesize(REQUEST)).data.startswith(melody.wav(PCM))
    assert (await heard(adapter, REQUEST)).clip().data == melody.wav(PCM)


@pytest.mark.parametrize("length", [0, 1, 700])
@pytest.mark.parametrize("data_size", [None, 0xFFFFFFFF, 0])
async def test_files_behind_each_other_are_one(
    server: Loopback, make_speech: MakeAdapter, data_size: int | None, length: int
) -> None:
    pcm = PCM[4000:6400]
    # Letters of a header inside of the sound are sound.
    pcm = pcm[:500] + b"RIFFRIRI" + pcm[508:-4] + b"RIFF"
    body = b"".join(melody.wav(part, data_size=data_size) for part in (pcm[:800], pcm[800:802], pcm[802:]))
    adapter = await make_speech()
    if not length:
        server.script = [sounding(body)]
        assert (await adapter.synthesize(REQUEST)).data == wrap_pcm16(pcm, 24_000)
        return
    cuts = tuple(body[start : start + length] for start in range(0, len(body), length))
    server.script = [Given(200, b"", {"Content-Type": "audio/wav"}, chunks=cuts)]
    assert (await heard(adapter, REQUEST)).clip().data == wrap_pcm16(pcm, 24_000)


@pytest.mark.parametrize(
    ("headers", "rate"),
    [
        ({"Content-Type": "audio/pcm;rate=22050"}, 22_050),
        ({"Content-Type": 'audio/L16; rate="16000"; channels=1'}, 16_000),
        ({"X-Sample-Rate": "48000"}, 48_000),
        ({"X-Audio-Sample-Rate": "44100"}, 44_100),
        ({"X-Sample-Rate": "fast"}, 24_000),
        ({"Content-Type": "audio/pcm; rate=1"}, 24_000),
    ],
)
@pytest.mark.parametrize("way", ["whole", "streamed"])
async def test_the_rate_of_bare_samples(
    server: Loopback, make_speech: MakeAdapter, headers: dict[str, str], rate: int, way: str
) -> None:
    # An odd last byte is no sample.
    server.script = [Given(200, PCM + b"\x01", headers)]
    adapter = await make_speech(audio_format="pcm")
    clip = await adapter.synthesize(REQUEST) if way == "whole" else (await heard(adapter, REQUEST)).clip()
    assert clip.data == wrap_pcm16(PCM, rate)


async def test_bytes_decide_and_not_what_is_written_beside(server: Loopback, make_speech: MakeAdapter) -> None:
    adapter = await make_speech()
    for body, media, container in (
        (sound("mp3"), "audio/wav", "mp3"),
        (sound("wav"), "application/json", "wav"),
        (sound("opus"), "text/plain", "ogg"),
        (PCM, "audio/pcm", "wav"),
    ):
        server.script = [sounding(body, media)]
        assert (await adapter.synthesize(REQUEST)).container == container


@pytest.mark.parametrize("length", [1, 7])
async def test_a_stream_may_be_cut_anywhere(server: Loopback, make_speech: MakeAdapter, length: int) -> None:
    pcm = PCM[4000:4800]
    for body, audio_format in ((streamed_wav(pcm), "wav"), (pcm, "pcm")):
        cuts = tuple(body[start : start + length] for start in range(0, len(body), length))
        server.script = [Given(200, b"", {"Content-Type": "application/octet-stream"}, chunks=cuts)]
        clip = (await heard(await make_speech(audio_format=audio_format), REQUEST)).clip()
        assert clip.data == wrap_pcm16(pcm, 24_000)


def test_pieces_are_padded_each_for_itself() -> None:
    assert b"".join(base64.b64decode(delta["audio"]) for delta in deltas()) == PCM
    assert any(delta["audio"].endswith("=") for delta in deltas()[:-1])
    assert json.loads(events(DONE)[6:]) == DONE
