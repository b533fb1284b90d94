"""The view models of all pages, and what one page must know of another."""

from __future__ import annotations

import asyncio
import contextlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.activity import Activity
from neiroha_desktop.ui.async_command import AsyncCommand, close_commands
from neiroha_desktop.ui.compare.ab_model import AbComparison
from neiroha_desktop.ui.compare.preference import Preference
from neiroha_desktop.ui.in_steps import load_modules
from neiroha_desktop.ui.inspector.view_model import Inspector
from neiroha_desktop.ui.messages import Messages
from neiroha_desktop.ui.player.view_model import PlayerViewModel
from neiroha_desktop.ui.reference.room import ReferenceRoom
from neiroha_desktop.ui.voices.first_steps_model import FirstSteps
from neiroha_desktop.ui.voices.keep_voice import KeepVoice
from neiroha_desktop.ui.voices.view_model import VoicesViewModel

if TYPE_CHECKING:
    from neiroha_desktop.services.bundle import Services
    from neiroha_desktop.ui.compare.grid_model import ComparisonGrid
    from neiroha_desktop.ui.exchange.model import Exchange
    from neiroha_desktop.ui.providers.view_model import ProvidersViewModel
    from neiroha_desktop.ui.takes.view_model import TakesViewModel
    from neiroha_desktop.ui.usage.view_model import UsageViewModel
    from neiroha_desktop.ui.voices.picker.picker_model import VoicePicker


_CHOOSING = (
    "neiroha_desktop.services.grid_plan",
    "neiroha_desktop.services.grid_run",
    "neiroha_desktop.services.grid_estimate",
    "neiroha_desktop.ui.compare.grid_choices",
    "neiroha_desktop.ui.compare.grid_player",
    "neiroha_desktop.ui.compare.grid_model",
    "neiroha_desktop.ui.parts.check_list",
    "neiroha_desktop.ui.compare.grid_setup_view",
    "neiroha_desktop.ui.compare.grid_view",
)
"""What it takes to choose what is compared."""
_COMPARING = (
    "neiroha_desktop.ui.compare.grid_words",
    "neiroha_desktop.ui.compare.grid_painter",
    "neiroha_desktop.ui.compare.grid_table",
    "neiroha_desktop.ui.compare.mark_buttons",
    "neiroha_desktop.ui.compare.grid_cell_card",
    "neiroha_desktop.ui.compare.grid_result_view",
)
"""What shows the cells."""


class Shell(QObject):
    """Outlives the widgets: they are made anew when language or theme change, and lose nothing.

    What the first page does not show is imported and made when it is first asked for: the window is there sooner.

    Signals:
        comparing_changed: a comparison stands in the place of the characters now, or no more.
    """

    comparing_changed = Signal()

    def __init__(self, services: Services, *, steps_dismissed: bool) -> None:
        super().__init__()
        self._services = services
        self.page = "voices"
        self.messages = Messages(self)
        self.activity = Activity(services.dispatcher, self)
        self.player = PlayerViewModel(services.playback, self.messages, self)
        self.voices = VoicesViewModel(
            services.characters,
            services.providers,
            services.catalog,
            services.synthesis,
            services.takes,
            services.playback,
            services.usage,
            services.samples,
            self.activity,
            self.messages,
            self,
        )
        self.voices.audition.made.connect(self._on_spoken)
        self.comparison = AbComparison(services.takes, self.player, self.messages, self)
        self.preference = Preference(self.comparison, services.takes, self.messages, self)
        self.keep_voice = KeepVoice(services.kept_voices, services.characters, self.voices, self.messages, self)
        self.reference = ReferenceRoom(services, self.voices, self.player, self.messages, self)
        self.steps = FirstSteps(
            services.providers,
            services.takes,
            self.voices.audition.generate,
            self.messages,
            self,
            dismissed=steps_dismissed,
        )
        self.inspector = Inspector(services.inspection, self.messages, self)
        self.voices.audition.inspect_wanted.connect(self.inspector.open_take.restart)
        self.voices.audition.curl_wanted.connect(self.inspector.copy_curl_of.restart)
        self.voices.audition.made.connect(self._on_take_made)
        self._compare = AsyncCommand(self._open_comparison, self.voices)
        self.voices.audition.compare_wanted.connect(self._compare.trigger)
        self.preference.noted.connect(self._on_noted)

    @cached_property
    def providers(self) -> ProvidersViewModel:
        """What the page of the providers shows."""
        from neiroha_desktop.ui.providers.view_model import ProvidersViewModel

        services = self._services
        providers = ProvidersViewModel(
            services.providers,
            services.catalog,
            services.health,
            services.characters,
            services.playback,
            services.local_servers,
            self.messages,
            self,
        )
        providers.checks.inspect_wanted.connect(self.inspector.open_failure)
        providers.changed.connect(self._on_providers_changed)
        return providers

    @cached_property
    def takes(self) -> TakesViewModel:
        """What the page of the takes shows."""
        from neiroha_desktop.ui.takes.view_model import TakesViewModel

        takes = TakesViewModel(self._services.takes, self._services.playback, self.messages, self)
        takes.actions.inspect_wanted.connect(self.inspector.open_take.restart)
        takes.actions.again_wanted.connect(self.voices.audition.make_again)
        takes.changed.connect(self._on_takes_changed)
        takes.changed.connect(self._on_compared_takes_changed)
        return takes

    @cached_property
    def usage(self) -> UsageViewModel:
        """What the page of the usage shows."""
        from neiroha_desktop.ui.usage.view_model import UsageViewModel

        return UsageViewModel(self._services.usage, self._services.dispatcher, self.messages, self)

    @cached_property
    def exchange(self) -> Exchange:
        """Export and import."""
        from neiroha_desktop.ui.exchange.model import Exchange

        return Exchange(self._services.packages, self.voices, self.providers, self.messages, self)

    @cached_property
    def picker(self) -> VoicePicker:
        """The list of voices that is searched."""
        from neiroha_desktop.ui.voices.picker.picker_model import VoicePicker

        services = self._services
        return VoicePicker(self.voices.editor, services.voices, services.playback, self.messages, self)

    @cached_property
    def grid(self) -> ComparisonGrid:
        """The comparison; `comparing` does not make it."""
        from neiroha_desktop.ui.compare.grid_model import ComparisonGrid

        grid = ComparisonGrid(self.voices, self._services, self.activity, self.messages, self)
        grid.inspect_wanted.connect(self.inspector.open_failure)
        grid.made.connect(self._on_take_made)
        grid.made.connect(self._on_takes_changed)
        grid.takes_changed.connect(self._on_takes_changed)
        grid.opened_changed.connect(self.comparing_changed)
        grid.opened_changed.connect(self._on_takes_changed)
        return grid

    @property
    def comparing(self) -> bool:
        """Whether a comparison stands in the place of the characters."""
        return self._is_made("grid") and self.grid.opened

    def _is_made(self, name: str) -> bool:
        """Whether what is made when it is first asked for is there already."""
        return name in vars(self)

    def load(self) -> None:
        """Read what the first page shows; the other pages read when they are opened."""
        self.voices.load.start()
        self.steps.look.start()

    async def loaded(self, seconds: float) -> None:
        """Wait until what the first page shows was read, but not longer than that."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                for command in (self.voices.load, self.steps.look, self.voices.audition.load):
                    await command.ended()

    def open_page(self, name: str) -> None:
        """Note the page on screen and let it read what it shows."""
        self.page = name
        if name == "voices":
            # Words tried on another page may have used up some of the day.
            self.voices.audition.cost.look_again()
        load = self._load_of(name)
        if load is not None:
            load.restart()

    def _load_of(self, page: str) -> AsyncCommand | None:
        match page:
            case "providers":
                return self.providers.load
            case "takes":
                return self.takes.load
            case "usage":
                return self.usage.load
            case "settings":
                return self.reference.unused.load
        return None

    def copy_as_curl(self) -> None:
        """Copy the request of the take at hand: the chosen one, the one that was heard last, or the newest."""
        take = self.takes.current if self.page == "takes" else self.voices.audition.take_at_hand()
        if take is not None:
            self.inspector.copy_curl_of.restart(take)

    async def aclose(self) -> None:
        """End everything that is under way."""
        self.activity.close()
        await close_commands(self)
        await self.reference.aclose()

    def _on_providers_changed(self) -> None:
        self.voices.load_providers.restart()
        self.keep_voice.forget()
        self.steps.look.restart()

    def _on_spoken(self) -> None:
        self.picker.note_spoken()

    def _on_take_made(self) -> None:
        self.steps.look.restart()
        if self.page == "takes":
            self.takes.load.restart()

    def _on_takes_changed(self) -> None:
        draft = self.voices.editor.draft
        # Behind a comparison nobody sees them.
        if draft is not None and not self.comparing:
            self.voices.audition.load.restart(draft.id)

    def _on_compared_takes_changed(self) -> None:
        if self._is_made("grid"):
            self.grid.look_again.restart()

    async def _open_comparison(self) -> None:
        await load_modules(_CHOOSING)
        self.grid.open()
        # While the user chooses.
        await load_modules(_COMPARING)

    def _on_noted(self, take_id: str, fields: dict[str, Any]) -> None:
        self.takes.actions.edited.emit(take_id, fields)
