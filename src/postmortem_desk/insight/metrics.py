"""How long the incident took, by its milestones. Derived each time, stored nowhere."""

from dataclasses import dataclass

from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.spans import Span, span_between
from postmortem_desk.model import Incident


@dataclass(frozen=True, slots=True)
class Metrics:
    """The spans that the milestones prove; None for each that they do not (`spans.span_between` says when)."""

    duration: Span | None
    """How long the incident lasted: from started to resolved. The same span as `ttr`, under the name that a header
    gives it."""
    ttd: Span | None
    """Time to detect: from started to detected."""
    tta: Span | None
    """Time to acknowledge: from detected to acknowledged."""
    ttm: Span | None
    """Time to mitigate: from started to mitigated."""
    ttr: Span | None
    """Time to resolve: from started to resolved."""


def metrics(incident: Incident, impact_id: str = "") -> Metrics:
    """The metrics of the incident, or with `impact_id` of one impact figure by its own milestones."""
    marks = milestones(incident, impact_id)

    def span(start: str, end: str) -> Span | None:
        return span_between(incident, marks.get(start), marks.get(end))

    resolved = span("started", "resolved")
    return Metrics(
        duration=resolved,
        ttd=span("started", "detected"),
        tta=span("detected", "acknowledged"),
        ttm=span("started", "mitigated"),
        ttr=resolved,
    )
