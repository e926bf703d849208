"""An export that takes long shows that it is at work, and can be given up."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.session.background import Background
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.outline.outline_menu import audience_menu
from postmortem_desk.window.desk import Desk
from support.incidents import large_incident, small_incident
from support.scripted import Chosen, Scripted


def test_a_long_export_is_cancelled_and_writes_nothing(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "long.pdf"
    window = make_desk(target).show_document(Document(large_incident(3000)))
    window.commands.exports.start()
    qtbot.waitUntil(lambda: window.parts.notice.sentence == "Exporting…")
    (cancel,) = window.parts.notice.buttons
    assert cancel.text() == "Cancel"
    assert window.commands.exports.is_busy
    cancel.click()
    assert not window.commands.exports.is_busy
    assert not window.parts.notice.sentence
    window.commands.exports.findChild(Background).wait()
    assert list(tmp_path.glob("long*")) == []


def test_the_kind_that_is_chosen_counts_more_than_the_ending_that_was_suggested(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    html, markdown = tmp_path / "postmortem.html", tmp_path / "x.md"
    for chosen, written in ((html, html.with_suffix(".md")), (markdown, markdown)):
        kind = "Markdown (*.md)" if chosen == html else "PDF (*.pdf)"
        window = make_desk(Chosen(chosen, kind)).show_document(Document(small_incident()))
        with qtbot.waitSignal(window.commands.exports.finished):
            window.bench.actions_by_key["export"].trigger()
        assert written.read_text(encoding="utf-8").startswith("# ")
    assert not html.exists()


def test_the_next_export_suggests_the_kind_of_the_last_one(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_desk(tmp_path / "x.md", tmp_path / "y.md").show_document(Document(small_incident()))
    for _turn in range(2):
        with qtbot.waitSignal(window.commands.exports.finished):
            window.bench.actions_by_key["export"].trigger()
    assert isinstance(window.parts.questions, Scripted)
    assert window.parts.questions.asked == ["export postmortem.html", "export postmortem.md"]


def test_esc_closes_what_the_window_says(make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot) -> None:
    window = make_desk(tmp_path / "x.md").show_document(Document(small_incident()))
    with qtbot.waitSignal(window.commands.exports.finished):
        window.bench.actions_by_key["export"].trigger()
    button = window.parts.notice.buttons[0]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert window.parts.notice.isHidden()


def test_the_tables_are_exported_as_csv_by_the_chosen_kind(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    tasks, events = (Chosen(tmp_path / "all", f"{rows} as CSV (*.csv)") for rows in ("Tasks", "Timeline"))
    window = make_desk(tasks, events, True).show_document(Document(small_incident()))
    for name, heading in (("all.csv", "Tickets,Task"), ("all.csv", "Time,End,Event")):
        with qtbot.waitSignal(window.commands.exports.finished):
            window.bench.actions_by_key["export"].trigger()
        assert (tmp_path / name).read_text(encoding="utf-8-sig").startswith(heading)
    assert isinstance(window.parts.questions, Scripted)
    assert window.parts.questions.asked[-1] == "replace all.csv"


def test_a_copy_for_customers_is_offered_once_something_is_marked_for_them(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    wanted = Chosen(tmp_path / "postmortem.html", "Web page for: Customers (*.html)")
    window = make_desk(tmp_path / "x.html", wanted).show_document(Document(small_incident().replaced(timeline=())))
    with qtbot.waitSignal(window.commands.exports.finished):
        window.bench.actions_by_key["export"].trigger()
    summary = window.document.incident.sections[0]
    window.bench.navigation.show_place(Place("section", summary.id))
    customers = next(one for one in window.parts.outline.menu_of(audience_menu).actions() if one.text() == "Customers")
    customers.trigger()
    assert window.document.incident.sections[0].audience == ("customers",)
    with qtbot.waitSignal(window.commands.exports.finished):
        window.bench.actions_by_key["export"].trigger()
    page = (tmp_path / "postmortem-customers.html").read_text(encoding="utf-8")
    assert summary.heading in page
    withheld = [section.text for section in window.document.incident.sections[1:] if section.text]
    assert withheld
    assert all(text not in page for text in withheld)
    assert "For customers: 1 of 8 sections" in window.parts.notice.sentence
