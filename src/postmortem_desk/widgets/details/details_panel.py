"""The details of the incident: its head, people, impact and relations as a form, and what its events prove."""

from collections.abc import Callable
from typing import Any, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QScrollArea, QVBoxLayout, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.operations.details import edit_details, set_display
from postmortem_desk.operations.time_shifts import change_zone, has_clock_times
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.times.second_zone import SECOND_ZONE, second_zone
from postmortem_desk.widgets.details.details_date import DateField
from postmortem_desk.widgets.details.details_derived import DerivedFacts
from postmortem_desk.widgets.details.details_fields import ChoiceBox, DetailField, ListField
from postmortem_desk.widgets.details.details_item_kinds import field_kind, impact_kind, people_kind, related_kind
from postmortem_desk.widgets.details.details_items import ItemList
from postmortem_desk.widgets.details.details_zone import ZoneField
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.translation import Word

_MARGIN: Final = 16
Field = DetailField | ChoiceBox


class DetailsPanel(QWidget):
    """Every edit is an operation on the incident; a run of typing is one step."""

    place_selected = Signal(object)
    """The Place of an event that a person wants to see."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.fields: dict[str, Field] = {}
        self.lists: dict[str, ItemList] = {}
        self._labels: dict[str, str] = {}
        self._captions: list[PlainLabel] = []
        self.derived = DerivedFacts(document, self)
        self._body = QWidget(self)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        self._column.setSpacing(8)
        self._add_fields()
        self._add_lists()
        self._column.addStretch(1)
        self._area = self._scroll_area()
        self._wanted: QWidget | None = None
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._follow(document.incident, document.incident)
        document.changed.connect(self._follow)
        self.derived.place_selected.connect(self.place_selected)

    # What the window asks.

    def commit_editing(self) -> None:
        """Take what is only taken on leaving a field."""
        for field in self.fields.values():
            field.commit()
        for items in self.lists.values():
            items.commit()
        self._document.end_typing()

    def reveal(self, place: Place) -> None:
        """Put the focus into the field of `place`, or into one of its items, and bring it into sight."""
        target: QWidget
        if place.field in self.lists:
            target = self.lists[place.field].reveal(place.id)
        else:
            target = self.fields.get(place.field, self.fields["title"]).line
            target.setFocus()
        self._wanted = target
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Show what was revealed, again when the page has found its height (a panel is laid out after it is shown)."""
        if self._wanted is not None and self._wanted is self.window().focusWidget():
            self._area.ensureWidgetVisible(self._wanted, _MARGIN, 3 * _MARGIN)

    @property
    def has_selected(self) -> bool:
        """Whether an item of a list has the focus."""
        return any(items.current >= 0 for items in self.lists.values())

    def duplicate_selected(self) -> None:
        """Nothing: there are no two of a person."""

    def remove_selected(self) -> None:
        """Take the item out that has the focus."""
        for items in self.lists.values():
            if items.current >= 0:
                items.remove_item(items.current)
                return

    def move_selected(self, step: int) -> None:
        """Move the item that has the focus by one place, up (-1) or down (1)."""
        for items in self.lists.values():
            if items.current >= 0:
                items.move_item(items.current, step)
                return

    def ask_readers(self) -> None:
        """Open the menu that says who may read the item that has the focus."""
        for items in self.lists.values():
            if items.current >= 0:
                items.ask_readers(items.current)
                return

    # Layout.

    def _add_fields(self) -> None:
        body = self._body
        self._add_group(
            self.tr("Incident"),
            ("title", DetailField(self.tr("Title"), self.tr("What broke, and when"), body)),
            ("reference", DetailField(self.tr("Reference"), self.tr("Such as INC-123"), body)),
            ("date", DateField(self.tr("Date"), self.tr("2026-10-14, or 14 October 2026"), body)),
            (
                "zone",
                ZoneField(self.tr("Time zone"), self.tr("Type a city or an abbreviation: Amsterdam, PST"), body),
            ),
            (SECOND_ZONE, ZoneField(self.tr("Second zone"), self.tr("Shown beside the first: UTC"), body)),
            ("severity", ChoiceBox("severity", self.tr("Severity"), self.tr("Such as SEV2"), body)),
            ("status", ChoiceBox("status", self.tr("Status"), self.tr("Is it over?"), body)),
            ("detected_by", ChoiceBox("detected_by", self.tr("Detected by"), self.tr("Who noticed first?"), body)),
            ("services", ListField(self.tr("Services"), self.tr("Such as Checkout, Search"), body)),
        )
        self._add_group(
            self.tr("Document"),
            ("stage", ChoiceBox("stage", self.tr("Stage"), self.tr("How far it is"), body)),
            ("tags", ListField(self.tr("Tags"), self.tr("Such as database, release"), body)),
            ("audiences", ListField(self.tr("Other readers"), self.tr("Such as partners, press"), body)),
        )
        widest = max(label.sizeHint().width() for label in self._captions)
        for label in self._captions:
            label.setMinimumWidth(widest)  # the fields of all groups stand below each other
        self.zone, self.second_zone = (cast("ZoneField", self.fields[name]) for name in ("zone", SECOND_ZONE))
        self.zone.instants_wanted.connect(self._keep_instants)
        self.setFocusProxy(self.fields["title"])

    def _add_lists(self) -> None:
        for caption, kind in (
            (self.tr("People"), people_kind()),
            (self.tr("Impact"), impact_kind()),
        ):
            self._add_list(caption, ItemList(self._document, kind, self._body), kind.part)
        self._column.addWidget(self._caption(self.tr("What the events show")))
        self._column.addWidget(self.derived)
        for caption, kind in (
            (self.tr("Related incidents"), related_kind()),
            (self.tr("Own fields"), field_kind()),
        ):
            self._add_list(caption, ItemList(self._document, kind, self._body), kind.part)

    def _add_group(self, caption: str, *fields: tuple[str, Field]) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in fields:
            self.fields[name] = field
            self._labels[name] = field.line.accessibleName()
            label = PlainLabel(self._labels[name], self._body, look="secondary")
            label.setBuddy(field)
            self._captions.append(label)
            form.addRow(label, field)
            field.edited.connect(lambda value, name=name: self._write(name, value))
            field.left.connect(self._document.end_typing)
        self._column.addWidget(self._caption(caption))
        self._column.addLayout(form)

    def _add_list(self, caption: str, items: ItemList, part: str) -> None:
        self.lists[part] = items
        self._column.addWidget(self._caption(caption))
        self._column.addWidget(items)

    def _caption(self, text: str) -> PlainLabel:
        caption = PlainLabel(text, self._body, look="group_caption")
        caption.setIndent(0)
        return caption

    def _scroll_area(self) -> QScrollArea:
        heading = PlainLabel(self.tr("Incident details"), self, look="panel_heading")
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._body)
        self._body.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(area)
        return area

    # What follows.

    def _write(self, name: str, value: Any) -> None:
        before = self._document.incident.zone
        self._document.apply(
            self.tr("Edit {field.small}").format(field=Word(self._labels[name])),
            _setting(name, value),
            merge_key=f"details {name}",
            place=Place("details", field=name),
        )
        if name == "zone" and has_clock_times(self._document.incident, before):
            self.zone.offer_instants(before, value)

    def _keep_instants(self, before: str, after: str) -> None:
        """The other way to take a change of the zone: the instants stay, the clock readings change."""
        self._document.apply(
            self.tr("Tell times in another zone"),
            lambda incident: change_zone(change_zone(incident, before, keep_instants=False), after, keep_instants=True),
            place=Place("details", field="zone"),
        )

    def _follow(self, before: Incident, after: Incident) -> None:
        for name, field in self.fields.items():
            if before is after or _value(before, name) != _value(after, name):
                field.show_value(_value(after, name))
        if before is after or before.date != after.date:
            for zone in (self.zone, self.second_zone):
                zone.show_day(after.date)


def _value(incident: Incident, name: str) -> Any:
    """What the field called `name` shows."""
    return second_zone(incident) if name == SECOND_ZONE else getattr(incident, name)


def _setting(name: str, value: Any) -> Callable[[Incident], Incident]:
    if name == "zone":
        return lambda incident: change_zone(incident, value, keep_instants=False)
    if name == SECOND_ZONE:
        return lambda incident: set_display(incident, SECOND_ZONE, value)
    return lambda incident: edit_details(incident, **{name: value})
