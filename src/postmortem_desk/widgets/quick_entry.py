"""The line below the timeline: a time and what happened, and Enter puts the event into its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from postmortem_desk.model import UNKNOWN_MOMENT, Event, new_id
from postmortem_desk.text.time_grammar import ParsedTime, TimeContext, find_leading_time, parse_time
from postmortem_desk.widgets.text_fields import LineField


class QuickEntry(LineField):
    """Asks for an event with `entered(text)`; the panel makes it with `event_from`."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Add an event: time, then what happened"))
        self.setPlaceholderText(self.tr("10:42 restarted the primary, then Enter"))
        self.returnPressed.connect(self._enter)

    def _enter(self) -> None:
        text = self.value.strip()
        if text:
            self.show_value("")
            self.entered.emit(text)


def event_from(line: str, section_id: str, context: TimeContext) -> Event:
    """The event that a line tells: its leading time ("now" too) and the rest. Without a time, none is known."""
    first, _space, rest = line.partition(" ")
    time: ParsedTime | None = None
    text = line
    if first.strip(",:").casefold() == "now":
        time, text = parse_time("now", context), rest
    elif leading := find_leading_time(line, context):
        time, text = leading.time, line[leading.length :]
    elif whole := parse_time(line, context):
        time, text = whole, ""
    return Event(
        id=new_id(),
        section=section_id,
        at=time.start if time else UNKNOWN_MOMENT,
        end=time.end if time else None,
        text=text.strip(),
    )
