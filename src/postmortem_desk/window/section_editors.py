"""The middle of the window: the editor that belongs to the part of the incident that is selected.

Each kind of panel is imported when it is first needed, so that a window starts with the one that it shows.
"""

from typing import TYPE_CHECKING, Final, Protocol, cast, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget, QWidget

from postmortem_desk.model import Event, Incident, Task
from postmortem_desk.operations.lookup import UnknownPart, section_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.outline.view_registry import VIEW_PART, ViewRegistry

if TYPE_CHECKING:
    from postmortem_desk.widgets.causes.cause_panel import CausePanel
    from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel
    from postmortem_desk.widgets.rows.row_filter import RowFilter
    from postmortem_desk.widgets.section_panel import SectionPanel
    from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel

_DETAILS: Final = "details"
_PROSE: Final = "prose"
_TIMELINE: Final = "timeline"
_CAUSES: Final = "causes"
_CHECKLIST: Final = "checklist"
_VIEW: Final = "view:"
_PANEL_OF_ROLE: Final = {"timeline": _TIMELINE, "causes": _CAUSES, "measures": _CHECKLIST, "tasks": _CHECKLIST}


class Panel(Protocol):
    """What every panel can do, views of the whole document included."""

    def commit_editing(self) -> None:
        """Write what is being typed into the document."""

    def reveal(self, place: Place) -> None:
        """Show a place inside the panel and put the focus there."""


@runtime_checkable
class RowCommands(Protocol):
    """What holds rows of which some are selected."""

    @property
    def has_selected(self) -> bool:
        """Whether a row is selected."""
        ...

    def duplicate_selected(self) -> None:
        """Add a copy of the selected rows."""

    def remove_selected(self) -> None:
        """Delete the selected rows."""

    def move_selected(self, step: int) -> None:
        """Move the selected rows by one place, up (-1) or down (1)."""

    def ask_readers(self) -> None:
        """Open the menu that says who may read the selected rows."""


class SectionEditors(QStackedWidget):
    """Makes each kind of panel when it is first needed, and shows the one of the current place."""

    place_selected = Signal(object)
    """The Place that a person works on now."""
    place_wanted = Signal(object)
    """A Place elsewhere in the incident that a person wants to see."""
    panel_made = Signal(str, QWidget)
    """A panel has been made: its kind, and the panel."""
    selection_changed = Signal()
    """Other rows are selected."""

    def __init__(self, document: Document, views: ViewRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._views = views
        self._panels: dict[str, QWidget] = {}
        self._place = Place("details")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        document.changed.connect(self._follow)

    @property
    def section_id(self) -> str:
        """The section that is shown; "" for the incident's details and for a view."""
        return self._place.id if self._place.part == "section" else ""

    @property
    def place(self) -> Place:
        """The section, the details or the view that is shown."""
        return self._place

    @property
    def rows(self) -> RowCommands | None:
        """The shown panel where it holds rows."""
        panel = self.currentWidget()
        return panel if isinstance(panel, RowCommands) else None

    @property
    def filter(self) -> "RowFilter[Event] | RowFilter[Task] | None":
        """The filter of the list that is shown; None where there is none."""
        panel = self.timeline or self.checklist
        return panel.filter if panel is not None else None

    @property
    def can_duplicate(self) -> bool:
        """Whether a row is selected of which there can be two; there are no two of a person."""
        rows = self.rows
        return rows is not None and rows.has_selected and self._shown(_DETAILS) is None

    @property
    def timeline(self) -> "TimelinePanel | None":
        """The timeline panel where it is shown."""
        return cast("TimelinePanel | None", self._shown(_TIMELINE))

    @property
    def causes(self) -> "CausePanel | None":
        """The panel of causes where it is shown."""
        return cast("CausePanel | None", self._shown(_CAUSES))

    @property
    def checklist(self) -> "ChecklistPanel | None":
        """The checklist panel where it is shown."""
        return cast("ChecklistPanel | None", self._shown(_CHECKLIST))

    def show_place(self, place: Place) -> None:
        """Show a section, a view or the details. A section or a view that is gone shows the details."""
        self.commit_editing()
        kind = self._kind_of(place)
        self._place = Place("details") if kind == _DETAILS else place
        panel = self._panel(kind)
        if self._place.part == "section":
            cast("SectionPanel", panel).show_section(place.id)
        self.setCurrentWidget(panel)

    def reveal(self, place: Place) -> None:
        """Show `place` inside the panel that is shown."""
        if self.count():
            cast("Panel", self.currentWidget()).reveal(place)

    def commit_editing(self) -> None:
        """Write what is being typed into the document: before saving, undo, closing and leaving the section."""
        if self.count():
            cast("Panel", self.currentWidget()).commit_editing()

    def _follow(self, before: Incident, after: Incident) -> None:
        """A section whose role has changed may need another panel."""
        if before.sections is after.sections:
            return
        is_there = any(section.id == self.section_id for section in after.sections)
        if is_there and self._panels.get(self._kind_of(self._place)) is not self.currentWidget():
            self.show_place(self._place)

    def _kind_of(self, place: Place) -> str:
        """Which panel shows `place`: that of a role, of a view (by its key), or the details."""
        if place.part == VIEW_PART and self._views.entry(place.id) is not None:
            return _VIEW + place.id
        if place.part != "section":
            return _DETAILS
        try:
            return _PANEL_OF_ROLE.get(section_of(self._document.incident, place.id).role, _PROSE)
        except UnknownPart:
            return _DETAILS

    def made(self, kind: str) -> QWidget | None:
        """The panel of a kind (timeline, checklist, ...), where one has been needed."""
        return self._panels.get(kind)

    def _shown(self, kind: str) -> QWidget | None:
        panel = self._panels.get(kind)
        return panel if panel is self.currentWidget() else None

    def _panel(self, kind: str) -> QWidget:
        if kind not in self._panels:
            panel = self._panels[kind] = self._made(kind)
            self.addWidget(panel)
            self.panel_made.emit(kind, panel)
        return self._panels[kind]

    def _made(self, kind: str) -> QWidget:
        entry = self._views.entry(kind.removeprefix(_VIEW)) if kind.startswith(_VIEW) else None
        if entry is not None:
            return entry.make(self)
        match kind:
            case "details":
                from postmortem_desk.widgets.details.details_panel import DetailsPanel

                details = DetailsPanel(self._document, self)
                details.place_selected.connect(self.place_wanted)
                return details
            case "timeline":
                from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel

                return self._with_rows(TimelinePanel(self._document, self))
            case "causes":
                from postmortem_desk.widgets.causes.cause_panel import CausePanel

                return self._with_rows(CausePanel(self._document, self))
            case "checklist":
                from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel

                return self._with_rows(ChecklistPanel(self._document, self))
            case _:
                from postmortem_desk.widgets.prose.prose_panel import ProsePanel

                return ProsePanel(self._document, self)

    def _with_rows(self, panel: "TimelinePanel | CausePanel | ChecklistPanel") -> QWidget:
        panel.place_selected.connect(self.place_selected)
        panel.selection_changed.connect(self.selection_changed)
        return panel
