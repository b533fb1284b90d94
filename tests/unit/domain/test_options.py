"""Which of a character's options are sent, and which cannot be."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.domain.capabilities import FieldKind, FieldSpec, VoiceMode
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.options import check_options, sent_options, voice_facet
from neiroha_desktop.domain.provider import Voice
from tests.examples import examples

STYLE = FieldSpec("style", msg("Style"), FieldKind.CHOICE, choices=(("", msg("none")),), voice_facet="styles")
LANGUAGE = FieldSpec(
    "language", msg("Language"), FieldKind.CHOICE, "auto", choices=(("auto", msg("a")), ("zh", msg("z")))
)
SEED = FieldSpec("seed", msg("Seed"), FieldKind.NUMBER, 0.0, minimum=0.0, maximum=99.0)
STEADY = FieldSpec("steady", msg("Steady"), FieldKind.SWITCH, default=False)
NOTE = FieldSpec("note", msg("Note"), modes=(VoiceMode.CLONE,))
SPECS = (STYLE, LANGUAGE, SEED, STEADY, NOTE)
MIA = Voice("Mia", styles=("calm", "angry"))


@pytest.mark.parametrize(
    ("options", "sent"),
    [
        ({}, {}),
        ({"style": "", "language": "auto", "seed": 0, "steady": False, "note": " "}, {}),
        ({"language": "zh", "seed": 7, "of another model": "kept"}, {"language": "zh", "seed": 7}),
        ({"steady": True}, {"steady": True}),
        ({"note": "only with a recording"}, {}),
        ({"style": "calm"}, {"style": "calm"}),
        ({"style": "of another voice"}, {}),
    ],
)
def test_what_differs_from_the_default_is_sent(options: dict[str, Any], sent: dict[str, Any]) -> None:
    assert sent_options(options, SPECS, VoiceMode.PRESET, MIA) == sent


def test_a_mode_has_its_own_and_text_is_trimmed() -> None:
    assert sent_options({"note": " hm "}, SPECS, VoiceMode.CLONE) == {"note": "hm"}


def test_a_voice_that_nobody_knows_may_have_any_style() -> None:
    assert sent_options({"style": "calm"}, SPECS, VoiceMode.PRESET) == {"style": "calm"}
    assert voice_facet(STYLE, None) is None
    assert voice_facet(SEED, MIA) is None
    assert voice_facet(STYLE, MIA) == ("calm", "angry")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"language": "tlh"}, 'Language cannot be "tlh" with this model. Choose one'),
        ({"seed": 100.0}, "Seed is 100, and this model takes 0 to 99."),
        ({"seed": -0.5}, "Seed is -0.5, and this model"),
        ({"seed": True}, "Seed has a value that this model cannot take"),
        ({"seed": float("nan")}, "Seed has a value"),
        ({"seed": "7"}, "Seed has a value"),
        ({"steady": 1}, "Steady has a value"),
        ({"note": None}, "Note has a value"),
    ],
)
def test_what_a_model_cannot_take_is_refused_at_its_field(options: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        check_options(options, SPECS)
    assert str(caught.value).startswith(words)
    assert [caught.value.field] == list(options)


def test_what_a_model_can_take_passes() -> None:
    check_options({"style": "anything", "language": "zh", "seed": 99, "steady": True, "note": "", "other": []}, SPECS)


@settings(max_examples=examples(100))
@given(
    st.dictionaries(
        st.sampled_from([*(spec.id for spec in SPECS), "x"]), st.none() | st.text() | st.floats() | st.booleans()
    )
)
def test_whatever_was_kept_is_sent_or_refused_in_words(options: dict[str, Any]) -> None:
    sent = sent_options(options, SPECS, VoiceMode.CLONE, MIA)
    # Any other exception would be one too many.
    with suppress(InvalidInputError):
        check_options(sent, SPECS)
    assert sent_options(sent, SPECS, VoiceMode.CLONE, MIA).keys() == sent.keys()
