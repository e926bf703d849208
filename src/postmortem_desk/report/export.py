"""An incident as the bytes of a document, by the kind of file."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Incident
from postmortem_desk.report.outline.outline import report_of

KINDS: Final = ("html", "pdf", "md", "svg", "png", "timeline.csv", "tasks.csv")
"""Kinds of documents, by the ends of their files' names; SVG and PNG are the timeline's picture by itself, a CSV is
one of its tables."""


class Exported(Struct, frozen=True):
    """A finished document, and what its reader should know about it."""

    data: bytes
    notices: tuple[str, ...]
    """Sentences; none where all went well."""


def export_bytes(incident: Incident, kind: str, cancelled: Callable[[], bool] | None = None) -> Exported:
    """The document of the incident as a file of one of KINDS.

    `cancelled` stops a long one: then trouble.Cancelled is raised. Raises Trouble when a document cannot be made, and
    ValueError for another kind.
    """
    # Each writer is imported when it is asked for: together they cost more than the window's first paint allows.
    if kind == "html":
        from postmortem_desk.report.html.web_page import web_page

        return Exported(web_page(report_of(incident)).encode("utf-8"), ())
    if kind == "pdf":
        from postmortem_desk.report.pdf.pdf import pdf_document

        document = pdf_document(report_of(incident), cancelled)
        return Exported(document.data, document.notices)
    if kind == "md":
        from postmortem_desk.report.markdown.markdown import markdown_document

        return Exported(markdown_document(incident).encode("utf-8", "replace"), ())
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
