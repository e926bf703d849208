"""The table of what formats prose, from which the menu and the bar above the editor are made, and the bar."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.words.translation import translatable, translate


class Format(Struct, frozen=True):
    """One way to format prose. Its texts are translated where they are shown."""

    key: str
    sign: str
    """What stands on its button."""
    name: str
    """With the sign & before the letter that its menu underlines."""
    help: str
    keys: str

    @property
    def label(self) -> str:
        """Its name in the language of the window."""
        return translate(self.name).replace("&", "")


FORMATS: Final = (
    Format(
        "bold",
        translatable("B"),
        translatable("&Bold"),
        translatable("Make the selection or the word bold, or plain again"),
        "Ctrl+B",
    ),
    Format(
        "italic",
        translatable("I"),
        translatable("&Italic"),
        translatable("Make the selection or the word italic, or plain again"),
        "Ctrl+I",
    ),
    Format(
        "code",
        translatable("Code"),
        translatable("&Code"),
        translatable("Show the selection or the word as code; several lines become a block"),
        "Ctrl+Shift+C",
    ),
    Format(
        "link",
        translatable("Link"),
        translatable("&Link"),
        translatable("Make the selection or the word a link; in a link, go to its address"),
        "Ctrl+K",
    ),
    Format(
        "bullets",
        translatable("• List"),
        translatable("B&ulleted list"),
        translatable("Make the lines a list with bullets, or plain lines again"),
        "Ctrl+Shift+8",
    ),
    Format(
        "numbers",
        translatable("1. List"),
        translatable("&Numbered list"),
        translatable("Make the lines a numbered list, or plain lines again"),
        "Ctrl+Shift+7",
    ),
    Format(
        "quote",
        translatable("Quote"),
        translatable("&Quote"),
        translatable("Make the lines a quote, or plain lines again"),
        "Ctrl+Shift+9",
    ),
)

PASTE_PLAIN: Final = "paste_plain"
PASTE_PLAIN_KEYS: Final = "Ctrl+Shift+V"


class TakesFormats:
    """What an editor of prose can do. A window knows one by this: it starts without having loaded any."""

    def format(self, chosen: Format) -> None:
        """Format the selection, the word at the cursor or the lines, or take that format off again."""
        raise NotImplementedError

    def paste_plain(self) -> None:
        """Paste the clipboard's plain text, without looks."""
        raise NotImplementedError


class FormatBar(QWidget):
    """A button for each way to format. A click leaves the focus where it is."""

    format_chosen = Signal(object)
    """The Format whose button was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("format_bar")
        self.setAccessibleName(self.tr("Format"))
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 0, 8, 4)
        row.setSpacing(0)
        self.buttons = [self._button(chosen) for chosen in FORMATS]
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)

    def _button(self, chosen: Format) -> QToolButton:
        button = QToolButton(self)
        button.setText(translate(chosen.sign))
        button.setAccessibleName(chosen.label)
        keys = QKeySequence(chosen.keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(plain_tip(f"{translate(chosen.help)} ({keys})"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        font = QFont(button.font())
        font.setBold(chosen.key == "bold")
        font.setItalic(chosen.key == "italic")
        button.setFont(font)
        button.clicked.connect(lambda _checked=False: self.format_chosen.emit(chosen))
        return button
