"""What can be wrong with a file that can be read: references that lead nowhere, ids that two parts share, rows that no
section shows. What the text says is not looked at here.
"""

from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from postmortem_desk.model import Cause, Event, Incident, Task
from postmortem_desk.storage.file_format.positions import Step
from postmortem_desk.storage.file_format.value_troubles import shown, spoken_path

Level = Literal["error", "warning"]
Path = tuple[Step, ...]

_ROW_ROLES: Final = {"timeline": ("timeline",), "causes": ("causes",), "tasks": ("tasks", "measures")}
"""The roles of the sections that show the rows of a list."""


class StructureFinding(Struct, frozen=True):
    """Something wrong with the structure of an incident."""

    rule: str
    """A short name that does not change: dangling-reference, shared-id, cause-circle, hidden-row, open-conflict."""
    level: Level
    path: Path
    """Where in the file: ("timeline", 2, "section")."""
    id: str
    """The id of the part that it is about; "" for the incident."""
    sentence: str


def structure_findings(incident: Incident) -> tuple[StructureFinding, ...]:
    """Everything that is wrong with the structure of `incident`, in the order of the file."""
    return (
        *_shared_ids(incident),
        *_lost_references(incident),
        *_cause_circles(incident),
        *_hidden_rows(incident),
        *_open_conflicts(incident),
    )


def _open_conflicts(incident: Incident) -> Iterator[StructureFinding]:
    """Conflicts of a merge that nobody has decided."""
    for index, conflict in enumerate(incident.conflicts):
        where = ", ".join(conflict.path)
        sentence = f"two merged versions disagree about {shown(where)}, and nobody has decided yet."
        yield StructureFinding("open-conflict", "error", ("conflicts", index), "", sentence)


def _shared_ids(incident: Incident) -> Iterator[StructureFinding]:
    """References name parts of several lists, so an id may stand in one list only."""
    first: dict[str, Path] = {}
    for key in ("sections", "timeline", "causes", "tasks", "impact", "people", "attachments", "notes"):
        for index, record in enumerate(getattr(incident, key)):
            path: Path = (key, index)
            other = first.setdefault(record.id, path)
            if other is not path:
                sentence = f"{spoken_path(path)} has the id {shown(record.id)} of {spoken_path(other)}."
                yield StructureFinding("shared-id", "error", (*path, "id"), record.id, sentence)


def _lost_references(incident: Incident) -> Iterator[StructureFinding]:
    ids = {
        key: {record.id for record in getattr(incident, key)}
        for key in ("sections", "timeline", "causes", "tasks", "impact", "people", "attachments", "notes")
    }
    every = set().union(*ids.values())
    rows = ids["sections"] | ids["timeline"] | ids["causes"] | ids["tasks"]
    for path, part, reference in _references(incident):
        known = {
            "section": ids["sections"],
            "parent_id": ids["causes"],
            "event_ids": ids["timeline"],
            "addresses": rows,
            "attachments": ids["attachments"],
            "impact": ids["impact"],
            "on": every,
        }[next(str(step) for step in reversed(path) if isinstance(step, str))]
        if reference and reference not in known:
            sentence = f"{spoken_path(path)} names {shown(reference)}, which is not in the file."
            yield StructureFinding("dangling-reference", "error", path, part, sentence)


def _references(incident: Incident) -> Iterator[tuple[Path, str, str]]:
    """Every reference with its path and the id of the part that holds it."""
    for index, event in enumerate(incident.timeline):
        yield ("timeline", index, "section"), event.id, event.section
        for place, milestone in enumerate(event.milestones):
            yield ("timeline", index, "milestones", place, "impact"), event.id, milestone.impact
        for place, attachment in enumerate(event.attachments):
            yield ("timeline", index, "attachments", place), event.id, attachment
    for index, cause in enumerate(incident.causes):
        yield ("causes", index, "section"), cause.id, cause.section
        yield ("causes", index, "parent_id"), cause.id, cause.parent_id
        for place, event_id in enumerate(cause.event_ids):
            yield ("causes", index, "event_ids", place), cause.id, event_id
    for index, task in enumerate(incident.tasks):
        yield ("tasks", index, "section"), task.id, task.section
        for place, address in enumerate(task.addresses):
            yield ("tasks", index, "addresses", place), task.id, address
    for index, note in enumerate(incident.notes):
        yield ("notes", index, "on"), note.id, note.on
    for index, dismissal in enumerate(incident.dismissed):
        yield ("dismissed", index, "on"), "", dismissal.on


def _cause_circles(incident: Incident) -> Iterator[StructureFinding]:
    """Causes whose parents lead back to themselves; one finding for each circle."""
    parents = {cause.id: cause.parent_id for cause in incident.causes}
    settled: set[str] = set()
    for index, cause in enumerate(incident.causes):
        walked: dict[str, None] = {}
        at = cause.id
        while at in parents and at not in settled and at not in walked:
            walked[at] = None
            at = parents[at]
        if at in walked:
            sentence = f"cause {index + 1} explains itself through its own parents."
            yield StructureFinding("cause-circle", "error", ("causes", index, "parent_id"), cause.id, sentence)
        settled.update(walked)


def _hidden_rows(incident: Incident) -> Iterator[StructureFinding]:
    """Rows whose section has a role that shows no such rows."""
    role_of = {section.id: section.role for section in incident.sections}
    lists: tuple[tuple[str, tuple[Event | Cause | Task, ...]], ...] = (
        ("timeline", incident.timeline),
        ("causes", incident.causes),
        ("tasks", incident.tasks),
    )
    for key, records in lists:
        roles = _ROW_ROLES[key]
        has_home = any(role in roles for role in role_of.values())
        for index, row in enumerate(records):
            path: Path = (key, index)
            if row.section in role_of and role_of[row.section] not in roles:
                role = shown(role_of[row.section])
                sentence = f"{spoken_path(path)} stands in a section with the role {role}, which does not show it."
                yield StructureFinding("hidden-row", "warning", (*path, "section"), row.id, sentence)
            elif not row.section and not has_home:
                sentence = f"{spoken_path(path)} stands in no section, and no section has the role {roles[0]}."
                yield StructureFinding("hidden-row", "warning", path, row.id, sentence)
