"""Turns an incident into the typed blocks of its document. Order and wording are decided here, and only here.

Sections that say nothing are left out; guidance, notes and dismissed findings are never part of a document. Durations
and phases are derived from the milestones each time and stored nowhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, TypeVar

from postmortem_desk.insight.placed_events import placing
from postmortem_desk.model import Cause, Event, Incident, Section, Task
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.lookup import Homes, cause_homes, event_homes, task_homes
from postmortem_desk.report.blocks import (
    Block,
    CauseTreeBlock,
    ChecklistBlock,
    EventTableBlock,
    HeadingBlock,
    PictureBlock,
    ProseBlock,
    Report,
)
from postmortem_desk.report.outline.outline_derived import (
    derived_figures,
    lanes_block,
    phases_block,
    shows_lanes,
    with_marked_events,
)
from postmortem_desk.report.outline.outline_events import EventRows, Zones
from postmortem_desk.report.outline.outline_head import (
    BAND,
    facts_block,
    figures_block,
    impact_figures,
    title_block,
    title_of,
)
from postmortem_desk.report.outline.outline_lists import Names, cause_rows, checklist_rows
from postmortem_desk.report.outline.outline_metrics import metrics_block, shows_metrics
from postmortem_desk.report.outline.outline_words import confidentiality, role_heading
from postmortem_desk.report.pictures.picture import WIDTH
from postmortem_desk.text.one_line import one_line
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.second_zone import second_zone
from postmortem_desk.text.times.zones import zone_label

_UNPLACED_LEVEL: Final = 2


_Row = TypeVar("_Row", Event, Cause, Task)
_section_of = attrgetter("section")


def report_of(incident: Incident, *, keep_empty: bool = False) -> Report:
    """The document of an incident. With `keep_empty`, headings of sections that say nothing stay."""
    return ReportBuilder().build(incident, keep_empty=keep_empty)


class ReportBuilder:
    """Makes the document of an incident again and again, and hands out unchanged blocks and rows as they were.

    A block or a row that is the same object as in the report before need not be drawn again. One builder belongs to
    one open document: it remembers the last incident that it saw.
    """

    def __init__(self) -> None:
        self._tables: dict[str, EventRows] = {}
        self._blocks: dict[str, Block] = {}
        self._names: Names | None = None
        self._picture_width = WIDTH
        self._lanes: Block | None = None
        self.owes_lanes = False
        """Whether the last report shows the lanes of one before it."""

    def preparing(self, incident: Incident, *, hurried: bool = False) -> Iterator[None]:
        """Make what a long timeline needs for the next `build`, in steps of about a millisecond.

        Whoever must not stop for long goes through it first; what is made by then is not lost when `incident` changes.
        """
        if shows_lanes(incident) and not hurried:
            yield from placing(incident)
        for section_id, events in _by_section(incident.timeline, event_homes(incident)).items():
            yield from self._tables.setdefault(section_id, EventRows()).preparing(tuple(events), _zones(incident))

    def build(
        self, incident: Incident, *, keep_empty: bool = False, picture_width: float = WIDTH, hurried: bool = False
    ) -> Report:
        """The document of `incident`. `picture_width` is in units of the picture's letters, for narrow pages.

        With `hurried` the lanes of the last report stand for its own, which take longer than all the rest.
        """
        names = Names(incident)
        same_width = picture_width == self._picture_width
        if self._names is not None and names.are_those_of(self._names) and same_width:
            parts = _Parts(incident, names, self._tables, self._blocks)
        else:
            parts = _Parts(incident, names, self._tables, {})
        parts.picture_width = picture_width
        parts.kept_lanes = self._lanes if hurried and same_width else None
        blocks = tuple(self._same_or_new(block) for block in parts.blocks(keep_empty))
        self._blocks = {block.key: block for block in blocks}
        self._tables = parts.tables
        self._names = names
        self._picture_width = picture_width
        self._lanes = parts.lanes
        self.owes_lanes = parts.lanes is not None and parts.lanes is parts.kept_lanes
        return Report(
            title=title_of(incident),
            language=incident.language,
            reference=one_line(incident.reference),
            date=incident.date,
            confidentiality=confidentiality(TEAM),
            blocks=blocks,
        )

    def _same_or_new(self, block: Block) -> Block:
        before = self._blocks.get(block.key)
        return before if before == block else block


class _Parts:
    """One incident on its way into blocks."""

    def __init__(self, incident: Incident, names: Names, tables: dict[str, EventRows], lists: dict[str, Block]) -> None:
        self._incident = incident
        self._marked = with_marked_events(incident)
        self._names = names
        self._old_lists = lists
        """Blocks by key whose cause trees, their pictures, and checklists still hold."""
        self._old_tables = tables
        self.picture_width = WIDTH
        self.kept_lanes: Block | None = None
        """A picture that is shown for the lanes; None to draw them."""
        self.lanes: Block | None = None
        self.tables: dict[str, EventRows] = {}
        self._events = _by_section(incident.timeline, event_homes(incident))
        self._causes = _by_section(incident.causes, cause_homes(incident))
        self._tasks = _by_section(incident.tasks, task_homes(incident))

    def blocks(self, keep_empty: bool) -> Iterator[Block]:
        """All blocks in document order."""
        incident = self._incident
        impact = impact_figures(incident)
        derived = derived_figures(self._marked)
        yield title_block(incident)
        yield from _present(figures_block(derived, impact))
        yield from _present(facts_block(incident, impact[max(0, BAND - len(derived)) :]))
        shown = incident.sections if keep_empty else tuple(self._speaking())
        depths = _depths(shown)
        for section, depth in zip(shown, depths, strict=True):
            yield from self._section(section, depth)
        yield from self._unplaced()

    def _section(self, section: Section, depth: int) -> Iterator[Block]:
        heading = one_line(section.heading)
        if heading:
            yield HeadingBlock(f"{section.id}/heading", section.id, section.role, section.level, depth, heading)
        if section.text.strip():
            yield ProseBlock(f"{section.id}/prose", section.id, depth, section.text)
        yield from self._rows(section.id)

    def _rows(self, section_id: str) -> Iterator[Block]:
        yield from self._event_table(section_id)
        yield from self._cause_tree(section_id)
        yield from self._checklist(section_id)

    def _event_table(self, section_id: str) -> Iterator[Block]:
        events = self._events.get(section_id)
        if events:
            incident = self._incident
            table = self.tables[section_id] = self._old_tables.get(section_id) or EventRows()
            zones = _zones(incident)
            rows = table.rows(tuple(events), zones, iso_date(incident.date))
            if len(self.tables) == 1:
                yield from _present(self._timeline_picture())
                yield from _present(metrics_block(self._marked) if shows_metrics(incident) else None)
            zone = " / ".join(zone_label(name) for name in (zones.own, zones.second) if name)
            yield EventTableBlock(f"{section_id}/events", section_id, zone, rows)

    def _timeline_picture(self) -> Block | None:
        if shows_lanes(self._incident):
            self.lanes = self.kept_lanes or lanes_block(self._incident, self.picture_width)
            return self.lanes
        return phases_block(self._marked, self.picture_width)

    def _cause_tree(self, section_id: str) -> Iterator[Block]:
        causes = self._causes.get(section_id)
        if causes:
            if self._incident.display.get("fishbone") is True:
                yield from _present(self._fishbone(section_id, causes))
            key = f"{section_id}/causes"
            kept = self._old_lists.get(key)
            yield kept or CauseTreeBlock(key, section_id, cause_rows(causes, self._names))

    def _fishbone(self, section_id: str, causes: Sequence[Cause]) -> Block | None:
        from postmortem_desk.report.pictures.fishbone import fishbone  # late: few documents show it

        key = f"{section_id}/fishbone"
        kept = self._old_lists.get(key)
        drawn = None if kept else fishbone(causes, width=self.picture_width)
        return PictureBlock(key, drawn.svg, drawn.alt) if drawn else kept

    def _checklist(self, section_id: str) -> Iterator[Block]:
        tasks = self._tasks.get(section_id)
        if tasks:
            key = f"{section_id}/tasks"
            kept = self._old_lists.get(key)
            yield kept or ChecklistBlock(key, section_id, checklist_rows(tasks, self._names))

    def _unplaced(self) -> Iterator[Block]:
        """Rows whose role has no section, under a plain heading, so that nothing is lost without a word."""
        for role, rows in (
            ("timeline", self._event_table("")),
            ("causes", self._cause_tree("")),
            ("tasks", self._checklist("")),
        ):
            blocks = list(rows)
            if blocks:
                yield HeadingBlock(f"/heading-{role}", "", role, _UNPLACED_LEVEL, 1, role_heading(role))
                yield from blocks

    def _speaking(self) -> Iterator[Section]:
        """The sections that say something, and the headings above them."""
        kept: list[Section] = []
        level_below = 0
        for section in reversed(self._incident.sections):
            speaks = bool(section.text.strip()) or any(
                section.id in rows for rows in (self._events, self._causes, self._tasks)
            )
            above = bool(section.heading.strip()) and section.level < level_below
            if speaks or above:
                kept.append(section)
                if section.heading.strip():
                    level_below = section.level
        return reversed(kept)


def _zones(incident: Incident) -> Zones:
    return Zones(incident.zone, second_zone(incident))


def _by_section(rows: tuple[_Row, ...], homes: Homes) -> dict[str, Sequence[_Row]]:
    """Rows by the id of the section that shows them; "" for those that no section shows."""
    home_of = {section: homes.home(section) for section in set(map(_section_of, rows))}
    if len(set(home_of.values())) == 1:
        return {next(iter(home_of.values())): rows}
    placed: dict[str, list[_Row]] = {}
    for row in rows:
        placed.setdefault(home_of[row.section], []).append(row)
    return dict(placed)


def _depths(sections: Iterable[Section]) -> Iterator[int]:
    """The depth of each section's heading below the title, without gaps, whatever levels the file has.

    A section without one has the depth of the heading above it, 0 before the first.
    """
    above: list[int] = []
    for section in sections:
        if section.heading.strip():
            while above and above[-1] >= section.level:
                above.pop()
            above.append(section.level)
        yield len(above)


def _present(block: Block | None) -> Iterator[Block]:
    if block is not None:
        yield block
