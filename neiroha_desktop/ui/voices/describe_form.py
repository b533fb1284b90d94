"""The answers of the form that describes a voice, kept while widgets come and go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.services.design_choices import Choice, DesignField


@dataclass
class DescribeForm:
    """What was answered for the character on screen, and whether the form is open."""

    character_id: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    """Answers as shown, by field id."""
    language: str = ""
    """Of the instruction: "en" or "zh"; "" until somebody chose."""
    opened: bool = False
    director_opened: bool = False

    def turn_to(self, character_id: str) -> None:
        """Begin anew for another character."""
        if character_id != self.character_id:
            self.character_id = character_id
            self.texts = {}

    def words(self, language: str) -> str:
        """Return the description in "en" or "zh"; "" where nothing was answered."""
        # Whoever does not open the form waits for nothing of it.
        from neiroha_desktop.services.design_choices import FIELDS
        from neiroha_desktop.services.design_words import VoiceWish, describe_voice

        answers = {one.id: _answer(one, self.texts.get(one.id, "")) for one in FIELDS}
        return describe_voice(VoiceWish(**answers), language)


def _answer(question: DesignField, text: str) -> Choice | str:
    """Return the choice that is shown as a text, or the text itself."""
    return next((choice for choice in question.choices if translate(choice.label) == text.strip()), text)
