"""Our own line icons, drawn in a colour of the palette."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from neiroha_desktop.resource_files import resource

ICON_SIZE = QSize(20, 20)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """Return the icon `resources/icons/{name}.svg` in the colour of a palette role, with a muted disabled state."""
    palette = QApplication.palette()
    result = QIcon()
    result.addPixmap(_pixmap(name, palette.color(role)), QIcon.Mode.Normal)
    muted = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    result.addPixmap(_pixmap(name, muted), QIcon.Mode.Disabled)
    return result


def _pixmap(name: str, colour: QColor) -> QPixmap:
    # Rows come and go with the same few icons, and drawing one takes longer than all else about it.
    key = f"neiroha {name} {colour.name()}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(name, colour)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def _drawn(name: str, colour: QColor) -> QPixmap:
    # Twice the size, so that it stays sharp on dense screens.
    pixmap = QPixmap(ICON_SIZE * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    data = QByteArray(_source(name).replace("currentColor", colour.name()).encode())
    QSvgRenderer(data).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return pixmap
