"""Every benchmark runs, so that the table can be made when somebody wants it."""

import gc

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.goals import GOALS, goal_of
from benchmarks.measuring import Case, Milliseconds, median_time
from benchmarks.table import cell, found_cases

CASES = list(found_cases())


@pytest.mark.parametrize(("module", "case"), CASES, ids=[f"{module}: {case[0]}" for module, case in CASES])
@pytest.mark.filterwarnings("ignore:Implicitly cleaning up")
def test_a_case_can_be_timed(qapp: QApplication, module: str, case: Case) -> None:
    _, make = case
    call = make(10)
    call()
    if module != "start":  # there a call starts processes of its own, and leaves nothing to the next
        call()
    del call  # and with it the folders that some calls hold, while that is no warning
    gc.collect()
    for window in QApplication.topLevelWidgets():
        window.close()


def test_names_are_told_apart() -> None:
    names = [(module, name) for module, (name, _) in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("module", sorted({module for module, _ in CASES}))
def test_goals_are_for_cases_that_there_are(module: str) -> None:
    names = [name.lower() for found, (name, _) in CASES if found == module]
    starts = [goal.start for goal in GOALS if goal.module == module]
    assert all(any(name.startswith(start) for name in names) for start in starts)


def test_a_goal_is_shown_beside_the_time() -> None:
    assert cell("preview", "keystroke to painted preview", 10, 9.5) == "9.50 of 16 ok"
    assert cell("preview", "keystroke to painted preview", 1000, 41) == "41 of 40 MISSED"
    assert cell("preview", "peer: setHtml of the whole", 1000, 4100) == "4,100"
    assert goal_of("files", "open, to model", 10) is None


def test_a_call_may_measure_itself() -> None:
    assert median_time(lambda: Milliseconds(7)) == 7
    assert 0 < median_time(lambda: sum(range(1000))) < 1000
