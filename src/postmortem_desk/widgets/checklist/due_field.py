"""The day by which something is to be done, or was done: typed as people say it, or picked from a calendar."""

from typing import Any

from PySide6.QtWidgets import QWidget

from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.due_days import due_days
from postmortem_desk.widgets.checklist.checklist_edits import Today, written_due
from postmortem_desk.widgets.details.details_date import DateField
from postmortem_desk.widgets.words.checklist_words import due_words
from postmortem_desk.widgets.words.day_words import day_words, weekday_words


class DueField(DateField):
    """A line that understands "next friday" and "+2w", and says below itself what day that is."""

    def __init__(self, label: str, example: str, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(label, example, parent, read=lambda words: written_due(words, today()))
        self._today = today
        self._is_settled = True

    def show_day(self, written: str, *, is_settled: bool) -> None:
        """Show an ISO date, or words. A day that has gone by is a caution unless the matter `is_settled`."""
        self._is_settled = is_settled
        self.show_value(written)

    def explain(self, written: str) -> None:
        """Say which day it is and how far away, or that it is none."""
        day, today = iso_date(written), self._today()
        if day is not None:
            words = f"{weekday_words(day)}, {due_words(day, today)}"
            self.say(words, caution=day < today and not self._is_settled)
        elif not written.strip():
            self.say("")
        else:
            days = due_days(written, today)
            twofold = self.tr("This can mean {first} or {second}. Write the month as a word, or pick the day.")
            words = self.tr("This is kept as you wrote it, but it is no day, so it cannot become overdue.")
            if days:
                words = twofold.format(first=day_words(days[0]), second=day_words(days[1]))
            self.say(words, caution=True)

    def _type(self, text: Any) -> None:
        """Say what is understood so far; what is not yet a day may become one."""
        super()._type(text)
        understood = self._read(text)
        if iso_date(understood) is not None:
            self.explain(understood)
