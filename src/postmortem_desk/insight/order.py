"""Rows that stand out of the order of time."""

from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import events_in
from postmortem_desk.operations.timing import placed_keys


def rows_out_of_order(incident: Incident, section_id: str) -> frozenset[str]:
    """The ids of the section's events that are earlier than the row above.

    The row above is the nearest one whose time is known and comparable. Rows that the writer keeps out of order on
    purpose are neither marked nor compared with, as are rows without a known time.
    """
    rows = events_in(incident, section_id)
    marked: list[str] = []
    above: float | None = None
    for event, key in zip(rows, placed_keys(incident, rows), strict=True):
        if key is None:
            continue
        if above is not None and key < above:
            marked.append(event.id)
        above = key
    return frozenset(marked)
