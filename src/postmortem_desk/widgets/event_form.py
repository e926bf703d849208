"""The form below the timeline: every field of the selected event."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from postmortem_desk.model import Event, Incident, Milestone, Source
from postmortem_desk.model.vocabulary import MILESTONES
from postmortem_desk.operations.lookup import UnknownPart, event_of
from postmortem_desk.session.document import Document
from postmortem_desk.text.moments import moment_text
from postmortem_desk.widgets.cell_editors import KindBox
from postmortem_desk.widgets.event_edits import EventEdits
from postmortem_desk.widgets.event_words import kind_of_word, kind_word, milestone_word
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.text_fields import LineField

_LABEL_COLUMNS: Final = (0, 2)


class EventForm(QScrollArea):
    """Shows one event. What is typed goes into the document at once, a time when its field is left."""

    def __init__(self, document: Document, edits: EventEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._edits = edits
        self._event_id: str | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.time = LineField(self.tr("Time"), self)
        self.end = LineField(self.tr("End"), self)
        self.kind = KindBox(self.tr("Kind"), self)
        self.actor = LineField(self.tr("Who"), self)
        self.source = LineField(self.tr("Source"), self)
        self.quote = LineField(self.tr("Quote"), self)
        self.key_event = QCheckBox(self.tr("Key event"), self)
        self.milestones = {name: QCheckBox(milestone_word(name), self) for name in MILESTONES}
        self._lay_out()
        self._wire()
        document.changed.connect(self._follow)

    @property
    def event_id(self) -> str | None:
        """The event that is shown."""
        return self._event_id

    def show_event(self, event_id: str | None) -> None:
        """Show an event; None shows nothing and disables the form."""
        if event_id != self._event_id:
            self.commit_editing()
        self._event_id = event_id
        self.setEnabled(event_id is not None)
        if event_id is not None:
            try:
                self._fill(event_of(self._document.incident, event_id))
            except UnknownPart:
                self.show_event(None)

    def commit_editing(self) -> None:
        """Take the times that are being typed."""
        self._leave_time()
        self._leave_end()

    def _lay_out(self) -> None:
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(16, 8, 16, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            ((self.tr("Time"), self.time), (self.tr("Kind"), self.kind)),
            ((self.tr("End"), self.end), (self.tr("Who"), self.actor)),
            ((self.tr("Source"), self.source), (self.tr("Quote"), self.quote)),
        )
        for number, row in enumerate(rows):
            for column, (label, field) in zip(_LABEL_COLUMNS, row, strict=True):
                grid.addWidget(self._caption(label, field), number, column)
                grid.addWidget(field, number, column + 1)
        grid.addWidget(self._caption(self.tr("Milestones"), self.milestones[MILESTONES[0]]), len(rows), 0)
        grid.addLayout(self._milestone_rows(), len(rows), 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.setWidget(body)

    def _milestone_rows(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        boxes = [*self.milestones.values(), self.key_event]
        for start in range(0, len(boxes), 4):
            line = QHBoxLayout()
            line.setSpacing(12)
            for box in boxes[start : start + 4]:
                line.addWidget(box)
            line.addStretch(1)
            column.addLayout(line)
        return column

    def _caption(self, text: str, field: QWidget) -> PlainLabel:
        caption = PlainLabel(text, self)
        caption.setObjectName("secondary")
        caption.setBuddy(field)
        return caption

    def _wire(self) -> None:
        self.time.left.connect(self._leave_time)
        self.end.left.connect(self._leave_end)
        self.kind.edited.connect(lambda word: self._write("kind", kind_of_word(word)))
        self.actor.edited.connect(lambda text: self._write("actor", text))
        self.source.edited.connect(lambda text: self._write_source(ref=text))
        self.quote.edited.connect(lambda text: self._write_source(quote=text))
        self.key_event.clicked.connect(lambda on: self._write("key_event", on))
        for name, box in self.milestones.items():
            box.clicked.connect(self._milestone_setter(name))
        for field in (self.kind, self.actor, self.source, self.quote):
            field.left.connect(self._edits.end)

    def _milestone_setter(self, name: str) -> Callable[[bool], None]:
        def put(on: bool) -> None:
            event = self._event()
            if event is not None:
                rest = tuple(mark for mark in event.milestones if mark.name != name or mark.impact)
                self._write("milestones", (*rest, Milestone(name=name)) if on else rest)
                self._edits.end()

        return put

    def _write(self, field: str, value: object) -> None:
        if self._event_id is not None:
            self._edits.write(self._event_id, field, value)

    def _write_source(self, **changes: str) -> None:
        event = self._event()
        if event is None:
            return
        first = (event.sources[0] if event.sources else Source()).replaced(**changes)
        rest = event.sources[1:]
        self._write("sources", (first, *rest) if first != Source() else rest)

    def _leave_time(self) -> None:
        event = self._event()
        if event is not None and self.time.value != _written(event):
            self._edits.write_time(event.id, self.time.value)
            self._fill(event_of(self._document.incident, event.id))

    def _leave_end(self) -> None:
        event = self._event()
        if event is not None and self.end.value != (moment_text(event.end) if event.end else ""):
            self._edits.write_end(event.id, self.end.value)
            self._fill(event_of(self._document.incident, event.id))

    def _event(self) -> Event | None:
        try:
            return event_of(self._document.incident, self._event_id) if self._event_id else None
        except UnknownPart:
            return None

    def _fill(self, event: Event) -> None:
        self.time.show_value(_written(event))
        self.end.show_value(moment_text(event.end) if event.end else "")
        self.kind.show_value(kind_word(event.kind))
        self.actor.show_value(event.actor)
        source = event.sources[0] if event.sources else Source()
        self.source.show_value(source.ref)
        self.quote.show_value(source.quote)
        self.key_event.setChecked(event.key_event)
        marked = {mark.name for mark in event.milestones if not mark.impact}
        for name, box in self.milestones.items():
            box.setChecked(name in marked)

    def _follow(self, before: Incident, after: Incident) -> None:
        if self._event_id is not None and before.timeline is not after.timeline:
            event = next((row for row in after.timeline if row.id == self._event_id), None)
            if event is None:
                self.show_event(None)
            elif not any(event is row for row in before.timeline):
                self._fill(event)


def _written(event: Event) -> str:
    return event.at.written or moment_text(event.at)
