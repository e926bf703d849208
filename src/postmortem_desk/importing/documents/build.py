"""Makes records of what has been read: ids that are the same on every machine, and the values of details."""

from collections.abc import Iterator, Sequence

from postmortem_desk.importing.documents.drafts import CauseDraft, EventDraft, SectionDraft, TaskDraft
from postmortem_desk.model import UNKNOWN_MOMENT, Cause, Event, Milestone, Moment, Section, Task, derived_id
from postmortem_desk.text.facts.incident_details import list_read
from postmortem_desk.text.rows.row_times import RowTimes
from postmortem_desk.text.rows.task_groups import TaskGroup, task_group


def sections_of(drafts: Sequence[SectionDraft]) -> tuple[Section, ...]:
    """The sections, in order."""
    return tuple(
        Section(
            id=derived_id("section", str(index), draft.heading),
            role=draft.role,
            level=draft.level,
            heading=draft.heading,
            text=draft.text,
            layout=draft.layout,
        )
        for index, draft in enumerate(drafts)
    )


def events_of(drafts: Sequence[SectionDraft], sections: Sequence[Section]) -> Iterator[tuple[Event, str]]:
    """The events in order, their times as words only, each with the day that a comment of ours says or ""."""
    ordinal = 0
    for draft, section in zip(drafts, sections, strict=True):
        for event in draft.events:
            yield _event(event, section.id, ordinal), event.day
            ordinal += 1


def tasks_of(drafts: Sequence[SectionDraft], sections: Sequence[Section]) -> tuple[Task, ...]:
    """The measures and tasks, in order."""
    tasks: list[Task] = []
    for part, section in zip(drafts, sections, strict=True):
        group = task_group(section.heading, section.text, [draft.text for draft in part.tasks])
        tasks += (_task(draft, section.id, len(tasks) + index, group) for index, draft in enumerate(part.tasks))
    return tuple(tasks)


def causes_of(drafts: Sequence[SectionDraft], sections: Sequence[Section]) -> tuple[Cause, ...]:
    """The causes, in order, each under the one before it that is less deep."""
    causes: list[Cause] = []
    for part, section in zip(drafts, sections, strict=True):
        above: list[tuple[int, str]] = []
        for draft in part.causes:
            while above and above[-1][0] >= draft.depth:
                above.pop()
            cause = _cause(draft, section.id, above[-1][1] if above else "", len(causes))
            above.append((draft.depth, cause.id))
            causes.append(cause)
    return tuple(causes)


def _moment(words: str) -> Moment:
    return Moment(written=words, precision="unknown")


def _event(draft: EventDraft, section_id: str, ordinal: int) -> Event:
    said = dict(draft.details)
    times = draft.times
    has_time = times != RowTimes()
    return Event(
        id=derived_id("event", str(ordinal), times.start, draft.text),
        section=section_id,
        at=_moment(times.start) if has_time else UNKNOWN_MOMENT,
        end=_moment(times.end) if times.end is not None else None,
        text=draft.text,
        kind=said.get("Kind", ""),
        milestones=tuple(Milestone(name=name) for name in list_read(said.get("Milestones", ""))),
        actor=said.get("By", ""),
        severity=said.get("Severity", ""),
        key_event=said.get("Key event") == "yes",
        order_kept=said.get("Order") == "kept",
        cells=draft.cells,
    )


def _task(draft: TaskDraft, section_id: str, ordinal: int, group: TaskGroup) -> Task:
    said = group.told(draft.details, draft.text)
    status = group.status_of(draft.done, dict(draft.details).get("Status", ""), draft.text)
    return Task(
        id=derived_id("task", str(ordinal), draft.text),
        section=section_id,
        text=draft.text,
        status=status,
        reason=said.get("Reason", ""),
        kind=said.get("Kind", ""),
        owner=said.get("Owner", ""),
        due=said.get("Due", ""),
        done_on=said.get("Done on", ""),
        priority=said.get("Priority", ""),
        tickets=list_read(said.get("Tickets", "")),
        success=said.get("Done when", ""),
        cells=draft.cells,
    )


def _cause(draft: CauseDraft, section_id: str, parent_id: str, ordinal: int) -> Cause:
    said = dict(draft.details)
    return Cause(
        id=derived_id("cause", str(ordinal), draft.text),
        section=section_id,
        parent_id=parent_id,
        role=draft.role,
        text=draft.text,
        category=said.get("Category", ""),
        certainty=said.get("Certainty", "").replace(" ", "_"),
    )
