"""What the document beside the editors shows: the document itself, or the copy of it that an audience gets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.audiences.sight import is_marked_for, wording_for
from postmortem_desk.session.document import Document, Place

if TYPE_CHECKING:
    from postmortem_desk.operations.audiences.copier import Copier


_WORDED: Final = {"event": "timeline", "section": "sections"}
"""The parts that may have other words, and their lists."""


class Version(Struct, frozen=True):
    """The incident of a document at one time, and the audience for which it is to be shown."""

    incident: Incident
    audience: str


class ShownCopy(QObject):
    """Follows a document, as one audience reads it. The document itself is the team's, and never changed by it."""

    changed = Signal()
    """Something else is to be shown: the document has changed, or is looked at as another audience reads it."""
    audience_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._copier: Copier | None = None
        document.changed.connect(self.changed)

    @property
    def audience(self) -> str:
        """Whose copy is looked at."""
        return self._copier.audience if self._copier is not None else TEAM

    @property
    def version(self) -> Version:
        """What is to be shown now."""
        return Version(self._document.incident, self.audience)

    def is_current(self, version: Version | None) -> bool:
        """Whether that is still what is to be shown."""
        now = self.version
        return version is not None and version.incident is now.incident and version.audience == now.audience

    @property
    def incident(self) -> Incident:
        """The incident as the audience may read it; the ids in it are those of the document."""
        incident = self._document.incident
        return incident if self._copier is None else self._copier.copied(incident)

    @property
    def is_withheld(self) -> bool:
        """Whether nothing is marked for the audience, so that no document is made for it."""
        return not is_marked_for(self._document.incident, self.audience)

    def preparing(self) -> Iterator[None]:
        """Make what `incident` needs, in steps of about a millisecond, for whoever must not stop for long."""
        if self._copier is not None:
            yield from self._copier.preparing(self._document.incident)

    def words_at(self, place: Place) -> Place:
        """The place of the words that the copy shows at a place of the document: its readers may have their own."""
        records = _WORDED.get(place.part)
        if self._copier is None or records is None or place.field not in ("", "text"):
            return place
        from postmortem_desk.operations.audiences.marking import marks_of  # late: most documents are the team's
        from postmortem_desk.operations.audiences.wordings import worded_part, wording_field

        incident = self._document.incident
        (mark,) = marks_of(incident, records, (place.id,))
        name = wording_for(worded_part(incident, records, place.id).variants, mark.readers, self.audience)
        return Place(place.part, place.id, wording_field(name)) if name else place

    def look_as(self, audience: str) -> None:
        """Look at the copy for an audience from now on; the team reads the document itself."""
        if audience == self.audience:
            return
        if audience == TEAM:
            self._copier = None
        else:
            from postmortem_desk.operations.audiences.copier import Copier  # late, as above

            self._copier = Copier(audience)
        self.audience_changed.emit()
        self.changed.emit()
