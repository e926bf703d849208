"""Where in the window a place of the incident is shown."""

from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import (
    UnknownPart,
    cause_of,
    event_of,
    home_of_cause,
    home_of_event,
    home_of_task,
    section_of,
    task_of,
)
from postmortem_desk.session.document import Place


def section_place(incident: Incident, place: Place) -> Place:
    """The section, the view or the details that show `place`; the details where it is gone."""
    try:
        match place.part:
            case "view":
                return place
            case "section":
                return Place("section", section_of(incident, place.id).id)
            case "event":
                return Place("section", home_of_event(incident, event_of(incident, place.id)))
            case "task":
                return Place("section", home_of_task(incident, task_of(incident, place.id)))
            case "cause":
                return Place("section", home_of_cause(incident, cause_of(incident, place.id)))
    except UnknownPart:
        return Place("details")
    return Place("details")


def is_there(incident: Incident, place: Place) -> bool:
    """Whether the section or the row of `place` exists."""
    try:
        match place.part:
            case "section":
                section_of(incident, place.id)
            case "event":
                event_of(incident, place.id)
            case "task":
                task_of(incident, place.id)
            case "cause":
                cause_of(incident, place.id)
    except UnknownPart:
        return False
    return True
