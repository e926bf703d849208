"""The three lists of rows of a window (events, causes, tasks), as one thing to test."""

from msgspec import Struct
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from postmortem_desk.model import Cause, Event, Incident, Section, Task
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.causes.cause_panel import CausePanel
from postmortem_desk.widgets.checklist.checklist_model import TaskColumn
from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel
from postmortem_desk.window.main_window import MainWindow

INCIDENT = Incident(
    id="i",
    sections=(
        Section(id="t", role="timeline", heading="Timeline"),
        Section(id="c", role="causes", heading="Causes"),
        Section(id="k", role="tasks", heading="Tasks"),
    ),
    timeline=(Event(id="e1", text="Caf"), Event(id="e2")),
    causes=(Cause(id="w1", text="Caf"), Cause(id="w2")),
    tasks=(Task(id="x1", text="Caf"), Task(id="x2")),
)


class Rows(Struct, frozen=True):
    """A list of rows in a window: one with words, and an empty one below it. `column` is that of the words."""

    kind: str
    window: MainWindow
    view: QAbstractItemView
    line: QLineEdit
    column: int

    @property
    def texts(self) -> list[str]:
        incident = self.window.document.incident
        kinds = {"timeline": incident.timeline, "causes": incident.causes, "tasks": incident.tasks}
        return [row.text for row in kinds[self.kind]]

    def at(self, row: int) -> QAbstractItemView:
        """The list with the keyboard in it, on the words of a row."""
        self.view.setFocus()
        self.view.setCurrentIndex(self.view.model().index(row, self.column))
        return self.view

    @property
    def keyboard(self) -> QWidget:
        focus = self.window.focusWidget()
        assert focus is not None
        return focus


KINDS = {"timeline": "t", "causes": "c", "tasks": "k"}
"""The lists, with the sections of INCIDENT that hold them."""


def rows_in(window: MainWindow, kind: str) -> Rows:
    """The list of a kind, shown in a window on INCIDENT."""
    editors = window.parts.editors
    window.bench.navigation.show_place(Place("section", KINDS[kind]))
    match editors.timeline or editors.causes or editors.checklist:
        case TimelinePanel() as panel:
            return Rows(kind, window, panel.table, panel.quick, Column.TEXT)
        case CausePanel() as panel:
            return Rows(kind, window, panel.tree, panel.quick, 0)
        case ChecklistPanel() as panel:
            return Rows(kind, window, panel.table, panel.quick, TaskColumn.TEXT)
        case _:
            raise AssertionError(f"no list of {kind}")
