"""Look on this computer, without its widgets: what was found, and adding it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Tone
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.services.local_servers import FoundServer, LocalServers, LookReport


class LocalServersModel(QObject):
    """Looks for speech servers on this computer, and adds one as a provider where the user says so.

    Signals:
        changed: there is something else to show.
        added(str): this provider is kept now.
    """

    changed = Signal()
    added = Signal(str)

    def __init__(
        self, servers: LocalServers, free_name: Callable[[str], str], messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._servers = servers
        self._free_name = free_name
        self._messages = messages
        self.report: LookReport | None = None
        self.look = AsyncCommand(self._look, self)
        self.add = AsyncCommand(self._add, self)
        for command in (self.look, self.add):
            command.failed.connect(messages.show_error)
            command.running_changed.connect(self.changed)

    def close(self) -> None:
        """Forget what was found."""
        self.look.cancel()
        self.report = None
        self.changed.emit()

    async def _look(self) -> None:
        self.report = None
        self.report = await self._servers.look()

    async def _add(self, found: FoundServer) -> None:
        name = self._free_name(translate(found.preset.name or found.preset.title))
        provider = await self._servers.add(found, name)
        if self.report is not None:
            shown = tuple(replace(one, provider_name=name) if one == found else one for one in self.report.found)
            self.report = replace(self.report, found=shown)
        self._messages.say(self.tr('"{name}" is saved.').format(name=name), Tone.OK)
        self.added.emit(provider.id)
