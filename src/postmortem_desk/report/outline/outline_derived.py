"""What a document says that nobody wrote: how long the incident took, and the picture of its phases."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from postmortem_desk.insight.metrics import metrics
from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.phases import phases
from postmortem_desk.insight.placed_events import PlacedTimeline, placed_timeline
from postmortem_desk.insight.spans import Span, point_of
from postmortem_desk.model import Event, Incident
from postmortem_desk.report.blocks import Figure, PictureBlock
from postmortem_desk.report.outline.outline_words import spaced
from postmortem_desk.report.pictures.picture import WIDTH, DrawnMilestone, DrawnPhase, phase_picture
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.moments import moment_text
from postmortem_desk.text.times.zones import zone_info

if TYPE_CHECKING:
    from postmortem_desk.report.pictures.shapes import Picture

LANES: Final = "lanes"
"""The key of `Incident.display` that puts the lanes into the documents' picture."""
_HALF_DAY: Final = re.compile(r"\d\s*[ap]\.?m?\b", re.IGNORECASE)
"""A clock time with AM or PM, as writers spell it."""


def with_marked_events(incident: Incident) -> Incident:
    """The incident with only the events that mark something: all that durations and phases are made from."""
    marked = tuple([event for event in incident.timeline if event.milestones])
    return incident.with_fields(timeline=marked)


def derived_figures(incident: Incident) -> tuple[Figure, ...]:
    """The durations that the milestones prove, each with the times that it lies between."""
    known = metrics(incident)
    spans = (
        ("Duration", known["duration"].span),
        ("Time to detect", known["ttd"].span),
        ("Time to mitigate", known["ttm"].span),
        ("Time to acknowledge", known["tta"].span),
    )
    events = {event.id: event for event in incident.timeline}
    figures = [_figure(label, span, events) for label, span in spans if span is not None]
    return tuple(figures[:3])


def _figure(label: str, span: Span, events: Mapping[str, Event]) -> Figure:
    length = duration_text(span.seconds).replace(" ", "\N{NO-BREAK SPACE}")
    start, end = moment_text(events[span.start_id].at), moment_text(events[span.end_id].at)
    detail = f"{start} to {end}" if start != end else f"at {start}"
    return Figure(label, f"about {length}" if span.approximate else length, detail)


def phases_block(incident: Incident, width: float = WIDTH) -> PictureBlock | None:
    """The picture of the phases that the milestones prove; None where they prove none."""
    known = phases(incident)
    if not known:
        return None
    wall = _Wall(incident, known[0].start)
    drawn = [DrawnPhase(phase.name, wall.clock(phase.start), wall.clock(phase.end)) for phase in known]
    marks = list(_marks(incident, wall))
    half_days = any(_HALF_DAY.search(mark.written) for mark in marks)
    return phase_picture("picture", drawn, marks, half_days, width)


def shows_lanes(incident: Incident) -> bool:
    """Whether the document's picture has a lane for each kind of event below its phases."""
    return incident.display.get(LANES) is True


def lanes_block(incident: Incident, width: float = WIDTH) -> PictureBlock | None:
    """The picture of the whole timeline; None where fewer than two different times are known."""
    from postmortem_desk.report.pictures.shapes_svg import picture_svg  # late: few documents show it

    picture = timeline_picture(incident, width)
    if picture is None:
        return None
    return PictureBlock(
        "picture", picture_svg(picture, "lanes", "Timeline"), picture.told, picture.caption, picture.lists
    )


def timeline_picture(
    incident: Incident,
    width: float,
    kind_word: Callable[[str], str] = spaced,
    placed: PlacedTimeline | None = None,
) -> "Picture | None":
    """The shapes of that picture, `width` units wide, with words of the reader's language for kinds of events.

    `placed` is the incident's placed timeline, for those who know it already.
    """
    from postmortem_desk.report.pictures.lanes import Manner, lanes_picture  # late, as above

    half_days = any(_HALF_DAY.search(event.at.written) for event in incident.timeline)
    return lanes_picture(placed or placed_timeline(incident), Manner(width, half_days, kind_word))


class _Wall:
    """The clock on the wall where the incident was worked on: one offset for the whole picture."""

    def __init__(self, incident: Incident, start: datetime) -> None:
        zone = zone_info(incident.zone)
        offset = start.astimezone(zone).utcoffset() if zone is not None and start.tzinfo is not None else None
        self.is_placed = start.tzinfo is not None
        self._zone = timezone(offset or start.utcoffset() or timedelta())

    def clock(self, at: datetime) -> datetime:
        """What the clock showed at a point in time."""
        return at.astimezone(self._zone).replace(tzinfo=None) if self.is_placed else at


def _marks(incident: Incident, wall: _Wall) -> Iterator[DrawnMilestone]:
    for name, event in milestones(incident).items():
        point = point_of(incident, event.at)
        if point is not None and point.clock_known and (point.at.tzinfo is not None) == wall.is_placed:
            yield DrawnMilestone(spaced(name), wall.clock(point.at), moment_text(event.at))
