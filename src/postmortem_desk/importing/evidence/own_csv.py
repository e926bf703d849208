"""Reads the timeline back that `report.csv_tables` wrote: the same events, with their ids and sources."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from postmortem_desk.importing.documents.day_order import settled_order
from postmortem_desk.importing.documents.source import source_text
from postmortem_desk.importing.evidence.csv_columns import DELIMITERS
from postmortem_desk.importing.evidence.evidence import candidate_id, content_ref
from postmortem_desk.importing.evidence.spreadsheet_times import cell_moment
from postmortem_desk.model import UNKNOWN_MOMENT, Event, Incident, Moment
from postmortem_desk.model.ids import is_id
from postmortem_desk.remark import Remark, template_of
from postmortem_desk.text.csv_tables import EVENT_COLUMNS, MOMENT_FIELDS, unguarded
from postmortem_desk.text.times.moments import day_of, moment_text
from postmortem_desk.text.times.time_grammar import TimeContext

_FIELDS: Final = ("at", "end", "text", "actor", "kind", "milestones", "severity", "key_event", "order_kept", "sources")
"""What the table tells of an event."""

_HEADING: Final = 2000
"""Characters in which the heading ends."""


def own_delimiter(text: str) -> str:
    """The delimiter of our own timeline, which a spreadsheet may have changed; "" for another table.

    Columns behind ours are somebody's own, or tell the times on a second clock.
    """
    for delimiter in DELIMITERS:
        heading = next(csv.reader(io.StringIO(text[:_HEADING], newline=""), delimiter=delimiter), [])
        if tuple(heading[: len(EVENT_COLUMNS)]) == EVENT_COLUMNS:
            return delimiter
    return ""


def own_events(text: str, problems: list[str]) -> Iterator[Event]:
    """The events of our own timeline; a row that somebody broke is told in `problems` with its number."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=own_delimiter(text))
    for number, row in enumerate(rows, 1):
        if number == 1 or not any(row):
            continue
        if len(row) < len(EVENT_COLUMNS):
            template = template_of("Row {number}: it has {cells} cells where the table has {columns} columns.")
            problems.append(Remark(template, number=number, cells=len(row), columns=len(EVENT_COLUMNS)))
            continue
        cells = dict(zip(EVENT_COLUMNS, map(unguarded, row), strict=False))
        try:
            event = _event(cells)
        except ValueError as error:
            problems.append(Remark("Row {number}: {what}.", number=number, what=str(error).splitlines()[0]))
            continue
        at, wrong = _as_shown(event.at, cells["Time"])
        if wrong:
            problems.append(Remark("Row {number}: {what}", number=number, what=wrong))
        yield event if at is event.at else event.replaced(at=at)


def _as_shown(kept: Moment, shown: str) -> tuple[Moment, str]:
    """The moment that somebody wrote over the one that the row keeps; the kept one where both say the same."""
    if shown == moment_text(kept):
        return kept, ""
    moment = cell_moment(shown, TimeContext(day_first=settled_order([shown], day_of(kept))))
    if shown and not moment.is_known:
        return kept, Remark('its time "{time}" is not understood; the one before is kept.', time=shown[:40])
    is_same = moment.at is not None and kept.at is not None and kept.at.startswith(moment.at[: len("2023-05-01T09:05")])
    return (kept if is_same else moment), ""


def _event(row: Mapping[str, str]) -> Event:
    """Raises ValueError for a cell that no event can hold."""
    own = row["Id"]
    event = Event(
        id=own if is_id(own) else candidate_id("csv", content_ref(*row.values())),
        at=_moment(row, "Time"),
        end=_moment(row, "End") if any(_cells(row, "End")) else None,
        text=row["Event"],
        actor=row["Who"],
        kind=row["Kind"],
        severity=row["Severity"],
        key_event=row["Key event"] == "yes",
        order_kept=row["Order kept"] == "yes",
    )
    lists = json.dumps({"id": event.id, "milestones": _list(row["Milestones"]), "sources": _list(row["Sources"])})
    kept = Event.of_json(lists)
    return event.with_fields(milestones=kept.milestones, sources=kept.sources)


def _cells(row: Mapping[str, str], name: str) -> list[str]:
    return [row[f"{name} {field}"] for field in MOMENT_FIELDS]


def _moment(row: Mapping[str, str], name: str) -> Moment:
    written, at, zone, precision, approximate = _cells(row, name)
    if not any((written, at, zone, precision)):
        return UNKNOWN_MOMENT
    return Moment(written=written, at=at or None, zone=zone, precision=precision, approximate=approximate == "yes")


def _list(cell: str) -> Any:
    return json.loads(cell) if cell else []


class OwnUpdate(Struct, frozen=True):
    """What our own table of a timeline, that somebody edited, tells of the events of an incident."""

    after: Incident
    """The incident with all that the table tells otherwise; the same one where it tells nothing."""
    known: int
    """How many rows are about events of the incident."""
    others: int
    """How many are about none: they are new, or their events are gone."""
    problems: tuple[str, ...]


def own_update(data: bytes, name: str, incident: Incident) -> OwnUpdate | None:
    """What the bytes of a CSV tell of events; None where it is no table of ours, or of none of these events.

    Raises Trouble for what is no text.
    """
    text = source_text(data, name)[0]
    if not own_delimiter(text):
        return None
    problems: list[str] = []
    rows = {event.id: event for event in own_events(text, problems)}
    before = {event.id: event for event in incident.timeline}
    known = rows.keys() & before.keys()
    if not known:
        return None
    told = {key: {field: getattr(rows[key], field) for field in _FIELDS} for key in known}
    changed = {key for key in known if any(getattr(before[key], field) != value for field, value in told[key].items())}
    timeline = tuple(event.replaced(**told[event.id]) if event.id in changed else event for event in incident.timeline)
    after = incident.replaced(timeline=timeline) if changed else incident
    return OwnUpdate(after, len(known), len(rows) - len(known), tuple(problems))
