"""The form below the tree: what is said of the selected cause beside its text."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from postmortem_desk.insight.part_names import event_line
from postmortem_desk.model import Cause, Event
from postmortem_desk.widgets.audiences.readers_field import ReadersField
from postmortem_desk.widgets.causes.cause_edits import CauseEdits
from postmortem_desk.widgets.fields.part_links import PartLinks
from postmortem_desk.widgets.rows.cell_editors import WordBox
from postmortem_desk.widgets.rows.detail_form import DetailForm
from postmortem_desk.widgets.words.cause_words import CERTAINTIES, ROLES, category_words


class CauseForm(DetailForm):
    """Bound to one cause at a time. What is typed or chosen is written at once."""

    link_requested = Signal()
    """A person wants to choose an event for the cause."""

    def __init__(self, edits: CauseEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._cause: Cause | None = None
        self.role = WordBox(self.tr("Role of the cause"), ROLES.words(), self)
        self.certainty = WordBox(self.tr("Certainty"), CERTAINTIES.words(), self)
        self.category = WordBox(self.tr("Category"), category_words(()), self)
        self.links = PartLinks(
            self.tr("Link event…"),
            self.tr("Choose an event that shows this cause"),
            self.tr("Unlink event {name}"),
            self,
        )
        self.readers = ReadersField(edits.document, edits.records, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for field in (self.role, self.certainty, self.category):
            field.line.setPlaceholderText(self.tr("not said"))
        self.let_grow((self.role, self.certainty, self.category))
        grid = self.grid
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setVerticalSpacing(4)
        fields = (
            (self.tr("Role"), self.role),
            (self.tr("Certainty"), self.certainty),
            (self.tr("Category"), self.category),
        )
        for column, (words, field) in enumerate(fields):
            grid.addWidget(self.caption(words, field), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowMinimumHeight(2, 4)
        grid.addWidget(self.caption(self.tr("Events that show it"), self.links.link_button), 3, 0, 1, 3)
        grid.addWidget(self.links, 4, 0, 1, 3)
        grid.setRowMinimumHeight(5, 4)
        grid.addWidget(self.caption(self.tr("Readers"), self.readers), 6, 0, 1, 3)
        grid.addWidget(self.readers, 7, 0, 1, 3)
        self.finish()
        for before, after in ((self.role, self.certainty), (self.certainty, self.category)):
            QWidget.setTabOrder(before, after)
        self.links.follow_in_tab_order(self.category)

    def _connect(self) -> None:
        self.role.edited.connect(lambda word: self._write("role", ROLES.value(word)))
        self.certainty.edited.connect(lambda word: self._write("certainty", CERTAINTIES.value(word)))
        self.category.edited.connect(lambda word: self._write("category", word))
        for field in (self.role, self.certainty, self.category):
            field.left.connect(self._edits.end)
            field.left.connect(self._show_starts)
        self.links.link_requested.connect(self.link_requested)
        self.links.unlink_requested.connect(self._unlink)

    def show_cause(self, cause: Cause | None, events: tuple[Event, ...] = (), causes: Iterable[Cause] = ()) -> None:
        """Show a cause, the events that it rests on, and the categories of `causes` to choose from."""
        before, self._cause = self._cause, cause
        if cause is None:
            return
        another = before is None or before.id != cause.id
        if another:  # else somebody may be typing here
            self.category.offer(category_words(causes))
        self.role.show_value(ROLES.word(cause.role))
        self.certainty.show_value(CERTAINTIES.word(cause.certainty))
        self.category.show_value(cause.category)
        if another:
            self._show_starts()
        unnamed = self.tr("An event without time and words")
        self.readers.show_part(cause.id)
        self.links.show_links([(event.id, event_line(event) or unnamed) for event in events])

    def _show_starts(self) -> None:
        """Let words that are too long be seen from their start."""
        for field in (self.role, self.certainty, self.category):
            field.line.setCursorPosition(0)

    def named_fields(self) -> Mapping[str, QWidget]:
        """All that is not the text, which is edited in the tree."""
        return {
            "role": self.role,
            "certainty": self.certainty,
            "category": self.category,
            "event_ids": self.links.link_button,
            "audience": self.readers,
        }

    def _write(self, field: str, value: str) -> None:
        if self._cause is not None:
            self._edits.write(self._cause.id, field, value)

    def _unlink(self, event_id: str) -> None:
        if self._cause is not None:
            self._edits.unlink(self._cause.id, event_id)
            self.links.link_button.setFocus()
