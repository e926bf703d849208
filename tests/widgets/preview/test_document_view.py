"""The document as preview, pages and Markdown: each follows, and only what is looked at is drawn."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from postmortem_desk.report.markdown.markdown import markdown_document
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.report.pdf.pdf import page_pictures
from postmortem_desk.session.document import Document
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.preview.document_view import DocumentView
from postmortem_desk.widgets.preview.markdown_view import MarkdownView
from postmortem_desk.widgets.preview.pages_view import PagesView
from support.incidents import large_incident, small_incident


@pytest.fixture
def shown(qtbot: QtBot) -> tuple[Document, DocumentView]:
    document = Document(small_incident())
    view = DocumentView(document)
    qtbot.addWidget(view)
    view.resize(480, 700)
    view.show()
    return document, view


def press(view: DocumentView, number: int) -> None:
    QTest.mouseClick(view.tabs.button(number), Qt.MouseButton.LeftButton)


def test_pages_and_markdown_are_made_only_when_they_are_looked_at(shown: tuple[Document, DocumentView]) -> None:
    _document, view = shown
    assert view.preview.isVisible()
    assert view.findChildren(PagesView) == []
    assert view.findChildren(MarkdownView) == []


def test_a_tab_can_be_added_behind_the_others(shown: tuple[Document, DocumentView]) -> None:
    _document, view = shown
    number = view.add_tab("Evidence", lambda parent: QLabel("What was found", parent))
    assert [button.text() for button in view.tabs.buttons()] == ["Preview", "Pages", "Markdown", "Evidence"]
    assert view.findChildren(QLabel) == []
    press(view, number)
    assert [label.isVisible() for label in view.findChildren(QLabel)] == [True]
    assert not view.preview.isVisible()


def test_the_pages_are_those_of_the_pdf_and_follow_an_edit(shown: tuple[Document, DocumentView], qtbot: QtBot) -> None:
    document, view = shown
    press(view, 1)
    (pages,) = view.findChildren(PagesView)
    qtbot.waitSignal(pages.completed).wait()
    count = len(page_pictures(report_of(document.incident), 40))
    assert len(pages.pages) == count
    before = pages.pages[0].pixmap().toImage()
    with qtbot.waitSignal(pages.completed):
        document.apply("Edit title", lambda incident: incident.replaced(title="Something else broke"))
    assert pages.pages[0].pixmap().toImage() != before


def test_a_document_that_is_too_long_says_where_its_pages_are() -> None:
    with pytest.raises(Trouble, match="Export it as a PDF"):
        page_pictures(report_of(large_incident(2000)), 40)


def test_the_markdown_is_that_of_the_export_and_can_be_copied(
    shown: tuple[Document, DocumentView], qtbot: QtBot
) -> None:
    document, view = shown
    press(view, 2)
    (markdown,) = view.findChildren(MarkdownView)
    document.apply("Edit title", lambda incident: incident.replaced(title="Something else broke"))
    field = markdown.field
    qtbot.waitUntil(lambda: "Something else broke" in field.toPlainText())
    markdown.copy_button.click()
    assert QGuiApplication.clipboard().text() == markdown_document(document.incident)


def test_a_copy_of_the_markdown_is_of_the_document_as_it_stands(
    shown: tuple[Document, DocumentView], qtbot: QtBot
) -> None:
    document, view = shown
    press(view, 2)
    (markdown,) = view.findChildren(MarkdownView)
    document.apply("Edit title", lambda incident: incident.replaced(title="Nothing broke"))
    with qtbot.waitSignal(markdown.completed):
        markdown.copy_button.click()
    assert QGuiApplication.clipboard().text() == markdown_document(document.incident)


def test_the_window_goes_on_while_the_markdown_of_a_long_document_is_written(qtbot: QtBot) -> None:
    view = DocumentView(Document(large_incident(5000)))
    qtbot.addWidget(view)
    view.show()
    press(view, 2)
    (markdown,) = view.findChildren(MarkdownView)
    assert not markdown.field.toPlainText()
    turns: list[int] = []
    heart = QTimer(view, interval=0)
    heart.timeout.connect(lambda: turns.append(1))
    heart.start()
    with qtbot.waitSignal(markdown.completed):
        pass
    assert len(turns) > 5
    assert "event" in markdown.field.toPlainText()


def test_tabs_go_on_in_a_second_line_where_the_column_is_narrow(qtbot: QtBot) -> None:
    view = DocumentView(Document(small_incident()))
    qtbot.addWidget(view)
    for words in ("Evidence", "Source"):
        view.add_tab(words, QLabel)
    view.resize(700, 400)
    view.show()
    tabs = view.tabs.buttons()
    assert len({tab.y() for tab in tabs}) == 1
    view.resize(240, 400)
    qtbot.waitUntil(lambda: len({tab.y() for tab in tabs}) > 1)
    assert all(view.rect().contains(tab.geometry()) for tab in tabs)
    assert view.minimumSizeHint().width() < 240
