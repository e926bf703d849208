"""Makes text of rows: of what stands among the tasks or the events and is none."""

from postmortem_desk.model import Incident, Section, derived_id
from postmortem_desk.operations.events import remove_events
from postmortem_desk.operations.lookup import event_of, events_in, home_of_event, home_of_task, index_of, task_of
from postmortem_desk.operations.sections import add_section, edit_section
from postmortem_desk.operations.tasks import remove_tasks
from postmortem_desk.text.times.moments import moment_text


def task_to_text(incident: Incident, task_id: str) -> Incident:
    """Take a task out of its list and put its words, as text without a heading, behind the list.

    Text that follows the list already comes after them. Raises UnknownPart.
    """
    task = task_of(incident, task_id)
    home = home_of_task(incident, task)
    return _with_text_behind(remove_tasks(incident, (task_id,)), home, task_id, task.text)


def event_to_text(incident: Incident, event_id: str) -> Incident:
    """Take an event out of its timeline and keep its time and its words as text.

    The first row of a timeline becomes the end of its introduction, any other one text without a heading behind it.
    Raises UnknownPart.
    """
    event = event_of(incident, event_id)
    home = home_of_event(incident, event)
    rows = events_in(incident, home)
    times = (moment_text(event.at), moment_text(event.end) if event.end is not None else "")
    words = " ".join(part for part in (" \N{EN DASH} ".join(filter(None, times)), event.text) if part)
    without = remove_events(incident, (event_id,))
    if rows and rows[0].id == event_id:
        section = incident.sections[index_of(incident.sections, home, "section")]
        return edit_section(without, home, text="\n\n".join(part for part in (section.text, words) if part))
    return _with_text_behind(without, home, event_id, words)


def _with_text_behind(incident: Incident, home: str, row_id: str, words: str) -> Incident:
    index = index_of(incident.sections, home, "section")
    behind = incident.sections[index + 1] if index + 1 < len(incident.sections) else None
    text = Section(id=derived_id("row to text", row_id), level=incident.sections[index].level, text=words)
    return add_section(incident, text, behind.id if behind is not None else None)
