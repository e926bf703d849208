"""How a checklist is laid out where there are columns: shared by the web page and the PDF."""

from collections.abc import Iterable, Sequence
from typing import Final

from postmortem_desk.report.blocks import ChecklistRow

_COLUMNS: Final = ("Owner", "Due")
_OWN_LINES: Final = frozenset({"Addresses", "Done when"})
"""Details of whole sentences, each on a line of its own; the short ones share one."""
STATES: Final = {"done": "Done", "dropped": "Dropped", "open": "Not done"}
"""What a box says to people who do not see it."""


def columns_of(rows: Iterable[ChecklistRow]) -> tuple[str, ...]:
    """The details that get a column: those that any row has."""
    known = {label for row in rows for label, _ in row.details}
    return tuple(name for name in _COLUMNS if name in known)


def state_of(row: ChecklistRow) -> str:
    """Which box a row gets: one of STATES."""
    if row.done:
        return "done"
    return "dropped" if row.status.startswith("Dropped") else "open"


def detail_lines(row: ChecklistRow, columns: Sequence[str]) -> list[list[str]]:
    """The quiet lines under a row, each as its parts."""
    rest = [(label, f"{label}: {value}") for label, value in row.details if label not in columns]
    short = [text for label, text in rest if label not in _OWN_LINES]
    lines = [[text] for label, text in rest if label in _OWN_LINES]
    return [short, *lines] if short else lines
