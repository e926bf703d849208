"""The middle of the window: the editor that belongs to the part of the incident that is selected."""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import UnknownPart, section_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.cause_panel import CausePanel
from postmortem_desk.widgets.checklist_panel import ChecklistPanel
from postmortem_desk.widgets.details_panel import DetailsPanel
from postmortem_desk.widgets.prose_panel import ProsePanel
from postmortem_desk.widgets.timeline_panel import TimelinePanel

_DETAILS: Final = "details"
_PROSE: Final = "prose"
_TIMELINE: Final = "timeline"
_CAUSES: Final = "causes"
_CHECKLIST: Final = "checklist"
_PANEL_OF_ROLE: Final = {"timeline": _TIMELINE, "causes": _CAUSES, "measures": _CHECKLIST, "tasks": _CHECKLIST}


class SectionPanel(Protocol):
    """What every panel of a section can do."""

    def show_section(self, section_id: str) -> None:
        """Show a section."""

    def commit_editing(self) -> None:
        """Write what is being typed into the document."""

    def reveal(self, place: Place) -> None:
        """Show a place inside the section and put the focus there."""


class RowCommands(Protocol):
    """What holds rows of which some are selected."""

    def duplicate_selected(self) -> None:
        """Add a copy of the selected rows."""

    def remove_selected(self) -> None:
        """Delete the selected rows."""

    def move_selected(self, step: int) -> None:
        """Move the selected rows by one place, up (-1) or down (1)."""


class RowPanel(SectionPanel, RowCommands, Protocol):
    """A panel whose section holds rows."""


class SectionEditors(QStackedWidget):
    """Makes each kind of panel when it is first needed, and shows the one of the current place."""

    place_selected = Signal(object)
    """The Place that a person works on now."""
    place_wanted = Signal(object)
    """A Place elsewhere in the incident that a person wants to see."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._panels: dict[str, QWidget] = {}
        self._section_id = ""
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        document.changed.connect(self._follow)

    @property
    def section_id(self) -> str:
        """The section that is shown; "" for the incident's details."""
        return self._section_id

    @property
    def rows(self) -> RowCommands | None:
        """The shown panel where it holds rows."""
        panel = self.currentWidget()
        return panel if isinstance(panel, DetailsPanel | TimelinePanel | CausePanel | ChecklistPanel) else None

    @property
    def timeline(self) -> TimelinePanel | None:
        """The timeline panel where it is shown."""
        panel = self.currentWidget()
        return panel if isinstance(panel, TimelinePanel) else None

    @property
    def causes(self) -> CausePanel | None:
        """The panel of causes where it is shown."""
        panel = self.currentWidget()
        return panel if isinstance(panel, CausePanel) else None

    @property
    def checklist(self) -> ChecklistPanel | None:
        """The checklist panel where it is shown."""
        panel = self.currentWidget()
        return panel if isinstance(panel, ChecklistPanel) else None

    def show_place(self, place: Place) -> None:
        """Show the panel of a section or of the details. A section that is gone shows the details."""
        self.commit_editing()
        if place.part == "details":
            self._show_details()
            return
        try:
            role = section_of(self._document.incident, place.id).role
        except UnknownPart:
            self._show_details()
            return
        panel = self._panel(_PANEL_OF_ROLE.get(role, _PROSE))
        self._section_id = place.id
        if isinstance(panel, ProsePanel | TimelinePanel | CausePanel | ChecklistPanel):
            panel.show_section(place.id)
        self.setCurrentWidget(panel)

    def reveal(self, place: Place) -> None:
        """Show `place` inside the panel that is shown."""
        panel = self.currentWidget()
        if isinstance(panel, DetailsPanel | ProsePanel | TimelinePanel | CausePanel | ChecklistPanel):
            panel.reveal(place)

    def commit_editing(self) -> None:
        """Write what is being typed into the document: before saving, undo, closing and leaving the section."""
        panel = self.currentWidget()
        if isinstance(panel, DetailsPanel | ProsePanel | TimelinePanel | CausePanel | ChecklistPanel):
            panel.commit_editing()

    def _follow(self, before: Incident, after: Incident) -> None:
        """A section whose role has changed may need another panel."""
        if before.sections is not after.sections:
            role = next((section.role for section in after.sections if section.id == self._section_id), None)
            shown = self._panels.get(_PANEL_OF_ROLE.get(role, _PROSE)) if role is not None else self.currentWidget()
            if shown is not self.currentWidget():
                self.show_place(Place("section", self._section_id))

    def _show_details(self) -> None:
        self._section_id = ""
        self.setCurrentWidget(self._panel(_DETAILS))

    def _panel(self, kind: str) -> QWidget:
        if kind not in self._panels:
            makers: Mapping[str, Callable[[Document, QWidget], QWidget]] = {
                _DETAILS: DetailsPanel,
                _PROSE: ProsePanel,
                _TIMELINE: TimelinePanel,
                _CAUSES: CausePanel,
                _CHECKLIST: ChecklistPanel,
            }
            panel = self._panels[kind] = makers[kind](self._document, self)
            if isinstance(panel, TimelinePanel | CausePanel | ChecklistPanel):
                panel.place_selected.connect(self.place_selected)
            elif isinstance(panel, DetailsPanel):
                panel.place_selected.connect(self.place_wanted)
            self.addWidget(panel)
        return self._panels[kind]
