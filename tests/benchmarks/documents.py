"""What the benchmarks of documents measure: making blocks, and writing them."""

from collections.abc import Callable

from postmortem_desk.report.html.web_page import web_page
from postmortem_desk.report.outline.outline import ReportBuilder, report_of
from postmortem_desk.report.pdf.pdf import pdf_document
from support.incidents import large_incident

Case = Callable[[], object]


def cases() -> list[tuple[str, Callable[[int], Case]]]:
    """Each case by its name, with what makes it ready for a count of events."""
    return [
        ("blocks, first time", _first_blocks),
        ("blocks, after an edit", _blocks_after_an_edit),
        ("export HTML", _web_page),
        ("export PDF", _pdf),
    ]


def _first_blocks(events: int) -> Case:
    incident = large_incident(events)
    return lambda: report_of(incident)


def _blocks_after_an_edit(events: int) -> Case:
    builder = ReportBuilder()
    incident = large_incident(events)
    row = events // 2
    edited = incident.timeline[row].replaced(text="One word more.")
    after = incident.with_fields(timeline=(*incident.timeline[:row], edited, *incident.timeline[row + 1 :]))
    versions = [after, incident]

    def edit() -> object:
        versions.reverse()
        return builder.build(versions[0])

    edit()
    return edit


def _web_page(events: int) -> Case:
    incident = large_incident(events)
    return lambda: web_page(report_of(incident))


def _pdf(events: int) -> Case:
    incident = large_incident(events)
    return lambda: pdf_document(report_of(incident))
