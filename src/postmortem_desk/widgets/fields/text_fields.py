"""Text fields that follow the document: exact, undoable across panels, never rewritten unless a person edits them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from postmortem_desk.widgets.fields.shown_text import TextChange, code_points, qt_length, shown, text_change
from postmortem_desk.widgets.fields.wrapped_text import wrap_mode

BLOCK_SEPARATOR = "\u2029"


_EXPORT: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


def is_window_key(event: QKeyEvent) -> bool:
    """Whether the keys of `event` are the window's wherever the keyboard is: undo, redo and export.

    On X11 Ctrl+E also means the end of the line, which is what End is for.
    """
    is_history = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    return is_history or event.keyCombination() == _EXPORT


def names_files(source: QMimeData) -> bool:
    """Whether it brings files of this machine: those are the window's to open, and no text."""
    return any(url.isLocalFile() for url in source.urls())


class WindowKeys(QObject):
    """Leaves the keys of undo, redo and export to the window: text fields take them for themselves otherwise.

    They accept the shortcut before the window's action sees it, even with their own undo off, and would act on the key.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignore the keys in the field's place, so that they go on to its parents."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        if is_window_key(event):
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
    given_up = Signal()
    """Esc was pressed: what is only taken on leaving is not to be taken."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.installEventFilter(WindowKeys(self))
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Esc, unless it closes the list of suggestions."""
        if event.key() == Qt.Key.Key_Escape:
            suggestions = self.completer().popup() if self.completer() is not None else None
            if suggestions is None or not suggestions.isVisible():
                self.given_up.emit()
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words, and leave files to the window."""
        if names_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def select_characters(self, start: int, end: int) -> None:
        """Select the characters `start` to `end` of the value."""
        words = shown(self._text, one_line=True)
        self.setSelection(qt_length(words[:start]), qt_length(words[start:end]))

    def write(self, text: str) -> None:
        """Put `text` in the place of what stands there, as if a person had typed it."""
        self.show_value(text)
        self.edited.emit(text)

    def _take(self, now: str) -> None:
        change = text_change(shown(self._text, one_line=True), now)
        if change is not None:
            text = replace(change, inserted=change.inserted.replace("\r\n", "\n")).applied_to(self._text)
            self.show_value(text)  # what was put in may need a mark, or what stands beside it
            self.edited.emit(text)


class SearchField(LineField):
    """A line in which one looks for something. What is typed into it is no part of a document, saved or not."""


class TextField(QPlainTextEdit):
    """A text of several lines that belongs to the document. Signals and undo as in LineField."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._showing = False
        self.installEventFilter(WindowKeys(self))
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
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_length(before[: change.start]))
        end = qt_length(before[: change.start + change.removed])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        with self._showing_words_of(text):
            cursor.insertText(change.inserted)

    def select_characters(self, start: int, end: int) -> None:
        """Select the characters `start` to `end` of the value and bring them into sight."""
        words = shown(self._text)
        cursor = self.textCursor()
        cursor.setPosition(qt_length(words[:start]))
        cursor.setPosition(qt_length(words[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A line separator is a new line like any other."""
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether it brings text; files are left to the window."""
        return source.hasText() and not names_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, exactly, but with a line feed for the line ends of Windows."""
        cursor = self.textCursor()
        before = self._raw()
        start, end = (code_points(before, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        pasted = TextChange(start, end - start, source.text().replace("\r\n", "\n"))
        text = pasted.applied_to(self._text)
        self._show_with_cursor(text, start + len(pasted.inserted))
        self.ensureCursorVisible()
        self.edited.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the edit is over, unless only a menu has opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @contextmanager
    def _showing_words_of(self, text: str) -> Iterator[None]:
        """While `text` is put in: nothing is an edit, and no word is laid out that is too long for Qt to wrap well."""
        mode = wrap_mode(text)
        if mode == QTextOption.WrapMode.WrapAnywhere:
            self.setWordWrapMode(mode)
        self._showing = True
        try:
            yield
        finally:
            self._showing = False
        self.setWordWrapMode(mode)

    def _raw(self) -> str:
        return self.document().toRawText().replace(BLOCK_SEPARATOR, "\n")

    def _take(self) -> None:
        if self._showing:
            return
        now = self._raw()
        change = text_change(shown(self._text), now)
        if change is not None:
            self._text = change.applied_to(self._text)
            if shown(self._text) != now:  # what was put in needs a mark, or what stands beside it
                self._show_with_cursor(self._text, code_points(now, self.textCursor().position()))
            self.edited.emit(self._text)

    def _show_with_cursor(self, text: str, place: int) -> None:
        """Show `text`, with the cursor before its character number `place`."""
        self.show_value(text)
        cursor = self.textCursor()
        cursor.setPosition(qt_length(self._raw()[:place]))
        self.setTextCursor(cursor)
