"""Google Gemini: what it asks for, and what is known of it without a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import gemini_known
from neiroha_desktop.adapters.gemini_address import BASE_URL, resolve, review_key
from neiroha_desktop.adapters.settings import NETWORK_FIELDS, text_setting
from neiroha_desktop.domain.capabilities import AdapterInfo, Capabilities, FieldKind, FieldSpec, Need, ProviderPreset
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Connection, Limits, ResolvedAddress, Secret, TtsModel, Voice

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.base import TtsAdapter
    from neiroha_desktop.domain.synthesis import SynthesisRequest

CONTRACT = FieldSpec(
    "contract",
    msg("Speech contract"),
    FieldKind.CHOICE,
    "auto",
    hint=msg("How the style is sent. Automatic: by the model's version."),
    choices=(
        ("auto", msg("Automatic")),
        ("old", msg("2.5 and 3.1: in front of the text")),
        ("new", msg("3.8 and later: beside the text")),
    ),
)

_PRESETS = (
    ProviderPreset(
        "gemini",
        msg("Google Gemini"),
        BASE_URL,
        gemini_known.DEFAULT_MODEL,
        "https://aistudio.google.com/apikey",
        msg("A free key speaks about 3 times a minute and 10 times a day; with billing, raise the limits."),
        Limits(max_concurrency=1, rpm=3, day_zone="America/Los_Angeles"),
    ),
)


class Gemini:
    """The adapter type."""

    info = AdapterInfo(
        "gemini", "Google Gemini TTS", Need.REQUIRED, (CONTRACT, *NETWORK_FIELDS), _PRESETS, "GEMINI_API_KEY"
    )

    def resolve(self, connection: Connection) -> ResolvedAddress:
        """Normalise the base URL as typed."""
        return resolve(connection.base_url)

    def review_key(self, base_url: str, key: Secret) -> tuple[bool, Message] | None:
        """Say whether a key looks like one of Google's."""
        return review_key(base_url, key)

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what a model of this name accepts."""
        return gemini_known.capabilities(old=speaks_old(connection, model_id))

    def known_voices(self, connection: Connection, model_id: str) -> Sequence[Voice]:
        """Return the 30 voices that every model has."""
        return gemini_known.VOICES

    def known_models(self, connection: Connection) -> Sequence[TtsModel]:
        """Return Google's speech models."""
        return gemini_known.MODELS

    def snippets(self, connection: Connection, request: SynthesisRequest, *, stream: bool) -> None:
        """Return None: these requests are not written for the openai package."""

    def create(self, connection: Connection, client: httpx.AsyncClient) -> TtsAdapter:
        """Build an adapter on an open client.

        Raises:
            InvalidInputError: field `base_url`, `api_key` or `extra_headers`.
        """
        # What it takes to speak is not needed to show a window.
        from neiroha_desktop.adapters.gemini_adapter import GeminiAdapter

        return GeminiAdapter(connection, client)


def speaks_old(connection: Connection, model_id: str) -> bool:
    """Tell whether a model is spoken to as before 3.8: by its version, unless the connection says otherwise."""
    chosen = text_setting(connection.settings, CONTRACT)
    return gemini_known.is_old_name(model_id) if chosen not in ("old", "new") else chosen == "old"


GEMINI = Gemini()
