"""What the Markdown writer must know beside the words of a block, so that its document can be read back.

A block's words are final and made to be read; these are the values as the records hold them, by field name. Lists
are written one pair an entry. Ids, audiences, notes, sources and attachments stay out of a document.
"""

from collections.abc import Iterator

from postmortem_desk.model import Incident
from postmortem_desk.report.blocks import Stored

TITLE_HEADING = "title_heading"
"""The key of `Incident.display` that is true where a source carried its title in its front matter and again as its
first heading, so that the export does too."""


def stored_details(incident: Incident) -> Stored:
    """The incident's details: ("title", "Checkout outage"), ("person", ...). Empty ones are left out."""
    return tuple((name, value) for name, value in _details(incident) if value)


def _details(incident: Incident) -> Iterator[tuple[str, str]]:
    for name in ("title", "reference", "date", "zone", "severity", "status", "detected_by"):
        yield name, getattr(incident, name)
    yield "stage", "" if incident.stage == "draft" else incident.stage
    yield TITLE_HEADING, "yes" if incident.display.get(TITLE_HEADING) is True else ""
    yield "services", list_text(incident.services)
    yield "tags", list_text(incident.tags)
    for person in incident.people:
        yield (
            "person",
            pairs_text(
                (("name", person.name), ("handles", list_text(person.handles)), ("roles", list_text(person.roles)))
            ),
        )
    for figure in incident.impact:
        yield (
            "impact",
            pairs_text(
                (
                    ("label", figure.label),
                    ("value", figure.value),
                    ("unit", figure.unit),
                    ("services", list_text(figure.services)),
                    ("approximate", "yes" if figure.approximate else ""),
                )
            ),
        )
