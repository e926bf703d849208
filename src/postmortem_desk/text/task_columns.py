"""What the cells of a table of tasks mean for the fields of their columns."""

from postmortem_desk.text.task_words import NOTHING, due_named, status_named, status_text
from postmortem_desk.text.told_tasks import linked_tickets


def column_value(field: str, words: str) -> str:
    """What a cell's words mean for its column's field; "" for nothing.

    A status or a day comes in its canonical words, a ticket in a link by its key.
    """
    if words.strip().casefold() in NOTHING:
        return ""
    if field == "status":
        return status_text(status_named(words))
    if field == "tickets":
        return ", ".join(linked_tickets(words)) or words
    return due_named(words) if field == "due" else words


def tells_itself(field: str, words: str) -> bool:
    """Whether the value alone brings the words of a cell back, so that they need not be kept beside it."""
    if field == "status":
        status = status_named(words)
        return status not in {"", "open"} and status_text(status).casefold() == words.casefold()
    return column_value(field, words) == words
