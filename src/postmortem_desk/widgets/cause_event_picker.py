"""A list of events to choose one from by typing a few letters, over the panel that asks."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from postmortem_desk.model import Event
from postmortem_desk.text.markdown import plain_text
from postmortem_desk.text.moments import moment_text
from postmortem_desk.widgets.shown_text import shown
from postmortem_desk.widgets.text_fields import LineField

_MOST: Final = 60
"""More hits than this help nobody; another letter does."""
_WIDTH: Final = 520
_HEIGHT: Final = 320
_MARGIN: Final = 16
_ROW_HEIGHT: Final = 28
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ID_ROLE: Final = Qt.ItemDataRole.UserRole


def event_line(event: Event) -> str:
    """An event in one line: its time as it was written, and its words without markup."""
    return f"{moment_text(event.at)} {plain_text(event.text)}".strip()


class CauseEventPicker(QFrame):
    """A field and a list. Enter or a click takes the marked event; Esc, or a click elsewhere, closes it."""

    picked = Signal(str)
    """The id of the event that was taken."""

    def __init__(self, events: tuple[Event, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setAutoFillBackground(True)
        self._back = parent.focusWidget()
        self._lines = tuple((event.id, event_line(event)) for event in events)
        self.field = LineField(self.tr("Find an event to link"), self)
        self.field.setPlaceholderText(self.tr("A time or a few letters of the event"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Events that were found"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.edited.connect(self._search)
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._take())
        self._search("")

    def show_over(self, panel: QWidget) -> None:
        """Show it in the middle of `panel`, its parent."""
        width = min(_WIDTH, panel.width() - 2 * _MARGIN)
        height = min(_HEIGHT, panel.height() - 2 * _MARGIN)
        self.setGeometry((panel.width() - width) // 2, (panel.height() - height) // 2, width, height)
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys walk through the list while the field has the focus; without the focus it closes."""
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self._leave()
                return True
            if key in _STEPS:
                row = min(max(self.list.currentRow() + _STEPS[key], 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _search(self, typed: str) -> None:
        wanted = typed.casefold().split()
        found = [(name, line) for name, line in self._lines if all(word in line.casefold() for word in wanted)]
        self.list.clear()
        for name, line in found[:_MOST]:
            item = QListWidgetItem(shown(line, one_line=True), self.list)
            item.setSizeHint(QSize(100, _ROW_HEIGHT))
            item.setData(_ID_ROLE, name)
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        event_id = str(item.data(_ID_ROLE)) if item is not None else ""
        self._leave()
        if event_id:
            self.picked.emit(event_id)

    def _leave(self) -> None:
        self.field.removeEventFilter(self)
        self.close()
        if self._back is not None:
            self._back.setFocus()
