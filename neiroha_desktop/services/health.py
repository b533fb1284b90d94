"""The staged health check: where exactly a provider fails, and what to do."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError, UnsupportedError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import HealthResult
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services.noting import noting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from neiroha_desktop.adapters.clients import ClientPool
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.domain.synthesis import AudioClip
    from neiroha_desktop.services.catalog import Catalog
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.services.synthesis import SynthesisService
    from neiroha_desktop.storage.providers import ProviderStore

    Step = tuple["Stage", Callable[[], Awaitable[Message]]]


NO_KEY = ""
"""The stages before sign-in need none, and a key that cannot be read is not their failure."""


class Stage(StrEnum):
    """The stages, in their order."""

    LOCAL = "local"
    """Instead of address, encryption and sign-in, where nothing is reached over a network."""
    ADDRESS = "address"
    SECURE = "secure"
    SIGN_IN = "sign-in"
    MODEL = "model"
    SPEECH = "speech"


STAGE_TITLES: dict[Stage, Message] = {
    Stage.LOCAL: msg("This computer"),
    Stage.ADDRESS: msg("Address"),
    Stage.SECURE: msg("Secure"),
    Stage.SIGN_IN: msg("Sign-in"),
    Stage.MODEL: msg("Model"),
    Stage.SPEECH: msg("Speech"),
}


class StageState(StrEnum):
    """How a stage stands."""

    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class StageResult:
    """One line of a health check."""

    stage: Stage
    state: StageState
    text: Message
    seconds: float | None = None
    error: NeirohaError | None = None


class HealthService:
    """Checks a provider with the values on screen. Saves nothing but the result of a saved provider."""

    def __init__(
        self, providers: ProviderService, synthesis: SynthesisService, store: ProviderStore, pool: ClientPool
    ) -> None:
        self._providers = providers
        self._synthesis = synthesis
        self._store = store
        self._pool = pool

    async def check(self, provider: Provider, key_text: str | None) -> AsyncIterator[StageResult]:
        """Try address, encryption, sign-in and model; stop at the first that fails.

        Yields:
            Each stage twice: when it starts and when it ends. Speech last, as not tried.
        """
        for stage, step in self._steps(provider, key_text):
            yield StageResult(stage, StageState.RUNNING, msg("checking…"))
            result = await _timed(stage, step)
            yield result
            if result.state is StageState.FAILED:
                return
        yield StageResult(Stage.SPEECH, StageState.SKIPPED, msg("not tried: it costs one request"))

    async def try_one_word(
        self, provider: Provider, key_text: str | None, catalog: Catalog
    ) -> tuple[StageResult, AudioClip | None]:
        """Have one word spoken; returns the stage and, where it passed, the clip to play."""
        clips: list[AudioClip] = []

        async def speak() -> Message:
            clips.append(await self._synthesis.speak_one_word(provider, key_text, provider.default_model, catalog))
            return msg("one word came back as {container} audio", container=clips[0].container)

        result = await _timed(Stage.SPEECH, speak)
        return result, clips[0] if clips else None

    async def start_local(self) -> None:
        """Start what speaks on this computer, so that the first sound need not wait for it; trouble is told later."""
        for summary in await self._providers.list_all():
            provider = summary.provider
            if provider.enabled and not self._providers.adapter_info(provider.adapter_type).needs_address:
                with suppress(NeirohaError):
                    await self._local(provider)

    async def remember(self, provider_id: str, last: StageResult) -> HealthResult:
        """Keep the outcome on the provider's row."""
        result = HealthResult(last.state is not StageState.FAILED, last.stage.value, datetime.now(UTC))
        await self._store.save_health(provider_id, result)
        return result

    async def forget(self, provider_id: str) -> None:
        """Drop the outcome: address or key have changed since."""
        await self._store.save_health(provider_id, None)

    def _steps(self, provider: Provider, key_text: str | None) -> list[Step]:
        model: Step = (Stage.MODEL, lambda: self._model(provider, key_text))
        if not self._providers.adapter_info(provider.adapter_type).needs_address:
            return [(Stage.LOCAL, lambda: self._local(provider)), model]
        address: Step = (Stage.ADDRESS, lambda: self._address(provider))
        secure: Step = (Stage.SECURE, lambda: self._secure(provider))
        sign_in: Step = (Stage.SIGN_IN, lambda: self._sign_in(provider, key_text))
        return [address, *([secure] if self._is_encrypted(provider) else []), sign_in, model]

    def _is_encrypted(self, provider: Provider) -> bool:
        try:
            return self._providers.resolve(provider).base_url.startswith("https:")
        except InvalidInputError:
            # The address stage says what is wrong with it.
            return False

    async def _local(self, provider: Provider) -> Message:
        adapter = await self._providers.adapter(provider, NO_KEY)
        await adapter.check_key()
        return msg("works on this computer, without a network")

    async def _address(self, provider: Provider) -> Message:
        from neiroha_desktop.adapters.probe import connect_address

        report = await connect_address(await self._providers.connection(provider, NO_KEY), self._pool)
        if report.internal:
            return msg("answered inside this program; nothing leaves this computer")
        if report.via_proxy:
            return msg("connected to the proxy {proxy}", proxy=report.via_proxy)
        return msg("resolved and connected")

    async def _secure(self, provider: Provider) -> Message:
        from neiroha_desktop.adapters.probe import check_tls

        report = await check_tls(await self._providers.connection(provider, NO_KEY), self._pool)
        if not report.verified:
            return msg("{version}, certificate not checked: that is switched off", version=report.version)
        return msg("{version}, certificate valid", version=report.version)

    async def _sign_in(self, provider: Provider, key_text: str | None) -> Message:
        connection = await self._providers.connection(provider, key_text)
        record = WireRecord()
        with noting(record):
            adapter = await self._providers.adapter(provider, key_text, record)
            await adapter.check_key()
        return msg("the key was accepted") if connection.api_key else msg("accepted without a key")

    async def _model(self, provider: Provider, key_text: str | None) -> Message:
        model_id = provider.default_model.strip()
        if not model_id:
            raise UnsupportedError(msg("no default model is chosen"))
        record = WireRecord()
        with noting(record):
            adapter = await self._providers.adapter(provider, key_text, record)
            listed = {model.id for model in await adapter.list_models()}
        if model_id in listed:
            return msg("{model} is listed", model=model_id)
        raise UnsupportedError(msg("{model} is not listed; a model typed by hand may still work", model=model_id))


async def _timed(stage: Stage, step: Callable[[], Awaitable[Message]]) -> StageResult:
    started = time.perf_counter()
    try:
        text = await step()
    except UnsupportedError as error:
        # It cannot be told, which is neither good nor bad: many servers that speak well have no list of models.
        return StageResult(stage, StageState.SKIPPED, error.message, time.perf_counter() - started, error)
    except NeirohaError as error:
        return StageResult(stage, StageState.FAILED, error.message, time.perf_counter() - started, error)
    return StageResult(stage, StageState.PASSED, text, time.perf_counter() - started)
