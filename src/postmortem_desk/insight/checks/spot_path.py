"""Where in an incident's file a finding is."""

from typing import Final

from postmortem_desk.insight.checks.finding import Spot
from postmortem_desk.model import Incident

_LISTS: Final = {
    "section": "sections",
    "event": "timeline",
    "cause": "causes",
    "task": "tasks",
    "person": "people",
    "impact": "impact",
    "note": "notes",
}


def spot_path(spot: Spot, incident: Incident) -> tuple[str | int, ...]:
    """The keys and indexes that lead to `spot` in the JSON of `incident`; where it names no field, to the part."""
    field = tuple(spot.field.split("/", 1)) if spot.field else ()
    if spot.part == "details":
        return field
    if spot.part == "field":
        return ("fields", int(spot.id), *field)
    key = _LISTS[spot.part]
    index = next((index for index, part in enumerate(getattr(incident, key)) if part.id == spot.id), None)
    return (key,) if index is None else (key, index, *field)
