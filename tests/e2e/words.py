"""The words on the screen, in English and as the translation file has them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

_TRANSLATIONS = Path(__file__).resolve().parents[2] / "resources" / "translations"


class Words:
    """Says in the language of the window what the code says in English.

    Attributes:
        language: "en" or the name of a translation, for example "zh_CN".
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._found: dict[str, dict[str, str]] = {}
        if language != "en":
            self._read(_TRANSLATIONS / f"neiroha_{language}.ts")

    def __call__(self, source: str, context: str | None = None) -> str:
        """Return what stands on the screen for an English text.

        Args:
            source: the text, with its {placeholders}.
            context: the class that says it, where others say it differently.
        """
        if self.language == "en":
            return source
        known = self._found.get(source, {})
        said = {known[context]} if context in known else set(known.values())
        assert len(said) == 1, f"{source!r} is {known or 'not translated'}"
        return said.pop()

    def _read(self, path: Path) -> None:
        for context in ET.parse(path).getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                if translation is None or translation.get("type") in ("unfinished", "obsolete", "vanished"):
                    continue
                words = translation.findtext("numerusform") or translation.text
                if words:
                    places = self._found.setdefault(message.findtext("source", ""), {})
                    places[context.findtext("name", "")] = words
