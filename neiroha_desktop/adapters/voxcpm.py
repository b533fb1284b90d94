"""VoxCPM2 behind the Neiroha launcher: what it can do, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.adapters.selfhosted_type import SelfHostedType, selfhosted_preset
from neiroha_desktop.domain.capabilities import (
    AudioLimits,
    Capabilities,
    FieldKind,
    FieldSpec,
    Need,
    ProbeMark,
    VoiceMode,
)
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Connection

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.base import TtsAdapter

ALIAS = "voxcpm2"
"""The server's name for its model, whatever the voice set."""
TTS, UPLOAD = "/api/voxcpm/tts", "/api/voxcpm/tts/upload"
OLD_TTS, OLD_UPLOAD = "/voxcpm/speech", "/voxcpm/speech/upload"
"""Where older builds have them."""

REFERENCE_LIMITS = AudioLimits(frozenset({"wav", "mp3", "flac", "ogg"}))
"""The server documents no others."""

GUIDANCE = FieldSpec(
    "cfg_value",
    msg("Guidance (CFG)"),
    FieldKind.NUMBER,
    2.0,
    hint=msg("Higher: closer to the voice and the text; lower: freer."),
    minimum=0.1,
    maximum=10.0,
    decimals=1,
)
STEPS = FieldSpec(
    "inference_timesteps",
    msg("Inference steps"),
    FieldKind.NUMBER,
    10.0,
    hint=msg("More steps take longer and may sound cleaner."),
    minimum=1.0,
    maximum=100.0,
)
NORMALIZE = FieldSpec("normalize", msg("Spell out numbers and signs"), FieldKind.SWITCH, False)
DENOISE = FieldSpec(
    "denoise",
    msg("Clean the recording"),
    FieldKind.SWITCH,
    False,
    hint=msg("Takes noise away before cloning, where the server has its denoiser switched on."),
    modes=(VoiceMode.CLONE, VoiceMode.PRESET),
)
AUTO_ASR = FieldSpec(
    "auto_asr",
    msg("Let the server write down the recording"),
    FieldKind.SWITCH,
    False,
    hint=msg("Where its words are not typed; the server needs speech recognition switched on."),
    modes=(VoiceMode.CLONE,),
)

_CAPABILITIES = Capabilities(
    frozenset(VoiceMode),
    Need.OPTIONAL,
    reference_audio=REFERENCE_LIMITS,
    reference_text=Need.OPTIONAL,
    options=(AUTO_ASR, GUIDANCE, STEPS, NORMALIZE, DENOISE),
)


class VoxCpm(SelfHostedType):
    """The adapter type."""

    def __init__(self) -> None:
        preset = selfhosted_preset(
            "voxcpm2",
            msg("VoxCPM2"),
            8000,
            ALIAS,
            msg("The Neiroha VoxCPM launcher has to be running; the first sentence loads its model."),
            "https://github.com/Neiroha/Neiroha-VoxCPM",
            (
                ProbeMark("/health", ("denoiser_enabled",)),
                ProbeMark("/health", ("asr_enabled",)),
                ProbeMark("/api/voxcpm/capabilities", ("object",), "voxcpm"),
            ),
        )
        super().__init__("voxcpm", "VoxCPM2 Native", Need.OPTIONAL, (), preset, TTS, "VOXCPM_API_KEY")

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what a voice set accepts: all of them the same."""
        return _CAPABILITIES

    def create(self, connection: Connection, client: httpx.AsyncClient) -> TtsAdapter:
        """Build an adapter on an open client.

        Raises:
            InvalidInputError: field `base_url`, `api_key` or `extra_headers`.
        """
        from neiroha_desktop.adapters.voxcpm_adapter import VoxCpmAdapter

        return VoxCpmAdapter(connection, client)


VOXCPM = VoxCpm()
