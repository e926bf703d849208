"""Finding the parts of an incident by their ids, and the rows that a section shows.

A row belongs to the section that it names. A row that names none, or one that does not exist, belongs to the first
section of the role that its kind of row has; that is its home.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import Final, Protocol, TypeVar

from msgspec import Struct

from postmortem_desk.model import Cause, Event, Incident, Section, Task
from postmortem_desk.operations.remembering import REMEMBERED, Same

EVENT_ROLES = ("timeline",)
CAUSE_ROLES = ("causes",)
TASK_ROLES = ("tasks", "measures")
"""The roles whose first section is the home of a row that names none, the first role before the next."""


class UnknownPart(LookupError):
    """There is no part with this id."""

    def __init__(self, kind: str, part_id: str) -> None:
        super().__init__(f"no {kind} has the id {part_id!r}")
        self.kind = kind
        self.part_id = part_id


class DuplicateId(ValueError):
    """The id of a new part is taken."""


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The id, unique in the incident."""


PartT = TypeVar("PartT", bound=Identified)
RowT = TypeVar("RowT", Event, Cause, Task)

_id_of: Final = attrgetter("id")
_section_of: Final = attrgetter("section")


def ids_of(parts: Iterable[Identified]) -> list[str]:
    """The ids of `parts`, in their order."""
    return list(map(_id_of, parts))


def index_of(parts: Sequence[PartT], part_id: str, kind: str) -> int:
    """The index of the part with `part_id`. Raises UnknownPart."""
    for index, part in enumerate(parts):
        if part.id == part_id:
            return index
    raise UnknownPart(kind, part_id)


def event_of(incident: Incident, event_id: str) -> Event:
    """The event with this id. Raises UnknownPart."""
    return incident.timeline[index_of(incident.timeline, event_id, "event")]


def section_of(incident: Incident, section_id: str) -> Section:
    """The section with this id. Raises UnknownPart."""
    return incident.sections[index_of(incident.sections, section_id, "section")]


def cause_of(incident: Incident, cause_id: str) -> Cause:
    """The cause with this id. Raises UnknownPart."""
    return incident.causes[index_of(incident.causes, cause_id, "cause")]


def task_of(incident: Incident, task_id: str) -> Task:
    """The task or measure with this id. Raises UnknownPart."""
    return incident.tasks[index_of(incident.tasks, task_id, "task")]


def first_section(incident: Incident, role: str) -> Section | None:
    """The first section in document order with this role; None where there is none."""
    return _first(incident.sections, role)


def _first(sections: Sequence[Section], role: str) -> Section | None:
    return next((section for section in sections if section.role == role), None)


class Homes(Struct, frozen=True):
    """Which section shows a row of one kind."""

    places: dict[str, int]
    """The index of each section, by its id."""
    default: str
    """The section of rows that name none; "" where there is none."""

    def home(self, section: str) -> str:
        """The section that shows a row whose `section` is this."""
        return section if section in self.places else self.default

    def rows(self, rows: tuple[RowT, ...], section_id: str) -> tuple[RowT, ...]:
        """The rows that the section shows, in document order: `rows` itself where it shows them all."""
        sections = list(map(_section_of, rows))
        shown = {section for section in set(sections) if self.home(section) == section_id}
        if len(shown) == 1 and sections.count(sections[0]) == len(rows):
            return rows
        return tuple(compress(rows, map(shown.__contains__, sections)))


def _homes(sections: Sequence[Section], roles: tuple[str, ...]) -> Homes:
    places = {section.id: index for index, section in enumerate(sections)}
    firsts = (_first(sections, role) for role in roles)
    return Homes(places, next((section.id for section in firsts if section is not None), ""))


def event_homes(incident: Incident) -> Homes:
    """The homes of events."""
    return _homes(incident.sections, EVENT_ROLES)


def cause_homes(incident: Incident) -> Homes:
    """The homes of causes."""
    return _homes(incident.sections, CAUSE_ROLES)


def task_homes(incident: Incident) -> Homes:
    """The homes of tasks and measures."""
    return _homes(incident.sections, TASK_ROLES)


def row_homes(incident: Incident) -> dict[str, Homes]:
    """The homes of all rows, by the name of their list."""
    return {"timeline": event_homes(incident), "causes": cause_homes(incident), "tasks": task_homes(incident)}


def home_of_event(incident: Incident, event: Event) -> str:
    """The id of the section that shows the event; "" where no section can."""
    return event_homes(incident).home(event.section)


def home_of_cause(incident: Incident, cause: Cause) -> str:
    """The id of the section that shows the cause; "" where no section can."""
    return cause_homes(incident).home(cause.section)


def home_of_task(incident: Incident, task: Task) -> str:
    """The id of the section that shows the task; "" where no section can."""
    return task_homes(incident).home(task.section)


def events_in(incident: Incident, section_id: str) -> tuple[Event, ...]:
    """The events that the section shows, in document order; "" gives those that no section shows."""
    return _events_in(Same(incident.timeline), Same(incident.sections), section_id)


@lru_cache(maxsize=REMEMBERED)
def _events_in(
    timeline: Same[tuple[Event, ...]], sections: Same[tuple[Section, ...]], section_id: str
) -> tuple[Event, ...]:
    return _homes(sections.value, EVENT_ROLES).rows(timeline.value, section_id)


def causes_in(incident: Incident, section_id: str) -> tuple[Cause, ...]:
    """The causes that the section shows, in the order of the file (`causes.cause_tree` gives their tree)."""
    return cause_homes(incident).rows(incident.causes, section_id)


def tasks_in(incident: Incident, section_id: str) -> tuple[Task, ...]:
    """The tasks or measures that the section shows, in document order."""
    return task_homes(incident).rows(incident.tasks, section_id)


def all_ids(incident: Incident) -> set[str]:
    """The ids of all parts of the incident."""
    ids: set[str] = set()
    for parts in (
        incident.timeline,
        incident.sections,
        incident.causes,
        incident.tasks,
        incident.people,
        incident.impact,
        incident.attachments,
        incident.notes,
    ):
        ids.update(map(_id_of, parts))
    return ids


def refuse_taken_ids(incident: Incident, new_ids: Sequence[str]) -> None:
    """Raise DuplicateId when one of `new_ids` is taken or stands in it twice."""
    taken = all_ids(incident)
    for part_id in new_ids:
        if part_id in taken:
            raise DuplicateId(f"the id {part_id!r} is taken")
        taken.add(part_id)
