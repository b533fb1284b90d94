"""What the voices sound like: presets differ, descriptions and recordings are heard in the result."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pytest

from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.offline.practice_reference import measure_speaker
from tests.unit.offline.conftest import Post, audio_of, clone_body, design_body, preset_body
from tests.unit.offline.measure import Samples, brightness_of, longest_silence, pitch_of, read_audio

pytestmark = pytest.mark.once

ENGLISH = "Whenever I remember that winter morning, I can still hear the bells across the valley."
MANDARIN = "今天天气很好，我们一起去公园里散步，看看美丽的花朵吧。"
MIXED = "我昨天买了一台 MacBook Pro，花了 12000 块钱。It was expensive!"
PRESETS = ("mimo_default", "冰糖", "茉莉", "苏打", "白桦", "Mia", "Chloe", "Milo", "Dean")
RATE = 24_000


async def heard(post: Post, body: dict[str, object]) -> Samples:
    samples, rate = read_audio(audio_of(await post(body)))
    assert rate == RATE
    assert np.abs(samples).max() < 0.999
    return samples


def seconds(samples: Samples) -> float:
    return len(samples) / RATE


async def test_presets_differ_from_each_other_in_one_text(post: Post) -> None:
    traits = {}
    for voice in PRESETS:
        samples = await heard(post, preset_body(ENGLISH, voice))
        traits[voice] = (
            np.log2(pitch_of(samples, RATE)),
            np.log2(brightness_of(samples, RATE)),
            np.log2(seconds(samples)),
        )
    for one, other in itertools.combinations(PRESETS, 2):
        difference = np.abs(np.subtract(traits[one], traits[other]))
        # At least one semitone in pitch, a tenth in brightness, or an eighth in pace.
        assert max(difference / (0.08, 0.14, 0.16)) > 1, (one, other, difference)


@pytest.mark.parametrize(("women", "men"), [(("冰糖", "茉莉", "Mia", "Chloe"), ("苏打", "白桦", "Milo", "Dean"))])
async def test_women_are_higher_than_men(post: Post, women: tuple[str, ...], men: tuple[str, ...]) -> None:
    lowest = min([pitch_of(await heard(post, preset_body(MANDARIN, voice)), RATE) for voice in women])
    highest = max([pitch_of(await heard(post, preset_body(MANDARIN, voice)), RATE) for voice in men])
    assert highest < 150 < lowest


async def test_text_without_letters_is_read_in_the_language_of_the_voice(post: Post) -> None:
    # Both voices have the same pace; 77,777,777 takes eSpeak NG a fifth longer in English than in Mandarin.
    mandarin = await heard(post, preset_body("77777777", "苏打"))
    english = await heard(post, preset_body("77777777", "Milo"))
    assert seconds(mandarin) < 0.9 * seconds(english)


@pytest.mark.parametrize("voice", ["冰糖", "Dean"])
async def test_mixed_scripts_are_read_each_in_their_language(post: Post, voice: str) -> None:
    samples = await heard(post, preset_body(MIXED, voice))
    parts = ["我昨天买了一台", "MacBook Pro", "花了 12000 块钱。", "It was expensive!"]
    alone = [seconds(await heard(post, preset_body(part, voice))) for part in parts]
    # Were Chinese read by an English voice, each character would be "Chinese letter": several times as long.
    assert 0.7 * sum(alone) < seconds(samples) < 1.3 * sum(alone)
    assert longest_silence(samples, RATE) < 0.6


async def test_joints_do_not_click(post: Post) -> None:
    samples = await heard(post, preset_body(MIXED, "Dean"))
    whole = await heard(post, preset_body(ENGLISH, "Dean"))
    assert np.abs(np.diff(samples)).max() < 1.5 * np.abs(np.diff(whole)).max()


@pytest.mark.parametrize(
    ("tagged", "plain"),
    [
        (f"(whisper){ENGLISH}", ENGLISH),
        (f"（开心）{MANDARIN}", MANDARIN),
        (f"[happy surprised] {ENGLISH}", ENGLISH),
        (f"(sigh){ENGLISH}", ENGLISH),
        (ENGLISH.replace("morning,", "morning, (takes a very deep and long breath)"), ENGLISH),
    ],
)
async def test_tags_are_not_spoken(post: Post, tagged: str, plain: str) -> None:
    with_tag = seconds(await heard(post, preset_body(tagged, "冰糖")))
    assert abs(with_tag - seconds(await heard(post, preset_body(plain, "冰糖")))) < 0.75


async def test_the_design_model_reads_brackets_verbatim(post: Post) -> None:
    tagged = await heard(post, design_body(f"(takes a very deep and long breath) {ENGLISH}", "A man."))
    plain = await heard(post, design_body(ENGLISH, "A man."))
    assert seconds(tagged) > seconds(plain) + 1


@pytest.mark.parametrize(
    ("quick", "slow"), [("Speak very fast, excited.", "Speak very slowly and calmly."), ("语速很快", "语速非常缓慢")]
)
async def test_an_instruction_changes_pace(post: Post, quick: str, slow: str) -> None:
    fast = await heard(post, preset_body(ENGLISH, "Chloe", quick))
    neutral = await heard(post, preset_body(ENGLISH, "Chloe"))
    slowed = await heard(post, preset_body(ENGLISH, "Chloe", slow))
    assert seconds(fast) < 0.85 * seconds(neutral) < 0.7 * seconds(slowed)


async def test_an_instruction_and_a_style_tag_change_pitch(post: Post) -> None:
    high = pitch_of(await heard(post, preset_body(ENGLISH, "Milo", "in a high-pitched voice")), RATE)
    plain = pitch_of(await heard(post, preset_body(ENGLISH, "Milo")), RATE)
    low = pitch_of(await heard(post, preset_body(f"（低沉）{ENGLISH}", "Milo")), RATE)
    assert low < 0.92 * plain < 0.92 * 0.92 * high


@pytest.mark.parametrize(
    ("descriptions", "text"),
    [
        (
            ("A little girl, excited and fast", "A calm young woman", "A young man", "An old man, deep and slow"),
            ENGLISH,
        ),
        (("活泼的小女孩，语速快", "温柔的年轻女声", "年轻的男声", "低沉的中年大叔，语速很慢"), MANDARIN),
    ],
)
async def test_descriptions_change_pitch_and_pace(post: Post, descriptions: tuple[str, ...], text: str) -> None:
    spoken = [await heard(post, design_body(text, description)) for description in descriptions]
    pitches = [pitch_of(samples, RATE) for samples in spoken]
    assert all(higher > 1.15 * lower for higher, lower in itertools.pairwise(pitches)), pitches
    assert seconds(spoken[0]) < 0.8 * seconds(spoken[3])


async def test_a_whisper_has_no_pitch(post: Post) -> None:
    for description in ("A woman who whispers", "悄声说话的男人"):
        answer = audio_of(await post(design_body(ENGLISH, description)))
        assert measure_speaker(answer).pitch_hz is None


async def test_the_same_description_gives_a_like_voice_that_is_never_the_same(post: Post) -> None:
    answers = [await heard(post, design_body(ENGLISH, "A calm storyteller")) for _ in range(4)]
    pitches = [pitch_of(samples, RATE) for samples in answers]
    assert max(pitches) < 1.2 * min(pitches)
    assert len({len(samples) for samples in answers}) > 1


async def test_a_clone_follows_the_pitch_of_its_reference(post: Post) -> None:
    pitches = []
    for voice in ("白桦", "Milo", "Chloe", "Mia"):
        reference = audio_of(await post(preset_body(MANDARIN, voice)))
        wanted = pitch_of(read_audio(reference)[0], RATE)
        got = pitch_of(await heard(post, clone_body(ENGLISH, reference)), RATE)
        assert abs(12 * np.log2(got / wanted)) < 2, (voice, wanted, got)
        pitches.append(got)
    assert pitches == sorted(pitches)
    assert pitches[-1] > 2 * pitches[0]


async def test_a_clone_follows_the_pace_of_its_reference(post: Post) -> None:
    spoken = {}
    for pace in ("very fast", "very slow"):
        reference = audio_of(await post(preset_body(ENGLISH, "Dean", pace)))
        spoken[pace] = seconds(await heard(post, clone_body(MANDARIN, reference)))
    assert spoken["very fast"] < 0.7 * spoken["very slow"]


async def test_a_clone_takes_mp3_and_an_instruction(post: Post) -> None:
    body = preset_body(ENGLISH, "Milo")
    body["audio"]["format"] = "mp3"
    reference = audio_of(await post(body))
    plain = await heard(post, clone_body(ENGLISH, reference, "mpeg"))
    slowed = await heard(post, clone_body(ENGLISH, reference, "mp3", "Speak very slowly"))
    assert seconds(slowed) > 1.3 * seconds(plain)


async def test_a_reference_of_noise_still_speaks(post: Post) -> None:
    noise = (np.random.default_rng(5).normal(0, 3_000, 48_000)).astype("<i2").tobytes()
    assert seconds(await heard(post, clone_body(ENGLISH, wrap_pcm16(noise, RATE)))) > 2


async def test_a_long_stereo_reference_is_measured_in_its_first_half_minute(post: Post) -> None:
    time = np.arange(0, 40, 1 / 44_100)
    tone = sum(np.sin(2 * np.pi * 200 * step * time) / step for step in range(1, 9))
    stereo = np.repeat((3_000 * np.where(time < 30, tone, 0)).astype("<i2"), 2).tobytes()
    wav = wrap_pcm16(stereo, 44_100, 2)
    traits = measure_speaker(wav)
    assert traits.pitch_hz == pytest.approx(200, rel=0.01)
    assert traits.seconds == pytest.approx(40, abs=0.01)
    usage = (await post(clone_body(ENGLISH, wav))).json()["usage"]
    assert usage["prompt_tokens_details"]["audio_tokens"] == 250


async def test_a_missing_text_is_proposed_where_the_request_allows_it(post: Post) -> None:
    for description, expected in (("A calm man", "practice voice"), ("温柔的女声", "练习语音")):
        body = design_body("", description, audio={"format": "wav", "optimize_text_preview": True})
        body["messages"] = body["messages"][:1]
        answer = await post(body)
        assert seconds(read_audio(audio_of(answer))[0]) > 1
        assert expected in answer.json()["choices"][0]["message"]["final_text_preview"]


async def test_a_given_text_is_not_changed_by_the_preview_switch(post: Post) -> None:
    body = design_body("Hello there.", "A calm man", audio={"format": "wav", "optimize_text_preview": True})
    answer = await post(body)
    assert answer.json()["choices"][0]["message"]["final_text_preview"] == "Hello there."
    assert "final_text_preview" not in json.dumps((await post(design_body("Hello there.", "A calm man"))).json())
