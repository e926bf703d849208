"""From the sections of a document as they stand to sections with roles and rows."""

from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest

from msgspec.structs import replace

from postmortem_desk.importing.documents.drafts import CauseDraft, EventDraft, SectionDraft, trimmed
from postmortem_desk.importing.documents.tasks import read_tasks
from postmortem_desk.importing.documents.timeline import read_timeline
from postmortem_desk.importing.progress import Progress
from postmortem_desk.insight.told.timeline_words import dated_words, is_day
from postmortem_desk.model import Layout
from postmortem_desk.text.markup.markdown_blocks import blocks_of
from postmortem_desk.text.markup.markdown_headings import heading_source
from postmortem_desk.text.markup.markdown_marks import Mark, read_mark
from postmortem_desk.text.markup.markdown_sections import RawSection
from postmortem_desk.text.rows.cause_rows import read_causes
from postmortem_desk.text.rows.event_headings import heading_times, times_in_field
from postmortem_desk.text.rows.row_content import read_content
from postmortem_desk.text.rows.row_times import RowTimes, words_of_time
from postmortem_desk.text.section_roles import is_roleless, role_of_heading, roles_in_outline

_ROW_MARKS = frozenset({"events", "tasks", "causes"})
_MAY_BE_TIMELINE = frozenset({"summary", "background", "detection", "response", "resolution", "other"})
"""Roles of sections that may be the timeline of a document that has none by name."""
_FEWEST_CLOCKS = 3
_DEEPEST = 6
"""Level of a heading."""


def read_sections(raw: Sequence[RawSection], progress: Progress) -> list[SectionDraft]:
    """The sections of a document, with the rows that were found in them.

    Where nothing is called a timeline, one is whatever part is told by clock times as only a timeline is.
    """
    said = [_said_role(part) for part in raw]
    roles = _roles(raw, said)
    drafts = _sections(raw, roles, progress)
    if any(draft.events for draft in drafts):
        return drafts
    headed = _with_timeline_of_headings(raw)
    if len(headed) > len(raw):
        told_by_headings = _sections(headed, _roles(headed, [_said_role(part) for part in headed]), progress)
        if any(draft.layout.style == "headings" for draft in told_by_headings):
            return told_by_headings
    told = ["timeline" if _is_told_by_clocks(part, roles[place]) else said[place] for place, part in enumerate(raw)]
    return drafts if told == said else _sections(raw, _roles(raw, told), progress)


def _with_timeline_of_headings(raw: Sequence[RawSection]) -> Sequence[RawSection]:
    """The sections with a timeline above the first headings that begin with clock times: it has no heading itself.

    They are several on one level, one behind the other but for what is deeper. They become deeper than the timeline, so
    that what follows them does not stand in it.
    """
    start = next((index for index, part in enumerate(raw) if _is_clock_heading(part)), len(raw))
    level = raw[start].level if start < len(raw) else 0
    end = start
    while end < len(raw) and (raw[end].level > level or (raw[end].level == level and _is_clock_heading(raw[end]))):
        end += 1
    run = raw[start:end]
    if sum(1 for part in run if part.level == level) < _FEWEST_CLOCKS:
        return raw
    mark = Mark("section", values={"role": "timeline", "level": str(level)})
    above = RawSection("", level, run[0].line, (), mark=mark, from_heading=False)
    deeper = (replace(part, level=min(part.level + 1, _DEEPEST)) for part in run)
    return [*raw[:start], above, *deeper, *raw[end:]]


def _is_clock_heading(part: RawSection) -> bool:
    found = heading_times(part.heading) if part.from_heading and part.mark is None else None
    parsed = words_of_time(found[0].start) if found else None
    return parsed is not None and "T" in (parsed.start.at or "")


def _roles(raw: Sequence[RawSection], said: Sequence[str]) -> list[str]:
    outline = ((part.level, part.heading, own) for part, own in zip(raw, said, strict=True))
    return list(roles_in_outline(outline))


def _is_told_by_clocks(part: RawSection, role: str) -> bool:
    """Whether the lists, tables or lines of a part are rows with clock times, several and nearly all of them."""
    if role not in _MAY_BE_TIMELINE or part.mark is not None or is_roleless(part.heading):
        return False
    events = [event for found in read_timeline(part.lines, may_be_prose=False) for event in found.events]
    clocks = sum(
        1 for event in events if (parsed := words_of_time(event.times.start)) and "T" in (parsed.start.at or "")
    )
    return clocks >= _FEWEST_CLOCKS and clocks * 5 >= len(events) * 4


def _sections(raw: Sequence[RawSection], roles: Sequence[str], progress: Progress) -> list[SectionDraft]:
    size = sum(len(part.lines) for part in raw) or 1
    done = 0
    drafts: list[SectionDraft] = []
    index = 0
    while index < len(raw):
        part, role = raw[index], roles[index]
        progress(done / size)
        done += len(part.lines)
        parts = _parts(part, role)
        own = "" if _said_role(part) else role_of_heading(part.heading)
        if own not in {"", role} and not any(draft.has_rows for draft in parts):
            parts = _parts(part, own)  # it stands among rows and holds none: it is what its heading says
        parts[0].heading = part.heading
        index += 1
        if role == "timeline":
            below = _events_below(raw, roles, index)
            if below:
                if len(parts) > 1 or parts[0].has_rows:
                    parts.append(SectionDraft(role, 0))
                parts[-1].events = _heading_events(below)
                parts[-1].layout = Layout(style="headings")
                index += len(below)
        for draft in parts:
            draft.level = part.level
        drafts.extend(parts)
    return drafts


def _said_role(part: RawSection) -> str:
    return part.mark.values.get("role", "") if part.mark is not None else ""


def _parts(part: RawSection, role: str) -> list[SectionDraft]:
    """The parts of one section: its own, and those without a heading that follow its rows."""
    segments = list(_segments(part.lines))
    parts = [SectionDraft(role, 0)]
    for mark, lines in segments:
        if mark is not None and mark.kind == "causes":
            parts[-1].causes += [CauseDraft(c.depth, c.role, c.text, c.details) for c in read_causes(lines)]
            continue
        found = _read(role, mark, lines)
        if mark is None:
            parts = found
        else:
            _take_rows(parts[-1], found)
    if part.verbatim is not None:
        parts[0].text = part.verbatim
    return parts


def _read(role: str, mark: Mark | None, lines: Sequence[str]) -> list[SectionDraft]:
    kind = mark.kind if mark is not None else {"timeline": "events", "measures": "tasks", "tasks": "tasks"}.get(role)
    columns = mark.values.get("columns", "") if mark is not None else ""
    fields = tuple(columns.split(",")) if columns else ()
    certain = mark is not None
    if kind == "events":
        parts = read_timeline(lines, fields, certain=certain)
        for part in parts:
            part.role = role if part.events or part is parts[0] else part.role
        return parts
    if kind == "tasks":
        return read_tasks(lines, role, fields, certain=certain)
    return [SectionDraft(role, 0, text=trimmed(lines))]


def _take_rows(part: SectionDraft, found: Sequence[SectionDraft]) -> None:
    for other in found:
        part.events += other.events
        part.tasks += other.tasks
        if other.has_rows:
            part.layout = other.layout


def _segments(lines: Sequence[str]) -> Iterator[tuple[Mark | None, Sequence[str]]]:
    """The lines of a section, cut where a comment of ours says that rows follow."""
    starts: list[tuple[Mark | None, int, int]] = [(None, 0, 0)]
    if any("<!-- postmortem-desk" in line for line in lines):
        for block in blocks_of(lines):
            mark = read_mark(lines[block.start]) if block.kind == "paragraph" else None
            if mark is not None and mark.kind in _ROW_MARKS:
                starts.append((mark, block.start, block.start + 1))
    for (mark, _, start), following in zip_longest(starts, starts[1:]):
        yield mark, lines[start : following[1] if following else len(lines)]


def _events_below(raw: Sequence[RawSection], roles: Sequence[str], start: int) -> list[RawSection]:
    """The sections from `start` on that are events with headings of their own; empty where the headings are no times.

    They are those right below a timeline whose headings, half of them at least, begin with a time. Where most of them
    are days, or most of their texts hold events, the headings are days or phases of a timeline below them.
    """
    top = raw[start - 1].level
    end = start
    while end < len(raw) and (
        (raw[end].level > top and _may_be_event(raw[end], roles[end])) or (end > start and _is_stray_event(raw[end]))
    ):
        end += 1
    below = list(raw[start:end])
    if not below:
        return []
    level = below[0].level
    below = [replace(part, level=level) if part.level <= top else part for part in below]
    heads = [part for part in below if part.level == level]
    timed = sum(1 for part in heads if _times_of_head(part))
    is_deep = all(part.level >= level for part in below)
    if not is_deep or timed * 2 < len(heads) or _are_headed(heads):
        return []
    days = sum(1 for part in heads if is_day(dated_words(part.heading)))
    return [] if days * 2 > timed and _any_events(raw, roles, start, top) else below


def _times_of_head(part: RawSection) -> RowTimes | None:
    """The time that the heading of a part tells, or else a field below it."""
    found = heading_times(part.heading)
    return found[0] if found else times_in_field(part.lines)


def _are_headed(heads: Sequence[RawSection]) -> bool:
    """Whether most of the headings have events of their own below them."""
    return sum(1 for head in heads if any(part.events for part in read_timeline(head.lines))) * 2 > len(heads)


def _any_events(raw: Sequence[RawSection], roles: Sequence[str], start: int, top: int) -> bool:
    """Whether a timeline among the sections from `start` on that are deeper than `top` holds events."""
    deeper = takewhile(lambda pair: pair[0].level > top, zip(raw[start:], roles[start:], strict=False))
    return any(part.events for raw_part, role in deeper if role == "timeline" for part in read_timeline(raw_part.lines))


def _may_be_event(part: RawSection, role: str) -> bool:
    return (
        part.from_heading
        and part.mark is None
        and part.verbatim is None
        and bool(part.heading)
        and (role == "timeline" or heading_times(part.heading) is not None)
        and role_of_heading(part.heading) != "timeline"
    )


def _is_stray_event(part: RawSection) -> bool:
    """Whether a heading that is as high as the timeline's is one of its events after all."""
    return _may_be_event(part, "timeline") and heading_times(part.heading) is not None


def _heading_events(below: Sequence[RawSection]) -> list[EventDraft]:
    """The events whose headings are the highest of `below`; deeper headings are part of their texts."""
    level = below[0].level
    starts = [index for index, part in enumerate(below) if part.level == level]
    return [_heading_event(below[start:end]) for start, end in zip_longest(starts, starts[1:])]


def _heading_event(parts: Sequence[RawSection]) -> EventDraft:
    head, *inner = parts
    found = heading_times(head.heading)
    told = None if found else times_in_field(head.lines)
    times, rest = found or ((told, head.heading) if told else (RowTimes(head.heading), ""))
    texts = [rest, trimmed(head.lines)]
    for part in inner:
        texts += [f"{'#' * part.level} {heading_source(part.heading)}", trimmed(part.lines)]
    text, details = read_content("\n\n".join(text for text in texts if text))
    return EventDraft(times, text, details)
