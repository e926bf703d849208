"""The text of a section that holds rows: it stands above them, in the window as in the document."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from postmortem_desk.operations.lookup import section_of
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.fields.growing_height import GrowingHeight
from postmortem_desk.widgets.prose.prose_editor import ProseEditor

_MOST_LINES: Final = 4


class Introduction(QWidget):
    """As high as its text. Without any it leaves the room to the rows, until somebody wants to write one."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._section_id = ""
        self._is_wanted = False
        self.editor = ProseEditor(document, self)
        self.editor.setAccessibleName(self.tr("Introduction, in Markdown"))
        self.editor.setObjectName("introduction")
        GrowingHeight(self.editor, _MOST_LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 8)
        column.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self.editor.left.connect(self._leave)

    def show_section(self, section_id: str, *, has_rows: bool) -> None:
        """Show the text of a section. Where there are no rows yet, the template's guidance is worth its room."""
        section = section_of(self._document.incident, section_id)
        if section_id != self._section_id:
            self._section_id, self._is_wanted = section_id, False
        self.editor.show_section(section_id)
        if not section.guidance:
            self.editor.setPlaceholderText(self.tr("An introduction, if there is something to say"))
        guides = bool(section.guidance) and not has_rows
        self.setVisible(bool(section.text) or guides or self._is_wanted or self.editor.hasFocus())

    def write(self) -> None:
        """Put the keyboard into it, whether there is a text or not."""
        self._is_wanted = True
        self.show()
        self.editor.setFocus()

    def _leave(self) -> None:
        self._is_wanted = False
        if not self.editor.value:
            self.hide()
