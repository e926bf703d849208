"""A cause: a node in a tree of whys."""

from postmortem_desk.model.ids import Id, Reference
from postmortem_desk.model.record import Record, Text


class Cause(Record):
    """A root cause, trigger, contributing factor, or the answer to one more "why"."""

    id: Id
    section: Reference = ""
    """The section that shows it; "" means the first section with the role causes."""
    parent_id: Reference = ""
    """The cause that this one explains; "" for a cause at the top."""
    role: str = "contributing"
    """One of vocabulary.CAUSE_ROLES."""
    text: Text = ""
    category: str = ""
    """A bone of the fishbone: people, process, technology, or the team's own."""
    certainty: str = ""
    """One of vocabulary.CERTAINTIES; "" where nothing is said."""
    event_ids: tuple[Id, ...] = ()
    audience: tuple[str, ...] = ()
