"""The outline: sections in document order with numbers, and what is selected stays selected."""

from datetime import date

from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Event, Incident, Section, Task
from postmortem_desk.operations.sections import edit_section, move_sections, remove_section
from postmortem_desk.operations.tasks import tick_task
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.outline_panel import BADGE_ROLE, DEPTH_ROLE, OutlinePanel

INCIDENT = Incident(
    id="i",
    severity="SEV2",
    sections=(
        Section(id="s", role="summary", heading="Summary", text="It broke."),
        Section(id="t", role="timeline", heading="Timeline"),
        Section(id="d", role="detection", heading="Detection", level=3),
        Section(id="k", role="tasks", heading="Tasks"),
    ),
    timeline=(Event(id="e", section="t", text="x"),),
    tasks=(Task(id="a", section="k", text="x", status="done"), Task(id="b", section="k", text="y")),
)


def panel_of(qtbot: QtBot, document: Document) -> OutlinePanel:
    panel = OutlinePanel(document)
    qtbot.addWidget(panel)
    return panel


def rows(panel: OutlinePanel) -> list[tuple[str, str]]:
    model = panel.model()
    return [(model.index(row, 0).data(), model.index(row, 0).data(BADGE_ROLE)) for row in range(model.rowCount())]


def test_rows_tell_their_state(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(INCIDENT))
    QAbstractItemModelTester(panel.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    assert rows(panel) == [
        ("Incident details", "SEV2"),
        ("Summary", ""),
        ("Timeline", "1"),
        ("Detection", "–"),
        ("Tasks", "1/2"),
    ]
    assert panel.model().index(3, 0).data(DEPTH_ROLE) == 1


def test_numbers_follow_the_document_without_losing_the_selection(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "k"))
    spy = QSignalSpy(panel.place_selected)
    document.apply("Tick", lambda incident: tick_task(incident, "b", True, date(2026, 10, 14)))
    document.apply("Rename", lambda incident: edit_section(incident, "k", heading="To do"))
    assert rows(panel)[-1] == ("To do", "2/2")
    assert panel.currentIndex().row() == 4
    assert spy.count() == 0


def test_the_selection_stays_with_its_section_when_it_moves(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "k"))
    document.apply("Move", lambda incident: move_sections(incident, ["k"], "s"))
    assert panel.currentIndex().row() == 1
    assert panel.currentIndex().data() == "Tasks"


def test_a_section_that_is_gone_leaves_the_details_selected(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "d"))
    document.apply("Remove", lambda incident: remove_section(incident, "d", None))
    assert panel.currentIndex().data() == "Incident details"
