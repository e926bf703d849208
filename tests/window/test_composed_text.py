"""Text that is composed: by an input method, word by word, or by dead keys, at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident, Section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.widgets.prose.prose_editor import ProseEditor
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.composing import compose
from support.windows import in_front

INCIDENT = Incident(
    id="i",
    sections=(Section(id="s", role="summary", heading="Summary", text="It was"),),
)


@pytest.fixture
def window(make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = make_desk(tmp_path / "x.postmortem.json").show_document(Document(INCIDENT))
    return in_front(qtbot, window)


@pytest.fixture
def prose(window: MainWindow) -> ProseEditor:
    window.bench.navigation.show_place(Place("section", "s", "text"))
    editor = window.focusWidget()
    assert isinstance(editor, ProseEditor)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    return editor


def text(window: MainWindow) -> str:
    return window.document.incident.sections[0].text


def test_words_come_into_the_document_when_they_are_made(window: MainWindow, prose: ProseEditor) -> None:
    compose(prose, "に")
    compose(prose, "にほん")
    assert text(window) == "It was"
    compose(prose, done="日本")
    compose(prose, "ご")
    compose(prose, done="語")
    assert text(window) == "It was日本語"
    assert window.document.undo_stack.count() == 1
    window.commands.history.undo()
    assert (text(window), prose.toPlainText()) == ("It was", "It was")


def test_undo_leaves_a_word_in_the_making_alone(window: MainWindow, prose: ProseEditor) -> None:
    compose(prose, done="日本")
    compose(prose, "ご")
    window.commands.history.undo()
    compose(prose, done="語")
    assert text(window) == prose.toPlainText() == "It was語"


def test_what_a_word_in_the_making_replaces_is_one_step_with_it(window: MainWindow, prose: ProseEditor) -> None:
    prose.selectAll()
    compose(prose, "に")
    compose(prose, done="日本")
    assert text(window) == "日本"
    window.commands.history.undo()
    assert text(window) == "It was"


class InputMethod:
    """What the system's input method does when it is told to make an end: it gives the word as it stands."""

    def __init__(self, widget: QWidget, word: str) -> None:
        self._widget, self._word = widget, word

    def commit(self) -> None:
        word, self._word = self._word, ""
        if word:
            compose(self._widget, done=word)


def test_a_word_in_the_making_is_saved(
    window: MainWindow, prose: ProseEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(prose, "日本")
    method = InputMethod(prose, "日本")
    monkeypatch.setattr(QGuiApplication, "inputMethod", lambda: method)
    window.bench.actions_by_key["save"].trigger()
    assert read_incident(tmp_path / "x.postmortem.json").incident.sections[0].text == "It was日本"
