"""What the preview costs, from the key to the end of painting, beside setting the whole HTML anew."""

from collections.abc import Callable
from itertools import count as numbers
from time import perf_counter

from PySide6.QtWidgets import QApplication, QTextBrowser

from benchmarks.measuring import Case, Milliseconds
from benchmarks.painting import Paints, painted_time
from postmortem_desk.model import Incident
from postmortem_desk.operations.events import add_event, edit_event, move_events, remove_events
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.resource_files import resource_text
from postmortem_desk.session.document import Document, Place
from postmortem_desk.session.shown_copy import ShownCopy
from postmortem_desk.widgets.preview.preview import PreviewView
from support.incidents import large_incident
from support.preview_html import preview_html

SIZE = (520, 800)
STEP = 60
"""Pixels that one step of the wheel scrolls."""
HOLD: list[QApplication] = []
"""Keeps the one application while the program runs."""


class Stage:
    """A preview on the screen, drawn whole, scrolled to the middle row, which is marked as the one that is edited."""

    def __init__(self, events: int) -> None:
        application()
        self.document = Document(large_incident(events))
        self.view = PreviewView(ShownCopy(self.document))
        self.paints = Paints(self.view.paper.viewport())
        self.view.resize(*SIZE)
        self.view.show()
        self.settle()
        self.ids = [event.id for event in self.document.incident.timeline]
        self.view.reveal(Place("event", self.ids[events // 2]))
        self.settle()

    def settle(self) -> None:
        """Wait until everything is drawn and painted."""
        while not self.view.is_complete:
            QApplication.processEvents()
        QApplication.processEvents()

    def painted(self, operation: Callable[[Incident], Incident]) -> Milliseconds:
        """The time from the edit to the end of the painting that shows it. The edit is undone afterwards."""
        return painted_time(self.document, lambda: self.document.apply("Edit", operation), self.settle, self.paints)


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events."""
    return [
        ("keystroke to painted preview", _keystroke),
        ("insert to painted preview", _insert),
        ("delete to painted preview", _delete),
        ("far move to painted preview", _far_move),
        ("first screen painted", lambda count: lambda: Opened(count).first),
        ("longest slice of the rest", lambda count: lambda: Opened(count).longest),
        ("whole document drawn, in slices", lambda count: lambda: Opened(count).whole),
        ("scroll by one step, painted", _scroll),
        ("resize: longest wait until all is drawn anew", _resize),
        ("peer: setHtml of the whole, painted", _set_html),
    ]


def application() -> QApplication:
    """The application, made once."""
    if not HOLD:
        running = QApplication.instance()
        HOLD.append(running if isinstance(running, QApplication) else QApplication([]))
    return HOLD[0]


def _keystroke(count: int) -> Callable[[], object]:
    stage = Stage(count)
    edited = stage.ids[count // 2]
    letters = numbers()
    return lambda: stage.painted(lambda incident: edit_event(incident, edited, text=f"Typed so far {next(letters)}"))


def _insert(count: int) -> Callable[[], object]:
    stage = Stage(count)
    row = stage.document.incident.timeline[count // 2]
    fresh = row.replaced(id="inserted", text="A new row.")
    return lambda: stage.painted(lambda incident: add_event(incident, fresh, row.id))


def _delete(count: int) -> Callable[[], object]:
    stage = Stage(count)
    return lambda: stage.painted(lambda incident: remove_events(incident, [stage.ids[count // 2]]))


def _far_move(count: int) -> Callable[[], object]:
    stage = Stage(count)
    moved, to = stage.ids[1], stage.ids[-2]
    section = stage.document.incident.timeline[1].section
    return lambda: stage.painted(lambda incident: move_events(incident, [moved], to, section))


class Opened:
    """A preview that is opened and drawn whole, and what that took in milliseconds."""

    def __init__(self, events: int) -> None:
        application()
        view = PreviewView(ShownCopy(Document(large_incident(events))))
        view.resize(*SIZE)
        self.longest = Milliseconds(0)
        start = perf_counter()
        view.show()
        while view.paper.document().isEmpty():
            QApplication.processEvents()
        QApplication.processEvents()
        self.first = Milliseconds((perf_counter() - start) * 1000)
        while not view.is_complete:
            before = perf_counter()
            QApplication.processEvents()
            self.longest = max(self.longest, Milliseconds((perf_counter() - before) * 1000))
        self.whole = Milliseconds((perf_counter() - start) * 1000)
        view.close()


def _scroll(count: int) -> Callable[[], object]:
    stage = Stage(count)
    paper, ways = stage.view.paper, numbers()
    bar = paper.verticalScrollBar()

    def call() -> None:
        bar.setValue(bar.value() + (STEP if next(ways) % 2 else -STEP))
        paper.viewport().repaint()

    return call


def _resize(count: int) -> Callable[[], object]:
    stage = Stage(count)
    view, widths = stage.view, numbers()

    def call() -> Milliseconds:
        width = view.paper.text_width
        view.resize(SIZE[0] + (120 if next(widths) % 2 == 0 else 0), SIZE[1])
        longest = 0.0
        while view.paper.text_width == width or not view.is_complete:
            before = perf_counter()
            QApplication.processEvents()
            longest = max(longest, perf_counter() - before)
        return Milliseconds(longest * 1000)

    return call


def _set_html(count: int) -> Callable[[], object]:
    application()
    incident = large_incident(count)
    browser = QTextBrowser()
    browser.document().setDefaultStyleSheet(resource_text("report/preview.css"))
    browser.resize(*SIZE)
    browser.show()
    paints = Paints(browser.viewport())

    def call() -> None:
        before = paints.count
        browser.setHtml(preview_html(report_of(incident).blocks, SIZE[0] - 40))
        while paints.count == before:
            QApplication.processEvents()

    return call
