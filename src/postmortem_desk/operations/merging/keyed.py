"""Lists by the keys of their entries, so that an entry can be told from another one across versions of an incident.

The key of a part with an id is the id. Entries without one have a key made from what names them: an own field its
label, a related incident its reference, a plain text itself.
"""

from collections.abc import Sequence
from typing import Any

from postmortem_desk.model import Column, Conflict, Dismissal, Milestone, OwnField, RelatedIncident, Source, UnknownKey


def keyed(entries: Sequence[Any]) -> dict[str, Any]:
    """`entries` by their keys, in their order. A key that comes again counts: "Region", "Region (2)"."""
    found: dict[str, Any] = {}
    for entry in entries:
        key = plain = key_of(entry)
        number = 1
        while key in found:
            number += 1
            key = f"{plain} ({number})"
        found[key] = entry
    return found


def key_of(entry: Any) -> str:
    """What names one entry of a list."""
    if isinstance(entry, str):
        return entry
    match entry:
        case UnknownKey():
            return entry.key
        case OwnField():
            return entry.label
        case RelatedIncident():
            return entry.reference
        case Milestone():
            return f"{entry.name} {entry.impact}".strip()
        case Source():
            return entry.ref or entry.url or entry.kind or entry.quote
        case Column():
            return entry.heading
        case Dismissal():
            return f"{entry.rule} {entry.on}".strip()
        case Conflict():
            return "/".join(entry.path)
    part_id: str = entry.id
    return part_id
