"""A measure or a task: something that will be done about it."""

from postmortem_desk.model.fields import NOTHING
from postmortem_desk.model.ids import Id, Reference
from postmortem_desk.model.record import Record, Text
from postmortem_desk.model.vocabulary import CLOSED_TASK_STATUSES


class Task(Record):
    """An action item. Whether it is a measure or a task is the role of its section."""

    id: Id
    section: Reference = ""
    """The section that shows it; "" means the first section with the role tasks, else measures."""
    text: Text = ""
    status: str = "open"
    """One of vocabulary.TASK_STATUSES."""
    reason: Text = ""
    """Why it has this status, where that needs saying (dropped because ...)."""
    kind: str = ""
    """One of vocabulary.TASK_KINDS."""
    owner: str = ""
    due: str = ""
    """An ISO date, or the words of the writer where they are not a date ("end of Q3")."""
    done_on: str = ""
    """The ISO date on which it was done."""
    priority: str = ""
    tickets: tuple[str, ...] = ()
    addresses: tuple[Id, ...] = ()
    """Ids of the causes, events and sections that it does something about."""
    success: Text = ""
    """How one will know that it worked."""
    cells: dict[str, Text] = NOTHING
    """Columns of a source table that have no field, by heading. Never changed in place."""
    audience: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether it is ticked."""
        return self.status == "done"

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left to do: done or dropped."""
        return self.status in CLOSED_TASK_STATUSES
