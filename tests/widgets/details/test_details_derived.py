"""Milestones and durations in the details: told with the events that they come from, and leading there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident, Milestone
from postmortem_desk.operations.events import edit_event
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.details.details_derived import DerivedFacts, derived_facts
from support.incidents import event, small_incident


def widget_of(qtbot: QtBot, document: Document) -> DerivedFacts:
    widget = DerivedFacts(document)
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    return widget


def test_milestones_and_durations_name_their_events() -> None:
    facts = {fact.name: (fact.value, fact.event_id) for fact in derived_facts(small_incident())}
    assert facts["Started"] == ("09:00 (+50 min)", "complaints")
    assert facts["Detected"] == ("09:00", "complaints")
    assert facts["Mitigated (Users affected)"] == ("10:45", "fix")
    assert facts["Duration, time to resolve"] == ("2 h 00 min", "over")
    assert facts["Time to acknowledge"] == ("5 min", "paged")
    assert facts["Time to mitigate"][0] == "unknown"
    assert facts["Time to mitigate (Users affected)"] == ("1 h 45 min", "fix")


def test_a_duration_says_from_where_to_where() -> None:
    detail = next(fact.detail for fact in derived_facts(small_incident()) if fact.name == "Time to acknowledge")
    assert detail == "from detected (09:00) to acknowledged (09:05)"


def test_a_rough_time_makes_a_rough_duration() -> None:
    incident = small_incident()
    over = incident.timeline[-1]
    rough = edit_event(incident, "over", at=over.at.replaced(written="~11:00", approximate=True))
    assert next(fact.value for fact in derived_facts(rough) if fact.name == "Duration, time to resolve") == (
        "about 2 h 00 min (1 h 45 min to 2 h 15 min)"
    )


def test_a_click_leads_to_the_event(qtbot: QtBot) -> None:
    widget = widget_of(qtbot, Document(small_incident()))
    number = next(number for number, fact in enumerate(widget.shown) if fact.name == "Acknowledged")
    with qtbot.waitSignal(widget.place_selected) as told:
        QTest.mouseClick(widget.links[number], Qt.MouseButton.LeftButton)
    assert told.args == [Place("event", "paged")]
    assert widget.links[number].accessibleName() == "Acknowledged: 09:05 (+5 min), What paged says"


def test_the_facts_follow_the_timeline(qtbot: QtBot) -> None:
    document = Document(small_incident())
    widget = widget_of(qtbot, document)
    before = len(widget.shown)
    document.apply("Edit", lambda incident: edit_event(incident, "over", milestones=()))
    assert len(widget.shown) == before - 1
    assert [fact.value for fact in widget.shown if fact.name == "Duration, time to resolve"] == ["unknown"]
    assert [link.isVisibleTo(widget) for link in widget.links].count(True) == before - 1
    document.undo()
    assert [link.isVisibleTo(widget) for link in widget.links].count(True) == before


def test_what_is_not_seen_is_not_computed(qtbot: QtBot) -> None:
    document = Document(small_incident())
    widget = widget_of(qtbot, document)
    widget.hide()
    before = widget.shown
    document.apply("Edit", lambda incident: edit_event(incident, "over", milestones=()))
    assert widget.shown is before
    widget.show()
    assert len(widget.shown) == len(before) - 1


def test_an_incident_without_milestones_says_what_to_do(qtbot: QtBot) -> None:
    document = Document(Incident(id="i", timeline=(event("a", "09:00"),)))
    widget = widget_of(qtbot, document)
    assert widget.empty.isVisible()
    document.apply("Mark", lambda i: edit_event(i, "a", milestones=(Milestone(name="started"),)))
    assert not widget.empty.isVisible()


def test_hostile_text_and_ampersands_are_shown_as_they_are(qtbot: QtBot) -> None:
    document = Document(small_incident())
    widget = widget_of(qtbot, document)
    document.apply("Edit", lambda incident: edit_event(incident, "paged", text="R&D <b>x</b>"))
    number = next(number for number, fact in enumerate(widget.shown) if fact.event_id == "paged")
    assert widget.links[number].text() == "R&&D <b>x</b>"


def test_the_durations_come_into_the_document_by_a_switch_that_undo_takes_back(qtbot: QtBot) -> None:
    document = Document(small_incident())
    widget = widget_of(qtbot, document)
    widget.in_document.click()
    assert document.incident.display["metrics"] is True
    document.undo()
    assert not widget.in_document.isChecked()
    assert "metrics" not in document.incident.display
