"""What an adapter is: the protocol that every file in this folder fulfils."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.adapters.belongings import Belongings
    from neiroha_desktop.domain.capabilities import AdapterInfo, Capabilities
    from neiroha_desktop.domain.messages import Message
    from neiroha_desktop.domain.provider import Connection, ResolvedAddress, Secret, TtsModel, Voice
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, SynthesisRequest
    from neiroha_desktop.domain.wire import Snippets


class TtsAdapter(Protocol):
    """Speaks one protocol with one provider. Does not retry, does not log, knows no window."""

    async def check_key(self) -> None:
        """Make the cheapest call that needs the key; silence is success.

        Raises:
            UnsupportedError: only speech itself could prove the key here.
            ProviderError: the key was refused, or the provider could not be reached.
        """

    async def list_models(self) -> Sequence[TtsModel]:
        """Ask the provider for its speech models.

        Raises:
            UnsupportedError: the provider has no list.
            ProviderError: no list could be had.
        """

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Return the preset voices of a model; empty where it has none or none are known.

        Raises:
            ProviderError: no list could be had.
        """

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Send one request and return its audio, decided by its bytes.

        Raises:
            InvalidInputError: something the provider would refuse was found before sending.
            ProviderError: anything between here and usable audio.
        """

    def streams(self, model_id: str) -> bool:
        """Tell whether `stream` gives sound early with this model and the connection's settings."""

    def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Send one request and yield its audio as it comes in; the last piece, and only that, says so with its `end`.

        The pieces together are the whole audio (see `domain.streamed.StreamedAudio`). Cancelling and `aclose()` close
        the connection at once; whoever may leave before the end uses `contextlib.aclosing`.

        Raises:
            InvalidInputError: something the provider would refuse was found before sending.
            ProviderError: anything between here and the last piece. Once there was a piece, it is never retryable.
        """


class AdapterKind(Protocol):
    """One kind of adapter: how it presents itself, and what it knows without asking anybody."""

    @property
    def info(self) -> AdapterInfo:
        """Title, connection fields and presets."""

    def resolve(self, connection: Connection) -> ResolvedAddress:
        """Normalise the base URL as typed.

        Raises:
            InvalidInputError: field `base_url`, where no request could work.
        """

    def review_key(self, base_url: str, key: Secret) -> tuple[bool, Message] | None:
        """Say what kind of key this is and whether it fits the address; None where nothing can be said.

        Returns:
            Whether it fits, and one line that says so or what to change.
        """

    def describe_model(self, connection: Connection, model_id: str) -> Capabilities:
        """Return what a model of this name accepts, listed or typed by hand; looks at address and settings only."""

    def known_voices(self, connection: Connection, model_id: str) -> Sequence[Voice]:
        """Return the preset voices that are known without asking."""

    def known_models(self, connection: Connection) -> Sequence[TtsModel]:
        """Return the models that are known without asking."""

    def snippets(self, connection: Connection, request: SynthesisRequest, *, stream: bool) -> Snippets | None:
        """Write a request down so that other programs send the same; None where this protocol has no such form.

        No secret may be in it: keys are read from variables, `connection.key_variable` first of all. It may look into
        files, so call it in a worker.

        Args:
            connection: how the provider is reached. Its key may be any: it only says that there is one.
            request: what is asked for.
            stream: as `stream` of the adapter sends it, and not as `synthesize` does.

        Raises:
            InvalidInputError: the request could not be sent either.
        """


class AdapterType(AdapterKind, Protocol):
    """A kind of adapter that speaks over HTTP."""

    def create(self, connection: Connection, client: httpx.AsyncClient) -> TtsAdapter:
        """Build an adapter on an open client; the client stays its owner's to close."""


class LocalAdapterType(AdapterKind, Protocol):
    """A kind of adapter that needs no network: its `AdapterInfo.needs_address` is False."""

    def create_here(self, connection: Connection, belongings: Belongings) -> TtsAdapter:
        """Build an adapter; what outlives it (a process, a loaded library) is kept among the belongings."""
