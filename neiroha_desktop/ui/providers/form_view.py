"""The provider form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from neiroha_desktop.domain.capabilities import Need
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import Fold, button
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.form_grid import FormGrid
from neiroha_desktop.ui.parts.labels import Card, HintLabel, label, reveal, set_tone
from neiroha_desktop.ui.providers.advanced import AdvancedFold
from neiroha_desktop.ui.providers.key_field import KeyField
from neiroha_desktop.ui.providers.limits_view import LimitsView
from neiroha_desktop.ui.providers.models_view import ModelsView
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.ui.providers.view_model import ProvidersViewModel

START_FROM_CHARS = 18
"""So much of a preset's name is shown at least."""


class ProviderFormCard(Card):
    """Edits the provider on screen."""

    def __init__(self, view_model: ProvidersViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._form = view_model.form
        self._loading = False
        self._hints: dict[str, HintLabel] = {}
        self._marked: dict[str, QWidget] = {}
        self._build_head()
        self._build_rows()
        self._build_folds()
        self._connect()
        self.reload()

    # Building

    def _build_head(self) -> None:
        self._heading = label("", "heading")
        self._unsaved = label(self.tr("● unsaved"))
        set_tone(self._unsaved, Tone.WARNING)
        self._enabled = QCheckBox(self.tr("Enabled"))
        self._enabled.setAccessibleName(self.tr("Enabled"))
        self._save_button = button(self.tr("Save"), self._view_model.save.trigger, icon_name="save")
        head = QHBoxLayout()
        head.setSpacing(SPACE * 3)
        head.addWidget(self._heading, 1)
        for widget in (self._unsaved, self._enabled, self._save_button):
            head.addWidget(widget)
        self.column.addLayout(head)
        self._note = label("", "hint")
        self._note.setWordWrap(True)
        self.column.addWidget(self._note)

    def _build_rows(self) -> None:
        self._start_from = ComboBox()
        # As wide as there is room: the longest name would push the button beside it out of a small window.
        self._start_from.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._start_from.setMinimumContentsLength(START_FROM_CHARS)
        self._look_button = button(self.tr("Look on this computer"), self._view_model.local.look.trigger)
        self._adapter_type = ComboBox()
        self._name = QLineEdit()
        self._base_url = QLineEdit()
        self._base_url.setPlaceholderText("https://")
        self._key = KeyField()
        self._model = ComboBox()
        self._model.setEditable(True)
        self._model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._fetch_button = button(self.tr("Fetch All"), self._view_model.checks.fetch.trigger)
        self._stop_fetch = button(self.tr("Stop fetching"), self._view_model.checks.fetch.cancel)
        self._grid = FormGrid()
        rows: tuple[tuple[str, str, QWidget, tuple[QWidget, ...]], ...] = (
            ("start_from", self.tr("Start from"), self._start_from, (self._look_button,)),
            ("adapter_type", self.tr("Adapter Type"), self._adapter_type, ()),
            ("name", self.tr("Name"), self._name, ()),
            ("base_url", self.tr("Base URL"), self._base_url, ()),
            ("api_key", self.tr("API Key"), self._key.line, ()),
            ("default_model", self.tr("Default Model"), self._model, (self._stop_fetch, self._fetch_button)),
        )
        for name, title, field, beside in rows:
            self._marked[name] = field
            whole = self._key if field is self._key.line else field
            self._hints[name] = self._grid.add_field(title, whole, *beside, editor=field)
        self.column.addWidget(self._grid)

    def _build_folds(self) -> None:
        self._limits = LimitsView(self._form)
        self._limits_fold = Fold(self.tr("Limits"), self._limits)
        self._advanced = AdvancedFold()
        self._models_fold = Fold(self.tr("Models and voices"), ModelsView(self._form))
        self.column.addWidget(self._models_fold)
        self.column.addWidget(self._limits_fold)
        self.column.addWidget(self._advanced)

    def _connect(self) -> None:
        form, checks = self._form, self._view_model.checks
        self._start_from.activated.connect(self._on_start_from)
        self._adapter_type.activated.connect(self._on_adapter_type)
        # textChanged, not textEdited: what a screen reader or dictation puts in counts as typed.
        self._name.textChanged.connect(self._on_name)
        self._base_url.textChanged.connect(self._on_base_url)
        self._key.edited.connect(form.edit_key)
        self._model.editTextChanged.connect(self._on_model)
        self._enabled.toggled.connect(self._on_enabled)
        self._advanced.edited.connect(form.edit_setting)
        checks.fetch.running_changed.connect(self._on_fetching)
        self._on_fetching(checks.fetch.running)
        form.draft_changed.connect(self.reload)
        form.notes_changed.connect(self._show_notes)
        form.catalog_changed.connect(self._show_catalog)
        form.problem.connect(self.show_problem)
        form.field_wanted.connect(self._reveal_limit)

    # Showing

    def reload(self) -> None:
        """Show the draft on screen."""
        draft = self._form.draft
        self.setEnabled(draft is not None)
        if draft is None:
            self._heading.clear()
            return
        self._loading = True
        for name in self._hints:
            self._mark(name, "")
        self._limits.clear_marks()
        provider = draft.provider
        self._grid.show_field(self._start_from, draft.is_new)
        self._start_from.clear()
        for preset in self._form.presets():
            self._start_from.addItem(translate(preset.title), preset.id)
        self._start_from.setCurrentIndex(self._start_from.findData(draft.preset_id))
        self._adapter_type.clear()
        for info in self._form.adapter_types():
            self._adapter_type.addItem(info.title, info.type_id)
        self._adapter_type.setCurrentIndex(self._adapter_type.findData(provider.adapter_type))
        self._name.setText(provider.name)
        self._base_url.setText(provider.base_url)
        self._enabled.setChecked(provider.enabled)
        self._limits.reload()
        self._show_type()
        self._loading = False
        self._show_catalog()
        self._show_notes()

    def _show_type(self) -> None:
        """Show what the adapter type has a use for."""
        info = self._form.adapter_info()
        self._grid.show_field(self._base_url, info is None or info.needs_address)
        self._grid.show_field(self._key, info is None or info.needs_key is not Need.NONE)
        settings = self._form.draft.provider.settings if self._form.draft else {}
        self._advanced.show_fields(info.connection_fields if info else (), settings)

    def _show_notes(self) -> None:
        draft = self._form.draft
        if draft is None:
            return
        self._heading.setText(draft.provider.name or self.tr("New provider"))
        self._unsaved.setVisible(draft.dirty)
        preset = self._form.preset()
        self._note.setText(translate(preset.note) if preset and preset.note else "")
        self._note.setVisible(bool(self._note.text()))
        text, tone = self._form.address_note()
        self._hints["base_url"].say(text, tone)
        set_tone(self._base_url, Tone.DANGER if tone is Tone.DANGER else Tone.NEUTRAL)
        self._hints["api_key"].say(*self._form.key_note())
        set_tone(self._key.line, Tone.NEUTRAL)
        masked = draft.key_state.masked if draft.key_state else ""
        url, is_local = (preset.key_url, preset.probe_port is not None) if preset else ("", False)
        self._key.load(draft.key_text, masked, url, is_project=is_local)
        self._limits_fold.set_summary(self._limits.summary())

    def _show_catalog(self) -> None:
        draft = self._form.draft
        if draft is None:
            return
        self._loading = True
        self._model.clear()
        self._model.addItems([model.id for model in draft.catalog.models])
        self._model.setEditText(draft.provider.default_model)
        self._loading = False
        text, tone = self._form.catalog_note()
        # What goes well is said where there is room for it anyway: nothing below moves when a list has come.
        failed = tone is Tone.DANGER
        self._hints["default_model"].say(text if failed else "", tone)
        count = self.tr("%n model(s)", "", len(draft.catalog.models))
        self._models_fold.set_summary(count if failed else text or count)

    def show_problem(self, name: str, text: str) -> None:
        """Show what is wrong at its field, unfold it and put the focus there."""
        if self._advanced.mark(name, text):
            return
        if self._limits.has(name):
            self._limits.mark(name, text)
            self._reveal_limit(name)
        elif name in self._hints:
            self._mark(name, text)
            reveal(self._marked[name])

    def _reveal_limit(self, name: str) -> None:
        self._limits_fold.head.setChecked(True)
        self._limits.reveal(name)

    def _mark(self, name: str, problem: str) -> None:
        set_tone(self._marked[name], Tone.DANGER if problem else Tone.NEUTRAL)
        self._hints[name].say(problem, Tone.DANGER if problem else Tone.NEUTRAL)

    # Editing

    def _on_start_from(self) -> None:
        self._view_model.start_from(self._start_from.currentData())

    def _on_adapter_type(self) -> None:
        self._form.edit(adapter_type=self._adapter_type.currentData())
        self._show_type()

    def _on_name(self, text: str) -> None:
        if not self._loading:
            self._mark("name", "")
            self._form.edit(name=text)

    def _on_base_url(self, text: str) -> None:
        if not self._loading:
            self._form.edit(base_url=text)

    def _on_model(self, text: str) -> None:
        if not self._loading:
            self._form.edit(default_model=text.strip())

    def _on_enabled(self, enabled: bool) -> None:
        if not self._loading:
            self._form.edit(enabled=enabled)

    def _on_fetching(self, running: bool) -> None:
        self._stop_fetch.setVisible(running)
        self._fetch_button.setEnabled(not running)
