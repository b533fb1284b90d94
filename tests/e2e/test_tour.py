"""The tour, on a real screen: a picture of each page in both themes and languages, and a sound of each mode."""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtGui import QImage

from tests.e2e.hall import Desktop
from tests.stage.processes import running, wait_for

PAGES = ("1-voices", "2-providers", "3-takes", "4-usage", "5-settings")
SIZE = (1024, 680)
_ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 120.0


def test_the_tour_keeps_pictures_and_sounds(desktop: Desktop, tmp_path: Path) -> None:
    out, log = tmp_path / "tour", tmp_path / "tour.log"
    command = [sys.executable, "-m", "neiroha_desktop", "tour", "--out", str(out), "--size", "{}x{}".format(*SIZE)]
    with running(command, desktop.session.env, log, cwd=_ROOT) as process:
        code = wait_for("the end of the tour", process.poll, _SECONDS)
    assert code == 0, log.read_text(encoding="utf-8")

    for page in PAGES:
        pictures = {
            (language, theme): _picture(out / f"{language}-{theme}-{page}.png")
            for language in ("en", "zh_CN")
            for theme in ("light", "dark")
        }
        for one, other in combinations(pictures.values(), 2):
            assert not np.array_equal(one, other), page
        for language in ("en", "zh_CN"):
            assert np.median(pictures[language, "light"]) > 200, page
            assert np.median(pictures[language, "dark"]) < 60, page
    for mode in ("preset", "design", "clone"):
        samples, rate = soundfile.read(out / f"{mode}.wav")
        assert len(samples) > rate
        assert np.abs(samples).max() > 0.05, mode
    assert len(list(out.iterdir())) == 4 * len(PAGES) + 3


def _picture(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the brightness of each pixel."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    assert (image.width(), image.height()) == SIZE, path
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    assert len(np.unique(pixels)) > 50, f"{path} is as good as blank"
    return pixels[:, : image.width()].copy()
