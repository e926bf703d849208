"""Writes the sections of an incident, each so that it is read back as itself."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from postmortem_desk.insight.told.timeline_words import is_day
from postmortem_desk.insight.told.told_days import untold_days
from postmortem_desk.insight.told.told_facts import ToldFacts
from postmortem_desk.model import Cause, Event, Incident, Section, Task
from postmortem_desk.operations.lookup import Homes, cause_homes, event_homes, task_homes
from postmortem_desk.report.markdown.markdown_events import event_details, event_rows
from postmortem_desk.report.markdown.markdown_rows import Rows
from postmortem_desk.report.markdown.markdown_tasks import cause_list, task_list
from postmortem_desk.text.markup.markdown_blocks import blocks_of
from postmortem_desk.text.markup.markdown_headings import heading_source
from postmortem_desk.text.markup.markdown_marks import Mark, verbatim_lines
from postmortem_desk.text.markup.markdown_sections import FIRST_LEVEL, is_one_text
from postmortem_desk.text.markup.source_forms import is_plain_source
from postmortem_desk.text.rows.row_hazards import may_hold_events, may_hold_tasks
from postmortem_desk.text.section_roles import role_of_heading, roles_in_outline
from postmortem_desk.text.times.second_zone import second_zone

_TASK_ROLES = frozenset({"measures", "tasks"})
_UNPLACED = (("timeline", "Timeline"), ("causes", "Root causes"), ("tasks", "Tasks"))
_RowT = TypeVar("_RowT", Event, Cause, Task)


class SectionWriter:
    """Writes the sections of one incident. `has_head`: whether a title or details stand above them."""

    def __init__(self, incident: Incident, facts: ToldFacts, *, has_head: bool) -> None:
        self._has_head = has_head
        self._events = _by_section(incident.timeline, event_homes(incident))
        self._causes = _by_section(incident.causes, cause_homes(incident))
        self._tasks = _by_section(incident.tasks, task_homes(incident))
        self._sections = [*incident.sections, *self._for_unplaced_rows()]
        self._days: Mapping[str, date] = untold_days(incident, facts)
        self._tell = partial(event_details, zone=incident.zone, second=second_zone(incident))
        self._rows = [list(self._rows_of(section)) for section in self._sections]
        self._said_roles = self._roles_to_say()

    def chunks(self) -> Iterator[str]:
        """What stands in the document, to be set apart by blank lines."""
        for index, section in enumerate(self._sections):
            yield from self._opening(index, section)
            if section.text:
                is_own = is_one_text(section.text) and is_plain_source(section.text)
                is_plain = is_own and not self._may_hold_rows(index, section.text)
                yield section.text if is_plain else "\n".join(verbatim_lines(section.text))
            for mark, rows in self._rows[index]:
                if mark is not None:
                    yield mark.line()
                yield "\n".join(rows.lines)

    def _for_unplaced_rows(self) -> Iterator[Section]:
        """A section for rows that no section shows; it has their id, which is ""."""
        unplaced = ("" in self._events, "" in self._causes, "" in self._tasks)
        for (role, heading), is_there in zip(_UNPLACED, unplaced, strict=True):
            if is_there:
                yield Section(id=role, role=role, level=FIRST_LEVEL, heading=heading).with_fields(id="")

    def _rows_of(self, section: Section) -> Iterator[tuple[Mark | None, Rows]]:
        """The rows of a section, each kind with the comment that it needs or None."""
        is_unplaced = not section.id
        kinds: list[tuple[str, Rows]] = []
        if (events := self._events.get(section.id)) and (not is_unplaced or section.role == "timeline"):
            alone = section.id not in self._tasks and section.id not in self._causes
            kinds.append(("events", event_rows(section, events, self._days, self._tell, alone=alone)))
        if (tasks := self._tasks.get(section.id)) and (not is_unplaced or section.role == "tasks"):
            kinds.append(("tasks", task_list(section, tasks)))
        if (causes := self._causes.get(section.id)) and (not is_unplaced or section.role == "causes"):
            kinds.append(("causes", cause_list(causes)))
        own = "events" if section.role == "timeline" else "tasks" if section.role in _TASK_ROLES else ""
        for kind, rows in sorted(kinds, key=lambda pair: pair[0] != own):
            is_said = kind != own or rows.certain
            yield (Mark(kind, values={"columns": rows.columns} if rows.columns else {}) if is_said else None), rows

    def _opening(self, index: int, section: Section) -> Iterator[str]:
        said = self._said_roles[index]
        if section.heading:
            if said:
                yield Mark("section", values={"role": said}).line()
            yield f"{'#' * section.level} {heading_source(section.heading)}"
        elif said:
            yield Mark("section", values={"role": said, "level": str(section.level)}).line()

    def _roles_to_say(self) -> list[str]:
        """The role of each section that a reader would take for another one or would not see begin; else ""."""
        said = [section.role if self._must_say(index) else "" for index, section in enumerate(self._sections)]
        while True:
            outline = [(s.level, s.heading, role) for s, role in zip(self._sections, said, strict=True)]
            read = list(roles_in_outline(outline))
            wrong = [index for index, section in enumerate(self._sections) if read[index] != section.role]
            unsaid = [index for index in wrong if not said[index]]
            if not unsaid:
                return said
            for index in unsaid:
                said[index] = self._sections[index].role or "other"

    def _must_say(self, index: int) -> bool:
        section = self._sections[index]
        if not section.heading:
            return not self._begins_by_itself(index)
        if section.level == 1 and index == 0 and not self._has_head and not role_of_heading(section.heading):
            return True
        if section.role != "timeline" or role_of_heading(section.heading) == "timeline":
            return False
        has_heads = any(rows.style == "headings" for kinds in self._rows for _, rows in kinds)
        return has_heads or not self._has_plain_events(index)

    def _has_plain_events(self, index: int) -> bool:
        return any(mark is None and rows.style != "headings" for mark, rows in self._rows[index])

    def _begins_by_itself(self, index: int) -> bool:
        """Whether a reader sees this section without heading begin where it does."""
        section = self._sections[index]
        if not section.text or not is_one_text(section.text) or section.text[0] in " \t":
            return False
        blocks = blocks_of(section.text.split("\n"))
        if blocks and blocks[0].kind != "paragraph":
            return False  # a list or a table would go on with what stands above it
        if index == 0:
            return (
                section.level == FIRST_LEVEL
                and section.role in {"summary", "other"}
                and not section.text.startswith(("---", "+++"))
            )
        return self._follows_rows(index, section)

    def _follows_rows(self, index: int, section: Section) -> bool:
        before = self._sections[index - 1]
        kinds = self._rows[index - 1]
        if (
            section.level != before.level
            or len(kinds) != 1
            or kinds[0][0] is not None
            or kinds[0][1].style == "headings"
        ):
            return False
        own = self._rows[index]
        if self._may_hold_rows(index - 1, section.text):
            return False
        if section.role == "other":
            return not own
        if section.role != before.role or len(own) != 1 or own[0][0] is not None:
            return False
        return section.role in _TASK_ROLES or (is_day(section.text) and own[0][1].style != "headings")

    def _may_hold_rows(self, index: int, text: str) -> bool:
        section = self._sections[index]
        if section.role == "timeline":
            return not is_day(text) and may_hold_events(text)
        return section.role in _TASK_ROLES and may_hold_tasks(text)


def _by_section(rows: Sequence[_RowT], homes: Homes) -> dict[str, list[_RowT]]:
    placed: dict[str, list[_RowT]] = {}
    for row in rows:
        placed.setdefault(homes.home(row.section), []).append(row)
    return placed
