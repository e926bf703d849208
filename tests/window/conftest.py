"""A desk with windows that nobody has to click away."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.session.document import Document
from postmortem_desk.storage.paths import Paths
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.questions import Unsaved
from support.row_lists import INCIDENT, KINDS, Rows, rows_in
from support.scripted import Scripted
from support.windows import in_front


@pytest.fixture
def make_desk(qapp: QApplication, paths: Paths) -> Iterator[Callable[..., Desk]]:
    """Makes a desk whose questions are answered by the given answers; its windows are closed at the end."""
    made: list[tuple[Desk, Scripted]] = []

    def make(*answers: object) -> Desk:
        questions = Scripted(*answers)
        desk = Desk(qapp, paths, questions)
        made.append((desk, questions))
        return desk

    yield make
    for desk, questions in made:
        for window in list(desk.windows):
            questions.answer(Unsaved.DISCARD)
            window.close()
        desk.deleteLater()


@pytest.fixture(params=KINDS)
def rows(request: pytest.FixtureRequest, make_desk: Callable[..., Desk], qtbot: QtBot) -> Rows:
    """Each of the three lists of rows, in a window that has the keyboard."""
    return rows_in(in_front(qtbot, make_desk().show_document(Document(INCIDENT))), request.param)
