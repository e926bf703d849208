"""Looking at the document as others read it: what is shown is what an export for them writes, and nothing is changed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident, Section
from postmortem_desk.operations.audiences.copy_for import copy_for
from postmortem_desk.operations.audiences.marking import set_readers
from postmortem_desk.operations.audiences.wordings import set_wording
from postmortem_desk.operations.events import edit_event
from postmortem_desk.report.export import export_bytes
from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.document import Document, Place
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.widgets.fields.text_fields import TextField
from postmortem_desk.widgets.preview.copy_choice import CopyChoice, CopyLine
from postmortem_desk.widgets.preview.markdown_view import MarkdownView
from postmortem_desk.widgets.preview.pages_view import PagesView
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.shown_preview import Shown


def example() -> Incident:
    return read_incident(resource_path("examples/checkout-outage.postmortem.json")).incident


def unmarked() -> Incident:
    return Incident(id="i", title="Outage", sections=(Section(id="s", heading="Summary", text="It was down."),))


@pytest.fixture
def window(make_desk: Callable[..., Desk], qtbot: QtBot) -> MainWindow:
    """A window on the example, of which some is marked for customers."""
    window = make_desk().show_document(Document(example()))
    qtbot.waitUntil(lambda: bool(window.parts.documents.findChildren(CopyChoice)))
    return window


def look_as(window: MainWindow, audience: str) -> None:
    """Choose an audience in the list of the choice."""
    menu = window.parts.documents.findChildren(CopyChoice)[0].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == audience).trigger()
    menu.hide()


def shown(window: MainWindow) -> Shown:
    preview = Shown(window.document, window.parts.documents.preview)
    preview.finish()
    return preview


def lines_of(incident: Incident) -> list[str]:
    """The lines of a preview of its own."""
    preview = Shown.of(incident)
    lines = preview.lines
    preview.view.close()
    return lines


def test_the_preview_of_a_copy_shows_what_the_copy_holds_and_follows(window: MainWindow) -> None:
    look_as(window, "Customers")
    line = window.parts.documents.findChildren(CopyLine)[0]
    assert line.sentence == "Copy for customers: only what is marked for them."
    assert shown(window).lines == lines_of(copy_for(window.document.incident, "customers"))
    assert "Mira Hoek" not in shown(window).words
    event_id = window.document.incident.timeline[4].id
    window.document.apply("Edit", lambda i: edit_event(i, event_id, text="Mira Hoek opens the incident channel."))
    assert "On-call engineer opens the incident channel." in shown(window).words
    window.document.undo()
    assert window.document.incident == example()
    assert not window.document.is_dirty
    line.button.click()
    assert line.isHidden()
    assert shown(window).lines == lines_of(window.document.incident)


def test_markdown_and_pages_of_a_copy_are_those_of_its_export(window: MainWindow, qtbot: QtBot) -> None:
    look_as(window, "Customers")
    markdown = window.parts.documents.show_tab(2)
    assert isinstance(markdown, MarkdownView)
    qtbot.waitSignal(markdown.completed).wait()
    assert markdown.field.toPlainText() == export_bytes(example(), "md", audience="customers").data.decode()
    pages = window.parts.documents.show_tab(1)
    assert isinstance(pages, PagesView)
    qtbot.waitSignal(pages.completed).wait()
    copied = len(pages.pages)
    look_as(window, "The team")
    qtbot.waitSignal(pages.completed).wait()
    assert 0 < copied < len(pages.pages)


def test_a_click_on_a_copy_leads_to_the_row_of_the_document(window: MainWindow, qtbot: QtBot) -> None:
    look_as(window, "Customers")
    window.bench.navigation.show_place(Place("details"))
    shown(window).scroll_to("Release 411 is back", 40)
    shown(window).click(qtbot, "Release 411 is back")
    timeline = window.parts.editors.timeline
    assert timeline is not None
    assert timeline.table.current_id == next(e.id for e in example().timeline if e.text.startswith("Release 411"))


def test_a_click_on_words_for_others_leads_to_their_field(window: MainWindow, qtbot: QtBot) -> None:
    events, sections = window.document.incident.timeline, window.document.incident.sections
    for records, part_id in (("timeline", events[3].id), ("sections", sections[0].id)):
        words = f"Told to customers in the {records}."
        window.document.apply(
            "Word", partial(set_wording, records=records, part_id=part_id, audience="customers", text=words)
        )
        window.bench.navigation.show_place(Place("details"))
        look_as(window, "Customers")
        shown(window).scroll_to(words, 40)
        shown(window).click(qtbot, words)
        field = window.focusWidget()
        assert isinstance(field, TextField)
        assert field.value == words


def test_an_export_suggests_the_copy_that_is_looked_at(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_desk(tmp_path / "postmortem.html").show_document(Document(example()))
    qtbot.waitUntil(lambda: bool(window.parts.documents.findChildren(CopyChoice)))
    look_as(window, "Customers")
    with qtbot.waitSignal(window.commands.exports.finished):
        window.bench.actions_by_key["export"].trigger()
    page = (tmp_path / "postmortem-customers.html").read_text(encoding="utf-8")
    assert page == export_bytes(example(), "html", audience="customers").data.decode()


def test_where_nothing_is_marked_the_command_shows_that_there_is_no_copy(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_desk(tmp_path / "postmortem.html").show_document(Document(unmarked()))
    with qtbot.waitSignal(window.parts.startup.settled):
        pass
    assert window.parts.documents.findChildren(CopyChoice) == []
    window.bench.actions_by_key["read_as"].trigger()
    look_as(window, "Customers")
    assert shown(window).lines == []
    assert (
        window.parts.documents.preview.paper.hint == "Nothing is marked for customers: there is no copy for them yet."
    )
    window.bench.actions_by_key["export"].trigger()
    assert window.parts.notice.sentence == window.parts.documents.preview.paper.hint
    assert list(tmp_path.iterdir()) == []
    markdown = window.parts.documents.show_tab(2)
    assert isinstance(markdown, MarkdownView)
    assert markdown.field.toPlainText() == window.parts.notice.sentence


def test_the_choice_comes_with_the_first_mark_and_goes_with_the_last(
    make_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    document = Document(unmarked())
    window = make_desk().show_document(document)
    document.apply("Mark", lambda i: set_readers(i, "sections", ("s",), lambda mark: mark.with_reader("company")))
    qtbot.waitUntil(lambda: bool(window.parts.documents.findChildren(CopyChoice)))
    choice = window.parts.documents.findChildren(CopyChoice)[0]
    assert choice.isVisible()
    assert choice.text() == "As read by: the team"
    document.undo()
    qtbot.waitUntil(choice.isHidden)
