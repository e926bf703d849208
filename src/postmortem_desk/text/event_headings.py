"""Timelines in which every event has a heading of its own."""

from functools import lru_cache

from postmortem_desk.text.leading_time import find_leading_time
from postmortem_desk.text.row_times import RowTimes


@lru_cache(maxsize=4096)
def heading_times(heading: str) -> tuple[RowTimes, str] | None:
    """The time that a heading begins with, and its other words; None where it begins with none."""
    found = find_leading_time(heading)
    if found is None:
        return None
    end = found.time.end.written if found.time.end is not None else None
    return RowTimes(found.time.start.written, end), found.open_markup + heading[found.length :]
