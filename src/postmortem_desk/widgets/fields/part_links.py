"""The parts of an incident that a row is linked to, one a line, each with a button that takes the link away."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from postmortem_desk.widgets.elided_button import ElidedButton
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.plain_tip import plain_tip


class LinkRow(QWidget):
    """One linked part. Its words are cut where the row ends; the whole is in the button's accessible name."""

    remove_requested = Signal(str)
    """The id of the part."""

    def __init__(self, unlink: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._unlink = unlink
        self._part_id = ""
        self._line = ""
        self.label = PlainLabel("", self)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QToolButton(self)
        self.button.setText("\N{MULTIPLICATION SIGN}")
        self.button.setProperty("menu_button", True)
        self.button.setToolTip(self.tr("Take this link away; what it leads to stays"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(lambda: self.remove_requested.emit(self._part_id))

    def show_link(self, part_id: str, line: str) -> None:
        """Show a part by its line of words."""
        self._part_id = part_id
        self._line = shown(line, one_line=True)
        self.button.setAccessibleName(self._unlink.format(name=self._line))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = max(40, self.label.width())
        self.label.setText(self.label.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, width))


class PartLinks(QWidget):
    """The links of one row, and the button that makes one more."""

    unlink_requested = Signal(str)
    link_requested = Signal()

    def __init__(self, link: str, tip: str, unlink: str, parent: QWidget) -> None:
        """`link` and `tip` are the words of the button; `unlink`, with {name} in it, names the taking away."""
        super().__init__(parent)
        self._unlink = unlink
        self.rows: list[LinkRow] = []
        self._before: QWidget = self
        self.link_button = ElidedButton(link, self)
        self.link_button.setToolTip(plain_tip(tip))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.link_button.clicked.connect(self.link_requested)

    def show_links(self, links: Sequence[tuple[str, str]]) -> None:
        """Show these parts (id, line of words), keeping the rows that are there."""
        while len(self.rows) < len(links):
            row = LinkRow(self._unlink, self)
            row.remove_requested.connect(self.unlink_requested)
            self.rows.append(row)
            self._column.insertWidget(len(self.rows) - 1, row)
            self._order_tabs()
        for row, (part_id, line) in zip(self.rows, links, strict=False):
            row.show_link(part_id, line)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(links))

    def follow_in_tab_order(self, before: QWidget) -> None:
        """Let Tab come from `before` to the first link, or to the button where there is none."""
        self._before = before
        self._order_tabs()

    def _order_tabs(self) -> None:
        stops = [self._before, *(row.button for row in self.rows), self.link_button]
        for stop, following in pairwise(stops):
            QWidget.setTabOrder(stop, following)
