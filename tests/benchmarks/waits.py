"""The longest that a whole window lets a person wait while much changes at once, beside the edit of one cell."""

from collections.abc import Callable
from functools import partial
from itertools import count as numbers
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from benchmarks.measuring import Case, Milliseconds
from benchmarks.timeline import Window
from postmortem_desk.insight.checks.run import finding_steps
from postmortem_desk.model import Incident
from postmortem_desk.operations.details import set_display
from postmortem_desk.operations.events import edit_event, remove_events
from postmortem_desk.operations.lookup import ids_of
from postmortem_desk.operations.time_shifts import shift_times
from postmortem_desk.session.document import Place
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.rules import load_rules
from postmortem_desk.widgets.picture.picture_view import PictureView
from postmortem_desk.widgets.preview.markdown_view import MarkdownView
from support.incidents import large_incident

MARKDOWN = 2
"""The tab of the Markdown."""
Edit = Callable[[Incident], Incident]


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events."""
    return [
        ("peer: edit of a cell", _changed(_one_text())),
        ("all rows selected, edit of a cell: longest", _changed(_one_text(), select_all=True)),
        ("all rows selected: longest", _select_all),
        ("edit of a cell beside lanes: longest", _changed(_one_text(), shows_lanes=True)),
        ("picture, first look: longest", _picture),
        ("Markdown, first look: longest", _markdown),
        ("checks of other times: longest step", _checks),
        ("times of all rows shifted: longest", _changed(lambda i: shift_times(i, ids_of(i.timeline), 300))),
        ("a second zone: longest", _changed(lambda i: set_display(i, "second_zone", "Asia/Tokyo"))),
        ("every tenth row deleted: longest", _changed(lambda i: remove_events(i, ids_of(i.timeline[::10])))),
        ("all rows turned round: longest", _changed(lambda i: i.replaced(timeline=i.timeline[::-1]))),
    ]


def _one_text() -> Edit:
    letters = numbers()
    return lambda i: edit_event(i, i.timeline[len(i.timeline) // 2].id, text=f"Typed so far {next(letters)}")


def _changed(
    edit: Edit, *, select_all: bool = False, shows_lanes: bool = False
) -> Callable[[int], Callable[[], object]]:
    """The longest wait of an edit and of what follows it, until all is drawn; and then of its undoing."""

    def make(count: int) -> Callable[[], object]:
        stage = Window(count, display={"lanes": shows_lanes})
        document = stage.document
        if select_all:
            stage.panel.table.selectAll()

        def call() -> Milliseconds:
            done = longest_wait(stage, partial(document.apply, "Edit", edit))
            return Milliseconds(max(done, longest_wait(stage, document.undo)))

        return call

    return make


def _select_all(count: int) -> Callable[[], object]:
    stage = Window(count)
    table = stage.panel.table

    def call() -> Milliseconds:
        taken = longest_wait(stage, table.selectAll)
        table.select_ids([stage.middle])
        return taken

    return call


def _picture(count: int) -> Callable[[], object]:
    stage = Window(count)
    lengths = numbers(60, 60)
    rows = stage.document.incident.timeline

    def call() -> Milliseconds:
        stage.window.bench.navigation.show_place(Place("section", rows[0].section))
        stage.document.apply("Edit", lambda i: shift_times(i, ids_of(i.timeline), next(lengths)))
        longest = longest_wait(
            stage, lambda: stage.window.bench.navigation.show_place(Place("view", "picture")), until=is_drawn
        )
        stage.document.undo()
        return longest

    def is_drawn() -> bool:
        view = stage.window.findChild(PictureView)
        return isinstance(view, PictureView) and view.canvas.picture is not None

    return call


def _markdown(count: int) -> Callable[[], object]:
    stage = Window(count)
    edit = _one_text()
    shown: list[bool] = []
    view = stage.window.parts.documents.show_tab(MARKDOWN)
    assert isinstance(view, MarkdownView)
    view.completed.connect(lambda: shown.append(True))

    def call() -> Milliseconds:
        stage.window.parts.documents.show_tab(0)
        stage.document.apply("Edit", edit)
        shown.clear()
        act = partial(stage.window.parts.documents.show_tab, MARKDOWN)
        taken = longest_wait(stage, act, until=lambda: bool(shown))
        stage.document.undo()
        return taken

    return call


def _checks(count: int) -> Callable[[], object]:
    incident, book = large_incident(count), load_rules(Paths.under(Path()))
    lengths = numbers(60, 60)

    def call() -> Milliseconds:
        changed = shift_times(incident, ids_of(incident.timeline), next(lengths))
        longest, start = 0.0, perf_counter()
        for _ in finding_steps(changed, book):
            longest, start = max(longest, perf_counter() - start), perf_counter()
        return Milliseconds(longest * 1000)

    return call


def longest_wait(stage: Window, act: Callable[[], object], until: Callable[[], bool] = lambda: True) -> Milliseconds:
    """The longest turn of the event loop from `act` on, until everything is drawn and `until` says that all is done."""
    stage.settle()
    longest = 0.0
    start = perf_counter()
    act()
    while True:
        longest = max(longest, perf_counter() - start)
        if until() and (
            stage.window.parts.documents.preview.is_complete or not stage.window.parts.documents.preview.isVisible()
        ):
            return Milliseconds(longest * 1000)
        start = perf_counter()
        QApplication.processEvents()
