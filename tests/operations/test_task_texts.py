"""A conclusion that stood among the tasks becomes text behind their list."""

from postmortem_desk.model import Incident, Section, Task
from postmortem_desk.operations.task_texts import task_to_text


def test_the_words_of_a_task_stand_behind_its_list() -> None:
    sections = (Section(id="t", role="tasks", heading="Tasks", level=3), Section(id="z", heading="More"))
    tasks = (
        Task(id="a", section="t", text="Add an alert"),
        Task(id="b", section="t", text="In conclusion, done.\nAll."),
    )
    after = task_to_text(Incident(id="i", sections=sections, tasks=tasks), "b")
    assert [task.id for task in after.tasks] == ["a"]
    text = after.sections[1]
    assert (text.heading, text.level, text.text) == ("", 3, "In conclusion, done.\nAll.")
    assert [section.id for section in after.sections] == ["t", text.id, "z"]


def test_a_task_without_a_section_of_its_own_leaves_the_first_list() -> None:
    incident = Incident(id="i", sections=(Section(id="t", role="tasks"),), tasks=(Task(id="a", text="Overall, fine."),))
    after = task_to_text(incident, "a")
    assert after.tasks == ()
    assert [section.text for section in after.sections] == ["", "Overall, fine."]
