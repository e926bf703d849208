"""The context menu of the outline."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import SECTION_ROLES
from postmortem_desk.operations.lookup import causes_in, events_in, section_of, tasks_in
from postmortem_desk.widgets.outline.outline_edits import OutlineEdits
from postmortem_desk.widgets.words.outline_words import role_word
from postmortem_desk.widgets.words.translation import translate


class Outline(Protocol):
    """What the menu can ask of the outline. Everything is about its current section."""

    edits: OutlineEdits

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected sections."""
        ...

    def add_section(self) -> None:
        """Add a section behind the current one."""

    def rename_section(self) -> None:
        """Type another heading."""

    def remove_selected(self) -> None:
        """Ask for its removal."""

    def duplicate_selected(self) -> None:
        """Add a copy."""

    def move_selected(self, step: int) -> None:
        """Move it."""

    def shift_level(self, step: int) -> None:
        """Change its level."""

    def edit_words(self, audience: str) -> None:
        """Go to its words for an audience."""

    def edit_current(self, edit: Callable[[str], object]) -> None:
        """Change something of it."""


SectionMenu = Callable[[QWidget, Outline, Incident, str], QMenu]
"""What makes a menu about a section."""


def outline_menu(parent: QWidget, outline: Outline, incident: Incident, section_id: str) -> QMenu:
    """The menu for a section; for the details (""), what there is to do without one. It goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not section_id:
        _add(menu, translate("Add section"), outline.add_section)
        return menu
    _add(menu, translate("Rename"), outline.rename_section, keys="F2")
    menu.addMenu(role_menu(menu, outline, incident, section_id))
    menu.addMenu(audience_menu(menu, outline, incident, section_id))
    menu.addMenu(words_menu(menu, outline, incident, section_id))
    edits = outline.edits
    shifts = [edits.can_shift_level(section_id, step) for step in (-1, 1)]
    _add(menu, translate("Promote heading"), lambda: outline.shift_level(-1), shifts[0], "Ctrl+Alt+Left")
    _add(menu, translate("Demote heading"), lambda: outline.shift_level(1), shifts[1], "Ctrl+Alt+Right")
    menu.addSeparator()
    places = [section.id for section in incident.sections]
    _add(menu, translate("Move up"), lambda: outline.move_selected(-1), places[0] != section_id, "Alt+Up")
    _add(menu, translate("Move down"), lambda: outline.move_selected(1), places[-1] != section_id, "Alt+Down")
    menu.addSeparator()
    _add(menu, translate("Add section after this one"), outline.add_section, keys="Ins")
    _add(menu, translate("Duplicate"), outline.duplicate_selected, keys="Ctrl+D")
    _add(menu, translate("Remove…"), outline.remove_selected, keys="Del")
    return menu


def role_menu(parent: QWidget, outline: Outline, incident: Incident, section_id: str) -> QMenu:
    """The roles in words. A section with rows offers those that show such rows."""
    present = section_of(incident, section_id).role
    fitting = _fitting_roles(incident, section_id) | {present}
    menu = QMenu(translate("Role"), parent)
    group = QActionGroup(menu)
    for role in (*SECTION_ROLES, *(() if present in SECTION_ROLES else (present,))):
        action = _add(menu, role_word(role), partial(_set_role, outline, role), role in fitting)
        action.setCheckable(True)
        action.setChecked(role == present)
        group.addAction(action)
    return menu


def audience_menu(parent: QWidget, outline: Outline, incident: Incident, section_id: str) -> QMenu:
    """Who may read the selected sections: the team alone, or others as well."""
    from postmortem_desk.widgets.audiences.readers_menu import readers_menu  # late: when it is asked for

    ids = outline.selected_ids if section_id in outline.selected_ids else (section_id,)
    return readers_menu(parent, outline.edits.document, "sections", ids, lambda: outline.edit_current(lambda _id: None))


def words_menu(parent: QWidget, outline: Outline, incident: Incident, section_id: str) -> QMenu:
    """Who may read the text of a section in other words."""
    from postmortem_desk.widgets.audiences.wordings_menu import wordings_menu  # late: when it is asked for

    return wordings_menu(parent, incident, "sections", section_id, outline.edit_words)


def _set_role(outline: Outline, role: str) -> None:
    outline.edit_current(lambda section_id: outline.edits.set_role(section_id, role))


def _fitting_roles(incident: Incident, section_id: str) -> set[str]:
    """The roles whose editors show the rows of the section: all of them where it has none."""
    fitting = set(SECTION_ROLES)
    if events_in(incident, section_id):
        fitting &= {"timeline"}
    if causes_in(incident, section_id):
        fitting &= {"causes"}
    if tasks_in(incident, section_id):
        fitting &= {"measures", "tasks"}
    return fitting


def _add(menu: QMenu, text: str, act: Callable[[], object], able: bool = True, keys: str = "") -> QAction:
    action = QAction(text.replace("&", "&&"), menu)
    action.triggered.connect(lambda _checked=False: act())
    action.setEnabled(able)
    action.setShortcut(keys)
    menu.addAction(action)
    return action
