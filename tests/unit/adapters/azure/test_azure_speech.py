"""Speech from Azure: what is sent, what comes back, and what is said about it."""

from __future__ import annotations

import io
import wave

import pytest

from neiroha_desktop.adapters.azure import AUDIO_FORMAT
from neiroha_desktop.adapters.azure_answer import container_asked, sample_rate_of
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import InvalidInputError, UnsupportedError
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import azure, melody
from tests.standin.loopback import Given, Loopback
from tests.unit.adapters.azure.conftest import MakeAzure

JENNY, XIAOMO, AVA = "en-US-JennyMultilingualNeural", "zh-CN-XiaomoNeural", "en-US-Ava:DragonHDLatestNeural"
REQUEST = SynthesisRequest("neural", "Hello.", PresetVoice(JENNY))


async def test_one_request_is_one_clip(server: Loopback, make_azure: MakeAzure) -> None:
    clip = await (await make_azure(extra_headers="X-Title: test\nocp-apim-subscription-key: other")).synthesize(REQUEST)
    assert clip.container == "wav"
    assert clip.data == melody.wav(melody.melody("Hello.", 0.4))
    assert clip.request_id == "request-1"
    assert (clip.remarks, clip.truncated) == ((), False)
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("POST", "/cognitiveservices/v1")
    assert seen.headers["ocp-apim-subscription-key"] == azure.KEY
    assert seen.headers["content-type"] == "application/ssml+xml"
    assert seen.headers["x-microsoft-outputformat"] == "riff-24khz-16bit-mono-pcm"
    assert seen.headers["user-agent"].startswith("neiroha-desktop/")
    assert seen.headers["x-title"] == "test"
    assert "authorization" not in seen.headers


async def test_every_format_is_asked_for_and_named_rightly(server: Loopback, make_azure: MakeAzure) -> None:
    clip = await (await make_azure(audio_format="audio-24khz-96kbitrate-mono-mp3")).synthesize(REQUEST)
    assert clip.container == "mp3"
    await (await make_azure(audio_format="nonsense")).synthesize(REQUEST)
    formats = [seen.headers["x-microsoft-outputformat"] for seen in server.seen]
    assert formats == ["audio-24khz-96kbitrate-mono-mp3", AUDIO_FORMAT.default]
    kinds = {name: (container_asked(name), sample_rate_of(name)) for name, _ in AUDIO_FORMAT.choices}
    assert kinds["riff-22050hz-16bit-mono-pcm"] == ("wav", 22_050)
    assert kinds["riff-8khz-8bit-mono-mulaw"] == ("wav", 8000)
    assert kinds["audio-48khz-192kbitrate-mono-mp3"] == ("mp3", 48_000)
    assert kinds["ogg-16khz-16bit-mono-opus"] == ("ogg", 16_000)


@pytest.mark.parametrize("size", [0, 0x7FFFFFFF, 0xFFFFFFFF])
async def test_wrong_sizes_in_the_header_are_repaired(server: Loopback, make_azure: MakeAzure, size: int) -> None:
    pcm = melody.melody("x", 0.4)
    server.script.append(Given(body=melody.wav(pcm, data_size=size)))
    clip = await (await make_azure()).synthesize(REQUEST)
    with wave.open(io.BytesIO(clip.data)) as file:
        assert file.readframes(file.getnframes()) == pcm


async def test_samples_without_a_header_have_the_rate_that_was_asked_for(
    server: Loopback, make_azure: MakeAzure
) -> None:
    server.script.append(Given(body=melody.melody("x", 0.4)))
    clip = await (await make_azure(audio_format="riff-48khz-16bit-mono-pcm")).synthesize(REQUEST)
    with wave.open(io.BytesIO(clip.data)) as file:
        assert file.getframerate() == 48_000


async def test_an_mp3_is_an_mp3_whatever_was_asked_for(server: Loopback, make_azure: MakeAzure) -> None:
    server.script.append(Given(body=melody.mp3(melody.melody("x", 0.4)), headers={"Content-Type": "audio/x-wav"}))
    assert (await (await make_azure()).synthesize(REQUEST)).container == "mp3"


async def test_a_style_that_the_voice_lacks_is_said_once_the_list_is_known(make_azure: MakeAzure) -> None:
    request = SynthesisRequest(
        "neural", "你好。", PresetVoice(XIAOMO), options={"style": "angry", "role": "Girl", "language": "de-DE"}
    )
    assert (await (await make_azure()).synthesize(request)).remarks == ()
    # Another adapter of the same type, as every request has its own.
    await (await make_azure()).check_key()
    remarks = [str(remark) for remark in (await (await make_azure()).synthesize(request)).remarks]
    assert remarks == [
        f'The voice {XIAOMO} has no style "angry", so it spoke without one.',
        f'The voice {XIAOMO} has no role "Girl", so it spoke as itself.',
        f'The voice {XIAOMO} is not listed for the language "de-DE".',
    ]
    right = SynthesisRequest("neural", "Hallo.", PresetVoice(JENNY), options={"language": "de-de"})
    assert (await (await make_azure()).synthesize(right)).remarks == ()


async def test_what_an_hd_voice_does_not_take_is_said(server: Loopback, make_azure: MakeAzure) -> None:
    request = SynthesisRequest("neural", "Hello.", PresetVoice(AVA), speed=1.5, options={"style": "angry"})
    (remark,) = (await (await make_azure()).synthesize(request)).remarks
    assert "HD voices take no style, role, speed, pitch or volume" in str(remark)
    assert b"prosody" not in server.seen[0].body
    assert (await (await make_azure()).synthesize(SynthesisRequest("neural-hd", "Hi.", PresetVoice(AVA)))).remarks == ()


@pytest.mark.parametrize(
    ("seconds", "words", "cut"), [(550, "close to 10 minutes", False), (600, "may be missing", True)]
)
async def test_ten_minutes_are_the_most(
    server: Loopback, make_azure: MakeAzure, seconds: int, words: str, cut: bool
) -> None:
    # With so few samples a second, ten minutes are a small file.
    server.script.append(Given(body=wrap_pcm16(b"\x10\x00" * 100 * seconds, 100)))
    clip = await (await make_azure()).synthesize(REQUEST)
    assert words in str(clip.remarks[0])
    assert clip.truncated is cut


async def test_a_text_that_cannot_fit_is_not_sent(server: Loopback, make_azure: MakeAzure) -> None:
    adapter = await make_azure()
    text = "一二三四五。" * 800
    with pytest.raises(InvalidInputError, match=r"about 18 minutes.*cuts speech off after 10"):
        await adapter.synthesize(SynthesisRequest("neural", text, PresetVoice(XIAOMO)))
    with pytest.raises(InvalidInputError, match="65,536"):
        await adapter.synthesize(SynthesisRequest("neural", "x" * 70_000, PresetVoice(JENNY)))
    assert server.seen == []
    # At twice the speed it may.
    await adapter.synthesize(SynthesisRequest("neural", text, PresetVoice(XIAOMO), speed=2.0))


async def test_nothing_is_streamed(make_azure: MakeAzure) -> None:
    adapter = await make_azure()
    assert not adapter.streams("neural")
    with pytest.raises(UnsupportedError):
        adapter.stream(REQUEST)
