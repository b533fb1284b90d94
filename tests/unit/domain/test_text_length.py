"""What a text is too long for is said before it is sent."""

from __future__ import annotations

import pytest

from neiroha_desktop.adapters import azure, gemini_known
from neiroha_desktop.domain.capabilities import Capabilities, VoiceMode
from neiroha_desktop.domain.text_length import refusal_of, spoken_seconds, warning_of

ABLE = Capabilities(frozenset({VoiceMode.PRESET}), max_text_chars=5000, advised_text_chars=4000, cut_off_seconds=600.0)
NO_LIMITS = Capabilities(frozenset({VoiceMode.PRESET}))


@pytest.mark.parametrize(
    ("text", "speed", "said"),
    [
        ("x" * 4000, None, None),
        ("x" * 4001, None, "more than 4,000 characters"),
        ("x" * 5001, None, "5,001 characters, and this model takes at most 5,000"),
        # At four and a half characters a second; two minutes before the end nobody is warned.
        ("字" * 2160, None, None),
        ("字" * 2700, None, "about 10 minutes to speak, and speech is cut off after 10;"),
        ("字" * 2700, 2.0, None),
        ("字" * 1500, 0.5, "about 11 minutes"),
    ],
)
def test_a_warning_names_what_is_too_long(text: str, speed: float | None, said: str | None) -> None:
    warning = warning_of(text, speed, ABLE)
    assert (warning is None) == (said is None)
    assert said is None or said in str(warning)
    assert warning_of(text, speed, NO_LIMITS) is None


def test_only_what_is_refused_is_a_refusal() -> None:
    assert refusal_of("字" * 5000, ABLE) is None
    assert refusal_of("x" * 5001, ABLE) is not None


def test_a_voice_may_be_slower_than_others() -> None:
    assert spoken_seconds("x" * 900) == pytest.approx(60)
    assert spoken_seconds("x" * 900, words_per_minute=75) == pytest.approx(120)


@pytest.mark.parametrize(
    "able",
    [
        azure.describe_model(azure.NEURAL_MODEL),
        azure.describe_model(azure.HD_MODEL),
        gemini_known.capabilities(old=True),
        gemini_known.capabilities(old=False),
    ],
)
def test_services_that_cut_speech_off_say_so_before_it_is_sent(able: Capabilities) -> None:
    assert warning_of("Short.", None, able) is None
    assert warning_of("字" * 2600, None, able) is not None
