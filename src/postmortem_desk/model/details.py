"""The smaller records of an incident: people, impact figures, relations, own fields, notes, dismissed findings."""

from postmortem_desk.model.ids import Id
from postmortem_desk.model.record import Record, Text


class OwnField(Record):
    """A label and a value that the team adds to its incidents."""

    label: str = ""
    value: str = ""
    audience: tuple[str, ...] = ()


class RelatedIncident(Record):
    """Another incident that this one has to do with."""

    reference: str = ""
    """A reference, a file name or an address."""
    relation: str = ""
    """How: duplicate, caused by, same cause ..."""


class Person(Record):
    """Somebody who took part."""

    id: Id
    name: str = ""
    handles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()


class ImpactFigure(Record):
    """One figure of the damage, such as 25 % of users."""

    id: Id
    label: str = ""
    value: str = ""
    """As it was written ("25", "1,200"), so that nothing is rounded."""
    unit: str = ""
    services: tuple[str, ...] = ()
    approximate: bool = False
    audience: tuple[str, ...] = ()


class Note(Record):
    """An open question about a part of the incident. Never exported."""

    id: Id
    on: str = ""
    """The id of the part that it is about; "" for the whole incident."""
    by: str = ""
    text: Text = ""
    resolved: bool = False


class Dismissal(Record):
    """A finding of the checks that the writer has set aside for this incident."""

    rule: str
    on: str = ""
    """The id of the part that the finding was about; "" for the whole incident."""
    text: str = ""
    """What it was about, so that it speaks again when that changes."""
