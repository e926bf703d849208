"""What the cells of a table of tasks mean for the fields of their columns."""

import re
from typing import Final

from postmortem_desk.text.markup.markdown_inline import plain_or_source
from postmortem_desk.text.rows.task_words import NOTHING, due_named, status_named, status_text
from postmortem_desk.text.rows.told_tasks import linked_tickets

_LINK: Final = re.compile(r"\[([^\[\]\n]{1,80})\]\([^()\s]{1,300}\)")
_PICTURES: Final = re.compile(
    r"^(?:[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?\s*)+|(?:\s*[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?)+$"
)
"""Around a name."""
_STATE: Final = re.compile(r"\s+[(*_]*(?P<state>TO-?DO|DONE|WIP|OPEN|CLOSED|FIXED)[)*_]*$")
"""How far a task is, behind the ticket in its cell."""


def state_behind(words: str) -> str:
    """The status that stands behind the ticket in its cell, in the words of a document; "" where none does."""
    match = _STATE.search(words)
    return status_text(status_named(match["state"])) if match else ""


def column_value(field: str, words: str) -> str:
    """What a cell's words mean for its column's field; "" for nothing.

    A status or a day comes in its canonical words, a ticket in a link by its key.
    """
    if words.strip().casefold() in NOTHING:
        return ""
    if field == "status":
        return status_text(status_named(words))
    if field == "tickets":
        key = _STATE.sub("", words)
        return "" if key.casefold() in NOTHING else ", ".join(linked_tickets(key)) or key
    if field == "owner":
        return _PICTURES.sub("", plain_or_source(_LINK.sub(r"\1", words)))
    return due_named(words) if field == "due" else words


def tells_itself(field: str, words: str) -> bool:
    """Whether the value alone brings the words of a cell back, so that they need not be kept beside it."""
    if field == "status":
        status = status_named(words)
        return status not in {"", "open"} and status_text(status).casefold() == words.casefold()
    return column_value(field, words) == words
