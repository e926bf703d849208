"""The text of a section that holds rows: it stands above them, in the window as in the document."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from postmortem_desk.operations.lookup import section_of
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.fields.growing_height import GrowingHeight
from postmortem_desk.widgets.section_header import SectionHeader

if TYPE_CHECKING:
    from postmortem_desk.widgets.prose.prose_editor import ProseEditor
    from postmortem_desk.widgets.prose.wording_strip import WordingStrip

_MOST_LINES: Final = 4


class Introduction(QWidget):
    """As high as its text. Without any it leaves the room to the rows, until somebody wants to write one."""

    def __init__(self, document: Document, header: SectionHeader, parent: QWidget | None = None) -> None:
        """Tab comes to it from `header`."""
        super().__init__(parent)
        self._header = header
        self._document = document
        self._section_id = ""
        self._is_wanted = False
        self._editor: ProseEditor | None = None
        self._wordings: WordingStrip | None = None

    @property
    def editor(self) -> "ProseEditor":
        """The editor of the text; made for the first text."""
        if self._editor is None:
            from postmortem_desk.widgets.prose.prose_editor import ProseEditor  # late: most sections of rows have none
            from postmortem_desk.widgets.prose.wording_strip import WordingStrip

            editor = self._editor = ProseEditor(self._document, self)
            editor.setAccessibleName(self.tr("Introduction, in Markdown"))
            editor.setObjectName("introduction")
            GrowingHeight(editor, _MOST_LINES)
            column = QVBoxLayout(self)
            column.setContentsMargins(16, 0, 16, 8)
            column.addWidget(editor)
            QWidget.setTabOrder(self._header.last_stop, editor)
            self.setFocusProxy(editor)
            editor.left.connect(self._leave)
            self._wordings = WordingStrip(self._document, editor, self)
            column.insertWidget(0, self._wordings)
            self._wordings.show_section(self._section_id)
        return self._editor

    @property
    def guidance(self) -> str:
        """What the template says of the section: it is about its rows, so it stands where they are missing."""
        return section_of(self._document.incident, self._section_id).guidance

    def show_section(self, section_id: str) -> None:
        """Show the text of a section."""
        if section_id != self._section_id:
            self._section_id, self._is_wanted = section_id, False
        section = section_of(self._document.incident, section_id)
        is_shown = bool(section.text or section.variants) or self._is_wanted
        if is_shown or self._editor is not None:
            self._show_text()
            is_shown = is_shown or self.editor.hasFocus()
        self.setVisible(is_shown)

    def _show_text(self) -> None:
        editor = self.editor
        if self._wordings is not None:
            self._wordings.show_section(self._section_id)
            if not self._wordings.audience:
                editor.setPlaceholderText(self.tr("An introduction, if there is something to say"))

    def write(self, audience: str = "") -> None:
        """Put the keyboard into it, whether there is a text or not; or into its words for an audience."""
        self._is_wanted = True
        self._show_text()
        if self._wordings is not None and audience != self._wordings.audience:
            self._wordings.show_words(audience)
        self.show()
        self.editor.setFocus()

    def _leave(self) -> None:
        self._is_wanted = False
        section = section_of(self._document.incident, self._section_id)
        self.setVisible(bool(section.text or section.variants))
