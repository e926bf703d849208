"""What the timeline's picture costs, beside the calm bar of phases that documents show without it."""

from collections.abc import Callable

from benchmarks.measuring import Case
from benchmarks.preview import application
from postmortem_desk.insight.placed_events import placed_timeline
from postmortem_desk.report.outline.outline_derived import phases_block, with_marked_events
from postmortem_desk.report.pictures.lanes import Manner, lanes_picture
from postmortem_desk.report.pictures.picture_file import picture_file_svg
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.picture.picture_view import PictureView
from support.incidents import large_incident


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events."""
    return [
        ("peer: the bar of phases", _bar),
        ("place events in time", _place),
        ("lay the lanes out, whole", lambda count: _layout(count, 720.0)),
        ("lay the lanes out, zoomed in", lambda count: _layout(count, 7200.0)),
        ("the SVG by itself", _svg),
        ("paint the view", _paint),
    ]


def _bar(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    return lambda: phases_block(with_marked_events(incident))


def _place(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    return lambda: placed_timeline(incident)


def _layout(count: int, width: float) -> Callable[[], object]:
    timeline = placed_timeline(large_incident(count))
    return lambda: lanes_picture(timeline, Manner(width))


def _svg(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    return lambda: picture_file_svg(incident)


def _paint(count: int) -> Callable[[], object]:
    application()
    view = PictureView(Document(large_incident(count)), "picture")
    view.resize(900, 500)
    view.show()
    application().processEvents()  # a view that is not on the screen yet paints nothing
    return lambda: view.canvas.viewport().repaint()  # which keeps the view alive
