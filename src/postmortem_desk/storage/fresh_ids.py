"""Gives every part of an incident a new id, with all references following."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from postmortem_desk.model import Incident, new_id


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


def with_fresh_ids(incident: Incident, fresh_id: Callable[[], str] = new_id) -> Incident:
    """`incident` with new ids. A reference to a part that is not there stays as it is."""
    sections = _fresh(incident.sections, fresh_id)
    events = _fresh(incident.timeline, fresh_id)
    causes = _fresh(incident.causes, fresh_id)
    impact = _fresh(incident.impact, fresh_id)
    files = _fresh(incident.attachments, fresh_id)
    rows = sections | events | causes | _fresh(incident.tasks, fresh_id)
    parts = rows | impact | files | _fresh(incident.people, fresh_id) | _fresh(incident.notes, fresh_id)

    def moved(record: Any, **references: Any) -> Any:
        return record.replaced(id=parts[record.id], **references)

    return incident.replaced(
        id=fresh_id(),
        people=tuple(moved(person) for person in incident.people),
        impact=tuple(moved(figure) for figure in incident.impact),
        sections=tuple(moved(section) for section in incident.sections),
        timeline=tuple(
            moved(
                event,
                section=sections.get(event.section, event.section),
                milestones=tuple(m.replaced(impact=impact.get(m.impact, m.impact)) for m in event.milestones),
                attachments=_followed(event.attachments, files),
            )
            for event in incident.timeline
        ),
        causes=tuple(
            moved(
                cause,
                section=sections.get(cause.section, cause.section),
                parent_id=causes.get(cause.parent_id, cause.parent_id),
                event_ids=_followed(cause.event_ids, events),
            )
            for cause in incident.causes
        ),
        tasks=tuple(
            moved(task, section=sections.get(task.section, task.section), addresses=_followed(task.addresses, rows))
            for task in incident.tasks
        ),
        attachments=tuple(moved(file) for file in incident.attachments),
        notes=tuple(moved(note, on=parts.get(note.on, note.on)) for note in incident.notes),
        dismissed=tuple(finding.replaced(on=parts.get(finding.on, finding.on)) for finding in incident.dismissed),
    )


def _fresh(records: Sequence[_WithId], fresh_id: Callable[[], str]) -> dict[str, str]:
    return {record.id: fresh_id() for record in records}


def _followed(references: tuple[str, ...], fresh: dict[str, str]) -> tuple[str, ...]:
    return tuple(fresh.get(reference, reference) for reference in references)
