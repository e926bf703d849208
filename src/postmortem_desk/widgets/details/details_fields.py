"""The fields of the details' form. Each tells its value as it is edited and follows the document."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from postmortem_desk.widgets.fields.editable_box import EditableBox
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.details_words import choices, list_of, list_text, value_of, word_of


def show_line(line: LineField, text: str) -> None:
    """Show `text` in a line; from its start, unless somebody is in it."""
    is_new = text != line.value
    line.show_value(text)
    if is_new and not is_in(line):
        line.setCursorPosition(0)


def is_in(line: LineField) -> bool:
    """Whether somebody types in `line`; a box keeps the focus of its line for itself."""
    return line.window().focusWidget() in (line, line.parentWidget())


class DetailField(QWidget):
    """A line of text with room for a button beside it and a sentence below it.

    `edited(value)` comes with what a person writes; what is only taken on leaving, with `commit` or when the focus
    leaves. `left()` follows.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(self, label: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineField(label, self)
        self.line.setPlaceholderText(example)
        self.hint = PlainLabel("", self, wraps=True)
        self.hint.hide()
        self._beside = QHBoxLayout()
        self._beside.setSpacing(4)
        self._beside.addWidget(self.line, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(self._beside)
        self._column.addWidget(self.hint)
        self.setFocusProxy(self.line)
        self.line.edited.connect(self._type)
        self.line.left.connect(self.commit)
        self.line.left.connect(self.left)

    def add_below(self, widget: QWidget) -> None:
        """Put `widget` below the sentence."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: Any) -> None:
        """Show what the document holds."""
        show_line(self.line, str(value))

    def commit(self) -> None:
        """Take what is only taken on leaving."""

    def say(self, sentence: str, *, caution: bool = False) -> None:
        """Show a sentence below the field, as a caution or as quiet knowledge; "" for none."""
        tone = QPalette.ColorRole.BrightText if caution else QPalette.ColorRole.PlaceholderText
        self.hint.setForegroundRole(tone)
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)

    def _type(self, text: str) -> None:
        self.edited.emit(text)


class ListField(DetailField):
    """Words between commas. What is half typed stays as it is typed."""

    def __init__(self, label: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(label, example, parent)
        self._value: tuple[str, ...] = ()

    def show_value(self, value: Any) -> None:
        """Show a list, unless what stands in the field says the same."""
        self._value = value
        if list_of(self.line.value) != value:
            show_line(self.line, list_text(value))

    def commit(self) -> None:
        """Show the list as it was understood."""
        show_line(self.line, list_text(self._value))

    def _type(self, text: str) -> None:
        self.edited.emit(list_of(text))


class LeftField(DetailField):
    """A field that is taken when it is left: what stands in it half typed means something else."""

    def __init__(self, label: str, example: str, read: Callable[[str], str], parent: QWidget | None = None) -> None:
        """`read` makes the value of what a person wrote."""
        super().__init__(label, example, parent)
        self._read = read
        self._value = ""
        self._touched = False
        self.line.given_up.connect(self._give_up)

    def _give_up(self) -> None:
        if self._touched:
            self.show_value(self._value)

    @property
    def value(self) -> str:
        """What the document held when it was shown last."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show what the document holds; what a person was typing gives way."""
        self._value, self._touched = str(value), False
        show_line(self.line, self._value)

    def commit(self) -> None:
        """Take what a person wrote."""
        if not self._touched:
            return
        self._touched = False
        value = self._read(self.line.value)
        if value != self._value:
            self.edited.emit(value)
        else:
            show_line(self.line, value)

    def _type(self, text: str) -> None:
        self._touched = True
        self.say("")


class ChoiceBox(EditableBox):
    """A known value by its word, or the team's own."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, field: str, label: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._field = field
        self.line.setPlaceholderText(example)
        for value, word in choices(field):
            self.addItem(word, value)
        self.setCurrentIndex(-1)
        self.line.edited.connect(lambda text: self.edited.emit(value_of(field, text)))
        self.line.left.connect(self.left)
        self.textActivated.connect(self._choose)

    def show_value(self, value: Any) -> None:
        """Show the word of a value."""
        word = word_of(self._field, str(value))
        cursor = self.line.cursorPosition()
        self.setCurrentIndex(self.findText(word))  # it empties the line where the word is none of its own
        show_line(self.line, word)
        if is_in(self.line):
            self.line.setCursorPosition(cursor)

    def commit(self) -> None:
        """Nothing waits: a choice is taken at once."""

    def _choose(self, word: str) -> None:
        show_line(self.line, word)
        self.edited.emit(value_of(self._field, word))
        self.left.emit()
