"""The view models of all pages, and what one page must know of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neiroha_desktop.ui.activity import Activity
from neiroha_desktop.ui.async_command import close_commands
from neiroha_desktop.ui.compare.ab_model import AbComparison
from neiroha_desktop.ui.compare.grid_model import ComparisonGrid
from neiroha_desktop.ui.compare.preference import Preference
from neiroha_desktop.ui.exchange.model import Exchange
from neiroha_desktop.ui.inspector.view_model import Inspector
from neiroha_desktop.ui.messages import Messages
from neiroha_desktop.ui.player.view_model import PlayerViewModel
from neiroha_desktop.ui.providers.view_model import ProvidersViewModel
from neiroha_desktop.ui.reference.room import ReferenceRoom
from neiroha_desktop.ui.takes.view_model import TakesViewModel
from neiroha_desktop.ui.usage.view_model import UsageViewModel
from neiroha_desktop.ui.voices.first_steps_model import FirstSteps
from neiroha_desktop.ui.voices.keep_voice import KeepVoice
from neiroha_desktop.ui.voices.picker.picker_model import VoicePicker
from neiroha_desktop.ui.voices.view_model import VoicesViewModel

if TYPE_CHECKING:
    from neiroha_desktop.services.bundle import Services


class Shell(QObject):
    """Outlives the widgets: they are made anew when language or theme change, and lose nothing."""

    def __init__(self, services: Services, *, steps_dismissed: bool) -> None:
        super().__init__()
        self.page = "voices"
        self.messages = Messages(self)
        self.activity = Activity(services.dispatcher, self)
        self.player = PlayerViewModel(services.playback, self.messages, self)
        self.providers = ProvidersViewModel(
            services.providers,
            services.catalog,
            services.health,
            services.characters,
            services.playback,
            services.local_servers,
            self.messages,
            self,
        )
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
        self.picker = VoicePicker(self.voices.editor, services.voices, services.playback, self.messages, self)
        self.voices.audition.made.connect(self.picker.note_spoken)
        self.grid = ComparisonGrid(self.voices, services, self.activity, self.messages, self)
        self.takes = TakesViewModel(services.takes, services.playback, self.messages, self)
        self.comparison = AbComparison(services.takes, self.player, self.messages, self)
        self.preference = Preference(self.comparison, services.takes, self.messages, self)
        self.keep_voice = KeepVoice(services.kept_voices, services.characters, self.voices, self.messages, self)
        self.reference = ReferenceRoom(services, self.voices, self.player, self.messages, self)
        self.exchange = Exchange(services.packages, self.voices, self.providers, self.messages, self)
        self.usage = UsageViewModel(services.usage, services.dispatcher, self.messages, self)
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
        self.takes.actions.inspect_wanted.connect(self.inspector.open_take.restart)
        self.providers.checks.inspect_wanted.connect(self.inspector.open_failure)
        self.grid.inspect_wanted.connect(self.inspector.open_failure)
        self.providers.changed.connect(self._on_providers_changed)
        self.voices.audition.made.connect(self._on_take_made)
        self.voices.audition.compare_wanted.connect(self.grid.open)
        self.grid.made.connect(self._on_take_made)
        self.grid.made.connect(self._on_takes_changed)
        self.grid.takes_changed.connect(self._on_takes_changed)
        self.grid.opened_changed.connect(self._on_takes_changed)
        self.takes.changed.connect(self._on_takes_changed)
        self.takes.changed.connect(self.grid.look_again.restart)
        self.takes.actions.again_wanted.connect(self.voices.audition.make_again)
        self.preference.noted.connect(self.takes.actions.edited)

    def load(self) -> None:
        """Read what the first page shows; the other pages read when they are opened."""
        self.voices.load.start()
        self.steps.look.start()

    def open_page(self, name: str) -> None:
        """Note the page on screen and let it read what it shows."""
        self.page = name
        if name == "voices":
            # Words tried on another page may have used up some of the day.
            self.voices.audition.cost.look_again()
        loads = {
            "providers": self.providers.load,
            "takes": self.takes.load,
            "usage": self.usage.load,
            "settings": self.reference.unused.load,
        }
        if name in loads:
            loads[name].restart()

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

    def _on_take_made(self) -> None:
        self.steps.look.restart()
        if self.page == "takes":
            self.takes.load.restart()

    def _on_takes_changed(self) -> None:
        draft = self.voices.editor.draft
        # Behind a comparison nobody sees them.
        if draft is not None and not self.grid.opened:
            self.voices.audition.load.restart(draft.id)
