"""Trees of causes written in a line, and panels that show them."""

from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Cause, Event, Incident, Moment, Section
from postmortem_desk.operations.causes import cause_tree
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.causes.cause_panel import CausePanel

Shown = tuple[Document, CausePanel]


def cause_incident(text: str) -> Incident:
    """Causes written as "a .b ..c d": a letter each, a dot for each level."""
    causes: list[Cause] = []
    path: list[str] = []
    for word in text.split():
        depth, name = word.count("."), word.strip(".")
        del path[depth:]
        parent_id = path[-1] if path else ""
        causes.append(Cause(id=name, section="s", parent_id=parent_id, text=f"text of {name}", role="why"))
        path.append(name)
    sections = (
        Section(id="s", role="causes", heading="Root causes", text="How it came about."),
        Section(id="other", role="causes", heading="Other causes"),
        Section(id="t", role="timeline"),
    )
    events = (
        _event("e1", "09:37", "Pages are *slow*"),
        _event("e2", "09:40", "A restart"),
        _event("e3", "", "Nobody knows"),
    )
    return Incident(id="i", date="2026-10-14", sections=sections, causes=tuple(causes), timeline=events)


def _event(name: str, clock: str, text: str) -> Event:
    return Event(id=name, section="t", at=Moment(written=clock, at=f"2026-10-14T{clock}" if clock else None), text=text)


def shown_panel(qtbot: QtBot, value: Incident) -> Shown:
    document = Document(value)
    panel = CausePanel(document)
    qtbot.addWidget(panel)
    panel.resize(600, 640)
    panel.show_section("s")
    panel.show()
    return document, panel


def drawn(document: Document) -> str:
    return " ".join("." * depth + cause.id for depth, cause in cause_tree(document.incident, "s"))


def seen(panel: CausePanel) -> str:
    return " ".join("." * depth + name for depth, name in panel.model.tree())


def carried(panel: CausePanel, *ids: str) -> QMimeData:
    return panel.model.mimeData([panel.model.index_of(name) for name in ids])
