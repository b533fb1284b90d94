"""From a character and a text to a take."""

from __future__ import annotations

import asyncio
import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.errors import DecodeError, InvalidResponseError, ProviderError
from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.queue import Urgency
from neiroha_desktop.domain.synthesis import AudioClip, Take
from neiroha_desktop.domain.wire import Asked, WireRecord
from neiroha_desktop.services.dispatcher import OrderChangedError
from neiroha_desktop.services.keeping import measured
from neiroha_desktop.services.outcomes import Receipt
from neiroha_desktop.services.recipes import recipe_of
from neiroha_desktop.services.request_making import RequestMaker
from neiroha_desktop.services.speech import Speech
from neiroha_desktop.services.take_making import FreshTake, make_take

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.services.accounts import Accounts
    from neiroha_desktop.services.catalog import Catalog
    from neiroha_desktop.services.dispatcher import Dispatcher
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.services.request_making import Ready
    from neiroha_desktop.services.speech import OnClip, OnStream
    from neiroha_desktop.storage.takes import TakeStore

T = TypeVar("T")


class SynthesisService:
    """Turns text into takes."""

    def __init__(
        self, providers: ProviderService, dispatcher: Dispatcher, takes: TakeStore, accounts: Accounts
    ) -> None:
        self._providers = providers
        self._dispatcher = dispatcher
        self._takes = takes
        self._requests = RequestMaker(providers, accounts)

    async def synthesize(
        self,
        character: Character,
        text: str,
        on_clip: OnClip | None = None,
        *,
        on_stream: OnStream | None = None,
        on_broken: Callable[[], None] | None = None,
        urgency: Urgency = Urgency.SCREEN,
        request_id: str = "",
        measure: bool = True,
    ) -> Take:
        """Speak a text in the voice on screen, saved or not, and keep the take.

        Cancelling ends the request. Once its answer is here, it is kept all the same: it has been paid for. Of a stream
        that breaks off by itself, what came is kept, too, and the error names the take.

        Args:
            character: as on screen.
            text: sent verbatim, but for brackets that shall be read by a model that would act them out.
            on_clip: told of the audio as soon as it is here, with the id of the take to be, so that it can be heard
                while it is being kept; not told of audio that came in pieces.
            on_stream: told of each piece as it comes, with the id of the take to be. Only for who plays it: without
                it, the provider is asked for the whole at once, which comes in the format that the user set, and can be
                tried again as a whole.
            on_broken: told that a stream broke off, and that what came of it is being kept now.
            urgency: who goes first where several wait.
            request_id: names the request in the queue.
            measure: whether to wait for the measure of the take, too; without it, `TakeService.studied` can be asked.

        Raises:
            InvalidInputError, UnsupportedError: found before anything was sent.
            LimitReachedError: a limit is used up, and it would take too long to wait.
            ProviderError: the request failed.
            StorageError: the take could not be kept.
        """
        # What cannot work is refused before it waits in line.
        ready = await self._requests.prepare(character, text)
        take_id = new_id()
        speech = Speech(take_id, on_clip, on_stream)

        async def send(record: WireRecord) -> Speech:
            nonlocal ready
            if self._requests.is_stale(ready):
                # Minutes may have passed: what was edited or switched off meanwhile counts.
                before, ready = ready, await self._requests.prepare(character, text)
                if ready.order != before.order:
                    raise OrderChangedError(ready.order)
            adapter = await self._providers.adapter_on(ready.provider, ready.connection, record)
            return await speech.ask(adapter, ready.request, record)

        try:
            await self._dispatcher.run(ready.order, send, Speech.receipt, urgency=urgency, request_id=request_id)
        except ProviderError as error:
            error.asked = Asked(ready.provider, ready.request)
            if speech.has_broken_off:
                if on_broken is not None:
                    on_broken()
                error.kept = await _to_the_end(self._keep(take_id, character, ready, speech, measure=measure))
            raise
        return await _to_the_end(self._keep(take_id, character, ready, speech, measure=measure))

    async def clip_of(self, character: Character, text: str) -> AudioClip:
        """Speak a text as `synthesize` does, only that no take is kept of it.

        Raises:
            InvalidInputError, UnsupportedError: found before anything was sent.
            LimitReachedError: a limit is used up, and it would take too long to wait.
            ProviderError: the request failed.
        """
        ready = await self._requests.prepare(character, text)

        async def send(record: WireRecord) -> AudioClip:
            nonlocal ready
            if self._requests.is_stale(ready):
                before, ready = ready, await self._requests.prepare(character, text)
                if ready.order != before.order:
                    raise OrderChangedError(ready.order)
            adapter = await self._providers.adapter_on(ready.provider, ready.connection, record)
            return await adapter.synthesize(ready.request)

        try:
            return await self._dispatcher.run(ready.order, send, _receipt)
        except ProviderError as error:
            error.asked = Asked(ready.provider, ready.request)
            raise

    async def speak_one_word(
        self, provider: Provider, key_text: str | None, model_id: str, catalog: Catalog
    ) -> AudioClip:
        """Say one word with the values on screen, to prove that the provider speaks. Not kept as a take.

        Raises:
            InvalidInputError: the provider is switched off, or no model or no voice is known.
            UnsupportedError: the model clones only, so one word needs a recording.
            LimitReachedError: a limit is used up, and it would take too long to wait.
            ProviderError: the request failed.
        """
        ready = await self._requests.one_word(provider, key_text, model_id, catalog)

        async def send(record: WireRecord) -> AudioClip:
            adapter = await self._providers.adapter_on(provider, ready.connection, record)
            return await adapter.synthesize(ready.request)

        try:
            return await self._dispatcher.run(ready.order, send, _receipt)
        except ProviderError as error:
            error.asked = Asked(provider, ready.request)
            raise

    async def _keep(self, take_id: str, character: Character, ready: Ready, speech: Speech, *, measure: bool) -> Take:
        provider = ready.provider
        making = partial(
            make_take,
            take_id,
            character,
            provider,
            ready.request,
            total_seconds=speech.total_seconds,
            first_byte_seconds=speech.record.first_byte,
            settings_key=settings_key(character, ready.request.options),
            recipe=recipe_of(ready.request, provider, self._providers.adapter_info(provider.adapter_type)),
        )
        fresh = FreshTake(speech, making, self._takes.pending())
        try:
            await asyncio.to_thread(fresh.write)
            await self._takes.add(fresh.made(), fresh.file)
        except DecodeError as error:
            unusable = InvalidResponseError(
                msg(
                    '"{name}" answered with audio that cannot be used. {reason}',
                    name=provider.name,
                    reason=error.message,
                ),
                remedy=msg("Try again, or ask for another audio format under Advanced."),
                details=error.details,
            )
            unusable.wire, unusable.asked = speech.record, Asked(provider, ready.request)
            raise unusable from error
        finally:
            fresh.file.discard()
            if fresh.take is not None and speech.record.row is not None:
                self._dispatcher.note_audio(speech.record.row, fresh.take.duration)
        take = replace(fresh.made(), wire="")
        return await measured(self._takes, take, fresh.data) if measure else take


def settings_key(character: Character, options: Mapping[str, Any] | None = None) -> str:
    """Return a digest of all that makes a voice, without the text: equal keys mean equal settings.

    Args:
        character: as on screen.
        options: those of its options that are sent; None for none.
    """
    mode = character.mode
    reference = character.reference if mode is VoiceMode.CLONE else None
    parts = [
        character.provider_id,
        character.model_id.strip(),
        mode.value,
        character.voice_id.strip() if mode is VoiceMode.PRESET else "",
        character.instructions.get(mode, "").strip(),
        reference.sha256 if reference else "",
        character.reference_text if reference else "",
        str(character.speed),
        # Only where there are any, so that the digests of older takes hold.
        *(["plain brackets"] if character.plain_brackets else []),
        *([json.dumps(dict(options), sort_keys=True)] if options else []),
    ]
    # Plain ASCII, so that half of a surrogate pair in a field on screen does no harm.
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _receipt(clip: AudioClip) -> Receipt:
    tokens = clip.usage.total_tokens if clip.usage else 0
    return Receipt(tokens or None, clip.request_id, len(clip.data))


async def _to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Finish what must not be left undone; a cancellation that comes meanwhile takes effect afterwards."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    finally:
        while not task.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait((task,))
        # Its failure is told even where the result is no longer wanted.
        task.result()
