"""Writes an incident as Markdown that reads well as plain text, and that `importing` reads back.

The other writers draw the blocks of `outline`, whose words are final. This one takes the incident itself, because a
round trip needs what is stored and not what is shown: the time as it was written, a due day as it stands, the role
of a section whose heading does not say it, and the way a source showed its rows. Where visible words would be read
back as something else, a comment (see `text.markdown_marks`) says what they are; most documents need none.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from postmortem_desk.insight.told.told_days import with_untold_times
from postmortem_desk.insight.told.told_details import told_fields
from postmortem_desk.insight.told.told_facts import ToldFacts, told_facts
from postmortem_desk.insight.told.told_milestones import told_milestones, without_told_milestones
from postmortem_desk.insight.told.told_title import told_title
from postmortem_desk.model import Incident
from postmortem_desk.report.markdown.markdown_sections import SectionWriter
from postmortem_desk.text.facts.incident_details import TITLE_HEADING, detail_lines
from postmortem_desk.text.markup.markdown_headings import heading_source
from postmortem_desk.text.markup.markdown_marks import Mark
from postmortem_desk.text.section_roles import role_of_heading
from postmortem_desk.text.times.dates import iso_date


def markdown_document(incident: Incident, *, reads_back: bool = True) -> str:
    """The incident as one Markdown document, with LF line ends and its front matter on top.

    With `reads_back` it says, too, which details are empty though its words seem to tell them: who only reads it has no
    use for that.
    """
    facts = told_facts(incident)
    known = replace(facts, day=iso_date(incident.date), zone=incident.zone)
    incident = with_untold_times(incident, known)
    untold = without_told_milestones(incident, told_milestones(incident, known))
    head = list(_head(incident, facts, says_milestones=untold is None, says_gaps=reads_back))
    chunks = [*head, *SectionWriter(untold or incident, known, has_head=bool(head)).chunks()]
    return "\n\n".join(chunks) + "\n" if chunks else ""


def _head(incident: Incident, facts: ToldFacts, *, says_milestones: bool, says_gaps: bool) -> Iterator[str]:
    """Front matter, title and details: what the rest of the document does not tell already."""
    if incident.front_matter:
        yield incident.front_matter
    is_told = incident.title == told_title(incident)
    if incident.title and (not is_told or incident.display.get(TITLE_HEADING) is True):
        mark = [Mark("title").line()] if role_of_heading(incident.title) else []
        yield "\n\n".join([*mark, f"# {heading_source(incident.title)}"])
    told = detail_lines(incident, told_fields(incident, facts))
    details = [detail.line() for detail in told if detail.source or says_gaps]
    if details or says_milestones:
        values = {"milestones": "said"} if says_milestones else {}
        yield "\n".join([Mark("details", values=values).line(), *details])
