"""Edits of tasks and measures."""

from datetime import date

import pytest

from postmortem_desk.model import Incident, Note, Task
from postmortem_desk.operations.details import add_note
from postmortem_desk.operations.lookup import DuplicateId, UnknownPart, ids_of, task_of, tasks_in
from postmortem_desk.operations.tasks import (
    add_task,
    duplicate_tasks,
    edit_task,
    move_tasks,
    remove_tasks,
    set_status,
    shift_tasks,
    tick_task,
)
from support.incidents import small_incident

TODAY = date(2023, 5, 9)


def order_in(incident: Incident, section_id: str) -> list[str]:
    return ids_of(tasks_in(incident, section_id))


def test_a_task_without_a_section_belongs_to_the_first_section_of_tasks() -> None:
    assert order_in(small_incident(), "tasks") == ["task1", "task2", "task3"]
    assert order_in(small_incident(), "measures") == ["measure1", "measure2"]


def test_a_new_task_goes_where_it_is_put() -> None:
    new = Task(id="new", section="measures")

    assert order_in(add_task(small_incident(), new), "measures") == ["measure1", "measure2", "new"]
    assert order_in(add_task(small_incident(), new, "measure1"), "measures") == ["new", "measure1", "measure2"]


def test_a_new_task_is_refused_that_has_a_taken_id_or_points_nowhere() -> None:
    with pytest.raises(DuplicateId):
        add_task(small_incident(), Task(id="loop", section="tasks"))
    with pytest.raises(UnknownPart, match="section"):
        add_task(small_incident(), Task(id="new", section="nowhere"))
    with pytest.raises(UnknownPart, match="part"):
        add_task(small_incident(), Task(id="new", section="tasks", addresses=("nobody",)))


def test_a_ticked_task_is_done_today() -> None:
    after = tick_task(small_incident(), "measure2", True, TODAY)

    assert (task_of(after, "measure2").status, task_of(after, "measure2").done_on) == ("done", "2023-05-09")


def test_an_unticked_task_is_open_and_no_longer_done_on_any_day() -> None:
    after = tick_task(small_incident(), "task2", False, TODAY)

    assert (task_of(after, "task2").status, task_of(after, "task2").done_on) == ("open", "")


def test_ticking_what_is_ticked_keeps_its_day_and_unticking_what_is_not_keeps_its_status() -> None:
    incident = small_incident()

    assert tick_task(incident, "task2", True, TODAY) is incident
    assert tick_task(incident, "measure2", False, TODAY) is incident
    assert tick_task(incident, "task3", False, TODAY) is incident


def test_an_edit_changes_the_named_fields() -> None:
    incident = small_incident()

    after = edit_task(incident, "task1", owner="Grace", addresses=("disk", "tasks", "fulldisk"))

    assert task_of(after, "task1").owner == "Grace"
    assert after.timeline is incident.timeline
    assert edit_task(incident, "task1", owner="Ada") is incident
    with pytest.raises(UnknownPart):
        edit_task(incident, "task1", addresses=("nobody",))
    with pytest.raises(UnknownPart, match="no task has the id 'nobody'"):
        edit_task(incident, "nobody", owner="Ada")


def test_a_removed_task_leaves_no_reference_behind() -> None:
    incident = add_note(small_incident(), Note(id="note3", on="task3", text="Really?"))

    after = remove_tasks(incident, ["task3", "measure1"])

    assert ids_of(after.tasks) == ["measure2", "task1", "task2"]
    assert after.dismissed == ()
    assert after.notes[-1].on == ""
    assert after.notes[-1].text == "Really?"


def test_a_measure_that_is_moved_to_the_tasks_is_one_of_them() -> None:
    after = move_tasks(small_incident(), ["measure2"], "task2", "tasks")

    assert order_in(after, "tasks") == ["task1", "measure2", "task2", "task3"]
    assert order_in(after, "measures") == ["measure1"]


def test_tasks_are_moved_shifted_and_duplicated_inside_their_section() -> None:
    incident = small_incident()

    assert order_in(move_tasks(incident, ["task1"], None, "tasks"), "tasks") == ["task2", "task3", "task1"]
    assert order_in(shift_tasks(incident, ["task2", "task3"], -1), "tasks") == ["task2", "task3", "task1"]
    assert shift_tasks(incident, ["measure1"], -1) is incident
    copied = duplicate_tasks(incident, ["task3"], ["copy"])
    assert order_in(copied, "tasks") == ["task1", "task2", "task3", "copy"]
    assert task_of(copied, "copy") == task_of(incident, "task3").replaced(id="copy")
    with pytest.raises(DuplicateId):
        duplicate_tasks(incident, ["task3"], ["task1"])


def test_a_status_sets_and_clears_the_day_on_which_it_was_done() -> None:
    done = set_status(small_incident(), "measure2", "done", TODAY)
    assert task_of(done, "measure2").done_on == "2023-05-09"
    again = set_status(done, "measure2", "done", date(2024, 1, 1))
    assert again is done
    dropped = set_status(done, "measure2", "dropped", TODAY)
    assert (task_of(dropped, "measure2").status, task_of(dropped, "measure2").done_on) == ("dropped", "")
