"""Rows that stand out of the order of time."""

from collections.abc import Iterator
from typing import Final

from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.lookup import events_in
from postmortem_desk.operations.timing import placed_keys
from postmortem_desk.text.times.moments import clock_of

_DAY: Final = 86_400.0
_HALF_A_DAY: Final = _DAY / 2


def rows_out_of_order(incident: Incident, section_id: str) -> frozenset[str]:
    """The ids of the section's events that are earlier than the row above.

    The row above is the nearest one whose time is known and comparable. Rows that the writer keeps out of order on
    purpose are neither marked nor compared with, as are rows without a known time.
    """
    return frozenset(event.id for event, _seconds in _backward(incident, section_id))


def rows_past_midnight(incident: Incident, section_id: str) -> frozenset[str]:
    """Of the rows out of order those that are so much earlier that midnight may have passed: more than half a day."""
    return frozenset(
        event.id
        for event, seconds in _backward(incident, section_id)
        if _HALF_A_DAY < seconds < _DAY and clock_of(event.at) is not None
    )


def _backward(incident: Incident, section_id: str) -> Iterator[tuple[Event, float]]:
    """Each row that is earlier than the row above, with the seconds by which it is."""
    rows = events_in(incident, section_id)
    above: float | None = None
    for event, key in zip(rows, placed_keys(incident, rows), strict=True):
        if key is None:
            continue
        if above is not None and key < above:
            yield event, above - key
        above = key
