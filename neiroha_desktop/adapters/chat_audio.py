"""Audio models of OpenAI's kind behind `/chat/completions`: which they are, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import mimo
from neiroha_desktop.adapters.addresses import INTERNAL_HOST, host_of
from neiroha_desktop.adapters.openai_known import is_openai, is_openrouter
from neiroha_desktop.adapters.settings import choice_setting
from neiroha_desktop.domain.capabilities import Capabilities, FieldKind, FieldSpec, Need, ProviderPreset, VoiceMode
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Limits, Voice

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Connection

DEFAULT_MODEL = "gpt-audio-1.5"

VARIANT = FieldSpec(
    "variant",
    msg("Kind of models"),
    FieldKind.CHOICE,
    "automatic",
    hint=msg("Automatic: by the name of the model and the address."),
    choices=(
        ("automatic", msg("Automatic")),
        ("mimo", msg("Speech models, as Xiaomi MiMo has them")),
        ("openai", msg("OpenAI audio models")),
    ),
)
AUDIO_STREAM = FieldSpec(
    "audio_stream",
    msg("Stream of OpenAI audio models"),
    FieldKind.CHOICE,
    "automatic",
    hint=msg("Some services answer with a stream only, others never. Automatic finds out."),
    choices=(("automatic", msg("Automatic")), ("always", msg("Always")), ("never", msg("Never"))),
)

_AUDIO_MODEL = re.compile(r"gpt[-.\w]*-audio|openai-audio|\bomni\b|lyria", re.IGNORECASE)
_DASHSCOPE = re.compile(r"(?:^|\.)dashscope(?:-[a-z]+)?\.aliyuncs\.com$")
_VOICES = (
    "alloy",
    "ash",
    "ballad",
    "coral",
    "echo",
    "sage",
    "shimmer",
    "verse",
    "marin",
    "cedar",
    "fable",
    "nova",
    "onyx",
)
_LISTED_MARKS = ("audio", "omni")

PRESETS = (
    ProviderPreset(
        "openai-audio",
        msg("OpenAI audio models"),
        "https://api.openai.com/v1",
        DEFAULT_MODEL,
        "https://platform.openai.com/api-keys",
        msg("A chat model that speaks: it may reword, answer or refuse the text, and costs more than a speech model."),
        Limits(max_concurrency=1, rpm=50),
        {"variant": "openai"},
    ),
)


def is_audio_model(connection: Connection, model_id: str) -> bool:
    """Tell whether a request for this model is one to an OpenAI audio model, and not one to a speech model."""
    chosen = choice_setting(connection.settings, VARIANT)
    if chosen != "automatic":
        return chosen == "openai"
    host = host_of(connection.base_url)
    if mimo.is_mimo_host(host) or host == INTERNAL_HOST or "mimo" in model_id.lower():
        return False
    return is_audio_host(host) or bool(_AUDIO_MODEL.search(model_id))


def is_audio_host(host: str) -> bool:
    """Tell whether a service has audio models of OpenAI's kind, and none that only speak."""
    return is_openai(host) or is_openrouter(host) or is_dashscope(host)


def is_dashscope(host: str) -> bool:
    """Tell whether a host is that of Alibaba's DashScope."""
    return bool(_DASHSCOPE.search(host))


def streams_only(host: str) -> bool:
    """Tell whether a service is known to answer with a stream only."""
    return is_openrouter(host) or is_dashscope(host)


def describe_audio_model() -> Capabilities:
    """Return what these models accept."""
    return Capabilities(frozenset({VoiceMode.PRESET}), Need.OPTIONAL, streaming=True)


def audio_voices(host: str) -> Sequence[Voice]:
    """Return the preset voices of OpenAI's models; other services have others, and no list of them."""
    return () if is_dashscope(host) else tuple(Voice(voice) for voice in _VOICES)


def audio_model_ids(ids: Sequence[str]) -> list[str]:
    """Keep the models that answer with sound, as far as their names tell; all of them where no name tells."""
    sounding = [model_id for model_id in ids if any(mark in model_id.lower() for mark in _LISTED_MARKS)]
    return sounding or list(ids)
