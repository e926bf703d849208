"""The copy of an incident for an audience: what it may not see is not in it, whatever a writer does with it."""

from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.audiences.copier import Copier
from postmortem_desk.operations.renaming import renamed


def copy_for(incident: Incident, audience: str) -> Incident:
    """The incident as `audience` may have it; itself for the team. Ids are given anew: a person may have made words of
    them.
    """
    return incident if audience == TEAM else _with_own_ids(Copier(audience).copied(incident))


def _with_own_ids(incident: Incident) -> Incident:
    """With ids that tell nothing; a row of a section that is withheld names none."""
    lists = ("people", "impact", "sections", "timeline", "causes", "tasks")
    fresh = {part.id: f"{name[0]}{number}" for name in lists for number, part in enumerate(getattr(incident, name), 1)}
    sections = {section.id for section in incident.sections}
    homeless = {
        name: tuple(row if row.section in sections else row.replaced(section="") for row in getattr(incident, name))
        for name in ("timeline", "causes", "tasks")
    }
    return renamed(incident.replaced(**homeless), fresh)
