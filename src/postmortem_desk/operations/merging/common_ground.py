"""What two versions have in common: it stands for the version before them where nobody has that one.

With it a merge keeps what only one of them has, and finds a conflict where both have something and it differs.
"""

from typing import Any, Final

from postmortem_desk.model import UNKNOWN_MOMENT, Moment, Record, UnknownKey
from postmortem_desk.operations.merging.keyed import keyed
from postmortem_desk.text.line_difference import common_text

ATOMIC_FIELDS: Final = ("audience",)
"""Lists that say who may see something: never put together from two versions."""


def common_ground(ours: Any, theirs: Any) -> Any:
    """The common part of two versions of a value: of records, lists and texts what is in both, else nothing ("")."""
    if ours == theirs:
        return ours
    if type(ours) is not type(theirs):
        return None
    match ours:
        case Moment():
            return UNKNOWN_MOMENT
        case UnknownKey():
            return ours._replace(value=common_ground(ours.value, theirs.value))
        case Record():
            return _common_record(ours, theirs)
        case tuple():
            mine, yours = keyed(ours), keyed(theirs)
            return tuple(common_ground(entry, yours[key]) for key, entry in mine.items() if key in yours)
        case dict():
            return {key: common_ground(entry, theirs[key]) for key, entry in ours.items() if key in theirs}
        case str():
            return common_text(ours, theirs) if "\n" in ours + theirs else ""
        case bool():
            return False
    return None


def _common_record(ours: Record, theirs: Record) -> Record:
    changes = {}
    for name in type(ours).fields_by_name:
        pair = (ours.__dict__[name], theirs.__dict__[name])
        if name != "id" and pair[0] != pair[1]:
            changes[name] = () if name in ATOMIC_FIELDS else common_ground(*pair)
    return ours.with_fields(**changes) if changes else ours
