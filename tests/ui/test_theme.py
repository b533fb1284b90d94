"""The colours: legible in both themes, and named in one file only."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import neiroha_desktop
from neiroha_desktop.resource_files import resource
from neiroha_desktop.ui.theme import DARK, LIGHT, Theme, Tokens, build_palette, build_style_sheet

pytestmark = pytest.mark.usefixtures("restored_look")

THEMES = {"light": LIGHT, "dark": DARK}
INKS = ("text", "muted", "ok", "warning", "danger", "accent")
GROUNDS = ("window", "surface", "raised", "accent_soft")
LEAST = 4.5
LEAST_OF_SHAPES = 3.0
"""WCAG 2 asks less of shapes than of words."""
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")


@pytest.fixture
def restored_look(qapp: QApplication) -> None:
    Theme(qapp, "light")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours by WCAG 2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_measure_knows_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_words_are_legible_on_every_ground(theme: str, ground: str, ink: str) -> None:
    tokens = THEMES[theme]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= LEAST


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), [("on_accent", "accent"), ("muted", "border"), ("text", "border")])
def test_words_are_legible_on_buttons(theme: str, ink: str, ground: str) -> None:
    tokens = THEMES[theme]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= LEAST


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["window", "surface", "raised", "accent_soft"])
def test_drawn_quantities_stand_out_from_their_ground(theme: str, ground: str) -> None:
    tokens = THEMES[theme]
    assert len(set(tokens.series)) == len(tokens.series) == 6
    for colour in tokens.series:
        assert contrast(colour, getattr(tokens, ground)) >= LEAST_OF_SHAPES


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("name", "token"), [("chevron", "muted"), ("check", "on_accent")])
def test_signs_that_the_style_sheet_draws_have_the_theme_s_colour(theme: str, name: str, token: str) -> None:
    # A style sheet cannot colour a picture, so these two exist once for each theme.
    source = resource("icons", f"{name}-{theme}.svg").read_text(encoding="utf-8")
    assert {colour.upper() for colour in _COLOUR.findall(source)} == {getattr(THEMES[theme], token)}


def test_icons_take_their_colour_from_the_palette() -> None:
    drawn = [
        path for path in resource("icons").iterdir() if not re.search(r"-(light|dark)\.svg$|^app\.svg$", path.name)
    ]
    assert drawn
    for path in drawn:
        source = path.read_text(encoding="utf-8")
        assert "currentColor" in source, path.name
        assert not _COLOUR.search(source), path.name


def test_no_other_file_names_a_colour() -> None:
    (root,) = neiroha_desktop.__path__
    sources = {path: path.read_text(encoding="utf-8") for path in Path(root).rglob("*.py")}
    (theme,) = (path for path in sources if path.match("ui/theme.py"))
    assert _COLOUR.search(sources.pop(theme))
    found = {path.name: _COLOUR.findall(source) for path, source in sources.items() if _COLOUR.search(source)}
    assert not found


def test_the_style_sheet_names_no_colour_and_no_unknown_token() -> None:
    source = resource("theme.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", source)
    for tokens in THEMES.values():
        rules = re.sub(r"/\*.*?\*/", "", build_style_sheet(tokens), flags=re.DOTALL)
        assert "@" not in rules


def test_tokens_that_begin_alike_are_told_apart() -> None:
    odd = replace(LIGHT, border="#111111", border_strong="#222222", accent="#333333", accent_soft="#444444")
    sheet = build_style_sheet(odd)
    assert "_strong" not in sheet
    assert "_soft" not in sheet


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_disabled_words_stay_legible(tokens: Tokens) -> None:
    palette = build_palette(tokens)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        ink = palette.color(QPalette.ColorGroup.Disabled, role).name()
        assert contrast(ink, tokens.window) >= LEAST


def test_choosing_a_theme_is_told_once(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, "light")
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.tokens.scheme))
    theme.choose("dark")
    theme.choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    theme.choose("light")
    assert told == ["dark", "light"]
    theme.deleteLater()
