"""The editor of a section that is text: its heading, a bar of formats, and its Markdown."""

from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.operations.audiences.wordings import audience_of
from postmortem_desk.operations.lookup import section_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.prose.prose_actions import FormatBar
from postmortem_desk.widgets.prose.prose_editor import ProseEditor
from postmortem_desk.widgets.prose.wording_strip import WordingStrip
from postmortem_desk.widgets.section_panel import SectionPanel
from postmortem_desk.widgets.words.translation import counted

__all__ = ["ProseEditor", "ProsePanel"]


class ProsePanel(SectionPanel):
    """A section without rows: heading, number of words, text."""

    shown_parts = ("sections",)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.editor = ProseEditor(document, self)
        self.editor.setObjectName("prose")
        self.wordings = WordingStrip(document, self.editor, self)
        self.formats = FormatBar(self)
        self.formats.format_chosen.connect(self.editor.format)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.formats)
        column.addWidget(self.wordings)
        column.addWidget(self.editor)
        self.setTabOrder(self.header.heading, self.editor)
        for before, after in pairwise([self.editor, *self.formats.buttons]):
            self.setTabOrder(before, after)

    def _show(self, incident: Incident) -> None:
        self.wordings.show_section(self._section_id)
        words = word_count(section_of(incident, self._section_id).text)
        said = counted(words, self.tr("1 word"), self.tr("{n} words")) if words else ""
        self.header.show_section(self._section_id, said)

    def reveal(self, place: Place) -> None:
        """Put the focus where `place` is."""
        audience = audience_of(place.field)
        if audience is not None:
            self.wordings.show_words(audience)
        (self.header.heading if place.field == "heading" else self.editor).setFocus()


def word_count(text: str) -> int:
    """How many words a text has; what holds no letter and no digit is markup."""
    return sum(any(map(str.isalnum, word)) for word in text.split())
