"""Small figures about an incident."""

from postmortem_desk.insight.counts import progress, timeline_span
from postmortem_desk.insight.spans import Span
from postmortem_desk.model import Incident, Task
from support.incidents import event, small_incident


def test_dropped_tasks_do_not_count() -> None:
    statuses = ("done", "open", "dropped", "in_progress", "proposed", "done")

    assert progress(Task(id=f"t{number}", status=status) for number, status in enumerate(statuses)) == (2, 5)
    assert progress(()) == (0, 0)


def test_the_timeline_goes_from_the_earliest_event_to_the_latest() -> None:
    rows = (event("c", "11:00"), event("a", "09:00"), event("unknown"), event("a2", "09:00"), event("c2", "11:00"))

    assert timeline_span(Incident(id="incident", timeline=rows)) == Span(7200, "a", "c", approximate=False)
    assert timeline_span(small_incident()) == Span(10_200, "bug", "over", approximate=False)


def test_a_timeline_without_times_has_no_span() -> None:
    assert timeline_span(Incident(id="incident", timeline=(event("a"),))) is None
    assert timeline_span(Incident(id="incident")) is None
