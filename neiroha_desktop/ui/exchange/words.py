"""What is said of a file that was written or brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from neiroha_desktop.ui.wording import join_sentences, size_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.package import ExportReport, ImportReport, Package

_MOST_NAMES = 5


def contents_text(characters: int, providers: int, takes: int) -> str:
    """Return counts in words: `2 characters, 1 provider, 7 takes`."""
    parts = []
    if characters:
        parts.append(QCoreApplication.translate("Exchange", "%n character(s)", "", characters))
    if providers:
        parts.append(QCoreApplication.translate("Exchange", "%n provider(s)", "", providers))
    if takes:
        parts.append(QCoreApplication.translate("Exchange", "%n take(s)", "", takes))
    return ", ".join(parts) or QCoreApplication.translate("Exchange", "nothing")


def package_text(package: Package) -> str:
    """Return what is in a file."""
    return contents_text(len(package.characters), len(package.providers), len(package.takes))


def export_text(report: ExportReport) -> str:
    """Say what was written, and what was left out."""
    text = QCoreApplication.translate("Exchange", "{name} is written ({size}): {contents}.").format(
        name=report.name,
        size=size_text(report.size_bytes),
        contents=contents_text(report.characters, report.providers, report.takes),
    )
    return join_sentences(text, *map(translate, report.left_out))


def import_text(name: str, report: ImportReport) -> str:
    """Say what was brought in, and what is still to be done."""
    parts = []
    if report.added:
        parts.append(_names(QCoreApplication.translate("Exchange", "Added: {names}."), report.added))
    if report.replaced:
        parts.append(_names(QCoreApplication.translate("Exchange", "Replaced: {names}."), report.replaced))
    if report.takes:
        parts.append(QCoreApplication.translate("Exchange", "Takes: %n.", "", report.takes))
    if report.skipped:
        parts.append(_names(QCoreApplication.translate("Exchange", "Skipped: {names}."), report.skipped))
    if report.companions:
        parts.append(
            _names(QCoreApplication.translate("Exchange", "Providers added with them: {names}."), report.companions)
        )
    if report.keyless:
        parts.append(
            _names(
                QCoreApplication.translate("Exchange", "Type the keys of these on the Providers page: {names}."),
                report.keyless,
            )
        )
    head = QCoreApplication.translate("Exchange", "{name} is imported.").format(name=name)
    return join_sentences(head, *parts)


def _names(template: str, names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    if more > 0:
        shown = QCoreApplication.translate("Exchange", "{names} and {count} more").format(names=shown, count=more)
    return template.format(names=shown)
