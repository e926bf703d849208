"""The events that a cause rests on, one a line, each with a button that takes the link away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from postmortem_desk.insight.part_names import event_line
from postmortem_desk.model import Event
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.shown_text import shown


class LinkRow(QWidget):
    """One linked event. Its words are cut where the row ends; the whole is in the accessible name."""

    remove_requested = Signal(str)
    """The id of the event."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._event_id = ""
        self._line = ""
        self.label = PlainLabel("", self)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QToolButton(self)
        self.button.setText("\N{MULTIPLICATION SIGN}")
        self.button.setToolTip(self.tr("Take this link away; the event stays"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(lambda: self.remove_requested.emit(self._event_id))

    def show_event(self, event: Event) -> None:
        """Show an event."""
        self._event_id = event.id
        self._line = shown(event_line(event), one_line=True) or self.tr("An event without time and words")
        self.button.setAccessibleName(self.tr("Unlink event {event}").format(event=self._line))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = max(40, self.label.width())
        self.label.setText(self.label.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, width))


class CauseLinks(QWidget):
    """The links of one cause, and the button that makes one more."""

    unlink_requested = Signal(str)
    link_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[LinkRow] = []
        self.link_button = QPushButton(self.tr("Link event…"), self)
        self.link_button.setToolTip(self.tr("Choose an event that shows this cause"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.link_button.clicked.connect(self.link_requested)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these events, keeping the rows that are there."""
        while len(self.rows) < len(events):
            row = LinkRow(self)
            row.remove_requested.connect(self.unlink_requested)
            self.rows.append(row)
            self._column.insertWidget(len(self.rows) - 1, row)
            self._order_tabs()
        for row, event in zip(self.rows, events, strict=False):
            row.show_event(event)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(events))

    def _order_tabs(self) -> None:
        for row, following in zip(self.rows, self.rows[1:], strict=False):
            QWidget.setTabOrder(row.button, following.button)
        QWidget.setTabOrder(self.rows[-1].button, self.link_button)
