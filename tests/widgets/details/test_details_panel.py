"""The details as a form: what is typed is in the document as one step, and the form follows the document."""

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident
from postmortem_desk.operations.details import edit_details
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.details.details_date import DateField, written_date
from postmortem_desk.widgets.details.details_fields import ChoiceBox, DetailField
from postmortem_desk.widgets.details.details_panel import DetailsPanel
from postmortem_desk.widgets.details.details_zone import ZoneField, found_zones, offset_on
from support.incidents import small_incident

"""What the offscreen platform says of every popup."""


def panel_of(qtbot: QtBot, document: Document, width: int = 600) -> DetailsPanel:
    panel = DetailsPanel(document)
    qtbot.addWidget(panel)
    panel.resize(width, 700)
    panel.show()
    return panel


def line_of(panel: DetailsPanel, name: str) -> QLineEdit:
    return panel.fields[name].line


def retype(line: QLineEdit, text: str, *, leave: bool = False) -> None:
    line.setFocus()
    line.selectAll()
    if text:
        QTest.keyClicks(line, text)
    else:
        QTest.keyClick(line, Qt.Key.Key_Delete)
    if leave:
        QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize("name", ["title", "reference", "severity", "status", "stage", "detected_by"])
def test_typing_goes_into_the_document_as_one_step(qtbot: QtBot, name: str) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    retype(line_of(panel, name), "Our own words")
    assert getattr(document.incident, name) == "Our own words"
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == f"Edit {line_of(panel, name).accessibleName().lower()}"
    document.undo()
    assert document.incident == small_incident()
    assert not document.is_dirty


def test_undo_follows_into_the_field_and_the_cursor_stays(qtbot: QtBot) -> None:
    document = Document(small_incident().replaced(title="Checkout fails"))
    panel = panel_of(qtbot, document)
    line = line_of(panel, "title")
    line.setFocus()
    line.setCursorPosition(8)
    QTest.keyClicks(line, "xyz")
    assert line.text() == "Checkoutxyz fails"
    document.undo()
    assert (line.text(), line.cursorPosition()) == ("Checkout fails", 8)


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("stage", "in_review", "in review"),
        ("detected_by", "customer", "a customer"),
        ("status", "resolved", "resolved"),
        ("stage", "in_triage", "in_triage"),
    ],
)
def test_values_are_told_in_words_and_kept_as_they_are(qtbot: QtBot, name: str, value: str, word: str) -> None:
    document = Document(edit_details(small_incident(), **{name: value}))
    panel = panel_of(qtbot, document)
    assert line_of(panel, name).text() == word
    retype(line_of(panel, name), "x")
    retype(line_of(panel, name), word.upper() if word != value else word)
    assert getattr(document.incident, name) == value


def test_known_words_are_offered_while_one_types_and_put_in_only_when_taken(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    box = panel.fields["status"]
    assert isinstance(box, ChoiceBox)
    box.setFocus()
    box.line.selectAll()
    QTest.keyClicks(box.line, "res")
    offered = box.completer().popup()
    assert offered.isVisible()
    assert [offered.model().index(row, 0).data() for row in range(offered.model().rowCount())] == ["resolved"]
    assert document.incident.status == "res"
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, Qt.Key.Key_Return)
    assert (document.incident.status, box.line.value) == ("resolved", "resolved")
    box.line.selectAll()
    QTest.keyClicks(box.line, "mit")
    QTest.keyClick(offered, Qt.Key.Key_Tab)
    assert not offered.isVisible()
    assert document.incident.status == "mit"


def test_a_choice_from_the_list_is_taken_at_once(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    box = panel.fields["stage"]
    assert isinstance(box, ChoiceBox)
    box.textActivated.emit("final")
    assert document.incident.stage == "final"


def test_the_wheel_scrolls_and_changes_no_value(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    box = panel.fields["status"]
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert document.incident.status == "resolved"
    assert document.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14 October 2026", "2026-10-14"),
        ("2026-10-14", "2026-10-14"),
        ("some day in May", "some day in May"),
        ("1 May 2023, or so", "1 May 2023, or so"),
        ("", ""),
    ],
)
def test_a_date_is_read_as_a_whole_or_kept_as_written(typed: str, kept: str) -> None:
    assert written_date(typed) == kept


def test_a_date_is_taken_when_the_field_is_left(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    field = panel.fields["date"]
    assert isinstance(field, DateField)
    retype(field.line, "14 October 2026")
    assert document.incident.date == "2023-05-01"
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert document.incident.date == "2026-10-14"
    assert field.line.text() == "2026-10-14"
    assert field.hint.text() == "Wednesday, 14 October 2026"


def test_a_date_that_is_none_says_so(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    field = panel.fields["date"]
    assert isinstance(field, DateField)
    retype(field.line, "last week", leave=True)
    assert document.incident.date == "last week"
    assert "no date" in field.hint.text()
    retype(field.line, "05/06/2023", leave=True)
    assert "two days" in field.hint.text()


def test_what_is_half_typed_is_committed_before_saving(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    retype(line_of(panel, "date"), "2 May 2023")
    retype(line_of(panel, "zone"), "Europe/Paris")
    panel.commit_editing()
    assert (document.incident.date, document.incident.zone) == ("2023-05-02", "Europe/Paris")
    steps = document.undo_stack.count()
    panel.commit_editing()
    assert document.undo_stack.count() == steps


@pytest.mark.parametrize(("name", "value"), [("date", "2023-05-01"), ("zone", "America/Los_Angeles")])
def test_esc_gives_up_what_is_half_typed(qtbot: QtBot, name: str, value: str) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    line = line_of(panel, name)
    before = line.text()
    retype(line, "nowhere at all")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == before
    panel.commit_editing()
    assert not document.is_dirty
    assert getattr(document.incident, name) == value


def test_a_day_can_be_picked_from_the_calendar(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    field = panel.fields["date"]
    assert isinstance(field, DateField)
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    calendar = field.calendar
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2023, 5, 1)
    calendar.clicked.emit(QDate(2023, 5, 3))
    assert document.incident.date == "2023-05-03"
    qtbot.waitUntil(lambda: field.calendar is None)


def test_lists_are_written_with_commas_and_seen_while_they_are_typed(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    line = line_of(panel, "tags")
    retype(line, "capacity,  database, ")
    assert document.incident.tags == ("capacity", "database")
    assert line.text() == "capacity,  database, "
    panel.commit_editing()
    assert line.text() == "capacity, database"


@pytest.mark.parametrize("words", ["new york", "York america", "AMERICA/NEW_Y"])
def test_zones_are_found_by_parts_of_their_names(words: str) -> None:
    assert "America/New_York" in found_zones(words)
    assert found_zones("amsterdam")[0] == "Europe/Amsterdam"
    assert found_zones(" ") == ()


def test_a_zone_is_chosen_from_what_fits(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    field = panel.fields["zone"]
    assert isinstance(field, ZoneField)
    retype(field.line, "amster")
    assert field.matches.index(0, 0).data() == "Europe/Amsterdam   UTC+02:00"
    assert document.incident.zone == "America/Los_Angeles"
    popup = field.line.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert document.incident.zone == "Europe/Amsterdam"
    assert field.hint.text() == "UTC+02:00 on 1 May 2023"


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        (" new york", "America/New_York"),
        ("asia/kol", "Asia/Kolkata"),
        ("Pari", "Europe/Paris"),
        ("Port", "Port"),
        ("Munich", "Munich"),
        ("AST", "AST"),
        ("UTC+2", "UTC+2"),
    ],
)
def test_a_city_that_is_typed_is_its_zone_where_it_can_be_no_other(qtbot: QtBot, words: str, zone: str) -> None:
    document = Document(small_incident())
    line = line_of(panel_of(qtbot, document), "zone")
    retype(line, words, leave=True)
    assert (document.incident.zone, line.text()) == (zone, zone)


def test_an_abbreviation_says_that_it_is_ambiguous(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    field = panel.fields["zone"]
    assert isinstance(field, ZoneField)
    retype(field.line, "PST", leave=True)
    assert document.incident.zone == "PST"
    assert "Pacific time (America/Los Angeles)" in field.hint.text()
    assert field.line.accessibleDescription() == field.hint.text()
    assert offset_on("PST", None) == ""
    document.undo()
    assert field.hint.text() == "UTC-07:00 on 1 May 2023"


def test_the_offset_follows_the_date(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    retype(line_of(panel, "date"), "2023-01-01", leave=True)
    field = panel.fields["zone"]
    assert isinstance(field, ZoneField)
    assert field.hint.text() == "UTC-08:00 on 1 January 2023"


@pytest.mark.parametrize("name", ["title", "date", "zone", "services", "stage"])
def test_a_place_puts_the_focus_into_its_field(qtbot: QtBot, name: str) -> None:
    panel = panel_of(qtbot, Document(small_incident()))
    panel.reveal(Place("details", field=name))
    line = line_of(panel, name)
    assert panel.focusWidget() in (line, line.parentWidget())


def test_a_place_far_below_is_scrolled_into_sight(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(small_incident()), width=380)
    panel.reveal(Place("details", "1", "fields"))
    area = panel.findChild(QScrollArea)
    field = panel.focusWidget()
    assert area is not None
    assert field is panel.lists["fields"].rows[1].fields[0]

    def in_sight() -> bool:
        top = field.mapTo(area.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + field.height() <= area.viewport().height()

    qtbot.waitUntil(in_sight)


@pytest.mark.parametrize("width", [360, 600, 900])
def test_nothing_is_wider_than_the_panel(qtbot: QtBot, width: int) -> None:
    panel = panel_of(qtbot, Document(small_incident()), width=width)
    area = panel.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())
    for child in area.widget().findChildren(QWidget):
        if child.isVisibleTo(panel) and child.parentWidget() is not None and not child.isWindow():
            assert child.geometry().right() <= child.parentWidget().width(), child


def test_everything_with_the_focus_has_a_name(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(small_incident()))
    nameless = [
        child
        for child in panel.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(panel) and not child.accessibleName()
    ]
    assert nameless == []


def test_tab_walks_the_form_in_order(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(Incident(id="i")))
    panel.activateWindow()
    line_of(panel, "title").setFocus()
    names = []
    for _ in range(7):
        focus = panel.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names == ["Title", "Reference", "Date", "Calendar", "Time zone", "Second zone", "Severity"]


def test_hostile_text_is_shown_as_it_stands(qtbot: QtBot) -> None:
    hostile = '<img src="//host/share/a.png">\r\u2028x'
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    document.apply("Edit", lambda incident: edit_details(incident, title=hostile, zone="<b>x</b>"))
    title, zone = panel.fields["title"], panel.fields["zone"]
    assert isinstance(title, DetailField)
    assert isinstance(zone, ZoneField)
    assert title.line.value == hostile
    assert zone.hint.text().startswith("“<b>x</b>”")
    assert zone.hint.textFormat() == Qt.TextFormat.PlainText


def test_a_new_zone_keeps_the_clocks_and_offers_to_keep_the_instants(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    retype(line_of(panel, "zone"), "UTC", leave=True)
    first = document.incident.timeline[0]
    assert (document.incident.zone, first.at) == ("UTC", small_incident().timeline[0].at)
    assert panel.zone.keep_instants.isVisibleTo(panel)
    panel.zone.keep_instants.click()
    assert document.incident.zone == "UTC"
    assert document.incident.timeline[1].at.written == "16:00"
    assert not panel.zone.keep_instants.isVisibleTo(panel)
    document.undo()
    document.undo()
    assert document.incident == small_incident()


def test_an_abbreviation_asks_which_zone_is_meant(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(small_incident()))
    retype(line_of(panel, "zone"), "IST", leave=True)
    assert "India time (Asia/Kolkata) · Irish time (Europe/Dublin)" in panel.zone.hint.text()
    assert found_zones("ist")[:3] == ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")


def test_a_second_zone_is_kept_in_the_incident_and_taken_away_again(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    retype(line_of(panel, "second_zone"), "UTC", leave=True)
    assert document.incident.display == {**small_incident().display, "second_zone": "UTC"}
    retype(line_of(panel, "second_zone"), "", leave=True)
    assert document.incident.display == small_incident().display
