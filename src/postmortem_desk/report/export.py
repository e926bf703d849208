"""An incident as the bytes of a document, by the kind of file."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.audiences.copy_for import copy_for
from postmortem_desk.operations.audiences.sight import is_marked_for
from postmortem_desk.remark import Remark, template_of
from postmortem_desk.report.blocks import Report
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.report.outline.outline_words import confidentiality
from postmortem_desk.trouble import Trouble

KINDS: Final = ("html", "pdf", "md", "svg", "png", "timeline.csv", "tasks.csv")
"""Kinds of documents, by the ends of their files' names; SVG and PNG are the timeline's picture by itself, a CSV is
one of its tables."""


class Exported(Struct, frozen=True):
    """A finished document, and what its reader should know about it."""

    data: bytes
    notices: tuple[str, ...]
    """Sentences; none where all went well."""


def export_bytes(
    incident: Incident, kind: str, cancelled: Callable[[], bool] | None = None, audience: str = TEAM
) -> Exported:
    """The document of the incident, as `audience` may have it, as a file of one of KINDS.

    `cancelled` stops a long one: then trouble.Cancelled is raised. Raises Trouble when a document cannot be made or
    nothing is marked for the audience, and ValueError for another kind.
    """
    copied = _copy(incident, audience)
    if audience == TEAM:
        return _exported(incident, kind, audience, cancelled)
    exported = _exported(copied, kind, audience, cancelled)
    return Exported(exported.data, (*exported.notices, _left_out(incident, copied, audience)))


def report_for(incident: Incident, audience: str) -> Report:
    """The document of the incident as `audience` may have it. Raises Trouble when nothing is marked for it."""
    return _report(_copy(incident, audience), audience)


def markdown_for(incident: Incident, audience: str) -> str:
    """The Markdown of the incident as `audience` may have it. Raises Trouble as `report_for`."""
    return _markdown(_copy(incident, audience), audience)


def _markdown(copied: Incident, audience: str) -> str:
    from postmortem_desk.report.markdown.markdown import markdown_document  # late, as each writer

    return markdown_document(copied, reads_back=audience == TEAM)


def _copy(incident: Incident, audience: str) -> Incident:
    if not is_marked_for(incident, audience):
        raise Trouble(
            f"Nothing in the incident is marked for \u201c{audience}\u201d.",
            remedy="Mark the sections that they may read: right click in the outline, Who may read it.",
        )
    return copy_for(incident, audience)


def _left_out(incident: Incident, copied: Incident, audience: str) -> Remark:
    """What the audience does not get, in numbers."""
    parts = (
        ("sections", template_of("{n} of {count} sections")),
        ("timeline", template_of("{n} of {count} events")),
        ("causes", template_of("{n} of {count} causes")),
        ("tasks", template_of("{n} of {count} tasks")),
    )
    told = [
        Remark(words, n=len(getattr(copied, name)), count=len(getattr(incident, name)))
        for name, words in parts
        if getattr(incident, name)
    ]
    return Remark("For {audience}: {parts}; the rest is left out.", audience=audience, parts=told)


def _exported(incident: Incident, kind: str, audience: str, cancelled: Callable[[], bool] | None) -> Exported:
    # Each writer is imported when it is asked for: together they cost more than the window's first paint allows.
    if kind == "html":
        from postmortem_desk.report.html.web_page import web_page

        return Exported(web_page(_report(incident, audience)).encode("utf-8"), ())
    if kind == "pdf":
        from postmortem_desk.report.pdf.pdf import pdf_document

        document = pdf_document(_report(incident, audience), cancelled)
        return Exported(document.data, document.notices)
    if kind == "md":
        return Exported(_markdown(incident, audience).encode("utf-8", "replace"), ())
    if kind == "svg":
        from postmortem_desk.report.pictures.picture_file import picture_file_svg

        return Exported(picture_file_svg(incident).encode("utf-8"), ())
    if kind == "png":
        from postmortem_desk.report.pictures.picture_file import picture_file_png

        return Exported(picture_file_png(incident), ())
    if kind.endswith(".csv") and kind in KINDS:
        from postmortem_desk.report.csv_tables import csv_table

        return Exported(csv_table(incident, kind.removesuffix(".csv")), ())
    raise ValueError(f"{kind!r} is not a kind of document: {', '.join(KINDS)}")


def _report(incident: Incident, audience: str) -> Report:
    return replace(report_of(incident), confidentiality=confidentiality(audience))
