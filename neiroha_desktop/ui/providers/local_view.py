"""Look on this computer: a line for each server that was found, with a button that adds it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from neiroha_desktop.ui.parts.buttons import button, icon_button
from neiroha_desktop.ui.parts.labels import Card, label
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import list_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.services.local_servers import FoundServer
    from neiroha_desktop.ui.providers.local_model import LocalServersModel


class LocalServersCard(Card):
    """Shows what a look on this computer has found; hidden until there was one."""

    def __init__(self, model: LocalServersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(label(self.tr("ON THIS COMPUTER"), "section"))
        head.addStretch(1)
        head.addWidget(icon_button(self.tr("Close what was found"), "close", model.close))
        self.column.addLayout(head)
        self._says = label("", "hint")
        self._says.setWordWrap(True)
        self.column.addWidget(self._says)
        self._list = QWidget()
        self._list.setAccessibleName(self.tr("Servers on this computer"))
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE * 2)
        self._grid.setColumnStretch(1, 1)
        self.column.addWidget(self._list)
        model.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show what was found."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        report = self._model.report
        found = report.found if report else ()
        self.setVisible(report is not None or self._model.look.running)
        self._says.setText(self._sentence())
        self._list.setVisible(bool(found))
        for number, one in enumerate(found):
            self._add_line(number, one)

    def _add_line(self, number: int, found: FoundServer) -> None:
        title = translate(found.preset.title)
        where = label(f"{found.preset.base_url} · {found.adapter_title}", "hint")
        where.setWordWrap(True)
        last: QWidget
        if found.provider_name:
            last = label(self.tr('added as "{name}"').format(name=found.provider_name), "hint")
        else:
            last = button(self.tr("Add"), partial(self._model.add.start, found), icon_name="plus")
            last.setAccessibleName(self.tr("Add {name}").format(name=title))
            last.setEnabled(not self._model.add.running)
        for column, widget in enumerate((label(title, "strong"), where, last)):
            self._grid.addWidget(widget, number, column, alignment=Qt.AlignmentFlag.AlignVCenter)

    def _sentence(self) -> str:
        report = self._model.report
        if report is None:
            return self.tr("Asking the usual ports of speech servers on this computer…")
        ports = list_text(map(str, report.strangers))
        strange = self.tr("Something else answers on port {ports}.").format(ports=ports) if ports else ""
        if report.found:
            known = self.tr("%n server(s) found. Nothing is added until you say so.", "", len(report.found))
        else:
            known = self.tr("Nothing found: no known speech server answers on its usual port.")
        return f"{known} {strange}".strip()
