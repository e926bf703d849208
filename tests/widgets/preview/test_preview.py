"""The preview shows the document as it stands, wherever edits came from."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident, Section
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import (
    edit_event,
    remove_events,
)
from postmortem_desk.report.pictures.picture import COLOURS
from postmortem_desk.session.document import Document
from postmortem_desk.session.shown_copy import ShownCopy
from postmortem_desk.widgets.appearance import AS_WINDOW, DARK, LIGHT, apply_theme, tones_of
from postmortem_desk.widgets.picture.picture_painter import DARK_PHASES
from postmortem_desk.widgets.preview.preview import PreviewView
from support.incidents import large_incident, small_incident
from support.shown_preview import Shown


def test_it_says_what_the_incident_says_in_its_order(qtbot: QtBot) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    place = 0
    for words in (
        "Checkout fails for a quarter of users",
        "INC-42",
        "Summary",
        "Checkout was slow, then down.",
        "Timeline",
        "What bug says",
        "What paged says",
        "alert \N{MIDDLE DOT} acknowledged \N{MIDDLE DOT} Grace",
        "kubectl",
        "What support saw",
        "Root cause",
        "An infinite loop",
        "No limit on input",
        "Maintain the database",
        "Write the test",
        "Owner: Ada",
        "rarely again",
    ):
        place = shown.words.find(words, place)
        assert place >= 0, words


def test_an_edit_draws_only_its_own_chunk(qtbot: QtBot) -> None:
    shown = Shown.of(large_incident(600))
    qtbot.addWidget(shown.view)
    length = shown.view.paper.document().characterCount()
    touched: list[int] = []
    shown.view.paper.document().contentsChange.connect(lambda _at, removed, added: touched.append(removed + added))
    shown.apply(lambda incident: edit_event(incident, incident.timeline[300].id, text="Changed"))
    assert 0 < sum(touched) < length / 5


def test_the_first_screen_is_there_before_the_rest(qtbot: QtBot) -> None:
    incident = large_incident(3000)
    document = Document(incident)
    view = PreviewView(ShownCopy(document))
    qtbot.addWidget(view)
    view.resize(520, 600)
    with qtbot.waitSignal(view.completed):
        view.show()
        while view.paper.document().isEmpty():
            QApplication.processEvents()
        assert not view.is_complete
        assert incident.title in view.paper.toPlainText()
        assert view.paper.document().size().height() >= 600
    assert view.is_complete


def test_many_changes_in_one_turn_are_drawn_together(qtbot: QtBot) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    drawn: list[None] = []
    shown.view.completed.connect(lambda: drawn.append(None))
    for letter in "abcdef":
        shown.document.apply("Type", lambda incident, letter=letter: edit_details(incident, title=f"Typed {letter}"))
    assert not shown.view.is_complete
    shown.finish()
    assert len(drawn) == 1
    assert "Typed f" in shown.words


def test_a_hidden_preview_draws_nothing_and_catches_up_when_shown(qtbot: QtBot) -> None:
    document = Document(small_incident())
    view = PreviewView(ShownCopy(document))
    qtbot.addWidget(view)
    shown = Shown(document, view)
    document.apply("Edit", lambda incident: edit_details(incident, title="First"))
    QApplication.processEvents()
    assert view.paper.document().isEmpty()
    view.show()
    shown.finish()
    assert "First" in shown.words
    view.hide()
    document.apply("Edit", lambda incident: edit_details(incident, title="Second"))
    QApplication.processEvents()
    assert "Second" not in shown.words
    view.show()
    shown.finish()
    assert "Second" in shown.words


def test_an_undo_is_shown(qtbot: QtBot) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    before = shown.words
    shown.apply(lambda incident: remove_events(incident, ["paged", "restart"]))
    assert shown.words != before
    shown.document.undo()
    shown.finish()
    assert shown.words == before
    assert not shown.view.paper.document().isUndoRedoEnabled()


def test_the_picture_is_as_wide_as_the_text_and_drawn_anew_for_another_width(qtbot: QtBot) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)

    def picture() -> QImage:
        kind = QTextDocument.ResourceType.ImageResource.value
        return shown.view.paper.document().resource(kind, QUrl("asset:picture/picture"))

    before = picture()
    assert before.width() == round(shown.view.paper.text_width * shown.view.devicePixelRatioF())
    colours = {before.pixelColor(x, y).name() for x in range(before.width()) for y in range(before.height())}
    assert COLOURS["responding"] in colours
    assert len(colours) > 10
    shown.view.resize(700, 600)
    qtbot.waitUntil(lambda: picture().width() > before.width())
    assert shown.view.paper.refused == 0


def test_what_is_selected_stays_so_in_another_width(qtbot: QtBot) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    before = shown.view.paper
    words = shown.lines[-1]
    assert before.find(words)
    assert before.selection is not None
    shown.scroll = 0
    shown.view.resize(700, 600)
    qtbot.waitUntil(lambda: shown.view.paper is not before and shown.view.is_complete)
    after = shown.view.paper.selection
    assert after is not None
    assert (after.words, shown.scroll) == (words, 0)


def test_the_paper_is_light_in_a_dark_window(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    title = shown.where("Checkout fails")
    colours = {shown.colour(title.left() + 2 + x, title.center().y()) for x in range(12)}
    desk = shown.colour(3, 300)
    assert LIGHT.panel in colours
    assert min(QColor(colour).lightness() for colour in colours) < 100
    assert QColor(desk).lightness() < 100


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_desk_goes_on_below_the_scroll_bar_also_of_a_sheet_of_another_width(
    qtbot: QtBot, qapp: QApplication, theme: str
) -> None:
    shown = Shown.of(large_incident(60))
    qtbot.addWidget(shown.view)
    before = shown.view.paper
    apply_theme(qapp, theme)
    shown.view.resize(700, 600)
    qtbot.waitUntil(lambda: shown.view.paper is not before and shown.view.is_complete)
    picture = shown.view.grab().toImage()
    beside = {picture.pixelColor(picture.width() - 1, y).name() for y in range(picture.height())}
    assert shown.view.paper.verticalScrollBar().isVisible()
    assert beside == {tones_of(qapp.palette()).background}


def test_the_paper_follows_a_dark_window_where_that_is_wished(qtbot: QtBot, qapp: QApplication) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    light = shown.view.paper
    apply_theme(qapp, "dark", AS_WINDOW)
    qtbot.waitUntil(lambda: shown.view.paper is not light and shown.view.is_complete)
    title = shown.where("Checkout fails")
    colours = {shown.colour(title.left() + 2 + x, title.center().y()) for x in range(12)}
    picture = shown.view.paper.document().resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("asset:picture/picture")
    )
    drawn = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert shown.view.focusProxy() is shown.view.paper
    assert DARK.panel in colours
    assert max(QColor(colour).lightness() for colour in colours) > 150
    assert DARK_PHASES["responding"] in drawn
    assert COLOURS["responding"] not in drawn


def test_it_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    view = PreviewView(ShownCopy(Document(small_incident())))
    qtbot.addWidget(view)
    assert view.paper.accessibleName() == "Preview of the document"
    assert view.focusProxy() is view.paper


def test_an_empty_sheet_says_what_belongs_there_until_something_is_written(qtbot: QtBot) -> None:
    section = Section(id="s", role="summary", heading="Summary")
    document = Document(Incident(id="i", title="Outage", sections=(section,)))
    view = PreviewView(ShownCopy(document))
    qtbot.addWidget(view)
    view.resize(400, 500)
    view.show()
    qtbot.waitUntil(lambda: view.is_complete)
    assert view.paper.hint == "What you write appears here, as others will read it."
    document.apply("Edit", lambda incident: incident.replaced(sections=(section.replaced(text="It broke."),)))
    qtbot.waitUntil(lambda: view.is_complete)
    assert view.paper.hint == ""


def test_while_somebody_edits_the_lanes_wait_for_a_pause_and_the_words_do_not(qtbot: QtBot) -> None:
    lanes = large_incident(40).replaced(display={"lanes": True})
    shown = Shown.of(lanes)
    qtbot.addWidget(shown.view)
    pictures: list[str] = []
    shown.view.completed.connect(lambda: pictures.append(shown.words))
    shown.document.apply("Edit", lambda incident: edit_event(incident, "event5", text="Typed meanwhile."))
    while "Typed meanwhile." not in shown.words:
        QApplication.processEvents()
    assert not shown.view.is_complete
    assert not pictures
    shown.finish()
    assert len(pictures) == 1
