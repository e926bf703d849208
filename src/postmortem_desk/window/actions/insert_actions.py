"""The menu Insert: what adds to the document."""

from typing import Final

from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP
from postmortem_desk.window.actions import conditions
from postmortem_desk.window.actions.action_entry import ActionEntry
from postmortem_desk.window.actions.menu_titles import INSERT

INSERT_ACTIONS: Final = (
    ActionEntry(
        "add_event",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Add &event"),
        QT_TRANSLATE_NOOP("Actions", "Add an event to the timeline"),
        ("Ctrl+Shift+T",),
        group="rows",
        when=conditions.has_timeline,
    ),
    ActionEntry(
        "paste_lines",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Paste lines as events"),
        QT_TRANSLATE_NOOP("Actions", "Add an event for each line of the clipboard; in the timeline itself, Ctrl+V"),
        group="rows",
        when=conditions.has_timeline,
    ),
    ActionEntry(
        "add_cause",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Add &cause"),
        QT_TRANSLATE_NOOP("Actions", "Add a cause at the top of the tree of causes"),
        group="rows",
        when=conditions.has_causes,
    ),
    ActionEntry(
        "ask_why",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Ask &why"),
        QT_TRANSLATE_NOOP("Actions", "Add an answer below the selected cause"),
        ("Ctrl+Shift+Y",),
        group="rows",
        when=conditions.cause_selected,
    ),
    ActionEntry(
        "link_event",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "&Link event to cause…"),
        QT_TRANSLATE_NOOP("Actions", "Pick an event that the selected cause explains"),
        group="rows",
        when=conditions.cause_selected,
    ),
    ActionEntry(
        "add_task",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Add &task"),
        QT_TRANSLATE_NOOP("Actions", "Add a task to the checklist"),
        ("Ctrl+Shift+K",),
        group="rows",
        when=conditions.takes_tasks,
    ),
    ActionEntry(
        "ask_question",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Open &question"),
        QT_TRANSLATE_NOOP("Actions", "Write down what is still open about this part; it is never exported"),
        ("Ctrl+Shift+U",),
        group="rows",
    ),
    ActionEntry(
        "link_task",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Link task to cause, event or section…"),
        QT_TRANSLATE_NOOP("Actions", "Pick what the selected task does something about"),
        group="rows",
        when=conditions.task_selected,
    ),
    ActionEntry(
        "introduce",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "&Introduction"),
        QT_TRANSLATE_NOOP("Actions", "Write a text that stands above the rows of the section"),
        group="section",
        when=conditions.shows_list,
    ),
    ActionEntry(
        "add_section",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Add &section"),
        QT_TRANSLATE_NOOP("Actions", "Add a section behind the selected one"),
        ("Ctrl+Shift+N",),
        group="section",
    ),
)
