"""What hostile people write is shown as text: nothing is loaded, nothing is opened, the document keeps its shape."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextBlock, QTextCursor, QTextFrame
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.model import (
    Cause,
    Event,
    ImpactFigure,
    Incident,
    Milestone,
    Moment,
    OwnField,
    Person,
    RelatedIncident,
    Section,
    Task,
)
from postmortem_desk.session.document import Document
from postmortem_desk.session.shown_copy import ShownCopy
from postmortem_desk.widgets.appearance import LIGHT
from postmortem_desk.widgets.preview.preview import PreviewView
from postmortem_desk.widgets.preview.preview_paper import PreviewPaper
from support.shown_preview import Shown

PAYLOADS = (
    '<img src="file:///etc/passwd">',
    '<b>x</b><img src="//host/share/a.png">',
    "<image src=/etc/hostname>",
    '"><img src=/etc/passwd width="1',
    "<style>@import url(file:///etc/passwd);</style>",
    '<link rel="stylesheet" href="/etc/passwd">',
    '<p style="background-image: url(/etc/passwd)">x</p>',
    '<table background="/etc/passwd"><tr><td>x',
    "</td></tr></table><hr><h1>out of the table",
    "![alt](file:///etc/passwd)",
    "![alt](asset:box)",
    "[x](javascript:alert(1)) <javascript:alert(1)>",
    "<ul><li style='list-style-image: url(/etc/passwd)'>x",
    "&lt;img src=/etc/passwd&gt; &#60;img src=/etc/passwd&#62;",
    "<svg onload=alert(1)><image href='/etc/passwd'/></svg>",
    "<object data='/etc/passwd'></object><embed src='/etc/passwd'><iframe src='/etc/passwd'>",
    "\ufdd0\ufdd1\ufffc\u2029\u2028\x00\ufeff and the rest",
    "| a |\n| - |\n| <img src=/etc/passwd> |",
    "```\n<img src=/etc/passwd>\n```",
    "    <img src=/etc/passwd>",
)


def hostile(payloads: tuple[str, ...]) -> Incident:
    """An incident with a payload in every field that is shown."""
    first = payloads[0]

    def rows() -> Iterator[tuple[int, str]]:
        return iter(enumerate(payloads))

    return Incident(
        id="x",
        title=first,
        reference=first,
        zone=first,
        severity=first,
        status=first,
        stage=first,
        detected_by=first,
        services=payloads[:40],
        tags=payloads[:40],
        fields=tuple(OwnField(label=text, value=text) for text in payloads[:40]),
        related=tuple(RelatedIncident(reference=text, relation=text) for text in payloads[:40]),
        people=tuple(
            Person(id=f"p{n}", name=text, handles=(text,), roles=(text,)) for n, text in enumerate(payloads[:40])
        ),
        impact=tuple(
            ImpactFigure(id=f"i{n}", label=text, value=text, unit=text, services=(text,))
            for n, text in enumerate(payloads[:40])
        ),
        sections=(
            Section(id="t", role="timeline", heading=first),
            Section(id="c", role="causes", heading="Causes"),
            Section(id="m", role="tasks", heading="Tasks"),
            *(Section(id=f"s{n}", heading=text, text=text) for n, text in rows()),
        ),
        timeline=tuple(
            Event(
                id=f"e{n}",
                section="t",
                at=Moment(written=text, at="2023-05-01T09:00", zone=text),
                text=text,
                kind=text,
                actor=text,
                milestones=(Milestone(name=text),),
                cells={text: text},
            )
            for n, text in rows()
        ),
        causes=tuple(
            Cause(id=f"c{n}", text=text, role=text, category=text, certainty=text, event_ids=(f"e{n}",))
            for n, text in rows()
        ),
        tasks=tuple(
            Task(id=f"k{n}", text=text, status=text, owner=text, due=text, reason=text, success=text, tickets=(text,))
            for n, text in rows()
        ),
    )


def opened(qtbot: QtBot, incident: Incident) -> PreviewView:
    view = PreviewView(ShownCopy(Document(incident)))
    qtbot.addWidget(view)
    view.resize(520, 900)
    view.show()
    while not view.is_complete:
        QApplication.processEvents()
    for place in range(0, view.paper.verticalScrollBar().maximum(), 4000):
        view.paper.verticalScrollBar().setValue(place)
        QApplication.processEvents()
    return view


def pictures(view: PreviewView) -> set[str]:
    """The names of all pictures in the text."""
    found = set()
    block: QTextBlock = view.paper.document().begin()
    while block.isValid():
        for span in block.textFormats():
            if span.format.isImageFormat():
                found.add(span.format.toImageFormat().name())
        block = block.next()
    return found


def backgrounds(frame: QTextFrame) -> list[bool]:
    """Whether frames and their children are filled with a picture."""
    own = not frame.frameFormat().background().texture().isNull()
    return [own, *(found for child in frame.childFrames() for found in backgrounds(child))]


def assert_harmless(view: PreviewView) -> None:
    assert view.paper.refused == 0
    assert pictures(view) <= {"asset:box", "asset:ticked", "asset:dropped", "asset:picture/picture"}
    assert not any(backgrounds(view.paper.document().rootFrame()))


def test_payloads_in_every_field_stay_text(qtbot: QtBot) -> None:
    view = opened(qtbot, hostile(PAYLOADS))
    assert_harmless(view)
    words = view.paper.toPlainText()
    title = PAYLOADS[0]
    assert words.lstrip().startswith(title)
    for payload in PAYLOADS[:8]:
        assert words.count(payload) >= 5, payload
    assert "out of the table" in words


def test_characters_that_qt_keeps_for_itself_do_not_break_the_frames(qtbot: QtBot) -> None:
    view = opened(qtbot, hostile(PAYLOADS[16:17]))
    words = view.paper.toPlainText()
    assert words.count("and the rest") > 20
    assert "\ufdd0" not in words
    view.close()


@pytest.mark.parametrize("html", ['<img src="file:///etc/hostname">', "<img src=/etc/hostname>", "<img src='a.png'>"])
def test_without_protection_the_same_would_be_asked_for(qtbot: QtBot, html: str) -> None:
    paper = PreviewPaper(LIGHT)
    qtbot.addWidget(paper)
    paper.resize(300, 300)
    QTextCursor(paper.document()).insertHtml(html)
    paper.show()
    QApplication.processEvents()
    paper.grab()
    assert paper.refused > 0


def corpus(shared: Path) -> tuple[str, ...]:
    lines = (shared / "corpora" / "xss_payloads.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    return tuple(line for line in lines if line.strip())


def test_a_part_of_the_known_payloads_stays_text(qtbot: QtBot, shared: Path) -> None:
    assert_harmless(opened(qtbot, hostile(corpus(shared)[::60])))


@pytest.mark.slow
@pytest.mark.parametrize("start", range(12))
def test_all_known_payloads_stay_text(qtbot: QtBot, shared: Path, start: int) -> None:
    assert_harmless(opened(qtbot, hostile(corpus(shared)[start::12])))


def test_a_word_of_a_megabyte_is_drawn_whole(qapp: QApplication) -> None:
    """Qt would take minutes to wrap it; the places where it may be broken take no room."""
    shown = Shown.of(Incident(id="a", title="x" * 1_000_000, sections=(Section(id="s", text="y" * 300_000),)))
    words = shown.words.replace("\u200b", "")
    assert "x" * 1_000_000 in words
    assert "y" * 300_000 in words
    shown.view.close()
