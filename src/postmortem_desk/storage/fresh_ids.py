"""Gives every part of an incident a new id, with all references following."""

from collections.abc import Callable

from postmortem_desk.model import Incident, new_id
from postmortem_desk.operations.lookup import all_ids
from postmortem_desk.operations.renaming import renamed


def with_fresh_ids(incident: Incident, fresh_id: Callable[[], str] = new_id) -> Incident:
    """`incident` with new ids. A reference to a part that is not there stays as it is."""
    names = {part_id: fresh_id() for part_id in sorted(all_ids(incident))}
    return renamed(incident, names).replaced(id=fresh_id())
