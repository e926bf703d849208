"""The outline: the incident's details and its sections in document order, with numbers that tell their state."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from postmortem_desk.insight.counts import progress
from postmortem_desk.model import Incident, Section
from postmortem_desk.operations.lookup import events_in, tasks_in
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.shown_text import shown
from postmortem_desk.widgets.translation import counted

PLACE_ROLE: Final = Qt.ItemDataRole.UserRole
BADGE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DEPTH_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_ROW_HEIGHT: Final = 34
_MARGIN: Final = 8
_PADDING: Final = 12
_INDENT: Final = 12

_PARTS: Final = ("severity", "sections", "timeline", "tasks")
"""The parts of an incident that a row may show."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the outline."""

    place: Place
    text: str
    badge: str
    depth: int
    tip: str


class OutlineModel(QAbstractListModel):
    """The rows of the outline. It follows the document and never edits it."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OutlineRow] = []
        self._document = document
        self._take(document.incident)
        document.changed.connect(self._follow)

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows there are; a list has none below a row."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows and what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(row.text, one_line=True)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.tip}" if row.tip else row.text
        return {PLACE_ROLE: row.place, BADGE_ROLE: row.badge, DEPTH_ROLE: row.depth}.get(role)

    def row_of(self, place: Place) -> int:
        """The row of a place; -1 where the outline has none."""
        return next((number for number, row in enumerate(self._rows) if row.place == place), -1)

    def _follow(self, before: Incident, after: Incident) -> None:
        if any(getattr(before, part) is not getattr(after, part) for part in _PARTS):
            self._take(after)

    def _take(self, incident: Incident) -> None:
        rows = [self._details(incident), *(self._section(incident, section) for section in incident.sections)]
        if [row.place for row in rows] != [row.place for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [number for number, row in enumerate(rows) if row != self._rows[number]]
        self._rows = rows
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

    def _details(self, incident: Incident) -> OutlineRow:
        return OutlineRow(Place("details"), self.tr("Incident details"), incident.severity, 0, incident.severity)

    def _section(self, incident: Incident, section: Section) -> OutlineRow:
        text = section.heading or self.tr("No heading")
        badge, tip = self._badge(incident, section)
        top = min(other.level for other in incident.sections)
        return OutlineRow(Place("section", section.id), text, badge, min(section.level - top, 3), tip)

    def _badge(self, incident: Incident, section: Section) -> tuple[str, str]:
        if section.role == "timeline":
            count = len(events_in(incident, section.id))
            return str(count), counted(count, self.tr("1 event"), self.tr("{n} events"))
        if section.role in ("measures", "tasks"):
            done, total = progress(tasks_in(incident, section.id))
            return f"{done}/{total}", self.tr("{done} of {total} done").format(done=done, total=total)
        if section.role != "causes" and not section.text.strip():
            return "–", self.tr("empty")
        return "", ""


class _OutlineDelegate(QStyledItemDelegate):
    """Paints a row: its text, and its badge at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows of one height."""
        return QSize(120, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The selected row stands on the selection's ground, with the accent as its colour."""
        tones = tones_of(option.palette)
        rect = option.rect.adjusted(_MARGIN, 1, -_MARGIN, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setBrush(QColor(tones.selection))
            painter.setPen(QColor(tones.accent if focused else tones.selection))
            painter.drawRoundedRect(rect, 6, 6)
        font = QFont(option.font)
        badge = str(index.data(BADGE_ROLE) or "")
        metrics = option.fontMetrics
        badge_width = metrics.horizontalAdvance(badge) + 8 if badge else 0
        text_rect = rect.adjusted(_PADDING + _INDENT * int(index.data(DEPTH_ROLE)), 0, -_PADDING - badge_width, 0)
        painter.setPen(QColor(tones.secondary))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -_PADDING, 0), flags, badge)
        font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tones.accent if selected else tones.text))
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, text_rect.width())
        painter.drawText(text_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class OutlinePanel(QListView):
    """The list at the left. `place_selected(Place)` says what the window shall show."""

    place_selected = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Outline"))
        self.setObjectName("outline")
        self.setItemDelegate(_OutlineDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(150)
        self._outline = OutlineModel(document, self)
        self.setModel(self._outline)
        self._place: Place | None = None
        self._outline.modelReset.connect(self._select_again)
        self.selectionModel().currentChanged.connect(self._tell)

    def select(self, place: Place) -> None:
        """Make the row of `place` the current one; a place without a row changes nothing."""
        row = self._outline.row_of(place)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self._outline.index(row))

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self._place = current.data(PLACE_ROLE)
            self.place_selected.emit(self._place)

    def _select_again(self) -> None:
        if self._place is not None:
            self.select(self._place if self._outline.row_of(self._place) >= 0 else Place("details"))
