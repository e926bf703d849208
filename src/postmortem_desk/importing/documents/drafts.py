"""What has been read of a document before it has ids and instants."""

from collections.abc import Sequence

from msgspec import Struct, field

from postmortem_desk.model import Layout
from postmortem_desk.text.rows.row_content import Details
from postmortem_desk.text.rows.row_times import RowTimes


class EventDraft(Struct):
    """An event: the words of its time, its text, and what stood in brackets or columns beside it."""

    times: RowTimes
    text: str
    details: Details = ()
    cells: dict[str, str] = field(default_factory=dict)
    day: str = ""
    """An ISO date that a comment of ours says."""


class TaskDraft(Struct):
    """A measure or a task. `done` is None where no box stands before it."""

    text: str
    done: bool | None = None
    details: Details = ()
    cells: dict[str, str] = field(default_factory=dict)


class CauseDraft(Struct):
    """A cause of our own export, with its depth in the tree."""

    depth: int
    role: str
    text: str
    details: Details = ()


class SectionDraft(Struct):
    """A section with its rows."""

    role: str
    level: int
    heading: str = ""
    text: str = ""
    layout: Layout = field(default_factory=Layout)
    events: list[EventDraft] = field(default_factory=list)
    tasks: list[TaskDraft] = field(default_factory=list)
    causes: list[CauseDraft] = field(default_factory=list)

    @property
    def has_rows(self) -> bool:
        """Whether anything but text was found in it."""
        return bool(self.events or self.tasks or self.causes)


def trimmed(lines: Sequence[str]) -> str:
    """Source lines as one text, without the blank lines around it."""
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return "\n".join(lines[first:last])
