"""What the user should know of the provider and the model that are chosen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from neiroha_desktop.domain.messages import msg
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Provider, TtsModel


def provider_note(provider: Provider | None, *, chosen: bool) -> tuple[str, Tone]:
    """Say why a provider cannot speak; "" where it can, or none was chosen."""
    if provider is None:
        return (translate(msg("This provider is gone. Choose another one.")) if chosen else ""), Tone.WARNING
    if not provider.enabled:
        return translate(msg("This provider is switched off; it synthesizes nothing.")), Tone.WARNING
    return "", Tone.NEUTRAL


def model_note(model: TtsModel | None) -> tuple[str, Tone]:
    """Say when the provider switches a model off; "" where it did not say."""
    if model is None or not model.shutdown_date:
        return "", Tone.NEUTRAL
    try:
        day = date.fromisoformat(model.shutdown_date[:10])
    except ValueError:
        # In the provider's own words, whatever they are.
        words = msg("The provider switches this model off: {day}.", day=model.shutdown_date)
        return translate(words), Tone.WARNING
    shown = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    if day <= datetime.now(UTC).date():
        words = msg("The provider switched this model off on {day}. Choose another one.", day=shown)
        return translate(words), Tone.DANGER
    return translate(msg("The provider switches this model off on {day}.", day=shown)), Tone.WARNING
