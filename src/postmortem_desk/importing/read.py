"""Reads a document of any kind into an incident: the one entrance for every importer."""

from datetime import date
from pathlib import Path, PurePath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.importing.documents.build import causes_of, events_of, sections_of, tasks_of
from postmortem_desk.importing.documents.findings import found_sentences, heading_sentences, misread_sentences
from postmortem_desk.importing.documents.head import Head, read_head
from postmortem_desk.importing.documents.outline import read_sections
from postmortem_desk.importing.documents.source import source_text, split_front_matter
from postmortem_desk.importing.evidence.evidence import Evidence
from postmortem_desk.importing.evidence.evidence_incident import incident_of_evidence
from postmortem_desk.importing.evidence.evidence_kinds import ENDINGS as EVIDENCE_ENDINGS
from postmortem_desk.importing.evidence.evidence_kinds import KINDS as EVIDENCE_KINDS
from postmortem_desk.importing.evidence.evidence_kinds import Wanted, evidence_kind, read_evidence, read_folder
from postmortem_desk.importing.evidence.evidence_lines import is_status_page
from postmortem_desk.importing.progress import Progress, unheard
from postmortem_desk.insight.told.told_days import dated_timeline
from postmortem_desk.insight.told.told_details import told_fields
from postmortem_desk.insight.told.told_facts import told_facts
from postmortem_desk.insight.told.told_milestones import told_milestones, with_milestones
from postmortem_desk.insight.told.told_title import told_title
from postmortem_desk.model import Incident, derived_id
from postmortem_desk.text.facts.incident_details import TITLE_HEADING
from postmortem_desk.text.markup.markdown_sections import raw_sections
from postmortem_desk.text.markup.other_markups import in_markdown
from postmortem_desk.text.markup.source_forms import as_markdown
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.trouble import Trouble

MARKDOWN: Final = "markdown"
KINDS: Final = (MARKDOWN, *EVIDENCE_KINDS)
"""What `read_document` can be told that a document is."""
_ENDINGS: Final = {
    "md": "markdown",
    "markdown": "markdown",
    "mdown": "markdown",
    "mkd": "markdown",
    "mdx": "markdown",
    "qmd": "markdown",
    "rmd": "markdown",
    "erb": "markdown",
    "txt": "markdown",
    "text": "markdown",
    **dict.fromkeys(("html", "htm", "xhtml", "adoc", "asciidoc", "rst", "org", "wiki", "mediawiki"), "markdown"),
    "": "markdown",
}
_FEW: Final = 3
_OPEN_ENDINGS: Final = ("txt", "text", "")
_PLAIN_TEXT: Final = "text"
_INCIDENT: Final = "incident"


class Imported(Struct, frozen=True):
    """An incident that was read from a document, and what a person should know of the reading."""

    incident: Incident
    found: tuple[str, ...]
    """Sentences: what was recognised."""
    not_understood: tuple[str, ...]
    """Sentences: what was not, and where it stands now."""
    source: str = ""
    """The text that was read, with LF line ends: of a web page and the like the Markdown that was made of it."""
    headings: tuple[str, ...] = ()
    """Sentences: the title and the sections, which a window shows without being asked."""


def read_document(data: bytes, name: str, kind: str = "", progress: Progress = unheard) -> Imported:
    """The incident that a document tells. `kind` is one of KINDS; "" takes it from the ending of `name`, else from
    the content.

    Raises Trouble where the document is not a text, is too large, or is of a kind that is not known; and whatever
    `progress` raises.
    """
    kind = kind or _found_kind(data, name)
    if kind not in (*KINDS, _INCIDENT):
        raise Trouble(
            f"A document of the kind {kind or PurePath(name).suffix!r} cannot be read.",
            subject=name,
            remedy=f"Known kinds: {', '.join(KINDS)}.",
        )
    if kind != MARKDOWN:
        return _of_evidence(read_evidence(data, name, Wanted(kind=kind), progress))
    written, notice = source_text(data, name)
    text = in_markdown(written, PurePath(name).suffix.lower().lstrip("."))
    incident = incident_of_markdown(text, progress)
    notices = (notice,) if notice else ()
    found = (*notices, *found_sentences(incident))
    return Imported(incident, found, misread_sentences(incident), text, heading_sentences(incident))


def _found_kind(data: bytes, name: str) -> str:
    """The kind by the content, where the name leaves it open: a text is Markdown unless it is plainly of a program."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending in EVIDENCE_ENDINGS:
        return evidence_kind(data, name)
    kind = kind_of(name)
    if ending in _OPEN_ENDINGS and data.strip():
        found = evidence_kind(data, name)
        is_evidence = found != _PLAIN_TEXT or is_status_page(source_text(data, name)[0])
        return found if is_evidence else kind
    return kind


def read_folder_document(folder: Path) -> Imported:
    """The incident of an unpacked chat export. Raises Trouble for a folder without one."""
    return _of_evidence(read_folder(folder))


def _of_evidence(evidence: Evidence) -> Imported:
    if not evidence.candidates:
        raise Trouble(
            " ".join(evidence.problems[:_FEW]), subject=evidence.name, remedy="Say what it is with --from KIND."
        )
    return Imported(incident_of_evidence(evidence), evidence.found, evidence.problems)


def kind_of(name: str) -> str:
    """The kind of document that a file's name promises; "" where it is none that is known."""
    return _ENDINGS.get(PurePath(name).suffix.lower().lstrip("."), "")


def incident_of_markdown(text: str, progress: Progress = unheard) -> Incident:
    """The incident that a Markdown text (with LF line ends) tells. The same text gives the same incident."""
    front_matter, body = split_front_matter(text)
    progress(0.0)
    lines = as_markdown(body.split("\n"))
    progress(0.05)
    head = read_head(raw_sections(lines))
    drafts = read_sections(head.sections, lambda share: progress(0.2 + 0.3 * share))
    progress(0.5)
    sections = sections_of(drafts)
    rows = list(events_of(drafts, sections))
    incident = Incident(
        id=derived_id("incident", text),
        sections=sections,
        timeline=tuple(event for event, _ in rows),
        causes=causes_of(drafts, sections),
        tasks=tasks_of(drafts, sections),
        front_matter=front_matter,
    )
    incident = _titled(incident, head)
    progress(0.6)
    facts = told_facts(incident)
    progress(0.7)
    read = {**told_fields(incident, facts), "title": incident.title, **head.fields}
    said = head.fields.get("display")
    display = incident.display | (said if isinstance(said, dict) else {})
    incident = incident.replaced(**{**read, "display": display})
    marked = {event.id: date.fromisoformat(day) for event, day in rows if day}
    known = replace(facts, day=iso_date(incident.date), zone=incident.zone)
    dated = incident.with_fields(timeline=dated_timeline(incident, known, marked))
    if head.says_milestones:
        return dated
    return dated.with_fields(timeline=with_milestones(dated, told_milestones(dated, known)))


def _titled(incident: Incident, head: Head) -> Incident:
    """The incident with its title. Where its words tell it too, `display` says that it stands above them again."""
    told = told_title(incident)
    is_twice = bool(head.title) and head.title == told
    title = head.title or head.fields.get("title", told)
    return incident.replaced(title=title, display={TITLE_HEADING: True} if is_twice else {})
