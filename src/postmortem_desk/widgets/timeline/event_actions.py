"""What can be done with whole rows of a timeline, each as a named step of the document."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtCore import QObject

from postmortem_desk.model import Event, Incident, new_id
from postmortem_desk.operations.events import (
    add_event,
    duplicate_events,
    forget_time,
    keep_order,
    move_back,
    move_events,
    remove_events,
    shift_events,
    sort_events,
    take_time_between,
)
from postmortem_desk.operations.placing import place_events
from postmortem_desk.operations.time_shifts import pass_midnight
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.timeline.remedy_strip import Remedy
from postmortem_desk.widgets.words.translation import counted

_REMEDIES: Final[dict[Remedy, Callable[[Incident, str], Incident]]] = {
    Remedy.MOVE_BACK: move_back,
    Remedy.TIME_BETWEEN: take_time_between,
    Remedy.TIME_UNKNOWN: forget_time,
    Remedy.KEEP: keep_order,
    Remedy.NEXT_DAY: pass_midnight,
}


class EventActions(QObject):
    """Adds, places, copies, deletes and moves events. No ids, no step."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def add(self, section_id: str, before_id: str | None) -> str:
        """Add an empty event in front of `before_id`, or at the end of the section. Returns its id."""
        event = Event(id=new_id(), section=section_id)
        self._apply(self.tr("Add event"), lambda incident: add_event(incident, event, before_id), event.id)
        return event.id

    def place(self, events: Sequence[Event]) -> tuple[str, ...]:
        """Put each of these events of one section into its place in time. Returns their ids."""
        if events:
            words = counted(len(events), self.tr("Add event"), self.tr("Add {n} events"))
            section_id = events[0].section
            self._apply(words, lambda incident: place_events(incident, events, section_id), events[-1].id)
        return tuple(event.id for event in events)

    def duplicate(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Put a copy of each event behind it. Returns the ids of the copies."""
        copies = tuple(new_id() for _ in ids)
        if ids:
            words = counted(len(ids), self.tr("Duplicate event"), self.tr("Duplicate {n} events"))
            self._apply(words, lambda incident: duplicate_events(incident, ids, copies), copies[0])
        return copies

    def remove(self, ids: Sequence[str]) -> None:
        """Delete these events."""
        if ids:
            words = counted(len(ids), self.tr("Delete event"), self.tr("Delete {n} events"))
            self._apply(words, lambda incident: remove_events(incident, ids), ids[0])

    def move(self, ids: Sequence[str], before_id: str | None, section_id: str, hidden: Collection[str]) -> None:
        """Move these events in front of `before_id`, or to the end of the section; `hidden` ones stay behind theirs."""
        if ids:
            self._apply(self._moving(ids), lambda i: move_events(i, ids, before_id, section_id, hidden), ids[0])

    def shift(self, ids: Sequence[str], step: int, hidden: Collection[str]) -> bool:
        """Move these events by one place, up (-1) or down (1), over `hidden` ones. Returns whether any moved."""
        return bool(ids) and self._apply(self._moving(ids), lambda i: shift_events(i, ids, step, hidden), ids[0])

    def sort(self, section_id: str) -> None:
        """Put the events of a section into the order of time."""
        self._document.apply(
            self.tr("Sort by time"),
            lambda incident: sort_events(incident, section_id),
            place=Place("section", section_id, "rows"),
        )

    def remedy(self, event_id: str, remedy: Remedy) -> None:
        """Do what a person chose about an event that is out of time order."""
        words = {
            Remedy.MOVE_BACK: self.tr("Move event back"),
            Remedy.TIME_BETWEEN: self.tr("Take a time between"),
            Remedy.TIME_UNKNOWN: self.tr("Forget time"),
            Remedy.KEEP: self.tr("Keep order"),
            Remedy.NEXT_DAY: self.tr("It was the next day"),
        }
        self._apply(words[remedy], lambda incident: _REMEDIES[remedy](incident, event_id), event_id)

    def _moving(self, ids: Sequence[str]) -> str:
        return counted(len(ids), self.tr("Move event"), self.tr("Move {n} events"))

    def _apply(self, words: str, operation: Callable[[Incident], Incident], event_id: str) -> bool:
        return self._document.apply(words, operation, place=Place("event", event_id))
