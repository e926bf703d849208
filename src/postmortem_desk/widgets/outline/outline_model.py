"""The rows of the outline as a model: it follows the document by row differences and never edits it."""

from datetime import date
from typing import Final

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.outline.outline_rows import SHOWN_PARTS, OutlineRow, RowKind, outline_rows
from postmortem_desk.widgets.outline.view_registry import ViewRegistry
from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.rows.row_drags import drag_origin
from postmortem_desk.widgets.rows.row_table_model import AnyIndex, RowTableModel

PLACE_ROLE: Final = Qt.ItemDataRole.UserRole
BADGE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DEPTH_ROLE: Final = Qt.ItemDataRole.UserRole + 2
CAUTION_ROLE: Final = Qt.ItemDataRole.UserRole + 3
CAPTION_ROLE: Final = Qt.ItemDataRole.UserRole + 4
"""Whether the row is only a caption."""
LATE_ROLE: Final = Qt.ItemDataRole.UserRole + 5


class OutlineModel(RowTableModel[OutlineRow]):
    """The details, then the sections in document order, then the views. Only sections can be dragged and renamed."""

    rename_requested = Signal(str, str)
    """(section id, heading): what a person typed in place."""

    def __init__(self, document: Document, views: ViewRegistry, parent: QObject | None = None) -> None:
        super().__init__("sections", drag_origin(document), 1, parent)
        self._document = document
        self._views = views
        self._take()
        document.changed.connect(self._follow)
        views.changed.connect(self._take)

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
            CAUTION_ROLE: row.caution,
            CAPTION_ROLE: row.kind is RowKind.CAPTION,
            LATE_ROLE: row.is_late,
        }.get(role)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the new heading. The row changes because the document does."""
        row_id = self.section_at(index.row()) if index.isValid() else ""
        if not row_id or role != Qt.ItemDataRole.EditRole:
            return False
        self.rename_requested.emit(row_id, str(value))
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """The details and the views stay where they are and keep their names; a caption is no place to be."""
        flags = super().flags(index)
        kind = self.row_at(index.row()).kind if index.isValid() else None
        if kind is RowKind.CAPTION:
            return Qt.ItemFlag.ItemNeverHasChildren
        if kind in (RowKind.DETAILS, RowKind.VIEW):
            flags &= ~(Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable)
        return flags

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Ask for the move; nothing goes in front of the details or behind the last section."""
        row = max(row, 1) if 0 <= row < self.end_of_sections else -1
        return super().dropMimeData(data, action, row, column, QModelIndex())

    @property
    def end_of_sections(self) -> int:
        """The row behind the last section."""
        rows = self.rows
        return next((row for row, one in enumerate(rows) if one.kind is RowKind.CAPTION), len(rows))

    def section_at(self, row: int) -> str:
        """The id of the section in `row`; "" for every other row."""
        known = 0 <= row < self.rowCount() and self.row_at(row).kind is RowKind.SECTION
        return self.row_at(row).id if known else ""

    def row_of_place(self, place: Place) -> int:
        """The row of a place; -1 where the outline has none."""
        return next((row for row, one in enumerate(self.rows) if one.place == place), -1)

    def _follow(self, before: Incident, after: Incident) -> None:
        if any(getattr(before, part) is not getattr(after, part) for part in SHOWN_PARTS):
            self._take()

    def _take(self) -> None:
        rows = outline_rows(self._document.incident, self._views, {row.id: row for row in self.rows}, date.today())
        if rows != self.rows:
            self.show_rows(rows)
