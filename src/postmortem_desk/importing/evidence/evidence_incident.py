"""An incident that begins with evidence: every candidate is an event of its timeline."""

from pathlib import PurePath

from postmortem_desk.importing.evidence.evidence import Evidence
from postmortem_desk.model import Incident, Section, derived_id
from postmortem_desk.operations.events import sort_events
from postmortem_desk.text.times.moments import day_of


def incident_of_evidence(evidence: Evidence) -> Incident:
    """The incident with all that was read, in the order of time. The same evidence gives the same incident."""
    days = [day for event in evidence.candidates if (day := day_of(event.at))]
    section = Section(id=derived_id("timeline", evidence.name), role="timeline", level=2, heading="Timeline")
    incident = Incident(
        id=derived_id("incident", evidence.name, *(event.id for event in evidence.candidates[:100])),
        title=PurePath(evidence.name).stem,
        date=min(days).isoformat() if days else "",
        sections=(section,),
        timeline=tuple(event.with_fields(section=section.id) for event in evidence.candidates),
    )
    return sort_events(incident, section.id)
