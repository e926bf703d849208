"""An event of the timeline."""

from postmortem_desk.model.fields import NOTHING
from postmortem_desk.model.ids import Id, Reference
from postmortem_desk.model.moment import UNKNOWN_MOMENT, Moment
from postmortem_desk.model.record import Record, Text


class Milestone(Record):
    """A turning point that an event marks, for the whole incident or for one impact figure."""

    name: str
    """One of vocabulary.MILESTONES, or the team's own."""
    impact: Reference = ""
    """The id of the impact figure it holds for; "" for the whole incident."""


class Source(Record):
    """Where an event is known from."""

    kind: str = ""
    ref: str = ""
    """A stable reference inside the source (a message id, a log line); pasting it twice doubles nothing."""
    url: str = ""
    quote: Text = ""
    audience: tuple[str, ...] = ()
    """Who may see it; empty: the team only."""


class Event(Record):
    """One row of a timeline. Its place in the incident's tuple is its place in the document."""

    id: Id
    section: Reference = ""
    """The section that shows it; "" means the first section with the role timeline."""
    at: Moment = UNKNOWN_MOMENT
    end: Moment | None = None
    text: Text = ""
    kind: str = ""
    """One of vocabulary.EVENT_KINDS, or the team's own."""
    milestones: tuple[Milestone, ...] = ()
    actor: str = ""
    sources: tuple[Source, ...] = ()
    severity: str = ""
    key_event: bool = False
    order_kept: bool = False
    """The writer said that this row stands out of time order on purpose."""
    attachments: tuple[Id, ...] = ()
    cells: dict[str, Text] = NOTHING
    """Columns of a source table that have no field, by heading. Never changed in place."""
    audience: tuple[str, ...] = ()
    variants: dict[str, Text] = NOTHING
    """Other wording of the text by audience. Never changed in place."""
