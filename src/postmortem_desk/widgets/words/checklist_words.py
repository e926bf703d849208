"""The window's words for what a task's fields may hold, and for what is said of a task beside its text."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from postmortem_desk.model import Task
from postmortem_desk.widgets.words.audience_words import mark_words
from postmortem_desk.widgets.words.translation import counted, translatable, translate
from postmortem_desk.widgets.words.word_table import WordTable

STATUSES: Final = WordTable(
    {
        "proposed": translatable("proposed"),
        "open": translatable("open"),
        "in_progress": translatable("in progress"),
        "done": translatable("done"),
        "dropped": translatable("dropped"),
    },
)
KINDS: Final = WordTable(
    {
        "prevent": translatable("prevent"),
        "mitigate": translatable("mitigate"),
        "detect": translatable("detect"),
        "process": translatable("process"),
        "repair": translatable("repair"),
    },
)
_PRIORITIES: Final = (
    translatable("high"),
    translatable("medium"),
    translatable("low"),
)


def priority_words(tasks: Iterable[Task]) -> tuple[str, ...]:
    """The priorities to choose from: the usual ones, then those that `tasks` have."""
    used = sorted({task.priority for task in tasks if task.priority.strip()})
    return tuple(dict.fromkeys((*map(translate, _PRIORITIES), *used)))


def owners_of(tasks: Iterable[Task]) -> list[str]:
    """The owners that `tasks` name, in alphabetical order."""
    return sorted({task.owner for task in tasks if task.owner.strip()}, key=str.casefold)


def task_facts(task: Task) -> str:
    """What is said of a task beside its text and its columns: "in progress · high · OPS-771 · for customers"."""
    status = "" if task.status in {"", "open", "done"} else STATUSES.word(task.status)
    reason = task.reason if task.status == "dropped" else ""
    said = (status, reason, task.priority, *task.tickets, mark_words(task.audience))
    return " · ".join(" ".join(word.split()) for word in said if word.strip())


def progress_words(done: int, total: int, overdue: int) -> str:
    """How far tasks are: "2 of 5 done, 1 overdue"; "" where there are none."""
    if not total:
        return ""
    words = translate("{done} of {total} done").format(done=done, total=total)
    return f"{words}, {overdue_words(overdue)}" if overdue else words


def overdue_words(overdue: int) -> str:
    """How many tasks are overdue."""
    return counted(overdue, translate("1 overdue"), translate("{n} overdue"))


def due_words(day: date, today: date) -> str:
    """How far away a day is: "in 9 days", "3 days ago"."""
    days = (day - today).days
    if days in (-1, 0, 1):
        return (translate("yesterday"), translate("today"), translate("tomorrow"))[days + 1]
    return (translate("in {n} days") if days > 0 else translate("{n} days ago")).format(n=abs(days))
