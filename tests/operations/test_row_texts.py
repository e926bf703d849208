"""Rows that are none become text: a conclusion among the tasks, a caption among the events."""

from postmortem_desk.model import Event, Incident, Moment, Section, Task
from postmortem_desk.operations.row_texts import event_to_text, task_to_text


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


def test_an_event_that_is_none_keeps_its_time_and_words() -> None:
    sections = (Section(id="t", role="timeline", heading="Timeline", text="In UTC."), Section(id="z", heading="More"))
    rows = (
        Event(id="a", section="t", at=Moment(written="09:00", at="2023-05-01T09:00"), text="Graphs of the day"),
        Event(id="b", section="t", at=Moment(written="09:10", at="2023-05-01T09:10"), text="Paged"),
    )
    before = Incident(id="i", sections=sections, timeline=rows)
    first = event_to_text(before, "a")
    assert first.sections[0].text == "In UTC.\n\n09:00 Graphs of the day"
    assert [row.id for row in first.timeline] == ["b"]
    second = event_to_text(before, "b")
    assert [section.text for section in second.sections] == ["In UTC.", "09:10 Paged", ""]
