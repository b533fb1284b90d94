"""Sentences of the lower rooms in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from neiroha_desktop.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from neiroha_desktop.domain.errors import NeirohaError

_STOPS = (".", "!", "?", "…", ":", ";", ",")
_WIDE_STOPS = ("。", "！", "？", "；", "：", "，")


def translate(message: Message | str) -> str:
    """Return a message, or a text that was marked with `msg`, in the language of the window."""
    if isinstance(message, str):
        return QCoreApplication.translate("", message) if message else ""
    template = QCoreApplication.translate("", message.template)
    values = {name: translate(value) if isinstance(value, Message) else value for name, value in message.params.items()}
    return template.format(**values) if values else template


def error_text(error: NeirohaError) -> str:
    """Return what happened and what to do, as one line."""
    text = translate(error.message)
    return join_sentences(text, translate(error.remedy)) if error.remedy else text


def join_sentences(*sentences: str) -> str:
    """Return sentences as one line.

    One that ends in a provider's own words may lack its stop; after a Chinese stop, which is wide, there is no space.
    """
    line = ""
    for sentence in sentences:
        if line and not line.endswith((*_STOPS, *_WIDE_STOPS)):
            line += "。" if _is_chinese() else "."
        line += sentence if not line or line.endswith(_WIDE_STOPS) else f" {sentence}"
    return line


def list_text(names: Iterable[str]) -> str:
    """Return names as one line, with the commas of the language."""
    return ("、" if _is_chinese() else ", ").join(names)


def series_text(parts: Iterable[str]) -> str:
    """Return longer parts of a sentence as one line, with the semicolons of the language."""
    return ("；" if _is_chinese() else "; ").join(parts)


def with_note(name: str, note: str) -> str:
    """Return a name and what is to be known of it, in the brackets of the language."""
    return f"{name}（{note}）" if _is_chinese() else f"{name}   ({note})"


def _is_chinese() -> bool:
    return QLocale().language() == QLocale.Language.Chinese


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that is not taken: the wanted one, or with the next number behind it."""
    base = wanted.rstrip("0123456789").rstrip()
    if wanted not in taken or base not in taken:
        base = wanted
    name, number = wanted, 2
    while name in taken:
        name, number = f"{base} {number}", number + 1
    return name


def seconds_text(seconds: float) -> str:
    """Return a duration for a list: `3.4 s`, or `1:05` from one minute on."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def latency_text(seconds: float) -> str:
    """Return a waiting time: `42 ms`, or `3.4 s` from one second on."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else seconds_text(seconds)


def size_text(size_bytes: int) -> str:
    """Return a size in the units of the language."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def time_text(moment: datetime) -> str:
    """Return a moment in local time: the hour today, with the date on other days."""
    local = moment.astimezone()
    today = local.date() == local.now(local.tzinfo).date()
    return local.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
