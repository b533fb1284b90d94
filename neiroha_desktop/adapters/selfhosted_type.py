"""What the adapter types for servers that people run themselves have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.selfhosted_address import resolve_selfhosted
from neiroha_desktop.adapters.settings import NETWORK_FIELDS
from neiroha_desktop.domain.capabilities import AdapterInfo, FieldKind, FieldSpec, Need, ProbeMark, ProviderPreset
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Connection, Limits, ResolvedAddress, Secret, TtsModel, Voice

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import SynthesisRequest
    from neiroha_desktop.domain.wire import Snippets

ANSWER_SECONDS = 600.0
"""The first request may load the model, which takes minutes."""
SEED_MOST = 2**31 - 1
SEED = FieldSpec(
    "seed",
    msg("Seed"),
    FieldKind.NUMBER,
    -1.0,
    hint=msg("The same number gives the same speech again. -1: another one each time."),
    minimum=-1.0,
    maximum=float(SEED_MOST),
)


def selfhosted_preset(
    preset_id: str,
    title: Message,
    port: int,
    model_id: str,
    note: Message,
    link: str,
    marks: tuple[ProbeMark, ...],
) -> ProviderPreset:
    """Return the starting point for a server on this computer; the marks tell it from others on its port."""
    return ProviderPreset(
        preset_id,
        title,
        f"http://127.0.0.1:{port}",
        model_id,
        link,
        note,
        # More at once make such a server slower, or break it.
        Limits(max_concurrency=1),
        {"answer_timeout": ANSWER_SECONDS},
        probe_port=port,
        probe_marks=marks,
    )


def whole(options: Mapping[str, Any], field: FieldSpec) -> int | None:
    """Return a whole number of a request's options; None where it is the default."""
    value = options.get(field.id, field.default)
    return None if value == field.default else int(value)


class SelfHostedType:
    """An adapter type without what differs: what models can do, and how one speaks."""

    def __init__(
        self,
        type_id: str,
        title: str,
        needs_key: Need,
        fields: tuple[FieldSpec, ...],
        preset: ProviderPreset,
        route: str,
        key_variable: str,
    ) -> None:
        """Put its data together.

        Args:
            type_id: for storage.
            title: as shown.
            needs_key: whether it has keys.
            fields: of the connection, beside those of the network.
            preset: where one starts.
            route: that a synthesis is usually sent to.
            key_variable: that stands for the key where a request is shown.
        """
        self._info = AdapterInfo(type_id, title, needs_key, (*fields, *NETWORK_FIELDS), (preset,), key_variable)
        self._route = route
        self._alias = preset.default_model

    @property
    def info(self) -> AdapterInfo:
        """Title, connection fields and presets."""
        return self._info

    def resolve(self, connection: Connection) -> ResolvedAddress:
        """Normalise the base URL as typed."""
        return resolve_selfhosted(connection.base_url, self._route)

    def review_key(self, base_url: str, key: Secret) -> tuple[bool, Message] | None:
        """Say whether a key can be one; the owner of the server makes it up."""
        value = key.reveal()
        if value.isascii() and (not value or value.isprintable()):
            return None
        return False, msg("The API key contains characters that no key has.")

    def known_models(self, connection: Connection) -> Sequence[TtsModel]:
        """Return the name under which the voice set in use goes."""
        return (TtsModel(self._alias),)

    def known_voices(self, connection: Connection, model_id: str) -> Sequence[Voice]:
        """Return no voices: each server has its own."""
        return ()

    def snippets(self, connection: Connection, request: SynthesisRequest, *, stream: bool) -> Snippets | None:
        """Return nothing: the openai package does not speak this protocol."""
        return None
