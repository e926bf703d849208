"""The incident and its parts, as frozen records. No Qt, no files.

The shape of a saved file (schema 1) is the shape of these records: a field's name is its JSON key and the order of
the fields is the order of the keys.
"""

from postmortem_desk.model.attachment import Attachment
from postmortem_desk.model.cause import Cause
from postmortem_desk.model.conflict import Conflict
from postmortem_desk.model.details import Dismissal, ImpactFigure, Note, OwnField, Person, RelatedIncident
from postmortem_desk.model.event import Event, Milestone, Source
from postmortem_desk.model.field_types import JsonValue
from postmortem_desk.model.ids import ID_PATTERN, derived_id, is_id, new_id
from postmortem_desk.model.incident import FILE_FORMAT, SCHEMA_VERSION, Incident
from postmortem_desk.model.moment import UNKNOWN_MOMENT, Moment
from postmortem_desk.model.record import Record, UnknownKey
from postmortem_desk.model.section import Column, Layout, Section
from postmortem_desk.model.task import Task

__all__ = [
    "FILE_FORMAT",
    "ID_PATTERN",
    "SCHEMA_VERSION",
    "UNKNOWN_MOMENT",
    "Attachment",
    "Cause",
    "Column",
    "Conflict",
    "Dismissal",
    "Event",
    "ImpactFigure",
    "Incident",
    "JsonValue",
    "Layout",
    "Milestone",
    "Moment",
    "Note",
    "OwnField",
    "Person",
    "Record",
    "RelatedIncident",
    "Section",
    "Source",
    "Task",
    "UnknownKey",
    "derived_id",
    "is_id",
    "new_id",
]
