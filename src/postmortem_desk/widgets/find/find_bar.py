"""The bar above the editor in which one looks for words of the whole document, and replaces them."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from postmortem_desk.insight.word_search import Query
from postmortem_desk.widgets.fields.text_fields import SearchField
from postmortem_desk.widgets.find.hit_list import HitList
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.plain_tip import plain_tip

_PAUSE_MS: Final = 80
"""Nothing is searched while a person types faster than this."""
_LEAST_FIELD: Final = 96


class FindBar(QWidget):
    """It says what a person wants; whoever made it looks for the words and shows what was found.

    Enter and Down go to the next hit, Shift+Enter and Up to the one before; Esc closes the bar.
    """

    searched = Signal(object)
    """A Query: look for this from now on."""
    stepped = Signal(int)
    """Go to the next hit (1) or the one before (-1)."""
    replace_requested = Signal(str)
    """Put these words in the place of the current hit."""
    replace_all_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = SearchField(self.tr("Find in the document"), self)
        self.field.setPlaceholderText(self.tr("Find in the document"))
        self.number = PlainLabel("", self, look="secondary")
        self.number.setAccessibleName(self.tr("What was found"))
        self.before = self._button("↑", self.tr("The one before"), "Shift+F3")
        self.next = self._button("↓", self.tr("The next one"), "F3")
        self.match_case = self._switch("Aa", self.tr("Tell capital from small letters"))
        self.whole_words = self._switch("ab|", self.tr("Find whole words only"))
        self.close_button = self._button("×", self.tr("Close"), "Esc")
        self.replacement = SearchField(self.tr("Replace with"), self)
        self.replacement.setPlaceholderText(self.tr("Replace with"))
        self.replace_button = QPushButton(self.tr("Replace"), self)
        self.replace_all_button = QPushButton(self.tr("Replace all"), self)
        self.hits = HitList(self.tr("Where it was found"), self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        for widget in (self.number, self.before, self.next, self.match_case, self.whole_words, self.close_button):
            first.addWidget(widget)
        first.insertWidget(0, self.field, 1)
        self._second = QWidget(self)
        second = QHBoxLayout(self._second)
        second.addWidget(self.replacement, 1)
        second.addWidget(self.replace_button)
        second.addWidget(self.replace_all_button)
        for row in (first, second):
            row.setContentsMargins(16, 0, 12, 0)
            row.setSpacing(4)
        for field in (self.field, self.replacement):
            field.setMinimumWidth(_LEAST_FIELD)
            field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(self._second)
        column.addWidget(self.hits)
        for here, following in pairwise((self.field, self.replacement, self.replace_button, self.replace_all_button)):
            QWidget.setTabOrder(here, following)  # the switches come behind what most people want next

    def _connect(self) -> None:
        self.field.edited.connect(self._pause.start)
        self._pause.timeout.connect(self._search)
        for switch in (self.match_case, self.whole_words):
            switch.toggled.connect(self._search)
        self.before.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.replace_button.clicked.connect(lambda: self.replace_requested.emit(self.replacement.value))
        self.replace_all_button.clicked.connect(lambda: self.replace_all_requested.emit(self.replacement.value))
        self.close_button.clicked.connect(self.leave)

    def _button(self, sign: str, name: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(plain_tip(f"{name} ({native})"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _switch(self, sign: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.field.value, self.match_case.isChecked(), self.whole_words.isChecked())

    @property
    def has_keyboard(self) -> bool:
        """Whether a person types in it."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus()

    def open(self, words: str, *, replacing: bool) -> None:
        """Show the bar, with `words` to look for where there are any, and put the keyboard into it."""
        self._second.setVisible(replacing)
        if words:
            self.field.show_value(words)
        self.show()
        self.field.selectAll()
        self.field.setFocus()
        self._search()

    def leave(self) -> None:
        """Put the bar away."""
        self._pause.stop()
        self.hide()
        self.closed.emit()

    def show_number(self, words: str, *, replaceable: bool) -> None:
        """Say how many were found; they can be replaced or not."""
        self.number.setText(words)
        for button in (self.replace_button, self.replace_all_button):
            button.setEnabled(replaceable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that walk through the hits while a field has the keyboard."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if watched is self.replacement and not is_shifted:
                self.replace_requested.emit(self.replacement.value)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._step(-1 if is_shifted else 1)
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case _:
                return super().eventFilter(watched, event)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar, whatever of it has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        if self._pause.isActive():
            self._search()
        self.stepped.emit(step)

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.query)
