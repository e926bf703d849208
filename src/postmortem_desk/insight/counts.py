"""Small figures: whether anything is written yet, how many tasks are done, and how many overdue."""

from collections.abc import Iterable
from datetime import date

from postmortem_desk.model import Incident, Task
from postmortem_desk.text.times.dates import iso_date


def is_unwritten(incident: Incident) -> bool:
    """Whether an incident is no more than its template: no title, no row, no text."""
    rows = incident.timeline or incident.causes or incident.tasks
    return not (incident.title.strip() or rows or any(section.text.strip() for section in incident.sections))


def progress(tasks: Iterable[Task]) -> tuple[int, int]:
    """How many of `tasks` are done, and how many there are to do in all: those that were dropped do not count."""
    counted = [task for task in tasks if task.is_done or not task.is_closed]
    return sum(task.is_done for task in counted), len(counted)


def is_overdue(task: Task, today: date) -> bool:
    """Whether something is left to do though its day has gone by. A due date in words is never overdue."""
    day = iso_date(task.due)
    return day is not None and day < today and not task.is_closed


def overdue(tasks: Iterable[Task], today: date) -> int:
    """How many of `tasks` are overdue."""
    return sum(is_overdue(task, today) for task in tasks)
