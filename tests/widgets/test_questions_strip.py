"""Open questions: shown where they belong, added, resolved, undone, and never exported."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from postmortem_desk.insight.questions import open_questions
from postmortem_desk.model import Event, Incident, Note, Section
from postmortem_desk.report.html.web_page import web_page
from postmortem_desk.report.markdown.markdown import markdown_document
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.questions_strip import QuestionsStrip

INCIDENT = Incident(
    id="i",
    sections=(Section(id="s", role="summary", heading="Summary", text="x"), Section(id="t", role="timeline")),
    timeline=(Event(id="e", section="t", text="it broke"),),
    notes=(
        Note(id="n1", on="e", by="Aiko", text="Who saw it first?"),
        Note(id="n2", on="s", text="Long ago", resolved=True),
        Note(id="n3", on="gone", text="What about it?"),
    ),
)


@pytest.fixture
def shown(qtbot: QtBot) -> tuple[Document, QuestionsStrip]:
    document = Document(INCIDENT)
    strip = QuestionsStrip(document)
    qtbot.addWidget(strip)
    return document, strip


def test_questions_belong_to_the_section_of_their_row() -> None:
    assert {home: [note.id for note in notes] for home, notes in open_questions(INCIDENT).items()} == {
        "t": ["n1"],
        "": ["n3"],
    }


def test_the_strip_shows_itself_only_where_something_is_open(shown: tuple[Document, QuestionsStrip]) -> None:
    _document, strip = shown
    strip.show_for("s")
    assert strip.isHidden()
    strip.show_for("t")
    assert not strip.isHidden()
    assert strip.questions == ("Who saw it first?",)


def test_a_question_is_resolved_by_its_button_and_undone(shown: tuple[Document, QuestionsStrip]) -> None:
    document, strip = shown
    strip.show_for("t")
    button = strip.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert document.incident.notes[0].resolved
    assert strip.isHidden()
    document.undo()
    assert strip.questions == ("Who saw it first?",)


def test_a_question_is_added_to_the_part_that_is_shown(shown: tuple[Document, QuestionsStrip]) -> None:
    document, strip = shown
    strip.show_for("s")
    strip.ask()
    QTest.keyClicks(strip.line, "Is the number right?")
    QTest.keyClick(strip.line, Qt.Key.Key_Return)
    added = document.incident.notes[-1]
    assert (added.on, added.text, added.resolved) == ("s", "Is the number right?", False)
    assert strip.questions == ("Is the number right?",)


def test_questions_are_in_no_document() -> None:
    for text in (markdown_document(INCIDENT), web_page(report_of(INCIDENT))):
        assert "Who saw it first" not in text
        assert "Aiko" not in text
