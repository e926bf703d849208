"""Every text comes through every field of the real panels exactly: shown, left, and edited somewhere else."""

import json
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from postmortem_desk.model import (
    Cause,
    Event,
    ImpactFigure,
    Incident,
    Moment,
    OwnField,
    Person,
    Record,
    RelatedIncident,
    Section,
    Source,
    Task,
)
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.causes.cause_panel import CausePanel
from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel
from postmortem_desk.widgets.details.details_panel import DetailsPanel
from postmortem_desk.widgets.fields.text_fields import LineField, TextField
from postmortem_desk.widgets.outline.outline_panel import OutlinePanel
from postmortem_desk.widgets.prose.prose_panel import ProsePanel
from postmortem_desk.widgets.rows.cell_editors import KindCellEditor, LineCellEditor, TextCellEditor
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel

ODD = (
    "a\u00a0b\rc\u2028d\u2029e\ufefff\x00g\ufdd0h\u200di\u202ej\u202c😀\u200d👩k\u00adl\te\u0301\U000e0041m\u2028\u3000"
)
Text = Callable[[str], str]
Panel = Callable[[Document], QWidget]


def incident_of(text: Text) -> Incident:
    """An incident whose every text is one of `text`."""
    day = "2026-10-14T09:00:00+00:00"
    return Incident(
        id="i",
        title=text("title"),
        reference=text("reference"),
        severity=text("severity"),
        zone="UTC",
        services=(text("service"),),
        tags=(text("tag"),),
        fields=(OwnField(label=text("label"), value=text("value")),),
        related=(RelatedIncident(reference=text("related"), relation=text("relation")),),
        people=(Person(id="p", name=text("name"), handles=(text("handle"),), roles=(text("role"),)),),
        impact=(ImpactFigure(id="f", label=text("impact"), value=text("figure"), unit=text("unit")),),
        sections=tuple(
            Section(id=role, role=role, heading=text(f"{role} heading"), text=text(f"{role} text"))
            for role in ("summary", "timeline", "causes", "tasks")
        ),
        timeline=(
            Event(
                id="e",
                section="timeline",
                at=Moment(written="09:00", at=day),
                text=text("event"),
                kind=text("kind"),
                actor=text("actor"),
                severity=text("event severity"),
                sources=(Source(kind="link", ref=text("ref"), quote=text("quote")),),
            ),
        ),
        causes=(Cause(id="c", section="causes", text=text("cause"), category=text("category")),),
        tasks=(
            Task(
                id="t",
                section="tasks",
                text=text("task"),
                owner=text("owner"),
                priority=text("priority"),
                success=text("success"),
                tickets=(text("ticket"),),
            ),
        ),
    )


def of_section(make: Callable[[Document], Any], section: str) -> Panel:
    """A panel that shows a section, its first row chosen."""

    def opened(document: Document) -> QWidget:
        panel: Any = make(document)
        panel.show_section(section)
        return panel

    return opened


EDITORS = (LineCellEditor, TextCellEditor, KindCellEditor)
PANELS: dict[str, tuple[Panel, set[str]]] = {
    "details": (
        DetailsPanel,
        {"title", "reference", "services.0", "tags.0", "fields.0.label", "fields.0.value", "people.0.name"}
        | {"people.0.handles.0", "impact.0.label", "impact.0.value", "related.0.reference"},
    ),
    "prose": (of_section(ProsePanel, "summary"), {"sections.0.heading", "sections.0.text"}),
    "timeline": (
        of_section(TimelinePanel, "timeline"),
        {"timeline.0.text", "timeline.0.actor", "sections.1.heading", "timeline.0.sources.0.ref"},
    ),
    "causes": (of_section(CausePanel, "causes"), {"causes.0.text", "sections.2.heading", "sections.2.text"}),
    "checklist": (of_section(ChecklistPanel, "tasks"), {"tasks.0.text", "tasks.0.owner", "sections.3.heading"}),
    "outline": (OutlinePanel, {"sections.0.heading"}),
}
"""Each panel, and what must be among the texts that can be edited in it."""


def leaves(value: Any, path: str = "") -> dict[str, str]:
    """Every text of `value` by its path."""
    if isinstance(value, str):
        return {path: value}
    value = vars(value) if isinstance(value, Record) else value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list | tuple) else ()
    return {name: text for key, part in parts for name, text in leaves(part, f"{path}.{key}".lstrip(".")).items()}


class Opened:
    """A panel on the screen, and what its document holds."""

    def __init__(self, make: Panel, incident: Incident, qtbot: QtBot) -> None:
        self.document = Document(incident)
        self.panel = make(self.document)
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 1400)
        self.panel.show()
        for view in self.panel.findChildren(QAbstractItemView):
            if view.model() is not None and view.model().rowCount():
                view.setCurrentIndex(view.model().index(0, 1 if view.model().columnCount() > 1 else 0))
        QApplication.processEvents()

    def texts(self) -> dict[str, str]:
        return leaves(self.document.incident)

    def fields(self) -> Iterator[LineField | TextField]:
        """The fields that can be edited."""
        for kind in (LineField, TextField):
            for field in self.panel.findChildren(kind):
                if field.isVisible() and field.isEnabled() and not field.isReadOnly() and field.value:
                    yield field

    def cells(self) -> Iterator[LineField | TextField]:
        """The editors of all cells, each open while it is looked at."""
        views = self.panel.findChildren(QAbstractItemView)
        views += [self.panel] if isinstance(self.panel, QAbstractItemView) else []
        for view in views:
            model = view.model()
            size = (model.rowCount(), model.columnCount()) if model else (0, 0)
            for row, column in product(*map(range, size)):
                index: QModelIndex = model.index(row, column)
                if index.flags() & Qt.ItemFlag.ItemIsEditable:
                    view.setCurrentIndex(index)
                    known = self._editors(view)
                    view.edit(index)
                    for editor in [found for found in self._editors(view) if found not in known]:
                        yield editor.line if isinstance(editor, KindCellEditor) else editor
                        if isValid(editor):
                            QTest.keyClick(editor, Qt.Key.Key_Return)
                        QApplication.processEvents()

    def _editors(self, view: QAbstractItemView) -> list[LineCellEditor | TextCellEditor | KindCellEditor]:
        return [editor for kind in EDITORS for editor in view.viewport().findChildren(kind)]


def type_at_end(field: LineField | TextField, letters: str) -> None:
    """Type behind what stands in the field, and leave it."""
    field.setFocus()
    if isinstance(field, TextField):
        field.moveCursor(QTextCursor.MoveOperation.End)
    else:
        field.end(False)
    QTest.keyClicks(field, letters)


def note_edits(after: dict[str, str], before: dict[str, str], ours: set[str], edited: set[str]) -> None:
    """Check that a `Z` at the end is all that was changed, and note where."""
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    if changed & ours:  # else it is what is read from a text, such as a time, or one of a few known words
        (path,) = changed
        assert after.get(path) == before[path] + "Z", f"{path}: {after.get(path)!r}"
        edited.add(path)


def walk(name: str, text: Text, qtbot: QtBot) -> set[str]:
    """Look at every field of a panel, then edit each; the answer is which texts were edited, each exactly."""
    make, _ = PANELS[name]
    opened = Opened(make, incident_of(text), qtbot)
    start = opened.document.incident
    ours = {path for path, value in opened.texts().items() if " " in value}
    for field in opened.fields():
        field.setFocus()
        field.clearFocus()
    list(opened.cells())
    QApplication.processEvents()
    assert opened.document.incident is start, "a look at a field has changed something"
    edited = set()
    before = opened.texts()
    for source in (opened.fields, opened.cells):
        for field in source():
            note_edits(opened.texts(), before, ours, edited)
            before = opened.texts()
            type_at_end(field, "Z")
            if source == opened.fields:
                field.clearFocus()
            QApplication.processEvents()
    note_edits(opened.texts(), before, ours, edited)
    opened.panel.close()
    return edited


@pytest.mark.parametrize("name", PANELS)
def test_odd_characters_come_through_every_field(name: str, qtbot: QtBot) -> None:
    edited = walk(name, lambda which: f"{which} {ODD}", qtbot)
    assert edited >= PANELS[name][1]


def naughty(shared: Path) -> list[str]:
    """The naughty strings that a list, which is divided by commas, can hold."""
    strings = json.loads((shared / "corpora" / "naughty_strings.json").read_text(encoding="utf-8"))
    return [text for text in strings if text.strip()]


@pytest.mark.parametrize("name", PANELS)
def test_naughty_strings_come_through_every_field(name: str, qtbot: QtBot, shared: Path) -> None:
    """Each string through some field; the slow test tries each in every one."""
    strings = iter(naughty(shared) * 2)
    walk(name, lambda which: f"{which} {next(strings)}".replace(",", ";"), qtbot)


@pytest.mark.slow
@pytest.mark.parametrize("name", PANELS)
def test_every_naughty_string_comes_through_every_field(name: str, qtbot: QtBot, shared: Path) -> None:
    for text in naughty(shared):
        walk(name, lambda which, text=text: f"{which} {text}".replace(",", ";"), qtbot)
