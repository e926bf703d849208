"""A bar that says something in a sentence and offers what can be done, without stopping anybody."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from postmortem_desk.widgets.plain_label import PlainLabel

Choice = tuple[str, Callable[[], object]]
"""The text of a button and what it does."""


class NoticeBar(QWidget):
    """Hidden until it has something to say. A choice, or Esc, closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sentence = PlainLabel("", self, wraps=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._closes = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 8, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._sentence, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now; "" when it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The choices that it offers now."""
        return tuple(self._buttons)

    def say(self, sentence: str, choices: Sequence[Choice] = (), *, close: bool = True, news: bool = False) -> None:
        """Show `sentence` with its `choices`, in the place of what stood there; `news` needs no care."""
        self._clear()
        if news != bool(self.property("news")):
            self.setProperty("news", news)
            self.style().polish(self)
        self._sentence.setText(sentence)
        for text, act in choices:
            self._add(text, act)
        self._closes = close
        if close:
            self._add(self.tr("Close"), lambda: None)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it, where it may be closed without an answer."""
        if event.key() == Qt.Key.Key_Escape and self._closes:
            self.hide()
        else:
            super().keyPressEvent(event)

    def lead(self, sentence: str) -> None:
        """Put `sentence` before the one that is shown."""
        self._sentence.setText(f"{sentence} {self._sentence.text()}")

    def _add(self, text: str, act: Callable[[], object]) -> None:
        button = QPushButton(text, self)
        button.setFlat(True)
        button.clicked.connect(lambda: self._choose(act))
        self._row.addWidget(button)
        self._buttons.append(button)

    def _choose(self, act: Callable[[], object]) -> None:
        self.hide()
        act()

    def _clear(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()


class Sayings:
    """What a bar says of several things that were asked for at once: none takes the place of the one before."""

    def __init__(self, bar: NoticeBar) -> None:
        self._bar = bar
        self._sentences: list[str] = []
        self._choices: list[Choice] = []

    @property
    def bar(self) -> NoticeBar | None:
        """The bar; None when its window is closed."""
        return self._bar if isValid(self._bar) else None

    def add(self, sentence: str, choices: Sequence[Choice] = ()) -> None:
        """Say this, too, and offer its choices, too."""
        self._sentences.append(sentence)
        self._choices += choices
        if self.bar is not None:
            self.bar.say(" ".join(self._sentences), self._choices)
