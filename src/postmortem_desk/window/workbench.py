"""What works on the document of a window: outline, editor and document side by side, and the wires between them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import first_section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.storage.paths import Paths
from postmortem_desk.widgets.document_view import DocumentView
from postmortem_desk.widgets.notice_bar import NoticeBar
from postmortem_desk.widgets.outline_panel import OutlinePanel
from postmortem_desk.widgets.questions_strip import QuestionsStrip
from postmortem_desk.window.action_entry import FILE
from postmortem_desk.window.actions import build_actions, fill_menus
from postmortem_desk.window.command_palette import CommandPalette, action_hits, place_hits
from postmortem_desk.window.export_conversation import ExportConversation
from postmortem_desk.window.file_conversation import FileConversation
from postmortem_desk.window.format_actions import format_handlers
from postmortem_desk.window.outline_conversation import ask_and_remove_section, outline_handlers, rename_or_edit
from postmortem_desk.window.places import is_there, section_place
from postmortem_desk.window.questions import Questions
from postmortem_desk.window.section_editors import RowCommands, SectionEditors
from postmortem_desk.window.status_line import StatusLine
from postmortem_desk.window.toolbar import make_toolbar

if TYPE_CHECKING:
    from postmortem_desk.widgets.cause_panel import CausePanel

_PAUSE_MS: Final = 1500
"""A pause in typing after which the next key is a step of its own."""


class Workbench(QObject):
    """The parts of one window that know its document."""

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        paths: Paths,
        questions: Questions,
        shared_handlers: Mapping[str, Callable[[], object]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self.document = document
        document.setParent(window)
        self.outline = OutlinePanel(document, window)
        self.editors = SectionEditors(document, window)
        self.questions_strip = QuestionsStrip(document, window)
        self.documents = DocumentView(document, window)
        self.preview = self.documents.preview
        self.notice = NoticeBar(window)
        self.questions = questions
        self.files = FileConversation(document, self.notice, questions, paths)
        self.exports = ExportConversation(document, self.notice, questions, paths)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.actions_by_key = build_actions(window, {**self._handlers(), **shared_handlers})
        self._middle = self._make_middle()
        self._make_bars()
        self._wire()
        self._show_history()
        self.outline.select(Place("section", _first_place(document.incident)))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "save": self.save,
            "save_as": self.save_as,
            "export": self.export,
            "close": self._window.close,
            "undo": self.undo,
            "redo": self.redo,
            "duplicate": lambda: self._with_rows(lambda rows: rows.duplicate_selected()),
            "remove": lambda: self._with_rows(lambda rows: rows.remove_selected()),
            "move_up": lambda: self._with_rows(lambda rows: rows.move_selected(-1)),
            "move_down": lambda: self._with_rows(lambda rows: rows.move_selected(1)),
            "rename_section": lambda: rename_or_edit(self.outline, self._window.focusWidget()),
            **outline_handlers(self.outline),
            **format_handlers(self._window.focusWidget),
            "add_event": self.add_event,
            "add_cause": lambda: self._with_causes(lambda causes: causes.add_cause()),
            "ask_why": lambda: self._with_causes(lambda causes: causes.ask_why()),
            "add_task": self.add_task,
            "ask_question": self.questions_strip.ask,
            "sort": self.sort_timeline,
            "find": self.show_palette,
            "show_outline": self.outline.setFocus,
            "show_editor": self._focus_editor,
        }

    @property
    def panes(self) -> tuple[QWidget, QWidget, QWidget]:
        """Outline, editor and document, for the window to put side by side."""
        return self.outline, self._middle, self.documents

    def _make_bars(self) -> None:
        window = self._window
        self.menus = fill_menus(window, self.actions_by_key)
        self.recent_menu = QMenu(window.tr("Open &recent"), window)
        self.menus[FILE].insertMenu(self.actions_by_key["save"], self.recent_menu)
        window.addToolBar(make_toolbar(window, self.actions_by_key))
        self.status = StatusLine(self.document, window)
        window.setStatusBar(self.status)

    def _make_middle(self) -> QWidget:
        middle = QWidget(self._window)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editors, 1)
        column.addWidget(self.questions_strip)
        return middle

    def _wire(self) -> None:
        document = self.document
        self.outline.place_selected.connect(self.editors.show_place)
        self.outline.place_selected.connect(self.preview.reveal)
        self.outline.about_to_edit.connect(self.editors.commit_editing)
        self.outline.entered.connect(self._focus_editor)
        self.outline.remove_requested.connect(
            lambda section_id: ask_and_remove_section(document, self.questions, section_id)
        )
        self.editors.currentChanged.connect(self._show_questions)
        self.outline.place_selected.connect(self._show_questions)
        self.editors.place_selected.connect(self.preview.reveal)
        self.editors.place_wanted.connect(self.show_place)
        self.preview.place_clicked.connect(self.show_place)
        document.place_shown.connect(self._show_undone)
        document.history_changed.connect(self._show_history)
        document.path_changed.connect(self._show_history)
        document.changed.connect(self._pause.start)
        self._pause.timeout.connect(document.end_typing)

    def save(self) -> bool:
        """Save the document. Returns whether everything is saved now."""
        self._commit_editing()
        return self.files.save()

    def save_as(self) -> bool:
        """Save the document to another file. Returns whether everything is saved now."""
        self._commit_editing()
        return self.files.save_as()

    def export(self) -> None:
        """Export the document as it stands."""
        self._commit_editing()
        self.exports.start()

    def undo(self) -> None:
        """Take the last step back, wherever it was."""
        self._commit_editing()
        self.document.undo()

    def redo(self) -> None:
        """Do the last step that was taken back again."""
        self._commit_editing()
        self.document.redo()

    def show_place(self, place: Place) -> None:
        """Show a place of the document in outline and editor."""
        section = section_place(self.document.incident, place)
        self.outline.select(section)
        if section.id != self.editors.section_id:
            self.editors.show_place(section)
        self.editors.reveal(place)

    def add_event(self) -> None:
        """Add an event to the timeline that is shown, or to the first one."""
        self._go_to_role("timeline")
        if self.editors.timeline is not None:
            self.editors.timeline.add_event()

    def add_task(self) -> None:
        """Add a task to the checklist that is shown, or to the first list of tasks."""
        if self.editors.checklist is None:
            self._go_to_role("tasks")
        if self.editors.checklist is not None:
            self.editors.checklist.add_task()

    def sort_timeline(self) -> None:
        """Sort the timeline that is shown, or the first one."""
        self._go_to_role("timeline")
        if self.editors.timeline is not None:
            self.editors.timeline.sort_by_time()

    def show_palette(self) -> None:
        """Show the palette in which every command and every part of the document can be found."""
        self._commit_editing()
        words = (self.tr("section"), self.tr("event"), self.tr("task"))
        hits = [
            *action_hits(self.actions_by_key.values()),
            *place_hits(self.document.incident, self.show_place, words),
        ]
        CommandPalette(hits, self._window).show_over(self._window)

    def may_close(self) -> bool:
        """Ask before anything unsaved goes away. Returns whether the window may close; a running export is given up."""
        self._commit_editing()
        if not self.files.may_close():
            return False
        self.exports.cancel()
        return True

    def _commit_editing(self) -> None:
        self.outline.commit_editing()
        self.editors.commit_editing()

    def _with_rows(self, act: Callable[[RowCommands], None]) -> None:
        rows: RowCommands | None = self.outline if self.outline.hasFocus() else self.editors.rows
        if rows is not None:
            act(rows)

    def _show_undone(self, place: Place) -> None:
        """Show what an undo or redo was about; what is gone leaves the window where it is."""
        if place.part in ("details", "note") or is_there(self.document.incident, place):
            self.show_place(place)

    def _with_causes(self, act: Callable[["CausePanel"], None]) -> None:
        self._go_to_role("causes")
        if self.editors.causes is not None:
            act(self.editors.causes)

    def _go_to_role(self, role: str) -> None:
        shown = section_place(self.document.incident, Place("section", self.editors.section_id))
        section = first_section(self.document.incident, role)
        sections = {section.id: section.role for section in self.document.incident.sections}
        if section is not None and sections.get(shown.id) != role:
            self.show_place(Place("section", section.id))

    def _focus_editor(self) -> None:
        self.editors.reveal(Place("section", self.editors.section_id))

    def _show_questions(self) -> None:
        self.questions_strip.show_for(self.editors.section_id)

    def _show_history(self) -> None:
        stack = self.document.undo_stack
        for key, able, words, label in (
            ("undo", stack.canUndo(), self.tr("&Undo"), stack.undoText()),
            ("redo", stack.canRedo(), self.tr("&Redo"), stack.redoText()),
        ):
            action: QAction = self.actions_by_key[key]
            action.setEnabled(able)
            action.setText(f"{words} {label.lower()}" if label else words)
            action.setIconText(words.replace("&", ""))
        self._window.setWindowModified(self.document.is_dirty)
        self._window.setWindowTitle(f"{self.files.name}[*] – Postmortem Desk")


def _first_place(incident: Incident) -> str:
    timeline = first_section(incident, "timeline")
    return timeline.id if timeline else incident.sections[0].id if incident.sections else ""
