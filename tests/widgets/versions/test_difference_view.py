"""The view of a difference: readable rows, plain text, whatever stands in them."""

from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident, Section
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import edit_event, move_events, remove_events
from postmortem_desk.operations.sections import edit_section
from postmortem_desk.operations.tasks import tick_task
from postmortem_desk.widgets.versions.difference_view import DifferenceView
from support.hostile import PAYLOADS
from support.incidents import event, small_incident
from support.steps import TODAY

BASE = small_incident()


def shown(qtbot: QtBot, before: Incident, after: Incident) -> DifferenceView:
    view = DifferenceView()
    qtbot.addWidget(view)
    view.show_difference(before, after)
    return view


def test_every_change_stands_in_its_lines(qtbot: QtBot) -> None:
    after = edit_details(BASE, title="Checkout is down")
    after = edit_section(tick_task(after, "task1", True, TODAY), "causes", text="One bug, and no brake.\n\nThree.")
    after = remove_events(edit_event(after, "paged", kind="action", text="Paged"), ["callback"])
    after = with_parts(after, timeline=(*after.timeline, event("new", "11:05")))
    after = move_events(after, ["bug"], "fix", "timeline")

    lines = shown(qtbot, BASE, after).toPlainText().splitlines()

    assert lines[:3] == ["Title", "−  Checkout fails for a quarter of users", "+  Checkout is down"]
    assert lines[lines.index("Section “Root cause”") + 1 :][:3] == ["text", "−  Two paragraphs.", "+  Three."]
    paged = lines.index("Event “09:05 Paged”")
    assert lines[paged + 1 : paged + 7] == ["text", "−  What paged says", "+  Paged", "kind", "−  alert", "+  action"]
    assert "Event “09:50 What callback says”, removed" in lines
    assert "Event “11:05 What new says”, added" in lines
    assert "    at the top → below “09:30 What disk says”" in lines
    assert lines[-5:] == ["status", "−  open", "+  done", "done on", f"+  {TODAY}"]


def test_equal_incidents_are_said_to_be_equal(qtbot: QtBot) -> None:
    view = shown(qtbot, BASE, BASE)

    assert view.toPlainText() == ""
    assert view.placeholderText()


def test_hostile_words_are_text(qtbot: QtBot) -> None:
    sections = tuple(Section(id=f"s{number}", heading=text, text=text) for number, text in enumerate(PAYLOADS))

    text = shown(qtbot, Incident(id="i"), Incident(id="i", sections=sections)).toPlainText()

    assert all(line in text for payload in PAYLOADS for line in payload.split("\n"))


def test_a_very_long_difference_is_cut_off_and_says_so(qtbot: QtBot) -> None:
    long = Incident(id="i", front_matter="\n".join(f"line {number}" for number in range(8_000)))

    view = shown(qtbot, Incident(id="i"), long)

    assert view.blockCount() < 5_100
    assert view.toPlainText().endswith("There is more than is shown here.")
