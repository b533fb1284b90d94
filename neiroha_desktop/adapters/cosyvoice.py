"""CosyVoice behind the Neiroha server: what it can do, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.adapters.selfhosted_type import SEED, SelfHostedType, selfhosted_preset
from neiroha_desktop.domain.capabilities import (
    AudioLimits,
    Capabilities,
    FieldKind,
    FieldSpec,
    Need,
    ProbeMark,
    Range,
    VoiceMode,
)
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Connection

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.base import TtsAdapter

ALIAS = "cosyvoice"
"""The server's name for the voice set that is in use."""
TTS, UPLOAD = "/api/cosyvoice/tts", "/api/cosyvoice/tts/upload"

REFERENCE_LIMITS = AudioLimits(frozenset({"wav", "mp3", "flac", "ogg"}), max_seconds=30.0, min_sample_rate=16_000)
"""The engine asserts both. Source: CosyVoice, frontend.py and file_utils.py."""

VOICE_KIND = FieldSpec(
    "voice_kind",
    msg("Kind of voice"),
    FieldKind.CHOICE,
    "profile",
    hint=msg("A speaker of the model is typed by hand: the server does not list them."),
    choices=(("profile", msg("Voice of the server")), ("sft", msg("Speaker of the model (SFT)"))),
    modes=(VoiceMode.PRESET,),
)
CLONE_MODE = FieldSpec(
    "clone_mode",
    msg("Way of cloning"),
    FieldKind.CHOICE,
    "automatic",
    hint=msg("Automatic: by instruction, else by the words of the recording, else across languages."),
    choices=(
        ("automatic", msg("Automatic")),
        ("zero_shot", msg("With the words of the recording (zero-shot)")),
        ("cross_lingual", msg("Across languages, without the words")),
        ("instruct", msg("By instruction")),
    ),
    modes=(VoiceMode.CLONE,),
)
TEXT_FRONTEND = FieldSpec(
    "text_frontend",
    msg("Spell out numbers and signs"),
    FieldKind.SWITCH,
    True,
    hint=msg("The server's text frontend; without it the text goes to the model as it is."),
)

_CAPABILITIES = Capabilities(
    frozenset({VoiceMode.PRESET, VoiceMode.CLONE}),
    Need.OPTIONAL,
    Range(0.25, 4.0, 0.05, 1.0),
    REFERENCE_LIMITS,
    Need.OPTIONAL,
    options=(VOICE_KIND, CLONE_MODE, SEED, TEXT_FRONTEND),
)


class CosyVoice(SelfHostedType):
    """The adapter type."""

    def __init__(self) -> None:
        preset = selfhosted_preset(
            "cosyvoice",
            msg("CosyVoice"),
            9880,
            ALIAS,
            msg("The Neiroha CosyVoice server has to be running; the first sentence loads its model."),
            "https://github.com/Neiroha/Neiroha-Cosyvoice",
            (ProbeMark("/health", ("backend",), "cosyvoice"),),
        )
        super().__init__("cosyvoice", "CosyVoice Native", Need.OPTIONAL, (), preset, TTS, "NEIROHA_COSYVOICE3_API_KEY")

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what a voice set accepts: all of them the same."""
        return _CAPABILITIES

    def create(self, connection: Connection, client: httpx.AsyncClient) -> TtsAdapter:
        """Build an adapter on an open client.

        Raises:
            InvalidInputError: field `base_url`, `api_key` or `extra_headers`.
        """
        from neiroha_desktop.adapters.cosyvoice_adapter import CosyVoiceAdapter

        return CosyVoiceAdapter(connection, client)


COSYVOICE = CosyVoice()
