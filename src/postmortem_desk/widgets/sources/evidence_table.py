"""The table of the evidence tray, with its keys."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from postmortem_desk.widgets.rows.cell_walk import SELECT_ROW
from postmortem_desk.widgets.sources.evidence_model import SOURCE, TIME, WHAT, WHO, EvidenceModel

_LINES: Final = 2
"""Lines of a row: more of what was said than one line shows, and all rows of one height, for there may be many."""
_AIR: Final = 8
_TIGHT: Final = 360
_WIDTHS: Final = {TIME: (104, 88), WHO: (88, 64), SOURCE: (96, 60)}
"""Pixels of the columns beside the words; the second ones, a day at least, where the table is narrower than _TIGHT."""
_INSET: Final = 5
_Index = QModelIndex | QPersistentModelIndex


class EvidenceDelegate(QStyledItemDelegate):
    """Keeps words as far from the edges of their cells as the headings keep theirs."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's own background, and the words inside of it."""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        option.rect = option.rect.adjusted(_INSET, 0, -_INSET, 0)
        super().paint(painter, option, index)


class EvidenceTable(QTableView):
    """Enter or A accepts what is selected, Delete dismisses it, F2 changes its words."""

    accept_wanted = Signal()
    dismiss_wanted = Signal()

    def __init__(self, model: EvidenceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._candidates = model
        self.setAccessibleName(self.tr("Evidence"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_LINES * self.fontMetrics().lineSpacing() + _AIR)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._is_tight = False
        for column, (width, _tight) in _WIDTHS.items():
            head.resizeSection(column, width)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(EvidenceDelegate(self))

        self.selectionModel().currentChanged.connect(self._stay_at_words)
        self._kept = ""
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._go_back)

    def go_to(self, row: int) -> None:
        """Go to a row, at what can be changed of it. No other one stays selected, whatever keys are held down."""
        self.selectionModel().setCurrentIndex(self.model().index(row, WHAT), SELECT_ROW)

    def _remember(self) -> None:
        row = self.currentIndex().row()
        self._kept = self._candidates.rows[row].id if row >= 0 else self._kept

    def _go_back(self) -> None:
        """The same candidate is the current one again, where it is still there."""
        row = self._candidates.row_of(self._kept)
        if row >= 0:
            self.go_to(row)

    def _stay_at_words(self, current: _Index) -> None:
        """The keys of editing are about the words, in whichever cell somebody clicked."""
        if current.isValid() and current.column() != WHAT:
            index = self.model().index(current.row(), WHAT)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow tray the columns beside the words give way; those that a person has drawn stay."""
        super().resizeEvent(event)
        is_tight = self.viewport().width() < _TIGHT
        if is_tight != self._is_tight:
            head = self.horizontalHeader()
            for column, widths in _WIDTHS.items():
                if head.sectionSize(column) == widths[self._is_tight]:
                    head.resizeSection(column, widths[is_tight])
            self._is_tight = is_tight

    def show_source(self, is_shown: bool) -> None:
        """Show from which source a candidate is, where there are several."""
        self.setColumnHidden(SOURCE, not is_shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the tray; those that an editor of words lets through are none."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_A) and not event.modifiers():
            self.accept_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.dismiss_wanted.emit()
        else:
            super().keyPressEvent(event)
