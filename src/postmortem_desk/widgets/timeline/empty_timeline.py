"""What stands in the place of a timeline that has no events yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from postmortem_desk.widgets.rows.empty_rows import EmptyRows


class EmptyTimeline(EmptyRows):
    """Events can be written, or pasted as lines."""

    paste_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Write the first event"), parent)
        self.show_guidance("")
        self.paste_button = QPushButton(self.tr("Paste lines"), self)
        self.add_button(self.paste_button)
        self.paste_button.clicked.connect(self.paste_requested)

    def show_guidance(self, guidance: str) -> None:
        """Say what the section's template says of its rows, and how one is written; "" for the program's own words."""
        if guidance:
            form = self.tr("One line an event, the time first; rough and unknown times are fine (~9:05, ??:??).")
            self.words.setText(f"{guidance}\n\n{form}")
            return
        self.words.setText(
            self.tr(
                "What happened, and when? One line an event: the time first, then what was seen, decided or done. "
                "Begin with what customers noticed; rough and unknown times are fine (~9:05, ??:??)."
            )
        )
