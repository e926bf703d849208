"""What evidence says, as tests like to compare it."""

from datetime import date

from postmortem_desk.importing.evidence.evidence import words_of
from postmortem_desk.importing.evidence.evidence_kinds import Wanted, read_evidence
from postmortem_desk.model import Event

DAY = date(2023, 5, 1)


def candidates(text: str, name: str = "pasted", day: date | None = DAY) -> tuple[Event, ...]:
    """The candidates of a text that belongs to an incident of that day."""
    return read_evidence(text.encode(), name, Wanted(day=day)).candidates


def rows(text: str, name: str = "pasted", day: date | None = DAY) -> list[tuple[str | None, str, str]]:
    """Time, actor and text of each candidate."""
    return [(event.at.at, event.actor, words_of(event)) for event in candidates(text, name, day)]
