"""The menu Document: what puts a timeline in order, the sort and the remedies of a row out of order."""

from typing import Final

from postmortem_desk.widgets.timeline.remedy_strip import Remedy
from postmortem_desk.window.actions import conditions
from postmortem_desk.window.actions.action_entry import ActionEntry
from postmortem_desk.window.actions.menu_titles import DOCUMENT

REMEDY_OF_ACTION: Final = {
    "move_back": Remedy.MOVE_BACK,
    "time_between": Remedy.TIME_BETWEEN,
    "time_unknown": Remedy.TIME_UNKNOWN,
    "keep_order": Remedy.KEEP,
    "next_day": Remedy.NEXT_DAY,
}
ORDER_ACTIONS: Final = (
    ActionEntry(
        "sort",
        DOCUMENT,
        "&Sort timeline by time",
        "Put the events into the order of their times",
        ("Ctrl+Shift+O",),
        group="times",
        when=conditions.sortable,
    ),
    ActionEntry(
        "shift_times",
        DOCUMENT,
        "&Move times by…",
        "Make the selected events, or all of them, earlier or later by a length of time",
        group="times",
        when=conditions.sortable,
    ),
    ActionEntry(
        "told_in_zone",
        DOCUMENT,
        "These times were &in…",
        "Say in which zone the times of the selected events, or of all, were told",
        group="times",
        when=conditions.sortable,
    ),
    ActionEntry(
        "move_back",
        DOCUMENT,
        "Move event &back in time",
        "Move the event that is out of order to its place in time",
        group="remedies",
        when=conditions.out_of_order,
    ),
    ActionEntry(
        "next_day",
        DOCUMENT,
        "It was the next &day",
        "Say that midnight passed before the event: it and the rows below move by a day",
        group="remedies",
        when=conditions.past_midnight,
    ),
    ActionEntry(
        "time_between",
        DOCUMENT,
        "&Take a time between",
        "Give the event that is out of order a rough time between its neighbours",
        group="remedies",
        when=conditions.out_of_order,
    ),
    ActionEntry(
        "time_unknown",
        DOCUMENT,
        "Time &unknown",
        "Say that the time of the event that is out of order is not known",
        group="remedies",
        when=conditions.out_of_order,
    ),
    ActionEntry(
        "keep_order",
        DOCUMENT,
        "&Keep event where it is",
        "Say that the event stands out of order on purpose",
        group="remedies",
        when=conditions.out_of_order,
    ),
)
