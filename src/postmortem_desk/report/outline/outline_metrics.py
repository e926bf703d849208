"""The table of all lengths of time that the milestones prove, where the document's writer wishes it."""

from collections.abc import Iterator, Mapping
from typing import Final

from postmortem_desk.insight.metrics import Metric, gaps, metrics
from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.spans import Span
from postmortem_desk.model import Event, Incident
from postmortem_desk.report.blocks import FactsBlock
from postmortem_desk.report.outline.outline_words import capitalised, spaced
from postmortem_desk.text.one_line import one_line
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.moments import moment_text

METRICS: Final = "metrics"
"""The key of `Incident.display` that is true where the document shows them."""
_NAMES: Final = {
    "duration": "Duration, time to resolve",
    "ttd": "Time to detect",
    "tta": "Time to acknowledge",
    "ttm": "Time to mitigate",
}


def shows_metrics(incident: Incident) -> bool:
    """Whether the document has the table."""
    return incident.display.get(METRICS) is True


def metrics_block(incident: Incident) -> FactsBlock | None:
    """Each length with its two events, for the incident and for each impact that has milestones of its own.

    What lacks one milestone is told as unknown; None where nothing is marked.
    """
    scopes = [("", ""), *((figure.id, one_line(figure.label)) for figure in incident.impact)]
    facts = [fact for impact_id, label in scopes for fact in _facts(incident, impact_id, label)]
    return FactsBlock("metrics", tuple(facts)) if facts else None


def _facts(incident: Incident, impact_id: str, label: str) -> Iterator[tuple[str, str]]:
    if not milestones(incident, impact_id):
        return
    events = {event.id: event for event in incident.timeline if event.milestones}
    behind = f" ({label})" if label else ""
    told: set[tuple[str, str]] = set()
    for name, metric in metrics(incident, impact_id).items():
        value = _value(metric, events) if name in _NAMES else ""
        if value:
            told.add((metric.start, metric.end))
            yield _NAMES[name] + behind, value
    for gap in gaps(incident, impact_id):
        if (gap.start, gap.end) not in told:
            name = f"{capitalised(spaced(gap.start))} to {spaced(gap.end)}{behind}"
            yield name, _told(gap.span, gap.start, gap.end, events)


def _value(metric: Metric, events: Mapping[str, Event]) -> str:
    """What is known of a metric; "" where neither of its milestones is marked."""
    if metric.span is not None:
        return _told(metric.span, metric.start, metric.end, events)
    if len(metric.missing) == 1:
        return f"unknown: no event is marked as {metric.missing[0]}"
    return "" if metric.missing else f"unknown: the times of {metric.start} and {metric.end} cannot be compared"


def _told(span: Span, start: str, end: str, events: Mapping[str, Event]) -> str:
    length = duration_text(span.seconds)
    if span.approximate:
        length = f"about {length} ({duration_text(span.least)} to {duration_text(span.most)})"
    first, last = (moment_text(events[event_id].at) for event_id in (span.start_id, span.end_id))
    return f"{length}, from {spaced(start)} ({first}) to {spaced(end)} ({last})"
