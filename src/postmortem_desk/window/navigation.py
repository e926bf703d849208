"""Going to places: outline, editor and preview follow each other, and the palette finds what is where."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from postmortem_desk.insight.counts import is_unwritten
from postmortem_desk.operations.lookup import events_in, first_section
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.menu_key import ask_for_menu
from postmortem_desk.widgets.outline.view_registry import VIEW_PART
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.places import is_there, section_place


class Navigation(QObject):
    """Keeps what a window shows on one place."""

    def __init__(self, parts: WindowParts, actions: Mapping[str, QAction]) -> None:
        """`actions` are offered by the palette; they may be filled later."""
        super().__init__(parts.window)
        self._parts = parts
        self._actions = actions
        outline, editors, preview = parts.outline, parts.editors, parts.documents.preview
        outline.place_selected.connect(editors.show_place)
        outline.place_selected.connect(preview.reveal)
        outline.place_wanted.connect(self.show_place)
        outline.about_to_edit.connect(editors.commit_editing)
        outline.entered.connect(self.focus_editor)
        editors.place_selected.connect(preview.reveal)
        editors.place_wanted.connect(self.show_place)
        editors.currentChanged.connect(self._show_questions)
        outline.place_selected.connect(self._show_questions)
        preview.place_clicked.connect(lambda place: self.show_place(parts.documents.copy.words_at(place)))
        parts.document.place_shown.connect(self._show_undone)

    def handlers(self) -> Handlers:
        """Going to a part of the window or of the document."""
        return {
            "find": self.show_palette,
            "context_menu": self.open_menu,
            "show_outline": self._parts.outline.setFocus,
            "show_editor": self.focus_editor,
            "ask_question": self._parts.questions_strip.ask,
        }

    def show_place(self, place: Place) -> None:
        """Show a place of the document in outline and editor."""
        home = section_place(self._parts.document.incident, place)
        self._parts.outline.select(home)
        if home != self._parts.editors.place:
            self._parts.editors.show_place(home)
        self._parts.editors.reveal(place)
        if place.part != home.part:
            self._parts.documents.preview.reveal(place)  # its list may not say so: the row may be the current one still

    def show_first(self, remembered: Place | None) -> None:
        """Show where one was, else what a person is likely to want first: the timeline, else the first section."""
        incident = self._parts.document.incident
        timelines = (section for section in incident.sections if section.role == "timeline")
        filled = next((section for section in timelines if events_in(incident, section.id)), None)
        first = filled or first_section(incident, "timeline") or next(iter(incident.sections), None)
        self._parts.outline.select(remembered or (Place("section", first.id) if first else Place("details")))
        if remembered is None:
            self._parts.documents.preview.begin_at_top()

    def begin(self) -> None:
        """Put the keyboard where a person goes on: into the first editor of a new incident, else into the outline."""
        if is_unwritten(self._parts.document.incident):
            self.focus_editor()
        else:
            self._parts.outline.setFocus()

    def go_to_role(self, role: str) -> None:
        """Show the first section with this role, unless one with it is shown."""
        incident = self._parts.document.incident
        section = first_section(incident, role)
        shown = next((one for one in incident.sections if one.id == self._parts.editors.section_id), None)
        if section is not None and (shown is None or shown.role != role):
            self.show_place(Place("section", section.id))

    def focus_editor(self) -> None:
        """Put the keyboard into the editor of what is shown."""
        self._parts.editors.reveal(self._parts.editors.place)

    def open_menu(self) -> None:
        """Open the menu of the row or the text that the keyboard is in."""
        widget = self._parts.window.focusWidget()
        if widget is not None:
            ask_for_menu(widget)

    def show_palette(self) -> None:
        """Show the palette in which every command and every part of the document can be found."""
        from postmortem_desk.window.actions.command_palette import (  # late: when asked for
            CommandPalette,
            action_hits,
            place_hits,
        )

        self._parts.commit_editing()
        words = (self.tr("section"), self.tr("event"), self.tr("task"), self.tr("open question"))
        hits = [
            *action_hits(self._actions.values()),
            *place_hits(self._parts.document.incident, self.show_place, words),
        ]
        CommandPalette(hits, self._parts.window).show_over(self._parts.window)

    def _show_undone(self, place: Place) -> None:
        """Show what an undo or redo was about; what is gone leaves the window where it is."""
        if place.part in ("details", "note") or is_there(self._parts.document.incident, place):
            self.show_place(place)

    def _show_questions(self) -> None:
        editors = self._parts.editors
        self._parts.questions_strip.show_for(None if editors.place.part == VIEW_PART else editors.section_id)
