"""Export and import without the widgets: what is chosen, what is under way, and what it came to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.package_file import CHARACTERS, Conflict
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.exchange.words import ExchangeWords
from neiroha_desktop.ui.messages import Messages, Tone

if TYPE_CHECKING:
    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.services.packages import OpenedPackage, PackageService
    from neiroha_desktop.ui.parts.check_list import Tick
    from neiroha_desktop.ui.providers.view_model import ProvidersViewModel
    from neiroha_desktop.ui.voices.view_model import VoicesViewModel


class Exchange(QObject):
    """One export or import at a time.

    Attributes:
        kind: what is exported, CHARACTERS or PROVIDERS.
        ticked: ids of those that are to be exported.
        with_takes: takes of the characters go with them.
        found: the file that is looked at; None until it was looked through.
        policy: what becomes of what is here already.
        words: puts all of that into sentences.

    Signals:
        export_opened: the user wants to choose what is exported.
        import_opened(str): a file is being looked through; its name.
        changed: what is chosen, or what was found, is different.
        progressed(float): how far it is, 0.0 to 1.0.
        busy_changed: something is under way now, or nothing any more.
        closed: it came to its end, or was given up.
    """

    export_opened = Signal()
    import_opened = Signal(str)
    changed = Signal()
    progressed = Signal(float)
    busy_changed = Signal()
    closed = Signal()

    def __init__(
        self,
        packages: PackageService,
        voices: VoicesViewModel,
        providers: ProvidersViewModel,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._packages = packages
        self._voices = voices
        self._providers = providers
        self._messages = messages
        self.kind = CHARACTERS
        self.ticked: set[str] = set()
        self.with_takes = False
        self.found: OpenedPackage | None = None
        self.policy = Conflict.SKIP
        self._done = False
        self.words = ExchangeWords(self)
        self._export = self._command(self._write)
        self._open = self._command(self._look)
        self._bring_in = self._command(self._keep)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._on_failed)
        command.running_changed.connect(self._on_running_changed)
        return command

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._export.running or self._open.running or self._bring_in.running

    def stop(self) -> None:
        """Give up what is under way, and what was found."""
        for command in (self._export, self._open, self._bring_in):
            command.cancel()
        self.found = None
        self.closed.emit()

    # Out

    def open_export(self, kind: str) -> None:
        """Let the user choose; what is on screen is chosen at first."""
        if self.busy:
            return
        self.kind = kind
        shown = self._shown_id()
        self.ticked = {tick.key for tick in self.ticks() if tick.key == shown}
        self.export_opened.emit()

    def _shown_id(self) -> str:
        if self.kind == CHARACTERS:
            character = self._voices.editor.draft
            return character.id if character is not None else ""
        draft = self._providers.form.draft
        return draft.provider.id if draft is not None else ""

    def ticks(self) -> list[Tick]:
        """Return all that can be exported."""
        # Its list needs much of Qt that nothing else does at the start.
        from neiroha_desktop.ui.parts.check_list import Tick

        unsaved = self.tr("without the changes that are not saved")
        if self.kind == CHARACTERS:
            return [
                Tick(one.id, one.name, unsaved if self._voices.is_unsaved(one.id) else "", one.id in self.ticked)
                for one in self._voices.characters
            ]
        return [
            Tick(
                summary.provider.id,
                summary.provider.name,
                unsaved if self._providers.is_unsaved(summary.provider.id) else "",
                summary.provider.id in self.ticked,
            )
            for summary in self._providers.summaries
        ]

    def tick(self, key: str, ticked: bool) -> None:
        """Choose one, or leave it out."""
        (self.ticked.add if ticked else self.ticked.discard)(key)
        self.changed.emit()

    def tick_all(self, ticked: bool) -> None:
        """Choose all, or none."""
        self.ticked = {tick.key for tick in self.ticks()} if ticked else set()
        self.changed.emit()

    def set_with_takes(self, wanted: bool) -> None:
        """Let takes go with their characters, or leave them here."""
        self.with_takes = wanted

    def export(self, path: str) -> None:
        """Write the chosen ones to a file."""
        self._export.start(Path(path))

    # In

    def open_file(self, path: str) -> None:
        """Look through a file; nothing is changed by that."""
        if self.busy:
            return
        self.found = None
        self.policy = Conflict.SKIP
        self.import_opened.emit(Path(path).name)
        self._open.start(Path(path))

    def choose_policy(self, value: str) -> None:
        """Decide what becomes of what is here already."""
        self.policy = Conflict(value)

    def bring_in(self) -> None:
        """Keep what is in the file."""
        if self.found is not None and not self.busy:
            self._bring_in.start(self.found)

    # Working

    async def _write(self, path: Path) -> None:
        if self.kind == CHARACTERS:
            report = await self._packages.export_characters(
                set(self.ticked), path, with_takes=self.with_takes, on_progress=self.progressed.emit
            )
        else:
            report = await self._packages.export_providers(set(self.ticked), path, self.progressed.emit)
        self._messages.say(self.words.exported(report), Tone.WARNING if report.has_gaps else Tone.OK)
        self._done = True

    async def _look(self, path: Path) -> None:
        self.found = await self._packages.open(path, self.progressed.emit)
        self.changed.emit()

    async def _keep(self, found: OpenedPackage) -> None:
        report = await self._packages.bring_in(found, self.policy, self.progressed.emit)
        self.found = None
        if report.provider_ids:
            await self._providers.show_imported(report.provider_ids)
        if report.character_ids:
            await self._voices.show_imported(report.character_ids)
        text = self.words.imported(found.name, report)
        self._messages.say(text, Tone.WARNING if report.keyless else Tone.OK)
        self._done = True

    def _on_running_changed(self) -> None:
        self.busy_changed.emit()
        # Only now: a window that is closed while something is under way ends it.
        if self._done and not self.busy:
            self._done = False
            self.closed.emit()

    def _on_failed(self, error: NeirohaError) -> None:
        self.found = None
        self.closed.emit()
        self._messages.show_error(error)
