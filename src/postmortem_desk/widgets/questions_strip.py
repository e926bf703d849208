"""The open questions about the part that is shown: to read, to resolve, to add. They are never exported."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from postmortem_desk.insight.questions import open_questions
from postmortem_desk.model import Incident, Note, new_id
from postmortem_desk.operations.details import add_note, edit_note
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.plain_label import PlainLabel

_PARTS: Final = ("notes", "sections", "timeline", "causes", "tasks")


class QuestionsStrip(QWidget):
    """Hidden while there is no question about the part; `ask` shows the line that adds one."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._on: str | None = ""
        self._asking = False
        self._notes: tuple[Note, ...] = ()
        self._rows: list[QWidget] = []
        self.setObjectName("questions")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line = LineField(self.tr("New open question"), self)
        self.line.setPlaceholderText(self.tr("What is still open here? Enter adds it; it is never exported"))
        self.line.returnPressed.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self.line)
        self.hide()
        document.changed.connect(self._follow)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that are shown."""
        return tuple(note.text for note in self._notes)

    def show_for(self, section_id: str | None) -> None:
        """Show the questions about a section and its rows; "" for the incident as a whole, None for nothing."""
        self._on, self._asking = section_id, False
        self.line.show_value("")
        self._show()

    def ask(self) -> None:
        """Let a person write a question about what is shown."""
        self._on, self._asking = self._on or "", True
        self._show()
        self.line.setFocus()

    def resolve(self, note_id: str) -> None:
        """Say that a question is answered."""
        place = Place("section", self._on, "questions") if self._on else Place("details")
        self._document.apply(
            self.tr("Resolve question"), lambda incident: edit_note(incident, note_id, resolved=True), place=place
        )

    def _add(self) -> None:
        text = self.line.value.strip()
        if not text:
            return
        note = Note(id=new_id(), on=self._on or "", text=text)
        self.line.show_value("")
        place = Place("section", self._on, "questions") if self._on else Place("details")
        self._document.apply(self.tr("Add question"), lambda incident: add_note(incident, note), place=place)

    def _follow(self, before: Incident, after: Incident) -> None:
        if any(getattr(before, part) is not getattr(after, part) for part in _PARTS):
            self._show()

    def _show(self) -> None:
        notes = () if self._on is None else open_questions(self._document.incident).get(self._on, ())
        if notes != self._notes:
            self._notes = notes
            for row in self._rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [self._row(note) for note in notes]
            for number, row in enumerate(self._rows):
                self._column.insertWidget(number, row)
        self.setVisible(bool(notes) or self._asking)

    def _row(self, note: Note) -> QWidget:
        row = QWidget(self)
        text = PlainLabel(f"{note.by}: {note.text}" if note.by else note.text, row, wraps=True)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        button = QPushButton(self.tr("Resolve"), row)
        button.setFlat(True)
        button.setAccessibleName(self.tr("Resolve: {question}").format(question=note.text))
        button.clicked.connect(lambda: self.resolve(note.id))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(text, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row
