"""Every edit of causes that their panel makes, as a named step of the document."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject

from postmortem_desk.model import Cause, Incident, new_id
from postmortem_desk.operations.cause_levels import (
    copies_needed,
    duplicate_causes,
    indent_causes,
    link_events,
    outdent_causes,
    remove_causes,
    unlink_events,
)
from postmortem_desk.operations.causes import add_cause, edit_cause, move_causes, shift_causes
from postmortem_desk.operations.details import set_display
from postmortem_desk.operations.lookup import causes_in
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.rows.field_edits import FieldEdits

FISHBONE: Final = "fishbone"
"""The key of `Incident.display` that is true where the document shows the fishbone picture."""


class CauseEdits(FieldEdits[Cause]):
    """Each method runs an operation of the layer below; undo names it and shows its place."""

    records = "causes"

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document, "cause", parent)

    def edited(self, incident: Incident, record_id: str, field: str, value: Any) -> Incident:
        """The incident in which a field of a cause has this value."""
        return edit_cause(incident, record_id, **{field: value})

    def label(self, field: str) -> str:
        """The words that undo has for an edit of the field."""
        labels = {
            "role": self.tr("Change role of cause"),
            "certainty": self.tr("Change certainty"),
            "category": self.tr("Change category"),
        }
        return labels.get(field, self.tr("Edit cause"))

    def add(self, section_id: str, text: str = "") -> str:
        """Add a cause at the top, behind the others; the first of a section is the root. Returns its id."""
        first = not causes_in(self._document.incident, section_id)
        role = "root" if first else "contributing"
        cause = Cause(id=new_id(), section=section_id, role=role, text=text)
        self._apply(self.tr("Add cause"), lambda i: add_cause(i, cause), cause.id, "text")
        return cause.id

    def ask_why(self, cause_id: str) -> str:
        """Add an empty answer below a cause, behind those that are there. Returns its id."""
        cause = Cause(id=new_id(), parent_id=cause_id, role="why")
        self._apply(self.tr("Ask why"), lambda i: add_cause(i, cause), cause.id, "text")
        return cause.id

    def duplicate(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Copy causes with all below them. Returns the ids of the copies."""
        fresh = tuple(new_id() for _ in range(copies_needed(self._document.incident, ids)))
        self._apply(self.tr("Duplicate cause"), lambda i: duplicate_causes(i, ids, fresh), fresh[0])
        return fresh

    def remove(self, ids: Sequence[str]) -> None:
        """Delete causes; those below them move up."""
        words = self.tr("Delete cause") if len(ids) == 1 else self.tr("Delete {n} causes").format(n=len(ids))
        self._apply(words, lambda i: remove_causes(i, ids), ids[0])

    def shift(self, ids: Sequence[str], step: int) -> None:
        """Move causes up (-1) or down (1) among their siblings."""
        self._apply(self._moved(ids), lambda i: shift_causes(i, ids, step), ids[0])

    def change_level(self, ids: Sequence[str], step: int) -> None:
        """Move causes one level up (-1), or below the sibling above them (1)."""
        operation = outdent_causes if step < 0 else indent_causes
        self._apply(self._moved(ids), lambda i: operation(i, ids), ids[0])

    def move(self, ids: Sequence[str], parent_id: str, before_id: str | None) -> None:
        """Move causes below another one, in front of a sibling or behind all."""
        self._apply(self._moved(ids), lambda i: move_causes(i, ids, parent_id, before_id), ids[0])

    def link(self, cause_id: str, event_ids: Sequence[str]) -> None:
        """Let a cause rest on events."""
        self._apply(self.tr("Link event"), lambda i: link_events(i, cause_id, event_ids), cause_id, "event_ids")

    def unlink(self, cause_id: str, event_id: str) -> None:
        """Let a cause no longer rest on an event."""
        self._apply(self.tr("Unlink event"), lambda i: unlink_events(i, cause_id, {event_id}), cause_id, "event_ids")

    def show_fishbone(self, wanted: bool, section_id: str) -> None:
        """Let the document show the fishbone picture, or not."""
        words = self.tr("Show fishbone") if wanted else self.tr("Hide fishbone")
        self._document.apply(words, lambda i: set_display(i, FISHBONE, wanted), place=Place("section", section_id))

    def _moved(self, ids: Sequence[str]) -> str:
        return self.tr("Move cause") if len(ids) == 1 else self.tr("Move {n} causes").format(n=len(ids))

    def _apply(self, words: str, operation: Callable[[Incident], Incident], cause_id: str, field: str = "") -> None:
        self._document.apply(words, operation, place=Place("cause", cause_id, field))
