"""Text fields that follow the document: exact, undoable across panels, never rewritten unless a person edits them."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from postmortem_desk.widgets.shown_text import qt_length, shown, text_change

_LONG_WORD: Final = 20_000
"""Letters. Qt's time to wrap a word grows with the square of its length: 0.8 seconds at 100,000, 12 at 400,000."""
_ANYWHERE: Final = QTextOption.WrapMode.WrapAnywhere
_BETWEEN_WORDS: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
BLOCK_SEPARATOR = "\u2029"


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Whether the keys of `event` are those of undo or redo."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class HistoryKeys(QObject):
    """Leaves the keys of undo and redo to the window: text fields take them for themselves otherwise.

    They accept the shortcut before the window's action sees it, even with their own undo off, and would act on the key.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignore the keys in the field's place, so that they go on to its parents."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        if is_undo_or_redo(event):
            event.ignore()
            return True
        return False


class LineField(QLineEdit):
    """A line of text that belongs to the document.

    `edited(text)` comes with every change that a person makes; `left()` when the edit is over (focus left, Enter).
    Undo and redo are the window's: the field hands their keys on.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.installEventFilter(HistoryKeys(self))
        self.setAccessibleName(name)
        self.textEdited.connect(self._take)
        self.editingFinished.connect(self.left)

    @property
    def value(self) -> str:
        """The text itself, with the characters that a field cannot show."""
        return self._text

    def show_value(self, text: str) -> None:
        """Show `text`, keeping the cursor where it is as far as possible; a field that was empty shows its start."""
        before, self._text = self.text(), text
        change = text_change(before, shown(text, one_line=True))
        if change is None:
            return
        cursor = self.cursorPosition()
        start = qt_length(before[: change.start])
        removed = qt_length(before[change.start : change.start + change.removed])
        self.setText(shown(text, one_line=True))
        if cursor >= start + removed:
            cursor += qt_length(change.inserted) - removed
        elif cursor > start:
            cursor = start + qt_length(change.inserted)
        self.setCursorPosition(cursor if before else 0)

    def write(self, text: str) -> None:
        """Put `text` in the place of what stands there, as if a person had typed it."""
        self.show_value(text)
        self.edited.emit(text)

    def _take(self, now: str) -> None:
        change = text_change(shown(self._text, one_line=True), now)
        if change is not None:
            self._text = change.applied_to(self._text)
            self.edited.emit(self._text)


class TextField(QPlainTextEdit):
    """A text of several lines that belongs to the document. Signals and undo as in LineField."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._showing = False
        self.installEventFilter(HistoryKeys(self))
        self.setAccessibleName(name)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._take)

    @property
    def value(self) -> str:
        """The text itself, with the characters that a field cannot show."""
        return self._text

    def show_value(self, text: str) -> None:
        """Show `text` by the smallest change, so that cursor, selection and scroll position stay."""
        before, self._text = self._raw(), text
        change = text_change(before, shown(text))
        if change is None:
            return
        self._wrap(text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_length(before[: change.start]))
        end = qt_length(before[: change.start + change.removed])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        try:
            cursor.insertText(change.inserted)
        finally:
            self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A line separator is a new line like any other."""
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, with a line feed for every kind of line end and marks for what a field cannot hold."""
        lines = source.text().replace("\r\n", "\n").replace("\u2028", "\n").replace(BLOCK_SEPARATOR, "\n")
        self._wrap(self._text + lines)
        self.insertPlainText(shown(lines))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the edit is over, unless only a menu has opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _wrap(self, text: str) -> None:
        """Wrap lines between words, or anywhere where a word is too long for Qt to look for a better place."""
        longest = max(map(len, text.split()), default=0)
        self.setWordWrapMode(_ANYWHERE if longest > _LONG_WORD else _BETWEEN_WORDS)

    def _raw(self) -> str:
        return self.document().toRawText().replace(BLOCK_SEPARATOR, "\n")

    def _take(self) -> None:
        if self._showing:
            return
        change = text_change(shown(self._text), self._raw())
        if change is not None:
            self._text = change.applied_to(self._text)
            self.edited.emit(self._text)
