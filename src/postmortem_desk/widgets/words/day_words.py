"""Days as the window says them: in its own language, whatever the document's and the system's are."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from postmortem_desk.widgets.words.translation import translate


def day_words(day: date) -> str:
    """A day: "1 May 2023"."""
    return _said(day, translate("d MMMM yyyy"))


def short_day_words(day: date) -> str:
    """A day where room is short: "6 Nov 2026"."""
    return _said(day, translate("d MMM yyyy"))


def weekday_words(day: date) -> str:
    """A day with its weekday: "Monday, 1 May 2023"."""
    return _said(day, translate("dddd, d MMMM yyyy"))


def _said(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
