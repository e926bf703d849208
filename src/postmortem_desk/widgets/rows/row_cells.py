"""What other programs get of copied rows: the columns that a person sees, without the program's own words."""

from collections.abc import Iterator

from postmortem_desk.model import Incident
from postmortem_desk.text.times.moments import moment_text
from postmortem_desk.widgets.words.event_words import kind_word


def event_row_cells(rows: Incident) -> Iterator[tuple[str, ...]]:
    """Time, kind, words and person of each event."""
    for event in rows.timeline:
        yield moment_text(event.at), kind_word(event.kind), event.text, event.actor


def task_row_cells(rows: Incident) -> Iterator[tuple[str, ...]]:
    """Words, owner, day and status of each task."""
    for task in rows.tasks:
        yield task.text, task.owner, task.due, task.status
