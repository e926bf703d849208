"""The language of the window. English is in the source; other languages are files in `resources/i18n`."""

import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from postmortem_desk.resource_files import resource_path

ENGLISH: Final = "en"


class Texts(QTranslator):
    """Texts by what they say in English, whatever class says it: a subclass says its parent's words, too."""

    def __init__(self, translations: dict[str, str], parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._translations = translations

    def isEmpty(self) -> bool:
        """Qt asks before it uses a translator."""
        return not self._translations

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The translation; None, which leaves the English words, where there is none yet."""
        return self._translations.get(source_text) or None


def speak(application: QCoreApplication, wanted: str) -> str:
    """Let the window speak the language `wanted` ("de"), or that of the system where it is "".

    Returns the language that is spoken from now on: the first one wanted that there is, else English.
    """
    languages = [wanted] if wanted else QLocale.system().uiLanguages()
    for language in languages:
        code = language.replace("_", "-").partition("-")[0].lower()
        if code == ENGLISH:
            break
        path = resource_path(f"i18n/{code}.json") if code.isalpha() else Path()
        if path.is_file():
            _install(application, code, path)
            return _dated_in(code)
    return _dated_in(ENGLISH)


def _dated_in(code: str) -> str:
    """Let days, also those of calendars, be told in the language `code`; where the system speaks it, in its own way."""
    known = {QLocale(code).language()} | ({QLocale.Language.C} if code == ENGLISH else set())
    if QLocale.system().language() not in known:
        QLocale.setDefault(QLocale(code))
    return code


def _install(application: QCoreApplication, code: str, path: Path) -> None:
    """Our own texts, and those of Qt's dialogs and buttons."""
    of_qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if of_qt.load(QLocale(code), "qtbase", "_", folder):
        application.installTranslator(of_qt)
    application.installTranslator(Texts(json.loads(path.read_text(encoding="utf-8")), application))
