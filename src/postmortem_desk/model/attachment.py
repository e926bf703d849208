"""A file that travels inside the incident."""

from postmortem_desk.model.ids import Id
from postmortem_desk.model.record import Record, Text


class Attachment(Record):
    """A picture or another file, kept in the incident's own file."""

    id: Id
    name: str = ""
    mime: str = ""
    sha256: str = ""
    """Hexadecimal digest of the content."""
    data: str = ""
    """The content in base64."""
    caption: Text = ""
    alt: Text = ""
    """What the picture shows, for people who cannot see it."""
    audience: tuple[str, ...] = ()
