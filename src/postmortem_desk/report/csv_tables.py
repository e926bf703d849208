"""The timeline and the tasks as CSV, for spreadsheets and for reading back (`importing.own_csv`)."""

import json
from collections.abc import Iterator

from postmortem_desk.model import Event, Incident, JsonValue, Moment
from postmortem_desk.operations.lookup import events_in, tasks_in
from postmortem_desk.operations.plain_values import plain
from postmortem_desk.text.csv_tables import EVENT_COLUMNS, MOMENT_FIELDS, TASK_COLUMNS, csv_bytes
from postmortem_desk.text.times.moments import moment_text
from postmortem_desk.text.times.second_zone import second_zone, time_elsewhere
from postmortem_desk.text.times.zones import zone_label


def csv_table(incident: Incident, table: str) -> bytes:
    """The `table` "timeline" or "tasks", section by section in the order of the document."""
    if table == "tasks":
        return csv_bytes(TASK_COLUMNS, _tasks(incident))
    second = second_zone(incident)
    if not second:
        return csv_bytes(EVENT_COLUMNS, _events(incident))
    heading = [*EVENT_COLUMNS, f"Time in {zone_label(second)}"]
    return csv_bytes(heading, ([*row, there] for row, there in zip(_events(incident), _there(incident), strict=True)))


def _there(incident: Incident) -> Iterator[str]:
    """The times on the clock of the second zone."""
    second = second_zone(incident)
    return (time_elsewhere(event.at, event.end, incident.zone, second) for event in _in_order(incident))


def _in_order(incident: Incident) -> Iterator[Event]:
    return (event for section_id in _sections(incident) for event in events_in(incident, section_id))


def _events(incident: Incident) -> Iterator[list[str]]:
    for event in _in_order(incident):
        yield [
            moment_text(event.at),
            moment_text(event.end) if event.end is not None else "",
            event.text,
            event.actor,
            event.kind,
            _json([plain(mark) for mark in event.milestones]),
            event.severity,
            _mark(event.key_event),
            _sources(event),
            *_moment(event.at),
            *(_moment(event.end) if event.end is not None else [""] * len(MOMENT_FIELDS)),
            _mark(event.order_kept),
            event.id,
        ]


def _sections(incident: Incident) -> list[str]:
    """The ids of the sections, and "" for the rows that none of them shows."""
    return [*(section.id for section in incident.sections), ""]


def _moment(moment: Moment) -> list[str]:
    return [moment.written, moment.at or "", moment.zone, moment.precision, _mark(moment.approximate)]


def _sources(event: Event) -> str:
    return _json([plain(source) for source in event.sources])


def _json(items: list[JsonValue]) -> str:
    return json.dumps(items, ensure_ascii=False) if items else ""


def _mark(value: bool) -> str:
    return "yes" if value else ""


def _tasks(incident: Incident) -> Iterator[list[str]]:
    for task in (task for section_id in _sections(incident) for task in tasks_in(incident, section_id)):
        yield [
            ", ".join(task.tickets),
            task.text,
            task.status,
            task.owner,
            task.due,
            task.done_on,
            task.priority,
            task.kind,
            task.reason,
            task.success,
            task.id,
        ]
