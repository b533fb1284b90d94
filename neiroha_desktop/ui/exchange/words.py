"""What is said of a file that was written or brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neiroha_desktop.ui.wording import join_sentences, list_text, size_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.package import ExportReport, ImportReport, Package

_MOST_NAMES = 5


class ExchangeWords(QObject):
    """Puts reports into sentences of the window's language; an object, because only objects count in words."""

    def package(self, package: Package) -> str:
        """Return what is in a file: `2 characters, 1 provider, 7 takes`."""
        return self._contents(len(package.characters), len(package.providers), len(package.takes))

    def exported(self, report: ExportReport) -> str:
        """Say what was written, and what was left out."""
        text = self.tr("{name} is written ({size}): {contents}.").format(
            name=report.name,
            size=size_text(report.size_bytes),
            contents=self._contents(report.characters, report.providers, report.takes),
        )
        return join_sentences(text, *map(translate, report.left_out))

    def imported(self, name: str, report: ImportReport) -> str:
        """Say what was brought in, and what is still to be done."""
        listed = (
            (self.tr("Added: {names}."), report.added),
            (self.tr("Replaced: {names}."), report.replaced),
            (self.tr("Skipped: {names}."), report.skipped),
            (self.tr("Providers added with them: {names}."), report.companions),
            (self.tr("Type the keys of these on the Providers page: {names}."), report.keyless),
        )
        sentences = [template.format(names=self._names(names)) for template, names in listed if names]
        if report.takes:
            sentences.insert(0, self.tr("Takes: {count}.").format(count=report.takes))
        return join_sentences(self.tr("{name} is imported.").format(name=name), *sentences)

    def _contents(self, characters: int, providers: int, takes: int) -> str:
        parts = []
        if characters:
            parts.append(self.tr("%n character(s)", "", characters))
        if providers:
            parts.append(self.tr("%n provider(s)", "", providers))
        if takes:
            parts.append(self.tr("%n take(s)", "", takes))
        return list_text(parts) or self.tr("nothing")

    def _names(self, names: tuple[str, ...]) -> str:
        shown = list_text(names[:_MOST_NAMES])
        more = len(names) - _MOST_NAMES
        return self.tr("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown
