"""What a checklist can be filtered by: how far a task is, and whose it is."""

from collections.abc import Sequence
from typing import Final

from postmortem_desk.insight.counts import is_overdue
from postmortem_desk.model import Task
from postmortem_desk.widgets.checklist.checklist_edits import Today
from postmortem_desk.widgets.rows.row_filter import Facet
from postmortem_desk.widgets.words.checklist_words import STATUSES, owners_of
from postmortem_desk.widgets.words.translation import translate

NOBODY: Final = ""
"""The value of the facet of owners for tasks that have none."""


def checklist_facets(today: Today) -> tuple[Facet[Task], ...]:
    """The facets, with `today` for what is overdue."""

    def states(_tasks: Sequence[Task]) -> list[tuple[str, str]]:
        words = (("open", translate("To do")), ("overdue", translate("Overdue")))
        return [
            *words,
            ("done", STATUSES.word("done").capitalize()),
            ("dropped", STATUSES.word("dropped").capitalize()),
        ]

    def is_in_state(task: Task, state: str) -> bool:
        match state:
            case "open":
                return not task.is_closed
            case "overdue":
                return is_overdue(task, today())
        return task.status == state

    def owners(tasks: Sequence[Task]) -> list[tuple[str, str]]:
        return [*((owner, owner) for owner in owners_of(tasks)), (NOBODY, translate("No owner"))]

    def is_of(task: Task, owner: str) -> bool:
        return task.owner == owner if owner else not task.owner.strip()

    return (
        Facet(translate("State"), translate("All"), states, is_in_state),
        Facet(translate("Owner"), translate("Any owner"), owners, is_of),
    )
