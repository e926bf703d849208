"""What the timeline costs in a whole window, from what a person does to the end of painting, beside a bare table."""

import tempfile
from collections.abc import Callable
from itertools import count as numbers
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from benchmarks.measuring import Case, Milliseconds
from benchmarks.painting import Paints, painted_time
from benchmarks.preview import application
from postmortem_desk.session.document import Document
from postmortem_desk.storage.paths import Paths
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel
from postmortem_desk.window.desk import Desk
from support.incidents import large_incident

SIZE = (1280, 800)
STEP = 60
"""Pixels that one step of the wheel scrolls."""


class Window:
    """A window on a large incident, its timeline scrolled to the middle row, everything painted."""

    def __init__(self, events: int, **fields: object) -> None:
        """`fields` of the incident that are to be others."""
        self.folder = tempfile.TemporaryDirectory()
        self.document = Document(large_incident(events).replaced(**fields))
        self.window = Desk(application(), Paths.under(Path(self.folder.name))).show_document(self.document)
        self.window.resize(*SIZE)
        self.settle()
        panel = self.window.parts.editors.timeline
        assert panel is not None
        self.panel = panel
        self.middle = self.document.incident.timeline[events // 2].id
        self.panel.table.select_ids([self.middle])
        self.settle()
        self.rows = Paints(self.panel.table.viewport())
        self.paper = Paints(self.window.parts.documents.preview.paper.viewport())

    def settle(self) -> None:
        """Wait until everything is drawn and painted."""
        QApplication.processEvents()
        while not self.window.parts.documents.preview.is_complete:
            QApplication.processEvents()
        QApplication.processEvents()

    def painted(self, act: Callable[[], object]) -> Milliseconds:
        """The time of `act` until table and preview have painted it. It is undone afterwards."""
        return painted_time(self.document, act, self.settle, self.rows, self.paper)


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events."""
    return [
        ("edit of a cell, table and preview painted", _edit),
        ("insert of a row, table and preview painted", _insert),
        ("drag of a row, table and preview painted", _drag),
        ("scroll by one step, painted", _scroll),
        ("peer: bare table, scroll by one step, painted", _scroll_bare),
        ("first screen of the table, painted", _first_screen),
        ("peer: bare table, first screen, painted", _first_screen_bare),
    ]


def _edit(count: int) -> Callable[[], object]:
    stage = Window(count)
    letters = numbers()

    def act() -> None:
        cell = stage.panel.model.index(stage.panel.model.row_of(stage.middle), Column.TEXT)
        stage.panel.model.setData(cell, f"Typed so far {next(letters)}")

    return lambda: stage.painted(act)


def _insert(count: int) -> Callable[[], object]:
    stage = Window(count)
    return lambda: stage.painted(lambda: stage.panel.rows.add(stage.panel.model.section_id, stage.middle))


def _drag(count: int) -> Callable[[], object]:
    stage = Window(count)
    model = stage.panel.model

    def act() -> None:
        row = model.row_of(stage.middle)
        model.dropMimeData(model.mimeData([model.index(row, 0)]), Qt.DropAction.MoveAction, row + 3, 0, QModelIndex())

    return lambda: stage.painted(act)


def _scroll(count: int) -> Callable[[], object]:
    return _scrolled(Window(count).panel.table)


def _scroll_bare(count: int) -> Callable[[], object]:
    table = _bare(count)
    table.show()
    table.scrollTo(table.model().index(count // 2, 0))
    return _scrolled(table)


def _scrolled(table: QTableView) -> Callable[[], object]:
    """Scroll the table by a step, up and down in turn, and paint it at once."""
    bar, ways = table.verticalScrollBar(), numbers()

    def call() -> None:
        bar.setValue(bar.value() + (STEP if next(ways) % 2 else -STEP))
        table.viewport().repaint()

    return call


def _first_screen(count: int) -> Callable[[], object]:
    application()
    incident = large_incident(count)
    section = next(section.id for section in incident.sections if section.role == "timeline")

    def call() -> Milliseconds:
        start = perf_counter()
        panel = TimelinePanel(Document(incident))
        panel.resize(*SIZE)
        panel.show_section(section)
        return _shown(panel, panel.table, start)

    return call


def _first_screen_bare(count: int) -> Callable[[], object]:
    application()

    def call() -> Milliseconds:
        start = perf_counter()
        table = _bare(count)
        return _shown(table, table, start)

    return call


def _shown(widget: QWidget, table: QTableView, start: float) -> Milliseconds:
    paints = Paints(table.viewport())
    widget.show()
    while not paints.count:
        QApplication.processEvents()
    taken = perf_counter() - start
    widget.close()
    return Milliseconds(taken * 1000)


def _bare(count: int) -> QTableView:
    """A table of Qt's own with the texts of the same events, its rows of one height."""
    table = QTableView()
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    model = QStandardItemModel(table)
    for event in large_incident(count).timeline:
        model.appendRow([QStandardItem(text) for text in (event.at.written, event.kind, event.text, event.actor)])
    table.setModel(model)
    table.resize(*SIZE)
    return table
