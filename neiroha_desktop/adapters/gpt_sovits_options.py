"""The further values of a GPT-SoVITS request, and which of them each server takes."""

from __future__ import annotations

import re
from dataclasses import replace

from neiroha_desktop.adapters.selfhosted_type import SEED
from neiroha_desktop.domain.capabilities import FieldKind, FieldSpec, VoiceMode
from neiroha_desktop.domain.messages import Message, msg

_PRESET, _CLONE = (VoiceMode.PRESET,), (VoiceMode.CLONE,)

_OF_V1: tuple[tuple[str, Message], ...] = (
    ("", msg("Automatic")),
    ("auto", msg("Several languages, told apart")),
    ("zh", msg("Chinese with English")),
    ("en", msg("English")),
    ("ja", msg("Japanese with English")),
    ("all_zh", msg("Chinese only")),
    ("all_ja", msg("Japanese only")),
)
_LANGUAGES = (
    *_OF_V1,
    ("yue", msg("Cantonese with English")),
    ("ko", msg("Korean with English")),
    ("all_yue", msg("Cantonese only")),
    ("all_ko", msg("Korean only")),
    ("auto_yue", msg("Several languages, Chinese as Cantonese")),
)

_NAMES = {
    "zh": ("zh", "cmn", "chinese", "mandarin", "中文", "汉语", "漢語", "普通话", "普通話", "国语", "國語"),
    "en": ("en", "english", "英语", "英語", "英文"),
    "ja": ("ja", "jp", "japanese", "日语", "日語", "日文", "日本語"),
    "ko": ("ko", "kr", "korean", "韩语", "韓語", "韩文", "韓文", "한국어"),
    "yue": ("yue", "cantonese", "粤语", "粵語", "广东话", "廣東話"),
}
"""Of what is spoken, as people call it and as codes do."""

TEXT_LANGUAGE = FieldSpec("text_lang", msg("Language of the text"), FieldKind.CHOICE, choices=_LANGUAGES)
PROMPT_LANGUAGE = FieldSpec("prompt_lang", msg("Language of the recording"), FieldKind.CHOICE, choices=_LANGUAGES)
PROMPT_TEXT = FieldSpec(
    "prompt_text",
    msg("Words of the recording"),
    hint=msg("Of the file on the server that is given as the voice."),
    modes=_PRESET,
)
SPLIT = FieldSpec(
    "text_split_method",
    msg("Text is split"),
    FieldKind.CHOICE,
    "cut5",
    choices=(
        ("cut5", msg("At every punctuation mark")),
        ("cut0", msg("Not at all")),
        ("cut1", msg("Every four sentences")),
        ("cut2", msg("Every 50 characters")),
        ("cut3", msg("At Chinese full stops")),
        ("cut4", msg("At English full stops")),
    ),
)
TOP_K = FieldSpec("top_k", msg("Top K"), FieldKind.NUMBER, 15.0, minimum=1.0, maximum=100.0)
TOP_P = FieldSpec("top_p", msg("Top P"), FieldKind.NUMBER, 1.0, minimum=0.01, maximum=1.0, decimals=2)
TEMPERATURE = FieldSpec(
    "temperature",
    msg("Temperature"),
    FieldKind.NUMBER,
    1.0,
    hint=msg("Higher: livelier, and more slips of the tongue."),
    minimum=0.01,
    maximum=2.0,
    decimals=2,
)
REPETITION = FieldSpec(
    "repetition_penalty",
    msg("Repetition penalty"),
    FieldKind.NUMBER,
    1.35,
    minimum=0.5,
    maximum=5.0,
    decimals=2,
)
PAUSE = FieldSpec(
    "fragment_interval",
    msg("Pause between pieces"),
    FieldKind.NUMBER,
    0.3,
    minimum=0.0,
    maximum=5.0,
    unit=msg("s"),
    decimals=2,
)
STEPS = FieldSpec(
    "sample_steps",
    msg("Sampling steps"),
    FieldKind.NUMBER,
    32.0,
    hint=msg("Only models v3 and v4 use them; fewer are faster."),
    minimum=4.0,
    maximum=128.0,
)
FINER = FieldSpec(
    "super_sampling", msg("Super-sampling"), FieldKind.SWITCH, False, hint=msg("Only model v3 uses it: 48 kHz.")
)
MORE_RECORDINGS = FieldSpec(
    "aux_ref_audio_paths",
    msg("Further recordings"),
    FieldKind.LINES,
    hint=msg("Their timbres are mixed in: one path on the server's disk per line."),
)
GPT_WEIGHTS = FieldSpec(
    "gpt_weights_path",
    msg("GPT weights"),
    hint=msg("Path on the server's disk; empty: those that are in use there."),
    placeholder="GPT_weights_v2Pro/name-e15.ckpt",
)
SOVITS_WEIGHTS = FieldSpec(
    "sovits_weights_path",
    msg("SoVITS weights"),
    hint=msg("Path on the server's disk. To load weights takes some seconds, and changes them for everybody."),
    placeholder="SoVITS_weights_v2Pro/name_e8_s200.pth",
)
WEIGHTS = (GPT_WEIGHTS, SOVITS_WEIGHTS)
STREAMING = FieldSpec(
    "streaming_mode",
    msg("Streaming"),
    FieldKind.CHOICE,
    "1",
    hint=msg("Where sound starts before the answer is complete; needs api_v2.py of November 2025 or later."),
    choices=(("1", msg("Best sound")), ("2", msg("Sooner")), ("3", msg("Soonest, lower quality"))),
)
_SAMPLING = (SPLIT, SEED, TOP_K, TOP_P, TEMPERATURE, REPETITION)
WHOLE = frozenset({SEED.id, TOP_K.id, STEPS.id})
"""What is sent without a decimal point."""


def of_upstream(version: str) -> tuple[FieldSpec, ...]:
    """Return what api_v2.py takes with a version of its model; with an unknown one all of it."""
    languages = _OF_V1 if version == "v1" else _LANGUAGES
    shown = [
        replace(TEXT_LANGUAGE, choices=languages),
        replace(PROMPT_LANGUAGE, choices=languages),
        PROMPT_TEXT,
        *_SAMPLING,
        PAUSE,
        MORE_RECORDINGS,
        STREAMING,
    ]
    finer = (*((STEPS,) if _may_be(version, "v3", "v4") else ()), *((FINER,) if _may_be(version, "v3") else ()))
    return (*shown, *finer, *WEIGHTS)


def of_launcher() -> tuple[FieldSpec, ...]:
    """Return what the launcher takes: with a cloned voice only languages and weights."""
    preset_only = (replace(spec, modes=_PRESET) for spec in (*_SAMPLING, STEPS, FINER))
    return (TEXT_LANGUAGE, replace(PROMPT_LANGUAGE, modes=_CLONE), *preset_only, *WEIGHTS)


def _may_be(version: str, *wanted: str) -> bool:
    return version in wanted or not version.startswith("v")


def spoken_language(name: str) -> str:
    """Return the server's code for a language as a user names it, "en-GB" as well as "英语"; "" for one it lacks."""
    whole = name.strip().casefold()
    first = re.split(r"[-_\s]", whole, maxsplit=1)[0]
    return next((code for code, names in _NAMES.items() if whole in names or first in names), "")
