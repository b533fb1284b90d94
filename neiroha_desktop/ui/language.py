"""The language of the window: English, Simplified Chinese, or whatever the desktop says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal

from neiroha_desktop.resource_files import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

SYSTEM, ENGLISH, CHINESE = "system", "en", "zh_CN"


class Language(QObject):
    """Installs the translations of our texts and of Qt's own dialogs.

    Signals:
        changed: another language is in force; every text must be made anew.
    """

    changed = Signal()

    def __init__(self, app: QCoreApplication, choice: str = SYSTEM) -> None:
        super().__init__()
        self._app = app
        self._translators: list[QTranslator] = []
        self.choice = choice
        self.code = self._wanted()
        self._install()

    @property
    def is_chinese(self) -> bool:
        """Whether the window speaks Chinese."""
        return self.code == CHINESE

    def choose(self, choice: str) -> None:
        """Put "en", "zh_CN" or "system" in force."""
        self.choice = choice
        wanted = self._wanted()
        if wanted != self.code:
            self.code = wanted
            self._install()
            self.changed.emit()

    def _wanted(self) -> str:
        if self.choice == SYSTEM:
            languages = QLocale.system().uiLanguages()
            return CHINESE if languages and languages[0].startswith("zh") else ENGLISH
        return CHINESE if self.choice.startswith("zh") else ENGLISH

    def _install(self) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
        QLocale.setDefault(QLocale(self.code))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ours = str(resource("translations", f"neiroha_{self.code}.qm"))
        # English is what the code says, and Qt too; its file only says one thing and many things differently.
        theirs = [] if self.code == ENGLISH else [f"{folder}/qtbase_{self.code}.qm"]
        for path in (*theirs, ours):
            translator = QTranslator(self)
            if translator.load(path):
                self._app.installTranslator(translator)
                self._translators.append(translator)
