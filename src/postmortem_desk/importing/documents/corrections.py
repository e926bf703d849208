"""What a person says of an import that was not understood right: this is an event, this list is the tasks."""

from msgspec.structs import replace

from postmortem_desk.importing.documents.build import events_of, sections_of, tasks_of
from postmortem_desk.importing.documents.drafts import SectionDraft
from postmortem_desk.importing.documents.tasks import read_tasks
from postmortem_desk.importing.documents.timeline import read_timeline, read_told_lines
from postmortem_desk.insight.told.told_days import dated_timeline
from postmortem_desk.insight.told.told_facts import told_facts
from postmortem_desk.model import Event, Incident, Section, derived_id
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.events import add_event, place_event
from postmortem_desk.operations.lookup import RowT, all_ids, first_section, section_of
from postmortem_desk.operations.sections import add_section, edit_section
from postmortem_desk.operations.tasks import add_task
from postmortem_desk.text.rows.row_content import read_content
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.time_grammar import TimeContext, find_leading_time


def reread_section(incident: Incident, section_id: str, role: str) -> Incident:
    """Read the text of a section anew, as a timeline or as a list of tasks or measures.

    `role` is timeline, tasks or measures. What is no row stays text, where it stood; rows that the section has already
    stay before the new ones. Raises UnknownPart.
    """
    section = section_of(incident, section_id)
    lines = section.text.split("\n")
    drafts = _read_as_timeline(lines) if role == "timeline" else read_tasks(lines, role)
    first, *others = drafts
    changed = edit_section(incident, section_id, role=role, text=first.text, layout=first.layout)
    sections = [section_of(changed, section_id), *_headless(others, section)]
    for part in reversed(sections[1:]):
        changed = add_section(changed, part, _behind(changed, section_id))
    before = {event.id for event in changed.timeline}
    fresh = all_ids(changed)
    for event, _day in events_of(drafts, sections):
        changed = add_event(changed, _named(event, fresh))
    for task in tasks_of(drafts, sections):
        changed = add_task(changed, _named(task, fresh))
    return _dated(changed, before)


def _read_as_timeline(lines: list[str]) -> list[SectionDraft]:
    """As a document would be read, or line by line where that finds more: nobody needs to guess whether it is one."""
    return max(read_timeline(lines), read_told_lines(lines), key=lambda drafts: sum(len(one.events) for one in drafts))


def text_to_event(incident: Incident, section_id: str, words: str) -> Incident:
    """Take `words` out of a section's text and make an event of them, in its place in time.

    The event goes into the section where that is a timeline, else into the first timeline (which is made where there
    is none). A time that leads the words is the event's. An incident whose section does not hold them stays as it is.
    """
    section = section_of(incident, section_id)
    wanted = words.strip()
    if not wanted or wanted not in section.text:
        return incident
    start = section.text.index(wanted)
    above, below = section.text[:start].rstrip(" \t-*"), section.text[start + len(wanted) :].lstrip(" \t")
    left = "\n".join(part for part in (above.rstrip("\n"), below.lstrip("\n")) if part.strip())
    changed = edit_section(incident, section_id, text=left)
    home = section if section.role == "timeline" else first_section(changed, "timeline")
    if home is None:
        home = Section(id=derived_id("timeline", incident.id), role="timeline", level=section.level, heading="Timeline")
        changed = add_section(changed, home, _behind(changed, section_id))
    return place_event(changed, _event(changed, home.id, wanted))


def _event(incident: Incident, section_id: str, words: str) -> Event:
    day = iso_date(incident.date)
    context = TimeContext(day, incident.zone, day_first=told_facts(incident).day_first, first=day)
    line = words.lstrip("-*+ \t")
    leading = find_leading_time(line, context)
    text, _details = read_content(line[leading.length :] if leading is not None else line)
    event = Event(id=derived_id("corrected event", words), section=section_id, text=text)
    if leading is None:
        return event
    return event.replaced(at=leading.time.start, end=leading.time.end)


def _headless(drafts: list[SectionDraft], section: Section) -> list[Section]:
    made = sections_of([replace(draft, level=section.level) for draft in drafts])
    return [part.replaced(id=derived_id("reread", section.id, part.id)) for part in made]


def _behind(incident: Incident, section_id: str) -> str | None:
    ids = [section.id for section in incident.sections]
    index = ids.index(section_id) + 1
    return ids[index] if index < len(ids) else None


def _named(row: RowT, taken: set[str]) -> RowT:
    """`row` with an id that nothing else has."""
    fresh = row.id
    while fresh in taken:
        fresh = derived_id("again", fresh)
    taken.add(fresh)
    return row if fresh == row.id else row.replaced(id=fresh)


def _dated(incident: Incident, known: set[str]) -> Incident:
    """The incident with instants for the events that are not among `known`."""
    facts = replace(told_facts(incident), day=iso_date(incident.date), zone=incident.zone)
    dated = dated_timeline(incident, facts)
    rows = tuple(old if old.id in known else new for old, new in zip(incident.timeline, dated, strict=True))
    return with_parts(incident, timeline=rows)
