"""Every text of an incident that a person writes in words, with its address; and many of them changed at once."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from postmortem_desk.model import (
    Attachment,
    Cause,
    Event,
    ImpactFigure,
    Incident,
    Moment,
    Note,
    OwnField,
    Person,
    Record,
    RelatedIncident,
    Section,
    Source,
    Task,
)
from postmortem_desk.operations.changing import RecordT, edited
from postmortem_desk.text.times.moments import moment_text

Address = tuple[str | int, ...]
"""The way to a text: names of fields, and between them indexes of lists or keys. It holds for one incident only."""

_FIELDS: Final[Mapping[type, tuple[str, ...]]] = {
    Incident: (
        "title",
        "reference",
        "severity",
        "services",
        "tags",
        "people",
        "impact",
        "related",
        "fields",
        "sections",
        "timeline",
        "causes",
        "tasks",
        "attachments",
        "notes",
    ),
    OwnField: ("label", "value"),
    RelatedIncident: ("reference", "relation"),
    Person: ("name", "handles", "roles"),
    ImpactFigure: ("label", "value", "unit", "services"),
    Section: ("heading", "text", "variants"),
    Event: ("at", "text", "actor", "severity", "sources", "cells", "variants"),
    Source: ("ref", "url", "quote"),
    Cause: ("text", "category"),
    Task: ("text", "reason", "owner", "priority", "tickets", "success", "cells"),
    Attachment: ("caption", "alt"),
    Note: ("text", "by"),
}
"""What holds words: no ids, no words of the program's vocabulary, no dates."""


class WrittenText(Struct, frozen=True):
    """A text and where it stands."""

    address: Address
    text: str
    is_fixed: bool = False
    """Whether other words would mean something else: a time is not replaced like a word."""


def all_texts(record: Record) -> Iterator[WrittenText]:
    """Every text of an incident, or of a part of it, that is not empty, in the order of the file."""
    return _texts(record, ())


def _texts(value: Any, address: Address) -> Iterator[WrittenText]:
    match value:
        case str():
            if value:
                yield WrittenText(address, value)
        case Moment():
            yield WrittenText(address, value.written or moment_text(value), is_fixed=True)
        case tuple():
            for index, entry in enumerate(value):
                yield from _texts(entry, (*address, index))
        case dict():
            for key, entry in value.items():
                yield from _texts(entry, (*address, key))
        case _:
            for name in _FIELDS[type(value)]:
                if held := getattr(value, name):
                    yield from _texts(held, (*address, name))


def with_texts(record: RecordT, texts: Mapping[Address, str]) -> RecordT:
    """An incident, or a part of it, with these texts at their addresses. Whatever else it holds keeps its identity.

    Raises LookupError for an address that is not in it, and ValueError for a text that does not fit there.
    """
    changed: RecordT = _changed(record, texts) if texts else record
    return changed


def _changed(value: Any, texts: Mapping[Address, str]) -> Any:
    if () in texts:
        return texts[()]
    inner: dict[str | int, dict[Address, str]] = {}
    for address, text in texts.items():
        inner.setdefault(address[0], {})[address[1:]] = text
    match value:
        case tuple():
            entries: list[Any] = list(value)
            for index, within in inner.items():
                entries[int(index)] = _changed(entries[int(index)], within)
            return tuple(entries)
        case dict():
            return {**value, **{key: _changed(value[key], within) for key, within in inner.items()}}
        case Incident():
            return value.with_fields(
                **{str(name): _changed(value.__dict__[str(name)], within) for name, within in inner.items()}
            )
    return edited(value, {str(name): _changed(getattr(value, str(name)), within) for name, within in inner.items()})
