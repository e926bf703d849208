"""What stands in the place of a timeline that has no events yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from postmortem_desk.widgets.plain_label import PlainLabel


class EmptyTimeline(QWidget):
    """Says what belongs here and offers the first step."""

    write_requested = Signal()
    paste_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        words = PlainLabel(
            self.tr(
                "What happened, and when? One line an event: the time first, then what was seen, decided or done. "
                "Begin with what customers noticed; rough and unknown times are fine (~9:05, ??:??)."
            ),
            self,
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setObjectName("secondary")
        self.write_button = QPushButton(self.tr("Write the first event"), self)
        self.write_button.setProperty("primary", True)
        self.paste_button = QPushButton(self.tr("Paste lines"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.write_button)
        buttons.addWidget(self.paste_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        column.addStretch()
        column.addWidget(words)
        column.addLayout(buttons)
        column.addStretch()
        self.write_button.clicked.connect(self.write_requested)
        self.paste_button.clicked.connect(self.paste_requested)
