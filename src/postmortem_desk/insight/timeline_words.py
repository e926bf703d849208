"""The words of an incident's document by how much they tell of its times."""

from dataclasses import dataclass

from postmortem_desk.model import Event, Incident, Section
from postmortem_desk.operations.lookup import event_homes
from postmortem_desk.text.row_times import RowTimes, times_of
from postmortem_desk.text.time_grammar import TimeContext, parse_time

_LONGEST_DAY = 40


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """Headings, texts and times, each in document order."""

    day_lines: tuple[str, ...]
    """Days that head events: headings and lines that are a date and nothing else."""
    headings: tuple[str, ...]
    """Of the sections that are a timeline."""
    texts: tuple[str, ...]
    """Their introductions."""
    other_texts: tuple[str, ...]
    """The texts of all other sections."""
    times: tuple[RowTimes, ...]


def timeline_words(incident: Incident) -> TimelineWords:
    """The words of `incident` that may tell a day or a zone."""
    homes = event_homes(incident)
    shown = {homes.home(event.section) for event in incident.timeline}
    timelines = [part for part in incident.sections if part.role == "timeline" or part.id in shown]
    taken = {part.id for part in timelines}
    lines = [line for part in timelines if (line := day_line(part))]
    return TimelineWords(
        tuple(lines),
        tuple(part.heading for part in timelines),
        tuple(part.text for part in timelines),
        tuple(part.text for part in incident.sections if part.id not in taken),
        tuple(times_of(event) for event in incident.timeline),
    )


def day_line(section: Section) -> str:
    """The date that heads the events of a section: its heading, or the last line of its text; "" where none does."""
    last = section.text.rstrip().rpartition("\n")[2]
    return next((line for line in (last, section.heading) if is_day(line)), "")


def is_day(line: str) -> bool:
    """Whether `line` is a date and nothing else."""
    if not line or len(line) > _LONGEST_DAY:
        return False
    parsed = parse_time(line.strip(" \t*_`:#"), TimeContext(day_first=False))
    return parsed is not None and parsed.start.at is not None and "T" not in parsed.start.at


def day_words(event: Event, section: Section) -> str:
    """The date that a column of its own gives for an event; "" where there is none."""
    return next(
        (event.cells.get(column.heading, "") for column in section.layout.columns if column.field == "date"), ""
    )
