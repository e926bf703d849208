"""Small figures about tasks: how many are done, and how many overdue."""

from collections.abc import Iterable
from datetime import date

from postmortem_desk.model import Task
from postmortem_desk.text.times.dates import iso_date


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
