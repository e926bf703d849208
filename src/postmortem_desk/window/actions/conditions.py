"""When an action can do something. Each condition reads the parts of a window as they stand, quickly."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from postmortem_desk.operations.lookup import first_section
from postmortem_desk.widgets.clipboard_acts import clipboard_acts
from postmortem_desk.widgets.prose.prose_actions import TakesFormats
from postmortem_desk.widgets.timeline.remedy_strip import Remedy

if TYPE_CHECKING:
    from postmortem_desk.window.controllers.controller import WindowParts

Condition = Callable[["WindowParts"], bool]


def always(_parts: "WindowParts") -> bool:
    """At any time."""
    return True


def undoable(parts: "WindowParts") -> bool:
    """There is a step to take back."""
    return parts.document.undo_stack.canUndo()


def redoable(parts: "WindowParts") -> bool:
    """There is a step to do again."""
    return parts.document.undo_stack.canRedo()


def cuttable(parts: "WindowParts") -> bool:
    """Words or rows are selected where the keyboard is, and can be taken out."""
    return clipboard_acts(parts.window.focusWidget()).cut is not None


def copyable(parts: "WindowParts") -> bool:
    """Words or rows are selected where the keyboard is."""
    return clipboard_acts(parts.window.focusWidget()).copy is not None


def pasteable(parts: "WindowParts") -> bool:
    """The keyboard is in a text or in a table that takes what is pasted."""
    return clipboard_acts(parts.window.focusWidget()).paste is not None


def selectable(parts: "WindowParts") -> bool:
    """The keyboard is in a text with words, or in a table with rows."""
    return clipboard_acts(parts.window.focusWidget()).select_all is not None


def has_outline_focus(parts: "WindowParts") -> bool:
    """The keyboard is in the outline; it stays there while a menu or the palette is open."""
    return parts.window.focusWidget() is parts.outline


def row_selected(parts: "WindowParts") -> bool:
    """A row is selected in the list that the keyboard is in, or in the one that is shown."""
    rows = parts.outline if has_outline_focus(parts) else parts.editors.rows
    return rows is not None and rows.has_selected


def row_to_copy(parts: "WindowParts") -> bool:
    """A row is selected of which there can be two."""
    return parts.outline.has_selected if has_outline_focus(parts) else parts.editors.can_duplicate


def editable(parts: "WindowParts") -> bool:
    """The cell that the keyboard is in can be edited, or the section that is selected has a heading to rename."""
    focus = parts.window.focusWidget()
    if isinstance(focus, QAbstractItemView) and focus is not parts.outline:
        return bool(focus.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)
    return section_selected(parts)


def section_selected(parts: "WindowParts") -> bool:
    """The outline stands on a section. While a section goes, the outline may still have it and the document not."""
    current = parts.outline.current_id
    return any(section.id == current for section in parts.document.incident.sections)


def not_first(parts: "WindowParts") -> bool:
    """The section of the outline has another one above it."""
    sections = parts.document.incident.sections
    return section_selected(parts) and sections[0].id != parts.outline.current_id


def not_last(parts: "WindowParts") -> bool:
    """The section of the outline has another one below it."""
    sections = parts.document.incident.sections
    return section_selected(parts) and sections[-1].id != parts.outline.current_id


def promotable(parts: "WindowParts") -> bool:
    """The heading of the section can go one level up."""
    return section_selected(parts) and parts.outline.edits.can_shift_level(parts.outline.current_id, -1)


def demotable(parts: "WindowParts") -> bool:
    """The heading of the section can go one level down."""
    return section_selected(parts) and parts.outline.edits.can_shift_level(parts.outline.current_id, 1)


def shows_list(parts: "WindowParts") -> bool:
    """A timeline or a checklist is shown."""
    return (parts.editors.timeline or parts.editors.checklist) is not None


def has_timeline(parts: "WindowParts") -> bool:
    """The document has a timeline."""
    return first_section(parts.document.incident, "timeline") is not None


def sortable(parts: "WindowParts") -> bool:
    """The timeline that is shown, or else the document, has events to sort."""
    timeline = parts.editors.timeline
    return timeline.can_sort if timeline else has_timeline(parts) and len(parts.document.incident.timeline) > 1


def out_of_order(parts: "WindowParts") -> bool:
    """The current row of the timeline is earlier than the row above it."""
    timeline = parts.editors.timeline
    return timeline is not None and timeline.is_out_of_order


def past_midnight(parts: "WindowParts") -> bool:
    """The current row is so much earlier than the row above it that midnight may have passed."""
    timeline = parts.editors.timeline
    return timeline is not None and Remedy.NEXT_DAY in timeline.remedies_here


def has_causes(parts: "WindowParts") -> bool:
    """The document has a section of causes."""
    return first_section(parts.document.incident, "causes") is not None


def cause_selected(parts: "WindowParts") -> bool:
    """A cause is selected in the tree that is shown."""
    causes = parts.editors.causes
    return causes is not None and causes.has_selected


def takes_tasks(parts: "WindowParts") -> bool:
    """A checklist is shown, or the document has one."""
    incident = parts.document.incident
    return parts.editors.checklist is not None or first_section(incident, "tasks") is not None


def task_selected(parts: "WindowParts") -> bool:
    """A task is selected in the checklist that is shown."""
    checklist = parts.editors.checklist
    return checklist is not None and checklist.has_selected


def filterable(parts: "WindowParts") -> bool:
    """The list that is shown has rows to choose from."""
    rows = parts.editors.filter
    return rows is not None and rows.is_useful


def filtered(parts: "WindowParts") -> bool:
    """A filter is chosen for the list that is shown."""
    rows = parts.editors.filter
    return rows is not None and rows.is_on


def in_prose(parts: "WindowParts") -> bool:
    """The keyboard is in a prose editor."""
    return isinstance(parts.window.focusWidget(), TakesFormats)
