"""The CSV that a tracker exports (Jira, GitHub, Linear and such), read for what it says of tasks by now."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from postmortem_desk.importing.documents.source import source_text
from postmortem_desk.importing.evidence.csv_columns import Columns, find_columns
from postmortem_desk.importing.evidence.evidence_csv import csv_rows
from postmortem_desk.importing.evidence.spreadsheet_times import cell_moment
from postmortem_desk.model import Incident
from postmortem_desk.operations.task_changes import (
    TaskChange,
    TrackerTask,
    apply_task_changes,
    task_changes,
    ticket_key,
    unmatched,
)
from postmortem_desk.remark import Remark, template_of
from postmortem_desk.text.csv_tables import unguarded
from postmortem_desk.text.times.moments import day_of
from postmortem_desk.trouble import Trouble

_HEADINGS: Final = {
    "key": ("issue key", "key", "identifier", "tickets", "ticket", "number", "id", "url", "html_url"),
    "text": ("summary", "title", "task", "name"),
    "status": ("status", "state", "workflow state"),
    "owner": ("assignee", "owner", "assignees", "assigned to"),
    "due": ("due date", "due", "duedate", "target date", "milestone due on"),
    "done_on": ("resolved", "resolution date", "completed", "closed at", "closedat", "closed_at", "done on"),
}
_STATUSES: Final = {
    "proposed": "proposed|triage",
    "open": "open|todo|to do|backlog|new|reopened|selected for development|unstarted|ready",
    "in_progress": "in progress|in_progress|started|doing|in review|review|in development|blocked|testing",
    "done": "done|closed|resolved|complete|completed|fixed|merged|released|shipped",
    "dropped": "dropped|canceled|cancelled|won't do|wont do|won't fix|wontfix|duplicate|not planned|rejected|declined",
}
_STATUS_OF: Final = {word: status for status, words in _STATUSES.items() for word in words.split("|")}


def tracker_columns(columns: Columns) -> Mapping[str, int]:
    """Which column tells which field of a tracker's row, by the headings."""
    heads = [name.strip().lower() for name in columns.names]
    found = {}
    for field, names in _HEADINGS.items():
        place = next((heads.index(name) for name in names if name in heads), None)
        if place is not None:
            found[field] = place
    return found


def is_tracker(text: str, name: str) -> bool:
    """Whether a CSV is the list of a tracker: its rows have a key, and a status, an owner or a day to be done by."""
    columns = find_columns(text, name)
    found = tracker_columns(columns)
    return columns.has_header and "key" in found and "text" in found and bool(found.keys() & {"status", "due"})


def tracker_tasks(text: str, name: str, problems: list[str]) -> tuple[TrackerTask, ...]:
    """The rows of a tracker's CSV; what is not understood of a row is told in `problems` with its number.

    Raises Trouble where no column holds the key of a ticket.
    """
    columns = find_columns(text, name)
    places = tracker_columns(columns)
    if "key" not in places:
        raise Trouble(
            "No column of it holds the key of a ticket.",
            subject=name,
            remedy="Export it with a column called Key, Issue key, ID or Number.",
        )
    tasks = []
    for number, row in csv_rows(text, columns, problems):
        cells = {field: unguarded(row[place]).strip() for field, place in places.items() if place < len(row)}
        status, due = cells.get("status", ""), cells.get("due", "")
        known = _STATUS_OF.get(re.sub(r"\s+", " ", status.lower()), "")
        day = _day(due)
        if not cells.get("key"):
            problems.append(Remark("Row {number}: it has no key.", number=number))
            continue
        if status and not known:
            template = template_of('Row {number}: the status "{status}" is not known; it changes nothing.')
            problems.append(Remark(template, number=number, status=status[:40]))
        if due and not day:
            template = template_of('Row {number}: the due date "{due}" is not understood; it changes nothing.')
            problems.append(Remark(template, number=number, due=due[:40]))
        done = _day(cells.get("done_on", ""))
        owner = cells.get("owner", "")
        tasks.append(TrackerTask(cells["key"], cells.get("text", ""), known, owner, day, done))
    return tuple(tasks)


def _day(words: str) -> str:
    day = day_of(cell_moment(words))
    return day.isoformat() if day else ""


class TrackerUpdate(Struct, frozen=True):
    """What a tracker's table tells of the tasks of an incident."""

    before: Incident
    after: Incident
    """The incident with all that the tracker tells otherwise."""
    changes: tuple[TaskChange, ...]
    matched: frozenset[str]
    """The ids of the tasks whose tickets the table has."""
    unmatched: int
    """How many rows are about a ticket that no task names."""
    problems: tuple[str, ...]


def tracker_update(data: bytes, name: str, incident: Incident, today: date) -> TrackerUpdate | None:
    """What the bytes of a CSV tell of the tasks; None where it is no tracker's, or names no ticket of theirs.

    A task that became done was done on the tracker's day, else on `today`. Raises Trouble for what is no text.
    """
    if not any(task.tickets for task in incident.tasks):
        return None
    text = source_text(data, name)[0]
    if not is_tracker(text, name):
        return None
    problems: list[str] = []
    tracked = tracker_tasks(text, name, problems)
    keys = {ticket_key(row.key) for row in tracked}
    matched = {task.id for task in incident.tasks if any(ticket_key(ticket) in keys for ticket in task.tickets)}
    if not matched:
        return None
    changes = task_changes(incident, tracked)
    after = apply_task_changes(incident, changes, today)
    rest = len(unmatched(incident, tracked))
    return TrackerUpdate(incident, after, changes, frozenset(matched), rest, tuple(problems))
