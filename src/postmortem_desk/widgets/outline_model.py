"""The rows of the outline as a model: it follows the document by row differences and never edits it."""

from typing import Final

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.outline_rows import DETAILS_ID, SHOWN_PARTS, OutlineRow, outline_rows
from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.row_table_model import AnyIndex, RowTableModel, drag_origin
from postmortem_desk.widgets.shown_text import shown

PLACE_ROLE: Final = Qt.ItemDataRole.UserRole
BADGE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DEPTH_ROLE: Final = Qt.ItemDataRole.UserRole + 2
QUESTIONS_ROLE: Final = Qt.ItemDataRole.UserRole + 3


class OutlineModel(RowTableModel[OutlineRow]):
    """The details, then the sections in document order. Sections can be dragged and renamed, the details cannot."""

    rename_requested = Signal(str, str)
    """(section id, heading): what a person typed in place."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__("sections", drag_origin(document), 1, parent)
        self._take(document.incident)
        document.changed.connect(self._follow)

    def heading(self, column: int) -> str:
        """The name of the only column."""
        return self.tr("Section")

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows and what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(row.text, one_line=True)
            case Qt.ItemDataRole.EditRole:
                return row.heading
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (row.text, row.tip)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, (row.text, row.tip))))
        return {
            PLACE_ROLE: row.place,
            BADGE_ROLE: row.badge,
            DEPTH_ROLE: row.depth,
            QUESTIONS_ROLE: row.questions,
        }.get(role)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the new heading. The row changes because the document does."""
        row_id = self.id_at(index.row()) if index.isValid() else None
        if not row_id or role != Qt.ItemDataRole.EditRole:
            return False
        self.rename_requested.emit(row_id, str(value))
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """The row of the details stays where it is and keeps its name."""
        flags = super().flags(index)
        if index.isValid() and self.id_at(index.row()) == DETAILS_ID:
            flags &= ~(Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable)
        return flags

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Ask for the move; nothing goes in front of the details."""
        return super().dropMimeData(data, action, max(row, 1) if row >= 0 else row, column, QModelIndex())

    def row_of_place(self, place: Place) -> int:
        """The row of a place; -1 where the outline has none."""
        if place.part not in ("section", "details"):
            return -1
        return self.row_of(place.id if place.part == "section" else DETAILS_ID)

    def _follow(self, before: Incident, after: Incident) -> None:
        if any(getattr(before, part) is not getattr(after, part) for part in SHOWN_PARTS):
            self._take(after)

    def _take(self, incident: Incident) -> None:
        rows = outline_rows(incident, {row.id: row for row in self.rows})
        if rows != self.rows:
            self.show_rows(rows)
