"""A section of the document: its heading, its text and how it shows its rows."""

from typing import Annotated

from postmortem_desk.model.field_types import AtLeast, AtMost
from postmortem_desk.model.fields import NOTHING
from postmortem_desk.model.ids import Id
from postmortem_desk.model.record import Record, Text


class Column(Record):
    """A column of a source table."""

    heading: str = ""
    field: str = ""
    """The field that it fills (time, end, text, kind, actor, owner, due, status, priority, ticket ...); "" where it
    has none and its texts are kept in the rows' `cells`."""


class Layout(Record):
    """How a source showed the rows of a section, so that an export can show them so again."""

    style: str = ""
    """list, numbers, lines, table, headings; "" where the writer has no wish."""
    columns: tuple[Column, ...] = ()


class Section(Record):
    """A part of the document in document order."""

    id: Id
    role: str = "other"
    """One of vocabulary.SECTION_ROLES."""
    level: Annotated[int, AtLeast(1), AtMost(6)] = 2
    """The depth of the heading, 1 to 6."""
    heading: str = ""
    """Empty where text follows the rows of the section before."""
    text: Text = ""
    """Markdown. In a section with rows, the introduction that stands before them."""
    guidance: Text = ""
    """What a template says belongs here. Never exported."""
    layout: Layout = Layout()
    audience: tuple[str, ...] = ()
    variants: dict[str, Text] = NOTHING
    """Other wording of the text by audience. Never changed in place."""
