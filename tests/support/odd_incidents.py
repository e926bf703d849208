"""Hypothesis strategies for incidents with whatever a file can hold: odd texts, unknown keys, values of no vocabulary.

They are about reading and writing; nothing in them need make sense.
"""

from typing import Any

from hypothesis import strategies as st

from postmortem_desk.model import Incident, Record, UnknownKey
from postmortem_desk.storage.file_format.record_shape import FieldShape, Kind, field_shapes, known_keys

ODD = (
    "",
    " ",
    "\n",
    "a\nb\n",
    "\r\n",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "\x00",
    "\x7f",
    "\ufdd0",
    "\U0001f9d1\u200d\U0001f4bb",
)
TEXTS = st.sampled_from(ODD) | st.text(max_size=12)
IDS = st.text("abcXYZ019_-", min_size=1, max_size=6)
NUMBERS = st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
MOMENTS = st.sampled_from(
    [None, "2023-05-01T09:05:00-07:00", "2023-05-01T09:05", "2023-05-01", "T09:05:30.5", "T09:05Z"]
)
WITH_OWN_IDS = ("people", "impact", "sections", "timeline", "causes", "tasks", "attachments", "notes")
REFERENCES = ("section", "parent_id", "impact")


def unknown_keys(record_type: type[Record]) -> st.SearchStrategy[tuple[UnknownKey, ...]]:
    """Keys that `record_type` does not have, each behind one that it has; their order is that of a file."""
    known = ["", *known_keys(record_type)]
    keys = TEXTS.filter(lambda key: key not in known)
    found = st.lists(st.tuples(st.sampled_from(known), keys, JSON), max_size=2, unique_by=lambda one: one[1])
    return found.map(lambda rows: tuple(UnknownKey(*row) for row in sorted(rows, key=lambda row: known.index(row[0]))))


def records(record_type: type[Record]) -> st.SearchStrategy[Any]:
    """Any record of the type."""
    fields = {shape.name: _values(record_type, shape) for shape in field_shapes(record_type)}
    needed = {name: fields.pop(name) for name in ("id", "name", "rule") if name in fields}
    unknown = st.just(()) | unknown_keys(record_type)
    return st.fixed_dictionaries(needed, optional=fields).flatmap(
        lambda values: unknown.map(lambda extra: record_type(**values, unknown=extra))
    )


def _values(record_type: type[Record], shape: FieldShape) -> st.SearchStrategy[Any]:
    special = {
        "format": st.just("postmortem-desk/incident"),
        "schema_version": st.just(1),
        "level": st.integers(1, 6),
        "id": IDS,
        "event_ids": st.lists(IDS, max_size=2).map(tuple),
        "addresses": st.lists(IDS, max_size=2).map(tuple),
    }
    if shape.name in special:
        return special[shape.name]
    if shape.record is not None:
        inner = records(shape.record)
        if shape.kind is Kind.RECORD:
            return inner if shape.default is not None else st.none() | inner
        unique = (lambda record: record.id) if record_type is Incident and shape.name in WITH_OWN_IDS else None
        return st.lists(inner, max_size=2, unique_by=unique).map(tuple)
    if shape.kind is Kind.TEXTS:
        return st.dictionaries(TEXTS, TEXTS, max_size=2)
    if shape.kind is Kind.JSON:
        return st.dictionaries(TEXTS, JSON, max_size=2)
    if isinstance(shape.default, bool):
        return st.booleans()
    if isinstance(shape.default, tuple):
        return st.lists(
            IDS if record_type.__name__ == "Event" and shape.name == "attachments" else TEXTS, max_size=2
        ).map(tuple)
    if shape.name == "at":
        return MOMENTS
    return st.just("") | IDS if shape.name in REFERENCES else TEXTS


odd_incidents = records(Incident)
"""Any incident that a file can hold."""
