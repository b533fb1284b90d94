"""The three voice modes as one row of radio buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.validation import MODE_TITLES
from neiroha_desktop.ui.parts.labels import set_tone
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Mapping


class ModeSwitch(QWidget):
    """Chooses where the voice comes from.

    Signals:
        chosen(VoiceMode): the user switched.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[VoiceMode, QRadioButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        places = dict(zip(VoiceMode, ("first", "middle", "last"), strict=True))
        for mode in VoiceMode:
            radio = QRadioButton(translate(MODE_TITLES[mode]))
            radio.setAccessibleName(radio.text())
            radio.setProperty("role", "segment")
            radio.setProperty("place", places[mode])
            self._group.addButton(radio)
            self._buttons[mode] = radio
            row.addWidget(radio)
        row.addStretch(1)
        self._loading = False
        # buttonToggled, not buttonClicked: a screen reader toggles a radio button without clicking it.
        self._group.buttonToggled.connect(self._on_toggled)

    def load(self, current: VoiceMode, offers: Mapping[VoiceMode, str | None], model_id: str) -> None:
        """Show the mode on screen.

        Args:
            current: the mode on screen.
            offers: for each mode the model to use for it, None where no model offers it.
            model_id: the model on screen. A mode of another model is greyed and says which one it is.
        """
        self._loading = True
        for mode, radio in self._buttons.items():
            offer = offers[mode]
            radio.setEnabled(offer is not None or mode is current)
            elsewhere = offer is not None and offer != model_id
            set_tone(radio, "muted" if elsewhere else "")
            note = (
                self.tr("Offered by {model}; choosing it switches the model.").format(model=offer) if elsewhere else ""
            )
            if offer is None:
                note = self.tr("No model of this provider offers it.")
            radio.setToolTip(note)
            radio.setAccessibleDescription(note)
            radio.setChecked(mode is current)
        self._loading = False

    def _on_toggled(self, button: QRadioButton, checked: bool) -> None:
        if checked and not self._loading:
            self.chosen.emit(next(mode for mode, radio in self._buttons.items() if radio is button))
