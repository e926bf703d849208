"""What a person says of an import: this list is the tasks, this is a timeline, this line is an event."""

from postmortem_desk.importing.documents.corrections import reread_section, text_to_event
from postmortem_desk.model import Event, Incident, Moment, Section, Task


def incident(text: str, *others: Section, **fields: object) -> Incident:
    sections = (Section(id="s", role="other", heading="What we do", text=text), *others)
    return Incident(id="i", date="2023-05-01", zone="UTC", sections=sections).replaced(**fields)


def test_this_list_is_the_tasks() -> None:
    before = incident(
        "First:\n\n- [x] Add an alert\n- [ ] Add a limit (@ada)\n\nThanks.", Section(id="z", heading="End")
    )
    after = reread_section(before, "s", "tasks")
    assert [(section.role, section.heading, section.text) for section in after.sections] == [
        ("tasks", "What we do", "First:"), ("other", "", "Thanks."), ("other", "End", ""),
    ]  # fmt: skip
    first = after.tasks[0]
    assert (first.text, first.status, first.section) == ("Add an alert", "done", "s")
    assert len(after.tasks) == 2


def test_this_is_a_timeline() -> None:
    after = reread_section(incident("- 09:00 Paged\n- 09:10 Restarted"), "s", "timeline")
    assert [(row.at.at, row.text) for row in after.timeline] == [
        ("2023-05-01T09:00+00:00", "Paged"), ("2023-05-01T09:10+00:00", "Restarted"),
    ]  # fmt: skip
    assert after.sections[0].text == ""


def test_a_timeline_on_which_a_person_insists_has_an_event_for_each_line_that_begins_with_a_time() -> None:
    text = (
        "How it was:\nAt 13:05 the keys were rotated.\n13:07 - uploads fail\nwith 403\n\n* ~13:31 the old key is back"
    )
    after = reread_section(incident(text), "s", "timeline")
    assert [(row.at.written, row.text) for row in after.timeline] == [
        ("At 13:05", "the keys were rotated."), ("13:07", "uploads fail\nwith 403"), ("~13:31", "the old key is back"),
    ]  # fmt: skip
    assert [(section.role, section.text) for section in after.sections] == [("timeline", "How it was:")]


def test_rows_that_are_there_stay_as_they_are() -> None:
    timeline = Section(id="t", role="timeline")
    known = Event(id="a", section="t", at=Moment(written="8 o'clock", at="2023-05-01T08:00"), text="Woke up")
    task = Task(id="k", section="s", text="Old")
    after = reread_section(incident("- 09:00 Paged", timeline, timeline=(known,), tasks=(task,)), "s", "timeline")
    assert known in after.timeline
    assert task in after.tasks
    assert len({row.id for row in (*after.timeline, *after.tasks)}) == 3


def test_what_is_no_list_stays_text() -> None:
    after = reread_section(incident("We will see."), "s", "measures")
    assert (after.sections[0].text, after.tasks) == ("We will see.", ())


def test_this_line_is_an_event() -> None:
    timeline = Section(id="t", role="timeline", heading="Timeline")
    rows = (Event(id="a", section="t", at=Moment(written="09:30", at="2023-05-01T09:30"), text="Over"),)
    before = incident("It began.\n- 9:10 AM: The disk was full\nThen it ended.", timeline, timeline=rows)
    after = text_to_event(before, "s", "9:10 AM: The disk was full")
    assert [(row.at.written, row.at.at, row.text) for row in after.timeline] == [
        ("9:10 AM", "2023-05-01T09:10+00:00", "The disk was full"), ("09:30", "2023-05-01T09:30", "Over"),
    ]  # fmt: skip
    assert after.sections[0].text == "It began.\nThen it ended."


def test_an_event_without_a_timeline_makes_one() -> None:
    after = text_to_event(incident("Somebody restarted it."), "s", "Somebody restarted it.")
    assert [(section.role, section.text) for section in after.sections] == [("other", ""), ("timeline", "")]
    assert [row.text for row in after.timeline] == ["Somebody restarted it."]
    assert after.timeline[0].at.at is None


def test_words_that_are_not_there_change_nothing() -> None:
    before = incident("It began.")
    assert text_to_event(before, "s", "It ended.") is before
    assert text_to_event(before, "s", "  ") is before
