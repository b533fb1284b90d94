"""The list of models and voices, with entries typed by hand."""

from __future__ import annotations

import itertools
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from neiroha_desktop.domain.provider import Origin, TtsModel, Voice
from neiroha_desktop.domain.validation import MODE_TITLES
from neiroha_desktop.services.catalog import Catalog
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.voice_words import voice_facts
from neiroha_desktop.ui.wording import list_text, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.ui.providers.form_model import ProviderForm

_IDS = Qt.ItemDataRole.UserRole
_AT_ONCE = 100
"""Voices that are added to the list in one turn: more than it shows at a time, and soon done."""


class _VoiceItem(QTreeWidgetItem):
    """A voice that is put into words when it comes into view: there may be a thousand."""

    def __init__(self, model_id: str, voice: Voice, source: Callable[[Voice], str]) -> None:
        super().__init__()
        self._ids = (model_id, voice.id)
        self._voice = voice
        self._source = source

    def data(self, column: int, role: int) -> Any:
        """Return id, facts and source, and which voice it is."""
        if role == Qt.ItemDataRole.DisplayRole:
            match column:
                case 0:
                    return self._voice.id
                case 1:
                    return voice_facts(self._voice)
            return self._source(self._voice)
        return self._ids if role == _IDS else super().data(column, role)


class ModelsView(QWidget):
    """Models, and under each its voices; entries are added and removed here."""

    def __init__(self, form: ProviderForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._coming: list[tuple[QTreeWidgetItem, str, Voice]] = []
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._add_more)
        self._tree = QTreeWidget()
        self._tree.setAccessibleName(self.tr("Models and voices list"))
        self._tree.setHeaderLabels([self.tr("Id"), self.tr("What it is"), self.tr("Source")])
        self._tree.setMinimumHeight(200)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Only what is on screen is measured, and not each of hundreds of voices.
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._tree.setUniformRowHeights(True)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("exact id"))
        title = label(self.tr("Add by hand"), "field")
        title.setBuddy(self._line)
        self._line.setAccessibleName(self.tr("Add by hand"))
        self._line.textChanged.connect(self._update_buttons)
        self._line.returnPressed.connect(self._on_add_model)
        self._add_model = button(self.tr("Add model"), self._on_add_model)
        self._add_voice = button(self.tr("Add voice"), self._on_add_voice)
        self._remove = button(self.tr("Remove"), self._on_remove)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addWidget(title)
        row.addWidget(self._line, 1)
        for widget in (self._add_model, self._add_voice, self._remove):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(SPACE * 2)
        column.addWidget(self._tree)
        column.addLayout(row)
        self._tree.currentItemChanged.connect(self._update_buttons)
        form.catalog_changed.connect(self.reload)
        form.draft_changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the lists of the draft on screen."""
        self._tree.clear()
        self._coming = []
        catalog = self._form.draft.catalog if self._form.draft is not None else Catalog()
        for model in catalog.models:
            item = QTreeWidgetItem([model.id, self._model_facts(model), self._source(model)])
            item.setData(0, _IDS, (model.id, None))
            self._tree.addTopLevelItem(item)
            item.setExpanded(True)
            self._coming += [(item, model.id, voice) for voice in catalog.voices_of(model.id)]
        if len(self._coming) <= _AT_ONCE:
            self._add_more()
        else:
            # The form is laid out and painted first, which is enough for one turn.
            self._more.start()
        self._update_buttons()

    def _add_more(self) -> None:
        """Add some of the voices that are not in the list yet; the others follow, some each turn."""
        added, self._coming = self._coming[:_AT_ONCE], self._coming[_AT_ONCE:]
        for item, several in itertools.groupby(added, key=itemgetter(0)):
            item.addChildren([_VoiceItem(model_id, voice, self._source) for _, model_id, voice in several])
        if self._coming:
            self._more.start()

    def _model_facts(self, model: TtsModel) -> str:
        modes = self._form.capabilities(model.id).voice_modes
        return list_text(translate(title) for mode, title in MODE_TITLES.items() if mode in modes)

    def _source(self, entry: TtsModel | Voice) -> str:
        if entry.missing:
            return self.tr("missing")
        if entry.origin is Origin.MANUAL:
            return self.tr("by hand")
        # Before the first fetch the list holds what is known of the provider's models.
        fetched = self._form.draft is not None and self._form.draft.catalog.fetched_at is not None
        return self.tr("fetched") if fetched else self.tr("known")

    def _chosen(self) -> tuple[str, str | None] | None:
        item = self._tree.currentItem()
        return item.data(0, _IDS) if item else None

    def _update_buttons(self) -> None:
        typed, chosen = bool(self._line.text().strip()), self._chosen() is not None
        self._add_model.setEnabled(typed)
        self._add_voice.setEnabled(typed and chosen)
        self._remove.setEnabled(chosen)

    def _on_add_model(self) -> None:
        self._form.add_model(self._line.text())
        self._line.clear()

    def _on_add_voice(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._form.add_voice(chosen[0], self._line.text())
            self._line.clear()

    def _on_remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._form.remove_entry(*chosen)
