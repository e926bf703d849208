"""The part of the table of actions that is about lists of rows: which are in view, and what is done with tasks."""

from typing import Final

from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP
from postmortem_desk.window.actions import conditions
from postmortem_desk.window.actions.action_entry import EDIT, INSERT, VIEW, ActionEntry

LIST_ACTIONS: Final = (
    ActionEntry(
        "tick",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Tic&k or untick task"),
        QT_TRANSLATE_NOOP("Actions", "Say that the selected tasks are done, or that they are not"),
        ("Ctrl+Return",),
        group=5,
        when=conditions.task_selected,
    ),
    ActionEntry(
        "link_task",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Link task to cause, event or section…"),
        QT_TRANSLATE_NOOP("Actions", "Pick what the selected task does something about"),
        group=7,
        when=conditions.task_selected,
    ),
    ActionEntry(
        "filter_rows",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "F&ilter rows…"),
        QT_TRANSLATE_NOOP("Actions", "Show some of the rows of the list only"),
        ("Ctrl+Shift+L",),
        group=14,
        when=conditions.filterable,
    ),
    ActionEntry(
        "show_all_rows",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Show &all rows"),
        QT_TRANSLATE_NOOP("Actions", "Show the rows that the filter hides"),
        group=14,
        when=conditions.filtered,
    ),
)
