"""A day: typed as people write dates, or picked from a calendar."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from postmortem_desk.resource_files import resource_path
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.time_grammar import find_date
from postmortem_desk.widgets.details.details_fields import LeftField
from postmortem_desk.widgets.words.day_words import weekday_words


def written_date(text: str) -> str:
    """The ISO date that `text` is as a whole; the words themselves where it is none."""
    text = text.strip()
    found = find_date(text)
    whole = found is not None and (found.start, found.end) == (0, len(text))
    return found.day.isoformat() if found is not None and whole and found.day else text


class DateField(LeftField):
    """A line for the date, the day in words below it, and a button that opens a calendar."""

    def __init__(
        self,
        label: str,
        example: str,
        parent: QWidget | None = None,
        read: Callable[[str], str] = written_date,
    ) -> None:
        """`read` makes the ISO date of what a person wrote, or gives the words back."""
        super().__init__(label, example, read, parent)
        self.button = QToolButton(self)
        self.button.setIcon(QIcon(str(resource_path("icons/chevron-down.svg"))))
        self.button.setIconSize(QSize(10, 10))
        self.button.setProperty("menu_button", True)
        self.button.setAccessibleName(self.tr("Calendar"))
        self.button.setToolTip(self.tr("Pick the date from a calendar"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self.open_calendar)
        self._beside.addWidget(self.button)
        self.calendar: QCalendarWidget | None = None

    def show_value(self, value: Any) -> None:
        """Show the date, and below it the day in words."""
        super().show_value(value)
        self.explain(str(value))

    def explain(self, written: str) -> None:
        """Say below the field what is understood of `written`."""
        day = iso_date(written)
        if day is not None:
            self.say(weekday_words(day))
        elif not written:
            self.say("")
        else:
            found = find_date(written)
            twofold = found is not None and found.ambiguous
            self.say(
                self.tr("This can mean two days. Write it as 2026-10-04 or 4 October 2026.")
                if twofold
                else self.tr("This is kept as you wrote it, but it is no date, so days cannot be counted from it."),
                caution=True,
            )

    def open_calendar(self) -> None:
        """Show the calendar below the field, on the day that is set."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("choices")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setAccessibleName(self.line.accessibleName())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, calendar.weekdayTextFormat(Qt.DayOfWeek.Monday))
        day = iso_date(self._read(self.line.value)) or date.today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        column = QVBoxLayout(popup)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(calendar)
        self.calendar = calendar
        popup.destroyed.connect(self._forget)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        if self.calendar is not None:
            popup = self.calendar.window()
            self.edited.emit(date(day.year(), day.month(), day.day()).isoformat())
            self.left.emit()
            popup.close()

    def _forget(self) -> None:
        self.calendar = None
