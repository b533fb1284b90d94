"""Fetch All, Health Check and Try one word: everything on the providers page that asks the provider."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import NeirohaError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.services.health import Stage, StageResult, StageState
from neiroha_desktop.services.playback import Playable
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Tone
from neiroha_desktop.ui.wording import list_text

if TYPE_CHECKING:
    from neiroha_desktop.services.catalog import CatalogService, FetchReport
    from neiroha_desktop.services.health import HealthService
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.ui.providers.draft import ProviderDraft
    from neiroha_desktop.ui.providers.form_model import ProviderForm


class ProviderChecks(QObject):
    """Asks the provider with the values on screen. Saves no setting.

    Signals:
        kept(str): models, voices or a check result of this saved provider are different on disk.
        inspect_wanted(ProviderError): the user wants to see all of a request that failed.
    """

    kept = Signal(str)
    inspect_wanted = Signal(object)

    def __init__(
        self,
        form: ProviderForm,
        catalog: CatalogService,
        health: HealthService,
        playback: PlaybackService,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._catalog = catalog
        self._health = health
        self._playback = playback
        self._messages = messages
        self.fetch = AsyncCommand(self._fetch, self)
        self.check = AsyncCommand(self._check, self)
        self.speak = AsyncCommand(self._speak, self)

    def stop(self) -> None:
        """Stop whatever asks the provider now."""
        for command in (self.fetch, self.check, self.speak):
            command.cancel()

    async def _fetch(self) -> None:
        draft = self._form.required()
        try:
            report = await self._catalog.fetch(self._form.on_screen(draft), draft.key_text, lambda: draft.catalog)
        except NeirohaError as error:
            draft.fetch_error = error
            self._form.catalog_changed.emit()
            raise
        draft.catalog, draft.fetch_error = report.catalog, None
        # To merge hundreds of voices is enough for one turn.
        await asyncio.sleep(0)
        # On screen at once: hundreds of voices take a disk a while, and a busy one much longer.
        self._form.catalog_changed.emit()
        # Painted before a worker asks for the interpreter, too.
        await asyncio.sleep(0)
        if not draft.is_new:
            await self._catalog.save(draft.provider.id, report.catalog)
            self.kept.emit(draft.provider.id)
        tone = Tone.WARNING if report.used_missing else Tone.OK
        self._messages.say(self._fetch_outcome(report), tone)

    async def _check(self) -> None:
        draft = self._form.required()
        self._form.drop_stages(draft, *draft.stages)
        last: StageResult | None = None
        try:
            async for result in self._health.check(self._form.on_screen(draft), draft.key_text):
                self._form.put_stage(draft, result)
                last = result if result.state in (StageState.PASSED, StageState.FAILED) else last
        finally:
            # Stopped in the middle: a line that says "checking" for ever would be a lie.
            self._form.drop_stages(draft, *[one for one in draft.stages if one.state is StageState.RUNNING])
        if last is not None:
            await self._remember(draft, last)

    async def _speak(self) -> None:
        draft = self._form.required()
        # Speech counts and may cost: limits that cannot be read are refused, not passed over.
        draft.limits()
        running = StageResult(Stage.SPEECH, StageState.RUNNING, msg("one word is being spoken…"))
        self._form.put_stage(draft, running)
        try:
            provider = self._form.on_screen(draft)
            catalog = self._catalog.with_model(provider, draft.catalog, provider.default_model)
            result, clip = await self._health.try_one_word(provider, draft.key_text, catalog)
        finally:
            self._form.drop_stages(draft, running)
        self._form.put_stage(draft, result)
        await self._remember(draft, result)
        if clip is not None:
            await self._playback.play(Playable(f"one-word-{draft.provider.id}", draft.provider.name, data=clip.data))

    def _fetch_outcome(self, report: FetchReport) -> str:
        if report.used_missing:
            names = list_text(report.used_missing)
            return self.tr("No longer offered, but used by: {names}.").format(names=names)
        if report.added:
            return self.tr("New: {models}.").format(models=list_text(report.added))
        return self.tr("Models and voices are up to date.")

    async def _remember(self, draft: ProviderDraft, last: StageResult) -> None:
        if not draft.is_new:
            await self._health.remember(draft.provider.id, last)
            self.kept.emit(draft.provider.id)
