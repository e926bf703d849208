"""The head of a panel: the section's heading, edited in place, and a sentence on its state."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from postmortem_desk.operations.lookup import section_of
from postmortem_desk.operations.sections import edit_section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.elided_label import ElidedLabel
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.words.audience_words import mark_words


class SectionHeader(QWidget):
    """Heading, sentence, and room for a few buttons at the right."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._section_id = ""
        self.heading = LineField(self.tr("Heading of the section"), self)
        self.heading.setObjectName("heading")
        self.heading.setPlaceholderText(self.tr("No heading"))
        self.heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._last: QWidget = self.heading
        self.sentence = ElidedLabel(self)
        self.sentence.setObjectName("secondary")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(9, 12, 16, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self.heading)
        self._row.addWidget(self.sentence, 1)
        self.heading.edited.connect(self._rename)
        self.heading.left.connect(document.end_typing)

    def add_button(self, button: QWidget) -> None:
        """Put `button` at the right end; Tab reaches it behind what stands before it here."""
        self._row.addWidget(button)
        QWidget.setTabOrder(self._last, button)
        self._last = button

    @property
    def last_stop(self) -> QWidget:
        """Where Tab stops last in it."""
        return self._last

    def show_section(self, section_id: str, sentence: str = "") -> None:
        """Show the heading of a section, what `sentence` says about it, and who beside the team may read it."""
        self._section_id = section_id
        section = section_of(self._document.incident, section_id)
        self.heading.show_value(section.heading)
        self._fit(section.heading)
        mark = mark_words(section.audience, section.variants)
        self.sentence.show_sentence(" · ".join(filter(None, (mark, sentence))))

    def _rename(self, heading: str) -> None:
        section_id = self._section_id
        self._fit(heading)
        self._document.apply(
            self.tr("Rename section"),
            lambda incident: edit_section(incident, section_id, heading=heading),
            merge_key=f"heading {section_id}",
            place=Place("section", section_id, "heading"),
        )

    def _fit(self, heading: str) -> None:
        self.heading.ensurePolished()
        shown = heading or self.heading.placeholderText()
        width = self.heading.fontMetrics().horizontalAdvance(shown) + 20
        self.heading.setFixedWidth(max(96, min(width, 420)))
