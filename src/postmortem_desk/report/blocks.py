"""The typed blocks of a document: what `outline` makes of an incident and every writer draws.

A block carries what is to be read, in words that are final: no writer decides order or wording. Texts are plain
text unless they are said to be Markdown; every writer escapes them in its own way. `key` is stable while the
block's subject exists, so that a preview can tell what changed; rows carry the ids of their records.
"""

from typing import Final

from msgspec import Struct


class TitleBlock(Struct, frozen=True):
    """The title of the document and one quiet line of facts below it."""

    key: str
    title: str
    facts: tuple[str, ...]


class Figure(Struct, frozen=True):
    """One figure of the band: a label, a value, and what it comes from."""

    label: str
    value: str
    detail: str = ""


class FiguresBlock(Struct, frozen=True):
    """The band of figures under the title: durations and impact."""

    key: str
    figures: tuple[Figure, ...]


class FactsBlock(Struct, frozen=True):
    """Labels and values: the details of the incident."""

    key: str
    facts: tuple[tuple[str, str], ...]


_LONG_FACT: Final = 90
"""Characters of a value from which on a fact takes the whole width where facts stand in two columns."""


def is_long_fact(value: str) -> bool:
    """Whether a value is too long for one of two columns."""
    return len(value) > _LONG_FACT


class HeadingBlock(Struct, frozen=True):
    """A section's heading. `level` is the depth in the file (1 to 6); `depth` the one below the title, without gaps
    (1 for the highest heading of the document), which structure and outlines use.
    """

    key: str
    section_id: str
    role: str
    level: int
    depth: int
    text: str


class ProseBlock(Struct, frozen=True):
    """A section's text, as Markdown. `depth` is that of the heading above it (0 without one): its own come below."""

    key: str
    section_id: str
    depth: int
    text: str


class EventRow(Struct, frozen=True):
    """An event as it is read. `day` is "" unless the day differs from the row before or is the first one known."""

    event_id: str
    time: str
    """As it was written, with its range ("9:05 AM", "9:05 - 9:20"); "" where no time was written."""
    day: str
    """A day separator above the row ("1 May 2023")."""
    text: str
    """Markdown."""
    kind: str
    milestones: tuple[str, ...]
    actor: str
    key_event: bool
    doubtful: bool
    """Whether the time is approximate or unknown."""
    cells: tuple[tuple[str, str], ...] = ()
    """Columns of a source table that have no field: heading and text."""
    elsewhere: str = ""
    """The same time on the clock of the incident's second zone ("16:05 UTC")."""


class EventTableBlock(Struct, frozen=True):
    """The events of one section."""

    key: str
    section_id: str
    zone: str
    """The zone of the times, in words ("UTC-08:00"); "" where it is not known."""
    rows: tuple[EventRow, ...]


class PictureBlock(Struct, frozen=True):
    """A picture that we made: SVG with texts as text, and the same in words."""

    key: str
    svg: str
    alt: str
    caption: str = ""
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """All that it shows as lists with their headings, for those who read pages by ear."""


class CauseRow(Struct, frozen=True):
    """A cause in its tree, depth 0 at the top. Rows come in tree order."""

    cause_id: str
    depth: int
    label: str
    """Its role and certainty, in words ("Root cause, confirmed")."""
    text: str
    """Markdown."""
    category: str
    events: tuple[str, ...]
    """The events that it is seen in, as "9:05 AM"."""


class CauseTreeBlock(Struct, frozen=True):
    """The causes of one section."""

    key: str
    section_id: str
    rows: tuple[CauseRow, ...]


class ChecklistRow(Struct, frozen=True):
    """A measure or a task."""

    task_id: str
    done: bool
    status: str
    """Its status in words where it is neither open nor done ("In progress", "Dropped: too costly"); else ""."""
    text: str
    """Markdown."""
    details: tuple[tuple[str, str], ...]
    """Owner, due and the rest, as label and value, in reading order."""


class ChecklistBlock(Struct, frozen=True):
    """The measures or tasks of one section."""

    key: str
    section_id: str
    rows: tuple[ChecklistRow, ...]


Block = (
    TitleBlock
    | FiguresBlock
    | FactsBlock
    | HeadingBlock
    | ProseBlock
    | EventTableBlock
    | PictureBlock
    | CauseTreeBlock
    | ChecklistBlock
)


class Report(Struct, frozen=True):
    """A whole document: its blocks in order, and what a writer needs to say about it as a whole."""

    title: str
    """Never empty: where the incident has none, words that stand for it."""
    language: str
    reference: str
    date: str
    confidentiality: str
    """The line at the foot ("Internal, for the team")."""
    blocks: tuple[Block, ...]
