"""GPT-SoVITS, behind its own api_v2.py or behind the Neiroha launcher: what each can do, as data."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import gpt_sovits_options as options
from neiroha_desktop.adapters.selfhosted_type import SelfHostedType, selfhosted_preset
from neiroha_desktop.adapters.settings import switch_setting, text_setting
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

ALIAS = "gpt-sovits"
"""The launcher's name for the voice set in use; api_v2.py has no names at all."""
VERSIONS = ("v1", "v2", "v2Pro", "v2ProPlus", "v3", "v4")
"""What api_v2.py calls its models."""
TTS, SPEECH, UPLOAD = "/tts", "/v1/audio/speech", "/api/gpt-sovits/clone/upload"


class Server(Enum):
    """The two programs that speak for GPT-SoVITS; the value is that of the setting."""

    UPSTREAM = "api_v2"
    LAUNCHER = "neiroha"


SERVER = FieldSpec(
    "server",
    msg("Kind of server"),
    FieldKind.CHOICE,
    "automatic",
    hint=msg("Automatic: the server is asked before each request."),
    choices=(
        ("automatic", msg("Automatic")),
        (Server.UPSTREAM.value, msg("api_v2.py of GPT-SoVITS")),
        (Server.LAUNCHER.value, msg("Neiroha launcher")),
    ),
)
STREAM = FieldSpec(
    "stream",
    msg("Stream when possible"),
    FieldKind.SWITCH,
    True,
    hint=msg("Sound starts before the answer is complete. Only api_v2.py can do that."),
)

_CONTAINERS = frozenset({"wav", "mp3", "flac", "ogg"})
UPSTREAM_LIMITS = AudioLimits(_CONTAINERS, min_seconds=3.0, max_seconds=10.0)
"""The engine refuses others."""
LAUNCHER_LIMITS = AudioLimits(_CONTAINERS, max_seconds=10.0)
"""Shorter ones are filled up; longer ones would be cut, and then their words were wrong."""
_SPEED = Range(0.5, 2.0, 0.05, 1.0)
_MODES = frozenset({VoiceMode.PRESET, VoiceMode.CLONE})


def describe(server: Server | None, model_id: str) -> Capabilities:
    """Return what a model accepts.

    Args:
        server: what speaks; None: one of the two, and then only what both take is offered.
        model_id: a version of GPT-SoVITS with api_v2.py, a voice set with the launcher.
    """
    if server is Server.LAUNCHER:
        return Capabilities(
            _MODES,
            speed=_SPEED,
            reference_audio=LAUNCHER_LIMITS,
            reference_text=Need.REQUIRED,
            options=options.of_launcher(),
        )
    if server is None:
        return replace(
            describe(Server.LAUNCHER, model_id),
            reference_audio=UPSTREAM_LIMITS,
            reference_text=Need.OPTIONAL,
            streaming=True,
        )
    needs_words = model_id in ("v3", "v4")
    return Capabilities(
        _MODES,
        speed=_SPEED,
        reference_audio=UPSTREAM_LIMITS,
        reference_text=Need.REQUIRED if needs_words else Need.OPTIONAL,
        streaming=True,
        options=options.of_upstream(model_id),
    )


def server_of(connection: Connection, model_id: str) -> Server | None:
    """Say what speaks, as far as the settings or the name of the model tell; None: it has to be asked."""
    chosen = text_setting(connection.settings, SERVER)
    if chosen in (server.value for server in Server):
        return Server(chosen)
    return Server.UPSTREAM if model_id in VERSIONS else Server.LAUNCHER if model_id not in ("", ALIAS) else None


def may_stream(connection: Connection, model_id: str) -> bool:
    """Say whether sound may come early."""
    server = server_of(connection, model_id.strip())
    return switch_setting(connection.settings, STREAM) and describe(server, model_id.strip()).streaming


class GptSovits(SelfHostedType):
    """The adapter type."""

    def __init__(self) -> None:
        preset = selfhosted_preset(
            "gpt-sovits",
            msg("GPT-SoVITS"),
            9880,
            ALIAS,
            msg("With api_v2.py a preset voice is a recording's path on the server; the launcher lists its voices."),
            "https://github.com/RVC-Boss/GPT-SoVITS",
            (ProbeMark("/health", ("backend",), "sovits"), ProbeMark("/openapi.json", ("paths", "/tts"))),
        )
        super().__init__("gpt_sovits", "GPT-SoVITS", Need.NONE, (SERVER, STREAM), preset, TTS, "GPT_SOVITS_API_KEY")

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what a model accepts."""
        return describe(server_of(connection, model_id.strip()), model_id.strip())

    def create(self, connection: Connection, client: httpx.AsyncClient) -> TtsAdapter:
        """Build an adapter on an open client.

        Raises:
            InvalidInputError: field `base_url`, `api_key` or `extra_headers`.
        """
        from neiroha_desktop.adapters.gpt_sovits_adapter import GptSovitsAdapter

        return GptSovitsAdapter(connection, client)


GPT_SOVITS = GptSovits()
