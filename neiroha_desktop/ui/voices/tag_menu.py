"""The palette of tags: by kind, in the language of the text, inserted where each has its effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from neiroha_desktop.domain.capabilities import Need, Tag, TagPlace, VoiceMode
from neiroha_desktop.services.tags import CHINESE, ENGLISH, tag_word, text_language
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.wording import join_sentences, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.capabilities import TagGroup, TagSet
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor


class TagMenu(QObject):
    """Offers the tags that the model on screen acts on, or says that it knows none.

    Args:
        editor: knows the model.
        typed: returns what stands in the text field.

    Signals:
        chosen(str, TagPlace): the word to write, and where such tags belong.
    """

    chosen = Signal(str, object)

    def __init__(self, editor: CharacterEditor, typed: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._typed = typed
        self.button: QPushButton = button(self.tr("Tags"), self._on_clicked)
        self.menu = QMenu(self.button)
        self.menu.setAccessibleName(self.tr("Tags"))
        self.menu.triggered.connect(self._on_triggered)
        for signal in (editor.draft_changed, editor.choices_changed, editor.edited):
            signal.connect(self._show_note)
        self._show_note()

    def note(self) -> str:
        """Say why no tags can be used; "" where they can."""
        capabilities, draft = self._editor.capabilities(), self._editor.draft
        if capabilities.tags is not None:
            off = self.tr('Brackets are read as text here: switch "Read brackets as text" off to use tags.')
            return off if draft is not None and draft.plain_brackets else ""
        if draft is None or not draft.model_id or not capabilities.voice_modes:
            return self.tr("Which tags there are depends on the model; choose one first.")
        none = self.tr("{model} does not act on tags in the text.").format(model=draft.model_id)
        if capabilities.instructions is Need.NONE and draft.mode is not VoiceMode.DESIGN:
            return none
        return join_sentences(none, self.tr('Say it under "Voice instruction" instead.'))

    def _show_note(self) -> None:
        note = self.note() or self.tr("Directions in brackets, such as (sigh), which the model acts out")
        self.button.setToolTip(note)
        self.button.setAccessibleDescription(note)

    def _on_clicked(self) -> None:
        self.menu.clear()
        tags, note = self._editor.capabilities().tags, self.note()
        if tags is None or note:
            self.menu.addAction(note).setEnabled(False)
        else:
            self._fill(tags)
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _fill(self, tags: TagSet) -> None:
        language = text_language(self._typed(), tags, self._usual_language())
        for group in tags.groups:
            offered = [(tag, word) for tag in group.tags if (word := tag_word(tag, language)) is not None]
            if group.place is TagPlace.FIRST:
                for tag, word in offered:
                    title = self.tr("{kind}: {tag}").format(kind=translate(group.title), tag=_title(tag, word))
                    self._add(self.menu, title, word, group)
            elif offered:
                menu = self.menu.addMenu(translate(group.title))
                for tag, word in offered:
                    self._add(menu, _title(tag, word), word, group)

    def _usual_language(self) -> str:
        """Return the language of tags for a text that has no words yet: that of the voice, or of the window."""
        draft = self._editor.draft
        voice = next((one for one in self._editor.voices() if draft and one.id == draft.voice_id), None)
        if voice is not None and voice.language:
            return CHINESE if voice.language.startswith(CHINESE) else ENGLISH
        return CHINESE if _chinese_window() else ENGLISH

    def _add(self, menu: QMenu, title: str, word: str, group: TagGroup) -> None:
        menu.addAction(title).setData((word, group.place))

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(*action.data())


def _title(tag: Tag, word: str) -> str:
    """Return the word that is written, with what it means for those whose window speaks another language."""
    meaning = tag.chinese if _chinese_window() else tag.english
    return word if word == meaning else f"{word} · {meaning}"


def _chinese_window() -> bool:
    return QLocale().language() == QLocale.Language.Chinese
