"""The open document: one value, one undo stack, one truth about what is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident
from postmortem_desk.session.document import UNDO_LIMIT, Document, Place

START = Incident(id="start")
HERE = Path("here.postmortem.json")


def retitle(document: Document, title: str, merge_key: str = "") -> bool:
    return document.apply("Edit title", lambda incident: incident.replaced(title=title), merge_key)


def test_an_edit_is_told_with_before_and_after() -> None:
    document = Document(START)
    told: list[tuple[Incident, Incident]] = []
    document.changed.connect(lambda before, after: told.append((before, after)))
    assert retitle(document, "Outage")
    assert told == [(START, document.incident)]
    assert document.incident.title == "Outage"
    assert document.is_dirty


@pytest.mark.parametrize("operation", [lambda incident: incident, lambda incident: incident.replaced(title="")])
def test_an_operation_that_changes_nothing_is_no_step(operation: Callable[[Incident], Incident]) -> None:
    document = Document(START)
    spy = QSignalSpy(document.changed)
    assert not document.apply("Nothing", operation)
    assert (spy.count(), document.undo_stack.count(), document.is_dirty) == (0, 0, False)


def test_an_operation_that_raises_leaves_everything_as_it_was() -> None:
    document = Document(START)

    def broken(_incident: Incident) -> Incident:
        raise LookupError("gone")

    with pytest.raises(LookupError):
        document.apply("Break", broken)
    assert document.incident is START
    assert document.undo_stack.count() == 0


def test_typing_is_one_step_until_it_ends() -> None:
    document = Document(START)
    for title in ("O", "Ou", "Out"):
        retitle(document, title, "title")
    document.end_typing()
    retitle(document, "Outage", "title")
    document.undo()
    assert document.incident.title == "Out"
    document.undo()
    assert document.incident is START


def test_typing_in_two_fields_is_two_steps() -> None:
    document = Document(START)
    retitle(document, "Out", "title")
    document.apply("Edit zone", lambda incident: incident.replaced(zone="UTC"), "zone")
    document.undo()
    assert (document.incident.title, document.incident.zone) == ("Out", "")


def test_typing_that_comes_back_to_the_start_leaves_no_step() -> None:
    document = Document(START)
    retitle(document, "x", "title")
    retitle(document, "", "title")
    assert document.incident.title == ""
    assert not document.undo_stack.canUndo()


def test_a_save_within_a_run_of_typing_splits_it() -> None:
    document = Document(START)
    retitle(document, "Out", "title")
    document.mark_saved(HERE, "digest")
    retitle(document, "Outage", "title")
    assert document.is_dirty
    document.undo()
    assert document.incident.title == "Out"
    assert not document.is_dirty


def test_undo_and_redo_show_the_place() -> None:
    document = Document(START)
    spy = QSignalSpy(document.place_shown)
    place = Place("details", field="title")
    document.apply("Edit title", lambda incident: incident.replaced(title="Outage"), place=place)
    document.undo()
    document.redo()
    assert [spy.at(number)[0] for number in range(spy.count())] == [place, place]


def test_undo_at_the_start_and_redo_at_the_end_do_nothing() -> None:
    document = Document(START)
    document.undo()
    document.redo()
    assert document.incident is START


def test_an_imported_document_is_unsaved_also_after_undo() -> None:
    document = Document(START)
    document.mark_unsaved()
    assert document.is_dirty
    retitle(document, "Outage")
    document.undo()
    assert document.is_dirty


def test_the_undo_stack_ends_at_its_limit() -> None:
    document = Document(START)
    for number in range(UNDO_LIMIT + 5):
        retitle(document, str(number))
    assert document.undo_stack.count() == UNDO_LIMIT


def test_a_document_can_go_while_it_is_listened_to(qtbot: QtBot) -> None:
    document = Document(START)
    retitle(document, "Outage")
    heard: list[int] = []
    document.history_changed.connect(lambda: heard.append(1))
    with qtbot.waitSignal(document.destroyed):
        document.deleteLater()
    assert heard == []


class History(RuleBasedStateMachine):
    """Any order of edits, undo, redo and saves against a plain list of values."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document(START)
        self.values = [START]
        self.at = 0
        self.saved: Incident | None = START

    @rule(title=st.text(max_size=3))
    def edit(self, title: str) -> None:
        if retitle(self.document, title):
            del self.values[self.at + 1 :]
            self.values.append(self.document.incident)
            self.at += 1

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.values) - 1)
    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.at += 1

    @rule()
    def save(self) -> None:
        self.document.mark_saved(HERE, "digest")
        self.saved = self.document.incident

    @invariant()
    def shows_the_value_of_the_list(self) -> None:
        assert self.document.incident is self.values[self.at]

    @invariant()
    def is_clean_only_as_saved(self) -> None:
        if not self.document.is_dirty:
            assert self.document.incident == self.saved


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
