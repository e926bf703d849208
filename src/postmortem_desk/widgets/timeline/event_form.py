"""The detail form of an event, below the table: every field of the selected row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from postmortem_desk.model import Event
from postmortem_desk.operations.audiences.wordings import audience_of, wording_field
from postmortem_desk.text.times.moments import day_of, moment_text
from postmortem_desk.text.times.zones import zone_label
from postmortem_desk.widgets.choice_menu import popup_below
from postmortem_desk.widgets.elided_button import ElidedButton
from postmortem_desk.widgets.fields.growing_height import GrowingHeight
from postmortem_desk.widgets.fields.text_fields import LineField, TextField
from postmortem_desk.widgets.rows.cell_editors import KindBox
from postmortem_desk.widgets.rows.detail_form import DetailForm
from postmortem_desk.widgets.timeline.event_edits import EventEdits
from postmortem_desk.widgets.timeline.event_form_fields import MilestoneField, SourceFields
from postmortem_desk.widgets.words.event_words import kind_of_word, kind_word

TEXT_LINES = 6
"""At most; what is more scrolls."""


class EventForm(DetailForm):
    """Bound to one event at a time. What is typed is written at once; times when their field is left.

    The fields are made for the first event: a window starts without a selected row.
    """

    def __init__(self, edits: EventEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._event: Event | None = None
        self._before: Event | None = None
        """The event before its zone was changed."""
        self._has_fields = False

    def _make_fields(self) -> None:
        from postmortem_desk.widgets.audiences.readers_field import ReadersField  # late, as the fields
        from postmortem_desk.widgets.audiences.wording_fields import WordingFields
        from postmortem_desk.widgets.details.details_zone import ZoneField

        self._has_fields = True
        self.time = LineField(self.tr("Time"), self)
        self.end = LineField(self.tr("Until"), self)
        self.kind = KindBox(self.tr("Kind"), self)
        self.actor = LineField(self.tr("Who"), self)
        self.milestones = MilestoneField(self.tr("Milestones"), self)
        self.severity = LineField(self.tr("Severity"), self)
        self.text = TextField(self.tr("What happened"), self)
        self.wordings = WordingFields(self)
        self.other_words = ElidedButton(self.tr("Other words for…"), self)
        self.sources = SourceFields(lambda: self._edits.incident, self)
        self.zone = ZoneField(self.tr("Time zone"), "", self)
        self.key_event = QCheckBox(self.tr("Key event"), self)
        self.readers = ReadersField(self._edits.document, self._edits.records, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.time.setPlaceholderText(self.tr("9:05, ~9:05, 9:05 - 9:20"))
        self.end.setPlaceholderText(self.tr("no end"))
        self.severity.setPlaceholderText(self.tr("none"))
        self.kind.line.setPlaceholderText(self.tr("none"))
        self.actor.setPlaceholderText(self.tr("nobody named"))
        GrowingHeight(self.text, TEXT_LINES)
        self.let_grow((self.time, self.end, self.actor, self.severity, self.kind))
        self.add_pairs(
            (
                (self.tr("Time"), self.time, self.tr("Until"), self.end),
                (self.tr("Kind"), self.kind, self.tr("Who"), self.actor),
                (self.tr("Milestones"), self.milestones, self.tr("Severity"), self.severity),
            )
        )
        self.add_wide(self.tr("Text"), self.text)
        self.grid.addWidget(self.wordings, self.grid.rowCount(), 1, 1, 3)
        self.add_wide(self.tr("Sources"), self.sources)
        self.add_pairs(((self.tr("Zone"), self.zone, "", self.key_event),))
        self.key_event.setFixedHeight(self.zone.sizeHint().height())
        self.other_words.setToolTip(self.tr("Let others read this event in other words"))
        self.add_wide(self.tr("Readers"), self.readers)
        self.grid.addWidget(self.other_words, self.grid.rowCount(), 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.finish()

    def _connect(self) -> None:
        self.time.left.connect(self._leave_time)
        self.time.given_up.connect(self._show_times)
        self.end.given_up.connect(self._show_times)
        self.end.left.connect(self._leave_end)
        self.kind.edited.connect(lambda word: self._write("kind", kind_of_word(word)))
        self.actor.edited.connect(lambda text: self._write("actor", text))
        self.severity.edited.connect(lambda text: self._write("severity", text))
        self.text.edited.connect(lambda text: self._write("text", text))
        self.milestones.chosen.connect(lambda value: self._write("milestones", value))
        self.sources.edited.connect(lambda value: self._write("sources", value))
        self.zone.edited.connect(self._write_zone)
        self.zone.instants_wanted.connect(self._keep_instants)
        self.key_event.clicked.connect(lambda checked: self._write("key_event", checked))
        self.wordings.edited.connect(lambda audience, text: self._write(wording_field(audience), text))
        self.other_words.clicked.connect(self._ask_for_words)
        for field in (self.kind, self.actor, self.severity, self.text, self.sources, self.wordings):
            field.left.connect(self._edits.end)

    def show_event(self, event: Event | None) -> None:
        """Show an event; what is being typed into a time of the same event stays."""
        same = event is not None and self._event is not None and event.id == self._event.id
        if not same:
            self.commit_editing()
        before, self._event = self._event, event
        if event is None:
            return
        if not self._has_fields:
            self._make_fields()
        if not same or before is None or before.at != event.at:
            self.time.show_value(_written(event))
        if not same or before is None or before.end != event.end:
            self.end.show_value(_until(event))
        self.kind.show_value(kind_word(event.kind))
        self.actor.show_value(event.actor)
        self.severity.show_value(event.severity)
        self.text.show_value(event.text)
        self.milestones.show_value(event.milestones)
        self.sources.show_value(event.sources)
        self._show_zone(event, same=same)
        self.key_event.setChecked(event.key_event)
        self.readers.show_part(event.id)
        self.wordings.show_value(event.id, event.variants)

    def _show_zone(self, event: Event, *, same: bool) -> None:
        """What somebody types there stays; without a zone of its own the event is told in the incident's."""
        incident = self._edits.incident
        self.zone.line.setPlaceholderText(
            self.tr("as the incident: {zone}").format(zone=zone_label(incident.zone))
            if incident.zone
            else self.tr("as the incident")
        )
        self.zone.show_day(str(day_of(event.at) or incident.date))
        if not same:
            self.zone.keep_instants.hide()
        if not same or event.at.zone != self.zone.value:
            self.zone.show_value(event.at.zone)

    def _show_times(self) -> None:
        if self._event is not None:
            self.time.show_value(_written(self._event))
            self.end.show_value(_until(self._event))

    def commit_editing(self) -> None:
        """Take the times, which are only taken on leaving their field."""
        if not self._has_fields:
            return
        self._leave_time()
        self._leave_end()
        self.zone.commit()

    def focus_field(self, field: str) -> bool:
        """Put the keyboard into the words for an audience; all else is edited in the table, too."""
        audience = audience_of(field)
        if not audience or not self._has_fields or not self.isVisible():
            return False
        self._go_to_words(audience)
        return True

    def _ask_for_words(self) -> None:
        from postmortem_desk.widgets.audiences.wordings_menu import wordings_menu  # late: when it is asked for

        if self._event is not None:
            menu = wordings_menu(self, self._edits.incident, self._edits.records, self._event.id, self._go_to_words)
            popup_below(menu, self.other_words)

    def _go_to_words(self, audience: str) -> None:
        self.go_to(self.wordings.want(audience))

    def _write(self, field: str, value: object) -> None:
        if self._event is not None:
            self._edits.write(self._event.id, field, value)

    def _write_zone(self, zone: str) -> None:
        if self._event is not None:
            self._before = self._event
            before = self._event.at.zone or self._edits.incident.zone
            self._edits.write_zone(self._event.id, zone)
            self.zone.offer_instants(before, zone or self._edits.incident.zone)

    def _keep_instants(self, _before: str, after: str) -> None:
        if self._before is not None:
            self._edits.keep_instants(self._before, after)

    def _leave_time(self) -> None:
        if self._event is not None and self.time.value != _written(self._event):
            self._edits.write_time(self._event.id, self.time.value)

    def _leave_end(self) -> None:
        if self._event is not None and self.end.value != _until(self._event):
            self._edits.write_end(self._event.id, self.end.value)


def _written(event: Event) -> str:
    return event.at.written or moment_text(event.at)


def _until(event: Event) -> str:
    return moment_text(event.end) if event.end else ""
