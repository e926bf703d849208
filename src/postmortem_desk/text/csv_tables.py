"""CSV that any spreadsheet opens: cells that no spreadsheet takes for a formula, and the columns of our own tables."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_GUARD: Final = "'"
BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells spreadsheets that the file is UTF-8."""

MOMENT_FIELDS: Final = ("written", "at", "zone", "precision", "approximate")
EVENT_COLUMNS: Final = (
    *("Time", "End", "Event", "Who", "Kind", "Milestones", "Severity", "Key event", "Sources"),
    *(f"Time {field}" for field in MOMENT_FIELDS),
    *(f"End {field}" for field in MOMENT_FIELDS),
    *("Order kept", "Id"),
)
"""The heading of a timeline; those behind "Sources" are for reading it back without loss."""
TASK_COLUMNS: Final = (
    *("Tickets", "Task", "Status", "Owner", "Due", "Done on", "Priority", "Kind"),
    *("Reason", "Success", "Id"),
)
"""The heading of a table of tasks."""


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unguarded` gives the text back."""
    return _GUARD + cell if cell.lstrip(_GUARD).startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made."""
    return cell[1:] if cell.startswith(_GUARD) and cell.lstrip(_GUARD).startswith(_FORMULA) else cell


def csv_bytes(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table in UTF-8 with its mark, CRLF ends and guarded cells, as spreadsheets like it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heading)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8", "replace")
