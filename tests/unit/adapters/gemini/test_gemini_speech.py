"""Speech from Gemini in both contracts: what is sent, what comes back, and what is said about it."""

from __future__ import annotations

import base64
import io
import wave
from typing import Any

import pytest

from neiroha_desktop.adapters.speech_length import length_remark
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import UnsupportedError
from neiroha_desktop.domain.synthesis import AudioClip, SynthesisRequest, Usage
from neiroha_desktop.domain.text_length import spoken_seconds
from tests.standin import gemini, melody
from tests.standin.loopback import Loopback
from tests.unit.adapters.gemini.conftest import MakeGemini

NEW, OLD = gemini.NEW[0], gemini.OLD[0]
PCM = melody.melody("Hello, this is a test.", 1.0)
REQUEST = SynthesisRequest(NEW, "Hello, this is a test.", PresetVoice("Kore"))
OLD_REQUEST = SynthesisRequest(OLD, "Hello?", PresetVoice("Kore"), "warm, unhurried", options={"language": "de-DE"})


def samples(clip: AudioClip) -> bytes:
    with wave.open(io.BytesIO(clip.data)) as file:
        return bytes(file.readframes(file.getnframes()))


async def test_the_new_contract_speaks_the_text_word_for_word(server: Loopback, make_gemini: MakeGemini) -> None:
    adapter = await make_gemini()
    clip = await adapter.synthesize(REQUEST)
    assert (clip.container, clip.data) == ("wav", melody.wav(PCM))
    assert (clip.request_id, clip.usage, clip.remarks) == ("response-1", Usage(12, 250, 262), ())
    styled = SynthesisRequest(
        f"models/{NEW}", "Hi.", PresetVoice("voice_mine"), " warm ", options={"language": "de-DE"}
    )
    await adapter.synthesize(styled)
    assert [seen.target for seen in server.seen] == [f"/v1beta/models/{NEW}:generateContent"] * 2
    assert server.seen[0].headers["x-goog-api-key"] == gemini.KEY
    assert [seen.json() for seen in server.seen] == [
        {
            "contents": [{"role": "user", "parts": [{"text": "Hello, this is a test."}]}],
            "generationConfig": {
                "responseModalities": ["AUDIO"],
                "speechConfig": {"voiceConfig": {"voice": "Kore"}},
            },
        },
        {
            "contents": [{"role": "user", "parts": [{"text": "Hi.", "speechMetadata": {"style": "warm"}}]}],
            "generationConfig": {
                "responseModalities": ["AUDIO"],
                "speechConfig": {"voiceConfig": {"voice": "voice_mine"}, "languageCode": "de-DE"},
            },
        },
    ]


async def test_the_old_contract_puts_the_style_in_front(server: Loopback, make_gemini: MakeGemini) -> None:
    clip = await (await make_gemini()).synthesize(OLD_REQUEST)
    body = server.seen[0].json()
    (part,) = body["contents"][0]["parts"]
    assert part == {"text": "Read the following transcript aloud, in this style: warm, unhurried\n\nHello?"}
    assert body["generationConfig"]["speechConfig"] == {
        "voiceConfig": {"prebuiltVoiceConfig": {"voiceName": "Kore"}},
        "languageCode": "de-DE",
    }
    # Two parts with words in between: only the audio is joined, and samples are taken as little-endian.
    assert samples(clip) == melody.melody(part["text"], 1.0)
    await (await make_gemini()).synthesize(SynthesisRequest(OLD, "Hello?", PresetVoice("Kore")))
    (part,) = server.seen[1].json()["contents"][0]["parts"]
    assert part["text"] == "Read the following transcript aloud:\n\nHello?"


async def test_the_connection_can_choose_the_contract(server: Loopback, make_gemini: MakeGemini) -> None:
    server.answer = lambda _: gemini.spoken(gemini.inline(PCM))
    await (await make_gemini(contract="old")).synthesize(REQUEST)
    await (await make_gemini(contract="new")).synthesize(OLD_REQUEST)
    old, new = (seen.json()["generationConfig"]["speechConfig"]["voiceConfig"] for seen in server.seen)
    assert old == {"prebuiltVoiceConfig": {"voiceName": "Kore"}}
    assert new == {"voice": "Kore"}


PARTS: dict[str, tuple[list[dict[str, Any]], bytes, int]] = {
    "wav": ([gemini.inline(melody.wav(PCM), "audio/wav")], PCM, 24_000),
    "wav said to be samples": ([gemini.inline(melody.wav(PCM))], PCM, 24_000),
    "wav of unknown size": ([gemini.inline(melody.wav(PCM, data_size=0xFFFFFFFF), "audio/wav")], PCM, 24_000),
    "several wavs": ([gemini.inline(melody.wav(PCM[:9000])), gemini.inline(melody.wav(PCM[9000:]))], PCM, 24_000),
    "samples at another rate": ([gemini.inline(PCM, "audio/L16;codec=pcm;rate=16000")], PCM, 16_000),
    "samples without a rate": ([gemini.inline(PCM, "audio/pcm")], PCM, 24_000),
    "snake case": ([{"inline_data": {"mime_type": "audio/L16", "data": base64.b64encode(PCM).decode()}}], PCM, 24_000),
    "thoughts": ([{"text": "hm", "thought": True}, gemini.inline(PCM), {"functionCall": {}}], PCM, 24_000),
    "long parts": ([gemini.inline(PCM * 2), {"text": "and"}, gemini.inline(PCM * 3)], PCM * 5, 24_000),
    "long wavs": ([gemini.inline(melody.wav(PCM * 2)), gemini.inline(melody.wav(PCM * 3))], PCM * 5, 24_000),
}


@pytest.mark.parametrize("name", PARTS)
async def test_audio_is_put_together_from_all_parts(server: Loopback, make_gemini: MakeGemini, name: str) -> None:
    parts, pcm, rate = PARTS[name]
    server.script.append(gemini.spoken(*parts))
    clip = await (await make_gemini()).synthesize(REQUEST)
    assert samples(clip) == pcm
    with wave.open(io.BytesIO(clip.data)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (rate, 1, 2)


async def test_an_mp3_is_told_by_its_bytes(server: Loopback, make_gemini: MakeGemini) -> None:
    data = melody.mp3(PCM)
    server.script.append(gemini.spoken(gemini.inline(data, "audio/mpeg")))
    clip = await (await make_gemini()).synthesize(REQUEST)
    assert (clip.container, clip.data) == ("mp3", data)


async def test_speech_that_was_cut_off_is_kept_and_said(server: Loopback, make_gemini: MakeGemini) -> None:
    server.script.append(gemini.spoken(gemini.inline(PCM), finish="MAX_TOKENS"))
    clip = await (await make_gemini()).synthesize(REQUEST)
    assert clip.truncated
    assert [str(remark) for remark in clip.remarks] == [
        "Gemini stopped before the end of the text, so its end is missing."
    ]


@pytest.mark.parametrize(
    ("text", "seconds", "words"),
    [
        ("Hello.", 9.0, "much longer than the text (9.0 s, about 0.4 s expected)"),
        ("Hello. " * 60, 2.0, "much shorter than the text"),
        ("<sigh> Hello, <short pause> you.", 1.0, ""),
        ("Press <Enter> now.", 1.0, '"<Enter>" may have been taken for a direction'),
    ],
)
async def test_what_looks_wrong_is_said(
    server: Loopback, make_gemini: MakeGemini, text: str, seconds: float, words: str
) -> None:
    server.script.append(gemini.spoken(gemini.inline(melody.melody("x", seconds))))
    clip = await (await make_gemini()).synthesize(SynthesisRequest(NEW, text, PresetVoice("Kore")))
    assert not clip.truncated
    assert len(clip.remarks) == bool(words)
    assert words in " ".join(map(str, clip.remarks))


async def test_a_long_text_is_said_to_be_at_risk(server: Loopback, make_gemini: MakeGemini) -> None:
    quiet = wrap_pcm16(b"\x10\x00" * 100 * 300, 100)
    server.script.append(gemini.spoken(gemini.inline(quiet, "audio/wav")))
    clip = await (await make_gemini()).synthesize(SynthesisRequest(NEW, "Hello. " * 600, PresetVoice("Kore")))
    assert ["more than 4,000 characters" in str(remark) for remark in clip.remarks] == [True]


def test_how_long_a_text_sounds() -> None:
    assert spoken_seconds("x" * 150) == pytest.approx(10.0)
    assert spoken_seconds("你" * 45) == pytest.approx(10.0)
    assert spoken_seconds("x" * 150, words_per_minute=300) == pytest.approx(5.0)
    assert length_remark("x" * 150, 21.0) is None
    assert length_remark("x" * 150, 21.6) is not None
    assert length_remark("x" * 150, 2.4) is not None
    assert length_remark("x" * 150, 2.6) is None


async def test_nothing_is_streamed(make_gemini: MakeGemini) -> None:
    adapter = await make_gemini()
    assert not adapter.streams(NEW)
    with pytest.raises(UnsupportedError):
        adapter.stream(REQUEST)
