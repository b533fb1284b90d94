"""What is looked for in the voice picker: words, language, gender, style, and on which shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from neiroha_desktop.domain.provider import Gender
from neiroha_desktop.services.voice_filter import Shelf
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.segments import Segments
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.voice_words import gender_text
from neiroha_desktop.ui.voices.picker.words import language_choice_text
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neiroha_desktop.ui.voices.picker.picker_model import VoicePicker

_SHOWN_ENTRIES = 16


class FilterBar(QWidget):
    """Edits what the picker looks for.

    Attributes:
        search: the field of the words.
    """

    def __init__(self, picker: VoicePicker) -> None:
        super().__init__()
        self._picker = picker
        self._loading = False
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Search voices"))
        self.search.setPlaceholderText(self.tr("Name, language, style …"))
        self.search.setClearButtonEnabled(True)
        self._language = _choice(self.tr("Voice language"))
        self._gender = _choice(self.tr("Voice gender"))
        self._style = _choice(self.tr("Voice style"))
        shelves = (
            (Shelf.ALL.value, self.tr("All voices")),
            (Shelf.FAVOURITES.value, self.tr("Favourites")),
            (Shelf.RECENT.value, self.tr("Recently used")),
        )
        self._shelf = Segments(self.tr("Which voices"), shelves, Shelf.ALL.value)
        self._arrange()
        self.search.textChanged.connect(self._on_text)
        self._language.currentIndexChanged.connect(self._on_language)
        self._gender.currentIndexChanged.connect(self._on_gender)
        self._style.currentIndexChanged.connect(self._on_style)
        self._shelf.chosen.connect(self._on_shelf)
        picker.offers_changed.connect(self.reload)
        self.reload()

    def _arrange(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(SPACE * 2)
        upper.addWidget(self.search, 1)
        upper.addWidget(self._shelf)
        lower = QHBoxLayout()
        lower.setSpacing(SPACE * 2)
        for box in (self._language, self._gender, self._style):
            lower.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addLayout(upper)
        column.addLayout(lower)

    def reload(self) -> None:
        """Offer what there is among the voices, and show what is looked for."""
        index, wanted = self._picker.index, self._picker.wanted
        self._loading = True
        self.search.setText(wanted.text)
        languages = [(one.code, language_choice_text(one)) for one in index.languages()]
        _fill(self._language, self.tr("All languages"), languages, wanted.language)
        genders = [(gender.value, gender_text(gender)) for gender in index.genders()]
        _fill(self._gender, self.tr("Any gender"), genders, wanted.gender.value)
        styles = [(style, translate(style)) for style in index.styles()]
        _fill(self._style, self.tr("Any style"), styles, wanted.style)
        self._shelf.choose(wanted.shelf.value)
        self._loading = False

    def _on_text(self, text: str) -> None:
        if not self._loading:
            self._picker.look_for(text=text)

    def _on_language(self) -> None:
        if not self._loading:
            self._picker.look_for(language=self._language.currentData())

    def _on_gender(self) -> None:
        if not self._loading:
            self._picker.look_for(gender=Gender(self._gender.currentData()))

    def _on_style(self) -> None:
        if not self._loading:
            self._picker.look_for(style=self._style.currentData())

    def _on_shelf(self, value: str) -> None:
        if not self._loading:
            self._picker.look_for(shelf=Shelf(value))


def _choice(name: str) -> QComboBox:
    box = ComboBox()
    box.setAccessibleName(name)
    box.setMaxVisibleItems(_SHOWN_ENTRIES)
    # Else the longest of a hundred languages would say how wide the picker is.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _fill(box: QComboBox, none: str, entries: Iterable[tuple[str, str]], value: str) -> None:
    box.clear()
    box.addItem(none, "")
    for entry, title in entries:
        box.addItem(title, entry)
    box.setCurrentIndex(max(0, box.findData(value)))
    # Nothing to choose, nothing to see.
    box.setVisible(box.count() > 1)
