"""The providers page: the list on the left, form and health check on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.services.health import STAGE_TITLES, Stage
from neiroha_desktop.ui.exchange.button import ExchangeButton
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button, icon_button
from neiroha_desktop.ui.parts.rows import Badge, Row, RowsModel, RowsView
from neiroha_desktop.ui.parts.scroll_column import ScrollColumn
from neiroha_desktop.ui.providers.form_view import ProviderFormCard
from neiroha_desktop.ui.providers.health_view import HealthCard
from neiroha_desktop.ui.providers.local_view import LocalServersCard
from neiroha_desktop.ui.theme import PAGE_MARGINS, SPACE, Tokens
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.services.providers import ProviderSummary
    from neiroha_desktop.ui.providers.view_model import ProvidersViewModel

LIST_WIDTH = 264


class ProvidersPage(QWidget):
    """Everything about providers."""

    def __init__(self, view_model: ProvidersViewModel, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._rows = RowsModel(self)
        self._list = RowsView(self.tr("Providers list"), tokens, self._rows)
        row = QHBoxLayout(self)
        row.setContentsMargins(*PAGE_MARGINS)
        row.setSpacing(SPACE * 4)
        row.addLayout(self._build_list())
        found, form = LocalServersCard(view_model.local), ProviderFormCard(view_model)
        row.addWidget(ScrollColumn(found, form, HealthCard(view_model.form, view_model.checks)), 1)
        self._list.chosen.connect(view_model.select.restart)
        self._rows.toggled.connect(view_model.set_enabled.start)
        view_model.rows_changed.connect(self.reload)
        view_model.form.draft_changed.connect(self.reload)
        self.reload()

    def _build_list(self) -> QVBoxLayout:
        add = button(self.tr("Add provider"), self._view_model.start_new, icon_name="plus")
        duplicate = icon_button(self.tr("Duplicate provider"), "duplicate", self._view_model.duplicate_current)
        delete = icon_button(self.tr("Delete provider"), "delete", self._on_delete)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(add, 1)
        head.addWidget(duplicate)
        head.addWidget(delete)
        self.exchange = ExchangeButton(self)
        head.addWidget(self.exchange.button)
        self._list.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout()
        column.setSpacing(SPACE * 3)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        return column

    def reload(self) -> None:
        """Show the list as it is."""
        rows = [self._row(summary) for summary in self._view_model.summaries]
        for draft in self._view_model.new_drafts():
            badge = Badge("○", self.tr("not saved"), Tone.WARNING)
            rows.append(Row(draft.provider.id, draft.provider.name, self._subtitle(draft.provider.adapter_type), badge))
        self._rows.set_rows(rows)
        current = self._view_model.form.draft
        self._list.show_current(current.provider.id if current else "")

    def _row(self, summary: ProviderSummary) -> Row:
        provider = summary.provider
        return Row(
            id=provider.id,
            title=provider.name,
            subtitle=self._subtitle(provider.adapter_type),
            badge=self._badge(summary),
            checked=provider.enabled,
            unsaved=self._view_model.is_unsaved(provider.id),
        )

    def _subtitle(self, adapter_type: str) -> str:
        return self._view_model.form.type_title(adapter_type)

    def _badge(self, summary: ProviderSummary) -> Badge:
        if not summary.provider.enabled:
            return Badge("○", self.tr("disabled"), Tone.NEUTRAL)
        if self._view_model.lacks_key(summary.provider):
            return Badge("▲", self.tr("no key"), Tone.WARNING)
        if summary.health is not None and summary.health.ready:
            return Badge("●", self.tr("ready"), Tone.OK)
        if summary.health is None or summary.health.passed:
            return Badge("○", self.tr("not checked"), Tone.NEUTRAL)
        stage = translate(STAGE_TITLES[Stage(summary.health.stage)])
        return Badge("✕", self.tr("failed: {stage}").format(stage=stage.lower()), Tone.DANGER)

    def _on_delete(self) -> None:
        draft = self._view_model.form.draft
        if draft is not None:
            self._view_model.delete.start(draft.provider.id)
