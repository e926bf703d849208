"""What stands in the place of a table that has no rows yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from postmortem_desk.widgets.plain_label import PlainLabel


class EmptyRows(QWidget):
    """Says what belongs here and offers the first step."""

    write_requested = Signal()

    def __init__(self, write: str, parent: QWidget | None = None) -> None:
        """`write` is the text of the button of the first step."""
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.words = PlainLabel("", self, wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setObjectName("secondary")
        self.write_button = QPushButton(write, self)
        self.write_button.setProperty("primary", True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch()
        self._buttons.addWidget(self.write_button)
        self._buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addStretch()
        column.addWidget(self.words)
        column.addLayout(self._buttons)
        column.addStretch()
        self.write_button.clicked.connect(self.write_requested)

    def add_button(self, button: QPushButton) -> None:
        """Offer another step behind the first."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
