"""Whether the mouse holds a row: nothing may move under it then."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from postmortem_desk.widgets.rows.row_table_view import RowTableView


class MouseHold(QObject):
    """Watches one table. A row is held from the press of a button until the click or the drag is over, and no second
    click can follow: were the rows to move meanwhile, the rest of it would be about another row.
    """

    let_go = Signal()

    def __init__(self, table: RowTableView) -> None:
        super().__init__(table)
        self.is_held = False
        self._end = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self._end.timeout.connect(self._let_go)
        table.viewport().installEventFilter(self)
        table.drag_ended.connect(self._end.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note presses and releases. The release of a button that opens a menu is the menu's, so none is awaited."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.is_held = True
            is_left = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton
            (self._end.stop if is_left else self._end.start)()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._end.start()
        return super().eventFilter(watched, event)

    def _let_go(self) -> None:
        self.is_held = False
        self.let_go.emit()
