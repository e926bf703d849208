"""The editors that open in a table's cell. They stand exactly where the painted text stands, so that nothing jumps."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextOption
from PySide6.QtWidgets import QApplication, QCompleter, QFrame, QWidget

from postmortem_desk.model.vocabulary import EVENT_KINDS
from postmortem_desk.widgets.appearance import Tones, tones_of
from postmortem_desk.widgets.fields.editable_box import EditableBox
from postmortem_desk.widgets.fields.text_fields import LineField, TextField
from postmortem_desk.widgets.words.event_words import kind_word

FRAME_X: Final = 6
FRAME_Y: Final = 4
"""What an editor takes around its text, border included."""


class CellLook(QObject):
    """The frame of an editor in a cell, in the tones of the window, also when these change under it."""

    def __init__(self, editor: QWidget, kind: str) -> None:
        """`kind` is the style sheet's name for its class."""
        super().__init__(editor)
        self._editor = editor
        self._kind = kind
        self._tones: Tones | None = None
        self._dress()
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        return False

    def _dress(self) -> None:
        tones = tones_of(QApplication.palette())
        if tones is self._tones:
            return
        self._tones = tones
        self._editor.setStyleSheet(
            f"{self._kind} {{ border: 1px solid {tones.accent}; border-radius: 4px; background: {tones.panel};"
            f" margin: 0px; padding: {FRAME_Y - 1}px {FRAME_X - 1}px; }}"
        )


class LineCellEditor(LineField):
    """One line of text. `is_touched` until what a person typed has been handed over."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.is_touched = False
        CellLook(self, "QLineEdit")
        self.setTextMargins(-2, 0, 0, 0)  # a line edit keeps 2 pixels that painted text does not have
        self.edited.connect(self._touch)

    def _touch(self) -> None:
        self.is_touched = True

    def sizeHint(self) -> QSize:
        """No larger than the cell would be without it."""
        return QSize(0, 0)


class TextCellEditor(TextField):
    """Several lines of text, as high as they are. Enter ends the edit, Shift+Enter makes a new line."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.is_touched = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        CellLook(self, "QPlainTextEdit")
        self.document().setDocumentMargin(0)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edited.connect(self._touch)

    def _touch(self) -> None:
        self.is_touched = True

    def sizeHint(self) -> QSize:
        """No larger than the cell would be without it: the row grows with the text itself."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """One line, in the narrowest column."""
        return QSize(0, 0)


class WordBox(EditableBox):
    """One of a few known words, or a word of the team's own."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, name: str, words: Iterable[str], parent: QWidget) -> None:
        super().__init__(name, parent)
        self.offer(words)
        self.line.edited.connect(self.edited)
        self.line.left.connect(self.left)
        self.textActivated.connect(self._choose)

    @property
    def value(self) -> str:
        """The word that stands in it."""
        return self.line.value

    def offer(self, words: Iterable[str]) -> None:
        """Offer these words from now on; what stands in it stays."""
        offered = list(words)
        if offered != [self.itemText(place) for place in range(self.count())]:
            value = self.line.value
            self.clear()
            self.addItems(offered)
            self.setCurrentIndex(-1)
            self.line.show_value(value)

    def show_value(self, text: str) -> None:
        """Show a word. The cursor of somebody who has just typed it stays."""
        if text != self.line.value or not text:
            self.setCurrentIndex(self.findText(text) if text else -1)
            self.line.show_value(text)
            if not self.hasFocus():
                self.line.setCursorPosition(0)

    def _choose(self, text: str) -> None:
        self.line.show_value(text)
        self.edited.emit(text)
        self.left.emit()


class KindBox(WordBox):
    """A kind of event: one of the known ones, or the team's own word."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, map(kind_word, EVENT_KINDS), parent)


class KindCellEditor(KindBox):
    """A kind of event, in a cell. Nothing opens below it unasked: Enter and Tab are the table's."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setCompleter(QCompleter(self))  # one that knows nothing; Qt would finish words by itself
        self.is_touched = False
        CellLook(self, "QComboBox")
        self.edited.connect(self._touch)

    def _touch(self) -> None:
        self.is_touched = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the word, so that typing replaces it."""
        super().focusInEvent(event)
        self.line.selectAll()


CellEditor = LineCellEditor | TextCellEditor | KindCellEditor
