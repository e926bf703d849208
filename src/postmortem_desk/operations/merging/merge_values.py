"""The three-way merge of values: texts by their lines, lists by the keys of their entries, records by their fields.

What only one version changed is taken from it. Where both changed one thing and it cannot be combined, ours stands and
a conflict is noted.
"""

from collections.abc import Mapping
from typing import Any, Final

from postmortem_desk.model import Attachment, Conflict, Moment, Record, Task, UnknownKey
from postmortem_desk.operations.merging.common_ground import ATOMIC_FIELDS, common_ground
from postmortem_desk.operations.merging.keyed import keyed
from postmortem_desk.operations.merging.merge_order import merged_order
from postmortem_desk.operations.plain_values import plain_at
from postmortem_desk.text.line_difference import merged_text

Path = tuple[str, ...]

MISSING: Final = object()
"""Stands for what a version does not have."""

IDENTITY_FIELDS: Final = ("format", "schema_version", "id")
"""Fields that say what a record is and that nobody edits: ours stand."""

UNITS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Attachment: ("data", "mime", "sha256"),
    Task: ("status", "done_on"),
}
"""Fields that only make sense together. The first one names the conflict, whose values hold them all."""


class ValueMerge:
    """One merge: it goes down into the values and collects the conflicts."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def value(self, path: Path, base: Any, ours: Any, theirs: Any) -> Any:
        """What comes of two versions of the value at `path`; MISSING where it is gone."""
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        if ours is MISSING or theirs is MISSING:
            return self._removed(path, base, ours, theirs)
        if base is MISSING:
            return self.value(path, common_ground(ours, theirs), ours, theirs)
        if type(ours) is type(theirs) and path[-1] not in ATOMIC_FIELDS:
            match ours:
                case UnknownKey():
                    return self._unknown_key(path, base, ours, theirs)
                case Record() if not isinstance(ours, Moment):
                    return self.record(path, base, ours, theirs)
                case tuple():
                    return self._entries(path, base, ours, theirs)
                case dict():
                    return self._mapping(path, base if isinstance(base, dict) else {}, ours, theirs)
                case str() if isinstance(base, str) and "\n" in f"{base}{ours}{theirs}":
                    return self._text(path, base, ours, theirs)
        return self._conflict(path, base, ours, theirs)

    def record(self, path: Path, base: Record, ours: Record, theirs: Record) -> Record:
        """A record with the edits of both."""
        units = UNITS.get(type(ours), ())
        changes: dict[str, Any] = {}
        for name in type(ours).fields_by_name:
            if name in IDENTITY_FIELDS or name in units:
                continue
            merged = self.value((*path, name), *(version.__dict__[name] for version in (base, ours, theirs)))
            if merged is not ours.__dict__[name]:
                changes[name] = merged
        if units:
            together = [{name: version.__dict__[name] for name in units} for version in (base, ours, theirs)]
            changes.update(self._unit((*path, units[0]), *together))
        return ours.with_fields(**changes) if changes else ours

    def _unit(self, path: Path, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
        if theirs in (ours, base):
            return {}
        if ours == base:
            return theirs
        self._conflict(path, base, ours, theirs)
        return {}

    def _entries(self, path: Path, base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> Any:
        old, mine, yours = keyed(base), keyed(ours), keyed(theirs)
        merged = self._merged_by_key(path, old, mine, yours)
        return tuple(merged[key] for key in merged_order(list(old), list(mine), list(yours), merged))

    def _mapping(self, path: Path, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> Any:
        merged = self._merged_by_key(path, base, ours, theirs)
        return {key: merged[key] for key in merged_order(list(base), list(ours), list(theirs), merged)}

    def _merged_by_key(
        self, path: Path, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
    ) -> dict[str, Any]:
        found = {}
        for key in ours | theirs:
            sides = (side.get(key, MISSING) for side in (base, ours, theirs))
            merged = self.value((*path, key), *sides)
            if merged is not MISSING:
                found[key] = merged
        return found

    def _unknown_key(self, path: Path, base: UnknownKey, ours: UnknownKey, theirs: UnknownKey) -> UnknownKey:
        after = theirs.after if ours.after == base.after else ours.after
        return UnknownKey(after, ours.key, self.value(path, base.value, ours.value, theirs.value))

    def _text(self, path: Path, base: str, ours: str, theirs: str) -> str:
        merged = merged_text(base, ours, theirs)
        if merged.ours != merged.theirs:
            self._conflict(path, merged.base, merged.ours, merged.theirs)
        return merged.ours

    def _removed(self, path: Path, base: Any, ours: Any, theirs: Any) -> Any:
        """One version removed what the other one edited: the edited one stands."""
        self._conflict(path, *(None if side is MISSING else side for side in (base, ours, theirs)))
        return theirs if ours is MISSING else ours

    def _conflict(self, path: Path, base: Any, ours: Any, theirs: Any) -> Any:
        kept = [plain_at(path, side) for side in (base, ours, theirs)]
        self.conflicts.append(Conflict(path=path, base=kept[0], ours=kept[1], theirs=kept[2]))
        return ours
