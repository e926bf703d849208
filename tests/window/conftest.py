"""A desk with windows that nobody has to click away."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from postmortem_desk.storage.paths import Paths
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.questions import Unsaved
from support.scripted import Scripted


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
