"""The window's commands on sections, and the question of what becomes of the rows of one that is removed."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import ROW_ROLES
from postmortem_desk.operations.lookup import causes_in, events_in, section_of, tasks_in
from postmortem_desk.operations.sections import remove_section, rows_of_section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.outline.outline_menu import audience_menu, role_menu, words_menu
from postmortem_desk.widgets.outline.outline_panel import OutlinePanel
from postmortem_desk.widgets.words.outline_words import role_word
from postmortem_desk.widgets.words.translation import translate
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.questions import Questions

_CHECKLISTS = ("tasks", "measures")


def sections_for_rows(incident: Incident, section_id: str) -> tuple[tuple[str, str], ...]:
    """The other sections that show the same kinds of rows as this one, as (id, heading)."""
    roles = set(ROW_ROLES)
    for rows, fitting in (
        (events_in(incident, section_id), {"timeline"}),
        (causes_in(incident, section_id), {"causes"}),
        (tasks_in(incident, section_id), set(_CHECKLISTS)),
    ):
        if rows:
            roles &= fitting
    return tuple(
        (section.id, section.heading or role_word(section.role))
        for section in incident.sections
        if section.role in roles and section.id != section_id
    )


def ask_and_remove_section(document: Document, questions: Questions, section_id: str) -> None:
    """Remove a section; where it has rows, ask whether another section takes them. One step, undoable."""
    incident = document.incident
    section = section_of(incident, section_id)
    rows = len(rows_of_section(incident, section_id))
    target = None
    if rows:
        heading = section.heading or role_word(section.role)
        answer = questions.removed_rows(heading, rows, sections_for_rows(incident, section_id))
        if answer is None:
            return
        target = answer.to
    document.apply(
        translate("Remove section"),
        lambda i: remove_section(i, section_id, target),
        place=Place("section", section_id),
    )


class OutlineController(QObject):
    """The commands on the section that is selected in the outline."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._outline = parts.outline
        document, questions = parts.document, parts.questions
        parts.outline.remove_requested.connect(
            lambda section_id: ask_and_remove_section(document, questions, section_id)
        )

    def handlers(self) -> Handlers:
        """Adding, removing, moving sections."""
        outline = self._outline
        return {
            "add_section": outline.add_section,
            "remove_section": outline.remove_selected,
            "duplicate_section": outline.duplicate_selected,
            "section_role": lambda: outline.ask(role_menu),
            "section_audience": lambda: outline.ask(audience_menu),
            "section_words": lambda: outline.ask(words_menu),
            "section_up": lambda: outline.move_selected(-1),
            "section_down": lambda: outline.move_selected(1),
            "promote": lambda: outline.shift_level(-1),
            "demote": lambda: outline.shift_level(1),
        }


def rename_or_edit(outline: OutlinePanel, focus: QWidget | None) -> None:
    """Open what has the focus: a cell of a table, else the heading of the section in the outline."""
    if isinstance(focus, QAbstractItemView) and focus is not outline:
        if focus.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            focus.edit(focus.currentIndex())
    else:
        outline.rename_section()
