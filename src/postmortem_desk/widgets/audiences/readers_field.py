"""A field that tells who may read a part, and opens the menu that changes it."""

from PySide6.QtWidgets import QWidget

from postmortem_desk.operations.audiences.marking import marks_of
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.audiences.readers_menu import fill_when_opened
from postmortem_desk.widgets.fields.menu_field import MenuField
from postmortem_desk.widgets.words.audience_words import readers_words
from postmortem_desk.widgets.words.translation import translate


class ReadersField(MenuField):
    """Of one part at a time of the list of an incident called `records`."""

    def __init__(self, document: Document, records: str, parent: QWidget | None = None) -> None:
        super().__init__(translate("Who may read it"), parent)
        self._id = ""
        self._document, self._records = document, records
        fill_when_opened(self.menu(), document, records, lambda: (self._id,), document.end_typing)

    def show_part(self, part_id: str) -> None:
        """Show who may read the part with this id, which is in the document."""
        self._id = part_id
        (mark,) = marks_of(self._document.incident, self._records, (part_id,))
        words = readers_words(mark.readers)
        if mark.inherits and not mark.listed:
            words = self.tr("As the section: {readers}").format(readers=words)
        self.show_choice(words, is_set=bool(mark.listed))
