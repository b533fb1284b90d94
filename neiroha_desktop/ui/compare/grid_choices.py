"""What a comparison is made of, as the user chooses it: columns of one kind, and texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.validation import MODE_TITLES
from neiroha_desktop.services.grid_estimate import estimate
from neiroha_desktop.services.grid_plan import MOST_COLUMNS, MOST_TEXTS, Column, ColumnKind, GridPlan, variant
from neiroha_desktop.services.samples import greeting, sample_texts
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.voice_words import language_text, voice_facts
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.services.grid_estimate import GridEstimate
    from neiroha_desktop.services.usage import UsageService
    from neiroha_desktop.ui.voices.view_model import VoicesViewModel

FIRST_COLUMNS = 4
"""So many columns are proposed."""
_AUDITION = "audition"
_FIRST_KINDS = {
    VoiceMode.PRESET: ColumnKind.VOICES,
    VoiceMode.DESIGN: ColumnKind.INSTRUCTIONS,
    VoiceMode.CLONE: ColumnKind.CHARACTERS,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can stand in a column or a row."""

    key: str
    title: str
    detail: str = ""
    chosen: bool = False


class GridChoices(QObject):
    """Proposes, and keeps what was chosen, for as long as the program runs.

    Attributes:
        kind: what differs from column to column.
        cost: what it will take; None until that is known.

    Signals:
        changed: other choices, or other ones of them are chosen.
        cost_changed: it will cost something else.
    """

    changed = Signal()
    cost_changed = Signal()

    def __init__(self, voices: VoicesViewModel, usage: UsageService, parent: QObject) -> None:
        super().__init__(parent)
        self._voices = voices
        self._usage = usage
        self._base: Character | None = None
        self._typed: dict[ColumnKind, list[str]] = {}
        self._typed_texts: list[str] = []
        self._chosen: dict[ColumnKind, list[str]] = {}
        self._chosen_texts: list[str] | None = None
        self.kind = ColumnKind.VOICES
        self.cost: GridEstimate | None = None
        # Nobody asked for this one: whatever is wrong is said when the comparison is started.
        self._look = AsyncCommand(self._look_up, self)
        voices.samples.changed.connect(self.changed)

    def turn_to(self, base: Character) -> None:
        """Compare with a character as it is on screen; other columns are proposed where it is another one now."""
        before, self._base = self._base, base
        if before is None or _ground(before) != _ground(base):
            self._chosen.clear()
            self._typed.clear()
            self.kind = _FIRST_KINDS[base.mode]
        self._voices.samples.load.restart()
        self._tell()

    # What there is

    def columns(self) -> list[Choice]:
        """Return what can stand in the columns."""
        found = self._values()
        chosen = self._chosen_values([choice.key for choice in found])
        return [Choice(one.key, one.title, one.detail, one.key in chosen) for one in found]

    def texts(self) -> list[Choice]:
        """Return what can stand in the rows; the key of a text is the text itself, but for that of the audition."""
        found: dict[str, Choice] = {}
        written = self._voices.audition.text
        if written.strip():
            found[written] = Choice(_AUDITION, written, self.tr("Audition"))
        for text in self._typed_texts:
            found.setdefault(text, Choice(text, text))
        for own in self._voices.samples.own:
            found.setdefault(own.text, Choice(own.text, own.text, self.tr("My text")))
        for sample in sample_texts():
            detail = f"{translate(sample.title)} · {language_text(sample.language)}"
            found.setdefault(sample.text, Choice(sample.text, sample.text, detail))
        chosen = self._first_texts(found) if self._chosen_texts is None else self._chosen_texts
        return [Choice(one.key, one.title, one.detail, one.key in chosen) for one in found.values()]

    def note(self) -> str:
        """Say what the columns are, or why there are none."""
        base, editor = self._base, self._voices.editor
        if base is None:
            return ""
        match self.kind:
            case ColumnKind.VOICES if VoiceMode.PRESET not in editor.capabilities().voice_modes:
                return self.tr("{model} has no preset voices.").format(model=base.model_id or self.tr("This model"))
            case ColumnKind.VOICES:
                return self.tr("{name}, in other voices of {model}.").format(name=base.name, model=base.model_id)
            case ColumnKind.CHARACTERS:
                return self.tr("Each character as it is on screen.")
            case ColumnKind.MODELS:
                mode = translate(MODE_TITLES[base.mode])
                return self.tr('{name}, on the models that offer "{mode}".').format(name=base.name, mode=mode)
        if base.mode is VoiceMode.DESIGN:
            return self.tr("{name}, with other descriptions.").format(name=base.name)
        if editor.capabilities().instructions is Need.NONE:
            return self.tr("{model} takes no instruction: all columns would sound alike.").format(model=base.model_id)
        return self.tr("{name}, with other instructions.").format(name=base.name)

    # Choosing

    def choose_kind(self, kind: ColumnKind) -> None:
        """Let something else differ from column to column."""
        if kind is not self.kind:
            self.kind = kind
            self._tell()

    def choose_column(self, key: str, chosen: bool) -> None:
        """Take a column, or leave it out; one too many is not taken."""
        before = [one.key for one in self.columns() if one.chosen]
        self._chosen[self.kind] = _with(before, key, chosen, MOST_COLUMNS)
        self._tell()

    def choose_text(self, key: str, chosen: bool) -> None:
        """Take a text, or leave it out; one too many is not taken."""
        before = [one.key for one in self.texts() if one.chosen]
        self._chosen_texts = _with(before, key, chosen, MOST_TEXTS)
        self._tell()

    def add_column(self, value: str) -> None:
        """Take a voice id, a model id or an instruction that was typed."""
        value = value.strip()
        if value:
            if value not in [one.key for one in self._values()]:
                self._typed.setdefault(self.kind, []).append(value)
            self.choose_column(value, True)

    def add_text(self, text: str) -> None:
        """Take a text that was typed."""
        text = text.strip()
        if text:
            known = next((one.key for one in self.texts() if one.title == text), None)
            if known is None:
                self._typed_texts.append(text)
            self.choose_text(known or text, True)

    def plan(self) -> GridPlan:
        """Return what was chosen.

        Raises:
            InvalidInputError: field `columns` or `texts`: nothing was.
        """
        columns = tuple(
            Column(one.title, one.key, self._character(one.key), one.detail) for one in self.columns() if one.chosen
        )
        return GridPlan(self.kind, columns, tuple(one.title for one in self.texts() if one.chosen))

    # Inside

    def _character(self, value: str) -> Character:
        assert self._base is not None
        base = self._base
        if self.kind is ColumnKind.CHARACTERS:
            base = next(one for one in self._voices.drafts() if one.id == value)
        return variant(base, self.kind, value)

    def _values(self) -> list[Choice]:
        """Return what can stand in the columns: what there is, and what was typed."""
        base, editor = self._base, self._voices.editor
        if base is None:
            return []
        found: dict[str, Choice] = {}
        match self.kind:
            case ColumnKind.CHARACTERS:
                found = {one.id: Choice(one.id, one.name, _facts(one)) for one in self._voices.drafts()}
            case ColumnKind.MODELS:
                own = [base.model_id] if base.model_id else []
                found = {one: Choice(one, one) for one in (*own, *editor.models_with(base.mode))}
            case ColumnKind.INSTRUCTIONS:
                now = base.instructions.get(base.mode, "").strip()
                found[now] = Choice(now, now or self.tr("No instruction"), self.tr("as it is now"))
            case ColumnKind.VOICES if VoiceMode.PRESET in editor.capabilities().voice_modes:
                own = [base.voice_id] if base.mode is VoiceMode.PRESET and base.voice_id.strip() else []
                found = {one: Choice(one, one) for one in own}
                found.update({one.id: Choice(one.id, one.id, voice_facts(one)) for one in editor.voices()})
        for value in self._typed.get(self.kind, []):
            found.setdefault(value, Choice(value, value))
        return list(found.values())

    def _chosen_values(self, known: Sequence[str]) -> list[str]:
        if self.kind in self._chosen:
            return self._chosen[self.kind]
        base = self._base
        own = {
            ColumnKind.CHARACTERS: base.id if base else "",
            ColumnKind.VOICES: base.voice_id if base else "",
        }.get(self.kind)
        first = [one for one in known if one == own]
        return [*first, *(one for one in known if one != own)][:FIRST_COLUMNS]

    def _first_texts(self, found: dict[str, Choice]) -> list[str]:
        if any(one.key == _AUDITION for one in found.values()):
            return [_AUDITION]
        base = self._base
        voice = next((one for one in self._voices.editor.voices() if base and one.id == base.voice_id), None)
        text = greeting(voice.language if voice else "en")
        return [text] if text in found else []

    def _tell(self) -> None:
        self.changed.emit()
        self._look.restart()

    async def _look_up(self) -> None:
        columns = [self._character(one.key) for one in self.columns() if one.chosen]
        asked = [(column, text.title) for text in self.texts() if text.chosen for column in columns]
        self.cost = await estimate(self._usage, asked) if asked else None
        self.cost_changed.emit()


def _ground(base: Character) -> tuple[str, str, str, VoiceMode]:
    """Return what the choices of a character depend on."""
    return base.id, base.provider_id, base.model_id, base.mode


def _facts(character: Character) -> str:
    modes = {
        VoiceMode.PRESET: msg("preset"),
        VoiceMode.DESIGN: msg("design"),
        VoiceMode.CLONE: msg("clone"),
    }
    voice = character.voice_id if character.mode is VoiceMode.PRESET else ""
    return " · ".join(part for part in (translate(modes[character.mode]), voice, character.model_id) if part)


def _with(chosen: list[str], key: str, wanted: bool, most: int) -> list[str]:
    rest = [one for one in chosen if one != key]
    return [*rest, key] if wanted and len(rest) < most else rest
