"""How the editors of rows write fields into the document, and keep a run of typing together as one step."""

from typing import Any, ClassVar, Final, Generic

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer

from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import RowT
from postmortem_desk.session.document import Document, Place

PAUSE_MILLISECONDS: Final = 2000
"""A pause in typing of this length ends an undo step."""


class _Run(Struct, frozen=True):
    """One stay in an editor: what the field held, and where the undo stack stood."""

    record_id: str
    field: str
    value: Any
    steps: int


class FieldEdits(QObject, Generic[RowT]):
    """Writes the fields of one kind of row. Subclasses say where they are and how a step is called."""

    records: ClassVar[str]
    """The list of the incident that holds the rows."""

    def __init__(self, document: Document, part: str, parent: QObject | None = None) -> None:
        """`part` is the kind of row, as a Place names it."""
        super().__init__(parent)
        self._document = document
        self._part = part
        self._run: _Run | None = None
        self._new: tuple[str, int] | None = None
        """The row that was added last, empty, to be written, and where the undo stack stood then."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(document.end_typing)

    @property
    def document(self) -> Document:
        """The document that is edited."""
        return self._document

    def edited(self, incident: Incident, record_id: str, field: str, value: Any) -> Incident:
        """The incident in which a field of a row has this value."""
        raise NotImplementedError

    def label(self, field: str) -> str:
        """The words that undo has for an edit of the field."""
        raise NotImplementedError

    def record(self, record_id: str) -> RowT | None:
        """The row with this id as it stands in the document; None where it is gone."""
        rows: tuple[RowT, ...] = getattr(self._document.incident, self.records)
        return next((row for row in rows if row.id == record_id), None)

    def write(self, record_id: str, field: str, value: Any) -> bool:
        """Give a field of a row another value. Returns whether anything changed: nothing where the row is gone."""
        if self.record(record_id) is None:
            return False
        changed = self._document.apply(
            self.label(field),
            lambda incident: self.edited(incident, record_id, field, value),
            merge_key=f"{self._part} {record_id} {field}",
            place=Place(self._part, record_id, field),
        )
        if changed:
            self._pause.start()
        return changed

    # Runs of typing.

    def begin(self, record_id: str, field: str) -> None:
        """An editor of this field has opened: what is typed in it is a step of its own."""
        self.end()
        record = self.record(record_id)
        if record is not None:
            self._run = _Run(record_id, field, getattr(record, field), self._document.undo_stack.index())

    def begin_row(self, record_id: str) -> None:
        """An empty row has been added, and is to be written now."""
        self._new = (record_id, self._document.undo_stack.index())

    def give_up_row(self, record_id: str) -> None:
        """Take the row back that was added to be written, where nothing has been done since."""
        if self._new == (record_id, self._document.undo_stack.index()):
            self._document.undo()

    def end(self) -> None:
        """The run is over: the next edit is a step of its own."""
        self._pause.stop()
        self._run = None
        self._document.end_typing()

    def take_back(self) -> None:
        """Put back what the field held when its editor opened; one undo where the typing was one step."""
        run, self._run = self._run, None
        self._pause.stop()
        record = self.record(run.record_id) if run else None
        if run is None or record is None or getattr(record, run.field) == run.value:
            return
        if self._document.undo_stack.index() == run.steps + 1:
            self._document.undo()
        else:
            self._document.end_typing()
            self.write(run.record_id, run.field, run.value)
            self._document.end_typing()
