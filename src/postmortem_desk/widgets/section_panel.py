"""What every editor of a section does: it shows one section at a time, and follows the document."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.section_header import SectionHeader


class SectionPanel(QWidget):
    """A head with the section's heading; subclasses put below it what is edited, and show it in `_show`."""

    shown_parts: ClassVar[tuple[str, ...]]
    """The parts of an incident that the panel shows something of."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._section_id = ""
        self.header = SectionHeader(document, self)
        document.changed.connect(self._follow)

    def show_section(self, section_id: str) -> None:
        """Show a section of the document. What is being typed into another one is written first."""
        if section_id != self._section_id:
            self.commit_editing()
            self._leave_section()
        self._section_id = section_id
        self._show(self._document.incident)

    def commit_editing(self) -> None:
        """Write what is being typed into the document; the next key is a step of its own."""
        self._document.end_typing()

    def reveal(self, place: Place) -> None:
        """Show a place of the section, and put the keyboard there."""
        raise NotImplementedError

    def _leave_section(self) -> None:
        """Forget what is about the section that was shown until now."""

    def _show(self, incident: Incident) -> None:
        """Show the section as it is in `incident`."""
        raise NotImplementedError

    def _follow(self, before: Incident, after: Incident) -> None:
        shows = any(section.id == self._section_id for section in after.sections)
        if shows and any(getattr(before, part) is not getattr(after, part) for part in self.shown_parts):
            self._show(after)
