"""What can be done with sections from the outline. Each is one step of the document, with its place."""

from collections.abc import Callable, Collection

from postmortem_desk.model import Incident, Section, new_id
from postmortem_desk.operations.lookup import section_of
from postmortem_desk.operations.sections import (
    add_section,
    duplicate_section,
    edit_section,
    move_sections,
    rows_of_section,
    shift_sections,
)
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.words.translation import translate

HIGHEST = 1
LOWEST = 6


class OutlineEdits:
    """Edits of the outline of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def document(self) -> Document:
        """The document that is edited."""
        return self._document

    def add(self, behind: str) -> str:
        """Put an empty section behind the one with the id `behind`, on its level; "" puts it at the start.

        Returns the new id.
        """
        sections = self._document.incident.sections
        ids = [section.id for section in sections]
        place = ids.index(behind) + 1 if behind else 0
        level = sections[place - 1].level if behind else min((section.level for section in sections), default=2)
        section = Section(id=new_id(), level=level)
        before = ids[place] if place < len(ids) else None
        self._apply(translate("Add section"), lambda i: add_section(i, section, before), section.id)
        return section.id

    def rename(self, section_id: str, heading: str) -> None:
        """Give a section another heading."""
        self._apply(translate("Rename section"), lambda i: edit_section(i, section_id, heading=heading), section_id)

    def set_role(self, section_id: str, role: str) -> None:
        """Say what a section is about."""
        self._apply(translate("Change role of section"), lambda i: edit_section(i, section_id, role=role), section_id)

    def can_shift_level(self, section_id: str, step: int) -> bool:
        """Whether the heading of a section can go one level up (-1) or down (1)."""
        return HIGHEST <= section_of(self._document.incident, section_id).level + step <= LOWEST

    def shift_level(self, section_id: str, step: int) -> None:
        """Make the heading of a section one level higher (-1) or lower (1), as far as headings go."""
        if self.can_shift_level(section_id, step):
            level = section_of(self._document.incident, section_id).level + step
            label = translate("Promote section") if step < 0 else translate("Demote section")
            self._apply(label, lambda i: edit_section(i, section_id, level=level), section_id)

    def duplicate(self, section_id: str) -> str:
        """Put a copy of a section, with copies of its rows, behind it. Returns the copy's id."""
        ids = [new_id() for _ in range(1 + len(rows_of_section(self._document.incident, section_id)))]
        self._apply(translate("Duplicate section"), lambda i: duplicate_section(i, section_id, ids), ids[0])
        return ids[0]

    def move(self, ids: Collection[str], before_id: str | None) -> None:
        """Move sections, in their present order, before another one; to the end for None."""
        self._apply(translate("Move section"), lambda i: move_sections(i, ids, before_id), min(ids, key=self._place))

    def shift(self, ids: Collection[str], step: int) -> None:
        """Move sections by one place, up (-1) or down (1)."""
        self._apply(translate("Move section"), lambda i: shift_sections(i, ids, step), min(ids, key=self._place))

    def _place(self, section_id: str) -> int:
        return [section.id for section in self._document.incident.sections].index(section_id)

    def _apply(self, label: str, operation: Callable[[Incident], Incident], section_id: str) -> None:
        self._document.apply(label, operation, place=Place("section", section_id))
