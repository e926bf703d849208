"""Makes text of what stands among the tasks and is none."""

from postmortem_desk.model import Incident, Section, derived_id
from postmortem_desk.operations.lookup import home_of_task, index_of, task_of
from postmortem_desk.operations.sections import add_section
from postmortem_desk.operations.tasks import remove_tasks


def task_to_text(incident: Incident, task_id: str) -> Incident:
    """Take a task out of its list and put its words, as text without a heading, behind the list.

    Text that follows the list already comes after them. Raises UnknownPart.
    """
    task = task_of(incident, task_id)
    home = home_of_task(incident, task)
    without = remove_tasks(incident, (task_id,))
    index = index_of(incident.sections, home, "section")
    behind = incident.sections[index + 1] if index + 1 < len(incident.sections) else None
    level = incident.sections[index].level
    text = Section(id=derived_id("task to text", task_id), level=level, text=task.text)
    return add_section(without, text, behind.id if behind is not None else None)
