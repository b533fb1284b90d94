"""What stands in for an adapter type that is not there, so that its providers can be seen, changed and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from neiroha_desktop.domain.capabilities import AdapterInfo, Capabilities, Need, VoiceMode
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.domain.provider import Connection, Secret, TtsModel, Voice
    from neiroha_desktop.domain.synthesis import SynthesisRequest


class UnknownType:
    """Knows nothing, and says of every use why it cannot be."""

    def __init__(self, type_id: str) -> None:
        self._info = AdapterInfo(type_id, type_id, Need.OPTIONAL)

    @property
    def info(self) -> AdapterInfo:
        """Its id, also for a title."""
        return self._info

    def error(self) -> InvalidInputError:
        """Return why it cannot be used; field `adapter_type`."""
        return InvalidInputError(
            "adapter_type",
            msg(
                'This provider uses the adapter type "{type}", which this version of the program does not have.',
                type=self._info.type_id,
            ),
            remedy=msg("Update the program, or choose another adapter type for the provider."),
        )

    def resolve(self, connection: Connection) -> NoReturn:
        """Refuse."""
        raise self.error()

    def review_key(self, base_url: str, key: Secret) -> tuple[bool, Message] | None:
        """Say nothing."""
        return None

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Take any voice for a preset one."""
        return Capabilities(frozenset({VoiceMode.PRESET}))

    def known_voices(self, connection: Connection, model_id: str) -> Sequence[Voice]:
        """Return none."""
        return ()

    def known_models(self, connection: Connection) -> Sequence[TtsModel]:
        """Return none."""
        return ()

    def snippets(self, connection: Connection, request: SynthesisRequest, *, stream: bool) -> NoReturn:
        """Refuse."""
        raise self.error()

    def create(self, connection: Connection, client: httpx.AsyncClient) -> NoReturn:
        """Refuse."""
        raise self.error()
