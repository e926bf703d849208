"""The panel of conflicts: both versions readable, every way to decide, and plain text whatever stands in it."""

from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import edit_event, remove_events, set_event_time
from postmortem_desk.operations.lookup import event_of, section_of
from postmortem_desk.operations.merging.merge import merged
from postmortem_desk.operations.sections import edit_section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.versions.merge_panel import MergePanel
from support.hostile import PAYLOADS
from support.incidents import clock, small_incident

BASE = small_incident()


def panel_for(qtbot: QtBot, ours: Incident, theirs: Incident) -> tuple[Document, MergePanel]:
    document = Document(merged(BASE, ours, theirs).incident)
    panel = MergePanel(document)
    qtbot.addWidget(panel)
    panel.show()
    return document, panel


def test_one_conflict_after_the_other_is_shown_and_decided(qtbot: QtBot) -> None:
    document, panel = panel_for(
        qtbot,
        edit_details(BASE, title="Ours", severity="SEV-3"),
        edit_details(BASE, title="Theirs", severity="SEV-1"),
    )

    assert (panel.heading.text(), panel.about.text()) == ("Conflict 1 of 2", "Title")
    panel.next.click()
    assert (panel.heading.text(), panel.about.text()) == ("Conflict 2 of 2", "Severity")
    panel.theirs.choice.click()
    assert (panel.heading.text(), panel.about.text()) == ("Conflict 1 of 1", "Title")
    panel.ours.choice.click()
    assert (document.incident.title, document.incident.severity) == ("Ours", "SEV-1")
    assert panel.heading.text() == "Nothing is left to decide"
    assert not panel.ours.isVisible()
    document.undo()
    assert panel.about.text() == "Title"


def test_paragraphs_show_what_differs_and_can_be_worded_anew(qtbot: QtBot) -> None:
    text = section_of(BASE, "causes").text
    document, panel = panel_for(
        qtbot,
        edit_section(BASE, "causes", text=text.replace("Two", "Our two")),
        edit_section(BASE, "causes", text=text.replace("Two", "Their two")),
    )

    assert panel.about.text() == "Section “Root cause”, text"
    assert panel.ours.view.toPlainText().splitlines()[-2:] == ["−  Two paragraphs.", "+  Our two paragraphs."]
    assert not panel.use_own.isEnabled()
    panel.both.click()
    assert panel.own.value.count("One bug, and no brake.") == 2
    panel.own.selectAll()
    panel.own.insertPlainText("Both\nof them")
    panel.use_own.click()
    assert section_of(document.incident, "causes").text == "Both\nof them"
    assert document.incident.conflicts == ()


def test_a_time_is_chosen_and_not_worded(qtbot: QtBot) -> None:
    ours, theirs = (set_event_time(BASE, "paged", clock(time), None, resort=False) for time in ("09:06", "09:07"))
    document, panel = panel_for(qtbot, ours, theirs)

    assert panel.ours.view.toPlainText().splitlines() == ["−  09:05", "+  09:06"]
    assert not panel.own.isVisible()
    panel.theirs.choice.click()
    assert event_of(document.incident, "paged").at == clock("09:07")


def test_what_one_removed_is_shown_as_removed(qtbot: QtBot) -> None:
    document, panel = panel_for(
        qtbot, remove_events(BASE, ["disk"]), edit_event(BASE, "disk", text="The disk was full")
    )

    assert panel.about.text() == "Event “09:30 The disk was full”"
    assert "It is removed." in panel.ours.view.toPlainText()
    assert "    text: The disk was full" in panel.theirs.view.toPlainText().splitlines()
    panel.ours.choice.click()
    assert document.incident == remove_events(BASE, ["disk"])


def test_the_place_of_a_conflict_can_be_shown(qtbot: QtBot) -> None:
    _document, panel = panel_for(qtbot, edit_event(BASE, "disk", text="Ours"), edit_event(BASE, "disk", text="Theirs"))
    with qtbot.waitSignal(panel.place_wanted) as wanted:
        panel.show_place.click()
    assert wanted.args == [Place("event", "disk", "text")]


def test_a_version_that_does_not_fit_is_said_and_changes_nothing(qtbot: QtBot) -> None:
    document, panel = panel_for(qtbot, edit_details(BASE, title="Ours"), edit_details(BASE, title="Theirs"))
    broken = document.incident.conflicts[0].replaced(theirs=7)
    document.apply("Break it", lambda incident: incident.replaced(conflicts=(broken,)))

    panel.theirs.choice.click()

    assert panel.trouble.isVisible()
    assert document.incident.title == "Ours"
    panel.ours.choice.click()
    assert document.incident.conflicts == ()


def test_hostile_words_are_plain_text(qtbot: QtBot) -> None:
    for payload in PAYLOADS:
        document, panel = panel_for(
            qtbot, edit_event(BASE, "disk", text=payload), edit_event(BASE, "disk", text=payload + "!")
        )
        assert payload.split("\n")[0] in panel.ours.view.toPlainText()
        panel.theirs.choice.click()
        assert event_of(document.incident, "disk").text == payload + "!"
