"""What must hold of every incident, whatever was done to it."""

from collections import Counter
from collections.abc import Iterator

from postmortem_desk.model import Incident


def faults(incident: Incident) -> list[str]:
    """Ids that stand twice, references that lead nowhere, causes that stand below themselves."""
    return [*_doubled(incident), *_dangling(incident), *_rings(incident)]


def _all_ids(incident: Incident) -> list[str]:
    parts = (
        *(*incident.people, *incident.impact, *incident.sections, *incident.timeline),
        *(*incident.causes, *incident.tasks, *incident.attachments, *incident.notes),
    )
    return [part.id for part in parts]


def _doubled(incident: Incident) -> Iterator[str]:
    for part_id, count in Counter(_all_ids(incident)).items():
        if count > 1:
            yield f"{part_id} stands {count} times"


def _dangling(incident: Incident) -> Iterator[str]:
    known = {"", *_all_ids(incident)}
    sections = {"", *(section.id for section in incident.sections)}
    events = {event.id for event in incident.timeline}
    causes = {"", *(cause.id for cause in incident.causes)}
    impact = {"", *(figure.id for figure in incident.impact)}
    attachments = {attachment.id for attachment in incident.attachments}
    for row in (*incident.timeline, *incident.causes, *incident.tasks):
        if row.section not in sections:
            yield f"{row.id}: section {row.section}"
    for event in incident.timeline:
        yield from (f"{event.id}: impact {mark.impact}" for mark in event.milestones if mark.impact not in impact)
        yield from (f"{event.id}: attachment {name}" for name in event.attachments if name not in attachments)
    for cause in incident.causes:
        if cause.parent_id not in causes:
            yield f"{cause.id}: parent {cause.parent_id}"
        yield from (f"{cause.id}: event {name}" for name in cause.event_ids if name not in events)
    for task in incident.tasks:
        yield from (f"{task.id}: addresses {name}" for name in task.addresses if name not in known)
    yield from (f"{note.id}: on {note.on}" for note in incident.notes if note.on not in known)
    yield from (f"{finding.rule}: on {finding.on}" for finding in incident.dismissed if finding.on not in known)


def _rings(incident: Incident) -> Iterator[str]:
    parents = {cause.id: cause.parent_id for cause in incident.causes}
    for cause_id in parents:
        seen = {cause_id}
        current = parents[cause_id]
        while current in parents and current not in seen:
            seen.add(current)
            current = parents[current]
        if current == cause_id:
            yield f"{cause_id} stands below itself"
