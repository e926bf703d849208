"""The table of the evidence tray, with its keys."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from postmortem_desk.widgets.sources.evidence_model import SOURCE, TIME, WHAT, WHO, EvidenceModel

_LINES: Final = 2
"""Lines of a row: more of what was said than one line shows, and all rows of one height, for there may be many."""
_AIR: Final = 8


class EvidenceTable(QTableView):
    """Enter or A accepts what is selected, Delete dismisses it, F2 changes its words."""

    accept_wanted = Signal()
    dismiss_wanted = Signal()

    def __init__(self, model: EvidenceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
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
        for column, width in ((TIME, 100), (WHO, 80), (SOURCE, 64)):
            head.resizeSection(column, width)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the tray."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_A) and not event.modifiers():
            self.accept_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.dismiss_wanted.emit()
        else:
            super().keyPressEvent(event)
