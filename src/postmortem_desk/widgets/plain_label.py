"""The label that shows text as it stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label whose text is never read as rich text: `<b>` is shown as `<b>`, and no `<img>` opens a file.

    Every label of the program is one of these; a test of the source tree says so.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, look: str = "", wraps: bool = False) -> None:
        """`look` is a name that the style sheet knows ("secondary"); with `wraps` the text goes on in the next line."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(look)
        self.setWordWrap(wraps)
        self.setText(text)
