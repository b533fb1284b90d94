"""Colour and size tokens, and the palette and style sheet made from them."""

# No other file names a colour or, for looks, a size in pixels.

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from neiroha_desktop.resource_files import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

CONTROL_HEIGHT = 32
RADIUS = 8
SPACE = 4
"""Gaps are multiples of this: 4, 8, 12, 16, 24 pixels."""
PAGE_MARGINS = SPACE * 4, SPACE * 4, SPACE * 4, SPACE
"""Left, top, right, bottom, in pixels; below a page is the place of the status line."""
TEXT_PX = 13
HEADING_PX = 16
SMALL_PX = 12


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB."""

    scheme: str
    window: str
    surface: str
    raised: str
    border: str
    border_strong: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    """Ground of a selected row: the accent, thinned over the surface."""
    ok: str
    warning: str
    danger: str
    series_1: str
    """Drawn quantities that must be told apart; each has a pattern of its own beside its colour."""
    series_2: str
    series_3: str
    series_4: str
    series_5: str

    @property
    def series(self) -> tuple[str, ...]:
        """The colours of drawn quantities in their order, and last the one of all others together."""
        return (self.series_1, self.series_2, self.series_3, self.series_4, self.series_5, self.muted)


LIGHT = Tokens(
    scheme="light",
    window="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    border="#E1E4EA",
    border_strong="#C6CBD6",
    text="#171A21",
    muted="#565E6E",
    accent="#5546D6",
    on_accent="#FFFFFF",
    accent_soft="#ECEAFA",
    ok="#1B7A4A",
    warning="#8F5F00",
    danger="#B92D45",
    series_1="#5546D6",
    series_2="#0E7C86",
    series_3="#B4530A",
    series_4="#B0307A",
    series_5="#55701A",
)

DARK = Tokens(
    scheme="dark",
    window="#14161B",
    surface="#1B1E25",
    raised="#232730",
    border="#2C313C",
    border_strong="#414857",
    text="#ECEEF3",
    muted="#A3ABBA",
    accent="#9A8CFF",
    on_accent="#14161B",
    accent_soft="#2B2946",
    ok="#52C78D",
    warning="#E3A93F",
    danger="#F4768A",
    series_1="#9A8CFF",
    series_2="#3FB8C4",
    series_3="#E8935A",
    series_4="#EC86BE",
    series_5="#A3C261",
)


class Theme(QObject):
    """The theme in force: light, dark, or whatever the desktop says.

    Args:
        app: receives font and palette.
        choice: "light", "dark" or "system".

    Attributes:
        tokens: the colours in force.
        style_sheet: for the main window, which hands it on to all within it and to its dialogs. On the application it
            would style each widget anew, with all below it, for every parent it gets while a page is being built.

    Signals:
        changed: other tokens are in force; painted things must be made anew.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__()
        self._app = app
        self.choice = choice
        self.tokens = self._wanted()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose(self, choice: str) -> None:
        """Put "light", "dark" or "system" in force."""
        self.choice = choice
        self._refresh()

    def _on_system_changed(self) -> None:
        if self.choice == "system":
            self._refresh()

    def _refresh(self) -> None:
        tokens = self._wanted()
        if tokens is not self.tokens:
            self.tokens = tokens
            self._apply()
            self.changed.emit()

    def _wanted(self) -> Tokens:
        if self.choice == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self.choice == "dark" else LIGHT

    def _apply(self) -> None:
        self._app.setStyle("Fusion")
        font = self._app.font()
        # After the desktop's own family, Simplified Chinese glyphs; without a name fontconfig may pick Japanese ones.
        font.setFamilies([font.family(), "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC"])
        font.setPixelSize(TEXT_PX)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._app.setFont(font)
        self._app.setPalette(build_palette(self.tokens))
        self.style_sheet = build_style_sheet(self.tokens)


def build_palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme; disabled controls keep a readable, muted text."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.window),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.danger),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.border),
        (role.Mid, tokens.border_strong),
        (role.Dark, tokens.border_strong),
        (role.Shadow, tokens.border),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return palette


def build_style_sheet(tokens: Tokens) -> str:
    """Return the application's style sheet for a theme."""
    source = resource("theme.qss").read_text(encoding="utf-8")
    values = {name: getattr(tokens, name) for name in Tokens.__slots__}
    values["icons"] = resource("icons").as_posix()
    for name in sorted(values, key=len, reverse=True):
        source = source.replace(f"@{name}", values[name])
    return source
