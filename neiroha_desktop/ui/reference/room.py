"""Everything about recordings to clone: the desk, the microphone, the row in the editor, and what nobody uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neiroha_desktop.ui.reference.desk_model import DeskModel
from neiroha_desktop.ui.reference.field_model import FieldModel
from neiroha_desktop.ui.reference.recorder_model import RecorderModel
from neiroha_desktop.ui.reference.take_choice import TakeChoice
from neiroha_desktop.ui.reference.unused_model import UnusedReferences

if TYPE_CHECKING:
    from neiroha_desktop.services.bundle import Services
    from neiroha_desktop.ui.messages import Messages
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.voices.view_model import VoicesViewModel


class ReferenceRoom(QObject):
    """What the views of recordings work with; outlives them."""

    def __init__(
        self,
        services: Services,
        voices: VoicesViewModel,
        player: PlayerViewModel,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.desk = DeskModel(services.references, voices, player, messages, self)
        self.recorder = RecorderModel(services.recording, player, messages, self)
        self.takes = TakeChoice(services.takes, messages, self)
        self.field = FieldModel(voices.editor, self.desk, self)
        self.unused = UnusedReferences(services.references, voices, messages, self)
        self.desk.microphone_wanted.connect(self.recorder.open)
        self.desk.opened_changed.connect(self._on_opened)
        self.recorder.recorded.connect(self.desk.bringing.data)

    @property
    def busy(self) -> bool:
        """Whether a recording is made, read or mended."""
        return self.recorder.busy or self.desk.busy

    def stop(self) -> None:
        """End what is under way on the desk: a recording, or the reading or mending of one."""
        if self.recorder.opened:
            self.recorder.stop()
        else:
            self.desk.stop()

    async def aclose(self) -> None:
        """Close the microphone, and put away what lies on the desk."""
        await self.recorder.aclose()
        await self.desk.aclose()

    def _on_opened(self) -> None:
        # Nobody must be listened to who does not see it.
        if not self.desk.opened and self.recorder.opened:
            self.recorder.close()
