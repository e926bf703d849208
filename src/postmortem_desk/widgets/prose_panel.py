"""The editor of a section that is text: its heading, and its Markdown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import section_of
from postmortem_desk.operations.sections import edit_section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.section_header import SectionHeader
from postmortem_desk.widgets.text_fields import TextField
from postmortem_desk.widgets.translation import counted


class ProseEditor(TextField):
    """The Markdown text of one section. The template's guidance stands in it while it is empty."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._document = document
        self._section_id = ""
        self.setAccessibleName(self.tr("Text of the section, in Markdown"))
        self.edited.connect(self._write)
        self.left.connect(document.end_typing)

    def show_section(self, section_id: str) -> None:
        """Show the text of a section; the cursor stays when it is the same section."""
        section = section_of(self._document.incident, section_id)
        if section_id != self._section_id:
            self._section_id = section_id
            self.show_value("")
        self.show_value(section.text)
        self.setPlaceholderText(section.guidance or self.tr("What belongs here? Write it in your own words."))

    def _write(self, text: str) -> None:
        section_id = self._section_id
        self._document.apply(
            self.tr("Edit text"),
            lambda incident: edit_section(incident, section_id, text=text),
            merge_key=f"text {section_id}",
            place=Place("section", section_id, "text"),
        )


class ProsePanel(QWidget):
    """A section without rows: heading, number of words, text."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._section_id = ""
        self.header = SectionHeader(document, self)
        self.editor = ProseEditor(document, self)
        self.editor.setObjectName("prose")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        document.changed.connect(self._follow)

    def show_section(self, section_id: str) -> None:
        """Show a section of the document."""
        self._section_id = section_id
        self.editor.show_section(section_id)
        words = len(section_of(self._document.incident, section_id).text.split())
        self.header.show_section(section_id, counted(words, self.tr("1 word"), self.tr("{n} words")) if words else "")

    def commit_editing(self) -> None:
        """Let the next key be a step of its own; what was typed is in the document already."""
        self._document.end_typing()

    def reveal(self, place: Place) -> None:
        """Put the focus where `place` is."""
        (self.header.heading if place.field == "heading" else self.editor).setFocus()

    def _follow(self, before: Incident, after: Incident) -> None:
        shows = any(section.id == self._section_id for section in after.sections)
        if shows and before.sections is not after.sections:
            self.show_section(self._section_id)
