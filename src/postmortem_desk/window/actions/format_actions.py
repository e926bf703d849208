"""The actions that format prose."""

from typing import Final

from postmortem_desk.widgets.prose.prose_actions import FORMATS, PASTE_PLAIN, PASTE_PLAIN_KEYS
from postmortem_desk.window.actions import conditions
from postmortem_desk.window.actions.action_entry import ActionEntry
from postmortem_desk.window.actions.menu_titles import FORMAT

_INLINE: Final = frozenset({"bold", "italic", "code", "link"})

FORMAT_ACTIONS: Final = (
    *(
        ActionEntry(
            chosen.key,
            FORMAT,
            chosen.name,
            chosen.help,
            (chosen.keys,),
            group="words" if chosen.key in _INLINE else "paragraphs",
            when=conditions.in_prose,
        )
        for chosen in FORMATS
    ),
    ActionEntry(
        PASTE_PLAIN,
        FORMAT,
        "&Paste as plain text",
        "Paste without bold, links and other looks",
        (PASTE_PLAIN_KEYS,),
        group="paste",
        when=conditions.in_prose,
    ),
)
