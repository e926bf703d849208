"""A line above the foot of a timeline in which the times of many events are put right at once."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from postmortem_desk.model import Incident, Moment
from postmortem_desk.operations.lookup import event_of
from postmortem_desk.operations.time_shifts import shift_times, shown_in_zone, told_in_zone
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.moments import day_of, moment_text
from postmortem_desk.text.times.zones import zone_info, zone_label
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.translation import counted


class TimeChange(Struct, frozen=True):
    """What a person wants done with the times of events."""

    label: str
    operation: Callable[[Incident], Incident]


class TimeQuestion(QWidget):
    """Asks by how much times move, or in which zone they were told. Enter answers, Esc leaves.

    What it consists of is made when it is first asked.
    """

    answered = Signal(object)
    """A TimeChange."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quick_line")
        self._incident: Incident | None = None
        self._ids: tuple[str, ...] = ()
        self._asks_zone = False
        self._has_fields = False
        self.hide()

    def _make_fields(self) -> None:
        from postmortem_desk.widgets.details.details_zone import ZoneMatches  # late, as the fields

        self._has_fields = True
        self.question = PlainLabel("", self)
        self.field = LineField("", self)
        self.keep = QCheckBox(self.tr("Keep the instants"), self)
        self.keep.setToolTip(self.tr("The clock readings change, the instants stay; else it is the other way round"))
        self.apply = QPushButton(self.tr("Apply"), self)
        self.apply.setProperty("primary", True)
        self.hint = PlainLabel("", self, look="secondary")
        self.matches = ZoneMatches(self)
        zones = QCompleter(self.matches, self)
        zones.setCompletionRole(Qt.ItemDataRole.EditRole)
        zones.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        zones.activated.connect(self._take_zone)
        self.field.setCompleter(zones)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget, stretch in ((self.question, 0), (self.field, 1), (self.keep, 0), (self.apply, 0)):
            line.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.hint)
        self.field.edited.connect(self._follow_typing)
        self.field.returnPressed.connect(self._answer)
        self.keep.toggled.connect(self._preview)
        self.apply.clicked.connect(self._answer)

    def ask_shift(self, incident: Incident, ids: tuple[str, ...]) -> None:
        """Ask by how much the times of these events move."""
        self._begin(incident, ids, asks_zone=False)
        one, many = self.tr("Move the time of 1 event by"), self.tr("Move the times of {n} events by")
        self.question.setText(counted(len(ids), one, many))
        self.field.setAccessibleName(self.question.text())
        self.field.setPlaceholderText(self.tr("+1h30, -30 min, 90 (minutes), 2 days"))
        self._ask()

    def ask_zone(self, incident: Incident, ids: tuple[str, ...]) -> None:
        """Ask in which zone the times of these events were told."""
        self._begin(incident, ids, asks_zone=True)
        one, many = self.tr("The time of 1 event was told in"), self.tr("The times of {n} events were told in")
        self.question.setText(counted(len(ids), one, many))
        self.field.setAccessibleName(self.question.text())
        self.field.setPlaceholderText(self.tr("A city, an offset, UTC"))
        self._ask()

    def _begin(self, incident: Incident, ids: tuple[str, ...], *, asks_zone: bool) -> None:
        if not self._has_fields:
            self._make_fields()
        self._incident, self._ids, self._asks_zone = incident, ids, asks_zone
        self.matches.show_matches("", None)
        self.keep.setVisible(asks_zone)
        self.keep.setChecked(False)
        self.field.show_value("")

    def _ask(self) -> None:
        self._preview()
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _follow_typing(self, text: str) -> None:
        if self._asks_zone:
            day = iso_date(self._incident.date) if self._incident is not None else None
            self.matches.show_matches(text, day)
        self._preview()

    def _take_zone(self, name: str) -> None:
        self.field.show_value(name)
        self._preview()

    def _change(self) -> TimeChange | None:
        """What the words in the field mean; None where they mean nothing yet."""
        words, ids = self.field.value.strip(), self._ids
        if self._asks_zone:
            if zone_info(words) is None:
                return None
            operation = shown_in_zone if self.keep.isChecked() else told_in_zone
            return TimeChange(self.tr("Tell times in another zone"), lambda incident: operation(incident, ids, words))
        seconds = _amount(words)
        if not seconds:
            return None
        return TimeChange(self.tr("Move times"), lambda incident: shift_times(incident, ids, seconds))

    def _preview(self) -> None:
        """Say what becomes of the first of the events."""
        change, incident = self._change(), self._incident
        self.apply.setEnabled(change is not None)
        if change is None or incident is None:
            self.hint.setText("")
            return
        before = event_of(incident, self._ids[0]).at
        after = event_of(change.operation(incident), self._ids[0]).at
        said = self.tr("{before} becomes {after}").format(before=_told(before), after=_told(after, before))
        more = ""
        if self._asks_zone:
            more = f" ({zone_label(self.field.value)})"
        elif (seconds := _amount(self.field.value)) is not None:
            more = f" ({duration_text(seconds)})"
        self.hint.setText(said + more)

    def _answer(self) -> None:
        change = self._change()
        if change is not None:
            self._leave()
            self.answered.emit(change)

    def dismiss(self) -> None:
        """Take the question back: the events that it is about have changed."""
        self._incident, self._ids = None, ()
        self.hide()

    def _leave(self) -> None:
        self.dismiss()
        self.left.emit()


def _amount(words: str) -> float | None:
    from postmortem_desk.text.times.time_amounts import amount_named  # late, as above

    return amount_named(words)


def _told(moment: Moment, before: Moment | None = None) -> str:
    """A time in words; with its day where that is another one than `before`."""
    text = moment_text(moment) or "–"
    day = day_of(moment)
    changes = before is not None and day is not None and day != day_of(before)
    return f"{text}, {day}" if changes and str(day) not in text else text
