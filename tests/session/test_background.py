"""What takes its time: its result, its trouble, how far it is, and that nobody hears of what was cancelled."""

import pytest
from pytestqt.qtbot import QtBot

from postmortem_desk.session.background import Background, Job
from postmortem_desk.trouble import Trouble


@pytest.fixture
def heard() -> list[str]:
    return []


def test_results_come_one_after_the_other(qtbot: QtBot, heard: list[str]) -> None:
    background = Background()
    for word in ("first", "second", "third"):
        background.start(lambda _job, word=word: word, heard.append, pytest.fail)
    qtbot.waitUntil(lambda: heard == ["first", "second", "third"])


def test_a_trouble_is_told_instead_of_a_result(qtbot: QtBot, heard: list[str]) -> None:
    def work(_job: Job) -> None:
        raise Trouble("it is not there.", subject="a.md")

    background = Background()
    background.start(work, pytest.fail, heard.append)
    qtbot.waitUntil(lambda: heard == ["a.md: it is not there."])


def test_an_error_that_nobody_expected_is_told_and_raised(qtbot: QtBot, heard: list[str]) -> None:
    background = Background()
    with qtbot.captureExceptions() as raised:
        background.start(lambda _job: {}["missing"], pytest.fail, heard.append)
        background.start(lambda _job: "after it", heard.append, pytest.fail)
        qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["This failed in a way that nobody expected (KeyError). Nothing was changed.", "after it"]
    assert [kind for kind, _error, _trace in raised] == [KeyError]


def test_what_was_cancelled_is_not_heard_of(qtbot: QtBot, heard: list[str]) -> None:
    def work(job: Job) -> str:
        job.cancel()  # as the window's thread does, in the middle of the work
        job.go_on(0.5)
        return "wanted by nobody"

    background = Background()
    cancelled = background.start(work, pytest.fail, pytest.fail)
    blind = background.start(lambda job: job.cancel(), pytest.fail, pytest.fail)
    background.start(lambda _job: "after it", heard.append, pytest.fail)
    qtbot.waitUntil(lambda: heard == ["after it"])
    assert cancelled.share == 0.5
    assert blind.cancelled


def test_work_goes_on_when_whoever_asked_is_gone(qtbot: QtBot, heard: list[str]) -> None:
    background = Background()
    background.start(lambda job: heard.append("worked"), pytest.fail, pytest.fail)
    background.deleteLater()
    background.wait()
    qtbot.wait(1)
    assert heard == ["worked"]
