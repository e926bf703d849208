"""The open questions of an incident, by the section that they belong to."""

from postmortem_desk.model import Incident, Note
from postmortem_desk.operations.lookup import cause_homes, event_homes, task_homes


def open_questions(incident: Incident) -> dict[str, tuple[Note, ...]]:
    """The notes that are not resolved, by the id of the section that they, or the row that they are on, belong to.

    Those of the whole incident, and of what is neither section nor row, are under "".
    """
    notes = [note for note in incident.notes if not note.resolved]
    if not notes:
        return {}
    subjects = {note.on for note in notes}
    homes = {section.id: section.id for section in incident.sections}
    for rows, home in (
        (incident.timeline, event_homes(incident).home),
        (incident.causes, cause_homes(incident).home),
        (incident.tasks, task_homes(incident).home),
    ):
        homes.update({row.id: home(row.section) for row in rows if row.id in subjects})
    found: dict[str, tuple[Note, ...]] = {}
    for note in notes:
        home_id = homes.get(note.on, "")
        found[home_id] = (*found.get(home_id, ()), note)
    return found
