"""Reads the timeline back that `report.csv_tables` wrote: the same events, with their ids and sources."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from postmortem_desk.importing.evidence import candidate_id, content_ref
from postmortem_desk.model import UNKNOWN_MOMENT, Event, Moment
from postmortem_desk.model.ids import is_id
from postmortem_desk.text.csv_tables import EVENT_COLUMNS, MOMENT_FIELDS, unguarded


def is_own_timeline(text: str) -> bool:
    """Whether a text begins with the heading of our own timeline."""
    return tuple(next(csv.reader(io.StringIO(text[:1000], newline="")), ())) == EVENT_COLUMNS


def own_events(text: str, problems: list[str]) -> Iterator[Event]:
    """The events of our own timeline; a row that somebody broke is told in `problems` with its number."""
    for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
        if number == 1 or not any(row):
            continue
        if len(row) != len(EVENT_COLUMNS):
            problems.append(f"Row {number}: it has {len(row)} cells where the table has {len(EVENT_COLUMNS)} columns.")
            continue
        try:
            yield _event(dict(zip(EVENT_COLUMNS, map(unguarded, row), strict=True)))
        except ValueError as error:
            problems.append(f"Row {number}: {str(error).splitlines()[0]}.")


def _event(row: Mapping[str, str]) -> Event:
    own = row["Id"]
    return Event.model_validate_json(
        json.dumps(
            {
                "id": own if is_id(own) else candidate_id("csv", content_ref(*row.values())),
                "at": _moment(row, "Time").model_dump(mode="json"),
                "end": _moment(row, "End").model_dump(mode="json") if any(_cells(row, "End")) else None,
                "text": row["Event"],
                "actor": row["Who"],
                "kind": row["Kind"],
                "milestones": _list(row["Milestones"]),
                "severity": row["Severity"],
                "key_event": row["Key event"] == "yes",
                "order_kept": row["Order kept"] == "yes",
                "sources": _list(row["Sources"]),
            }
        )
    )


def _cells(row: Mapping[str, str], name: str) -> list[str]:
    return [row[f"{name} {field}"] for field in MOMENT_FIELDS]


def _moment(row: Mapping[str, str], name: str) -> Moment:
    written, at, zone, precision, approximate = _cells(row, name)
    if not any((written, at, zone, precision)):
        return UNKNOWN_MOMENT
    return Moment(written=written, at=at or None, zone=zone, precision=precision, approximate=approximate == "yes")


def _list(cell: str) -> Any:
    return json.loads(cell) if cell else []
