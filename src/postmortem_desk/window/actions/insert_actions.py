"""The menu Insert: what adds to the document."""

from typing import Final

from postmortem_desk.window.actions import conditions
from postmortem_desk.window.actions.action_entry import ActionEntry
from postmortem_desk.window.actions.menu_titles import INSERT

INSERT_ACTIONS: Final = (
    ActionEntry(
        "add_event",
        INSERT,
        "Add &event",
        "Add an event to the timeline",
        ("Ctrl+Shift+T",),
        group="rows",
        when=conditions.has_timeline,
    ),
    ActionEntry(
        "paste_lines",
        INSERT,
        "Paste lines as events",
        "Add an event for each line of the clipboard; in the timeline itself, Ctrl+V",
        group="rows",
        when=conditions.has_timeline,
    ),
    ActionEntry(
        "add_cause",
        INSERT,
        "Add &cause",
        "Add a cause at the top of the tree of causes",
        group="rows",
        when=conditions.has_causes,
    ),
    ActionEntry(
        "ask_why",
        INSERT,
        "Ask &why",
        "Add an answer below the selected cause",
        ("Ctrl+Shift+Y",),
        group="rows",
        when=conditions.cause_selected,
    ),
    ActionEntry(
        "link_event",
        INSERT,
        "&Link event to cause…",
        "Pick an event that the selected cause explains",
        group="rows",
        when=conditions.cause_selected,
    ),
    ActionEntry(
        "add_task",
        INSERT,
        "Add &task",
        "Add a task to the checklist",
        ("Ctrl+Shift+K",),
        group="rows",
        when=conditions.takes_tasks,
    ),
    ActionEntry(
        "ask_question",
        INSERT,
        "Open &question",
        "Write down what is still open about this part; it is never exported",
        ("Ctrl+Shift+U",),
        group="rows",
    ),
    ActionEntry(
        "link_task",
        INSERT,
        "Link task to cause, event or section…",
        "Pick what the selected task does something about",
        group="rows",
        when=conditions.task_selected,
    ),
    ActionEntry(
        "introduce",
        INSERT,
        "&Introduction",
        "Write a text that stands above the rows of the section",
        group="section",
        when=conditions.shows_list,
    ),
    ActionEntry(
        "add_section",
        INSERT,
        "Add &section",
        "Add a section behind the selected one",
        ("Ctrl+Shift+N",),
        group="section",
    ),
)
