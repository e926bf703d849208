"""A moment as a person wrote it, and what is known of it."""

import re
from datetime import datetime
from typing import Annotated, Final

from postmortem_desk.model.field_types import ValidatedBy
from postmortem_desk.model.record import Record

_ISO_MOMENT: Final = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})?(?:(?P<clock>T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(?P<offset>Z|[+-]\d{2}:\d{2})?)?"
)


def _iso_moment(text: str | None) -> str | None:
    if text is None:
        return None
    match = _ISO_MOMENT.fullmatch(text)
    if not match or not (match["day"] or match["clock"]):
        raise ValueError("a moment is written like 2023-05-01T09:05:00-07:00, 2023-05-01T09:05, 2023-05-01 or T09:05")
    datetime.fromisoformat((match["day"] or "2000-01-01") + (match["clock"] or "") + (match["offset"] or ""))
    return text


class Moment(Record):
    """A point in time with its doubt. The default is a moment of which nothing is known."""

    written: str = ""
    """What the person wrote ("9:05 AM", "~10:45", "??:??"); stays until an operation changes the time."""
    at: Annotated[str | None, ValidatedBy(_iso_moment)] = None
    """ISO 8601: with its offset, without one where the zone is not known, a day alone (2023-05-01), a clock time
    alone (T09:05) where the day is not known, or None where nothing is known."""
    zone: str = ""
    """IANA name or offset ("America/Los_Angeles", "-08:00"); "" means the incident's zone."""
    precision: str = "minute"
    """One of vocabulary.PRECISIONS."""
    approximate: bool = False
    """Whether the writer marked the time as rough."""

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the time."""
        return self.at is not None


UNKNOWN_MOMENT: Final = Moment(precision="unknown")
"""A moment of which nothing was written and nothing is known."""
