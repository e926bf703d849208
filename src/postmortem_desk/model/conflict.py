"""A place where two versions of an incident disagree, until somebody has decided."""

from postmortem_desk.model.field_types import JsonValue
from postmortem_desk.model.record import Record


class Conflict(Record):
    """Two versions gave one place of the incident different content. What stands at the place is ours.

    Where one version removed a part that the other one edited, the part stands, and the one that removed it is null.
    """

    path: tuple[str, ...] = ()
    """From the incident to the place, by keys and ids: ("timeline", "e5", "text"), ("title",)."""
    base: JsonValue = None
    """What both versions started from, as in a file, with what they agree about; null where that is not known."""
    ours: JsonValue = None
    theirs: JsonValue = None

    @property
    def is_removal(self) -> bool:
        """Whether it is about a whole part, which one version removed."""
        return self.ours is None or self.theirs is None
