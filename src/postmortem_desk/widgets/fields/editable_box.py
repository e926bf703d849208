"""A box of known words in which other words can be typed, too."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from postmortem_desk.widgets.fields.completion import ChoiceList
from postmortem_desk.widgets.fields.text_fields import LineField, WindowKeys


class EditableBox(QComboBox):
    """It leaves to the page and to the window what is theirs: the wheel, undo and redo, the keys that move rows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.line = LineField(name, self)
        self.setLineEdit(self.line)
        self.setCompleter(self._suggestions())
        self.setAccessibleName(name)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(WindowKeys(self))  # it hands keys on to its line past the line's own filter

    def _suggestions(self) -> QCompleter:
        """The known words that hold what is typed, in a list below; none is put in unasked."""
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setPopup(ChoiceList(self))
        return completer

    def showPopup(self) -> None:
        """Open the list, wide enough for its words, also below a narrow cell."""
        words = self.view()
        words.setMinimumWidth(words.sizeHintForColumn(0) + 2 * words.frameWidth())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: it scrolls, and changes no value on its way."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave Alt+Up and Alt+Down to the window, which moves rows with them; F4 and the arrow open the list."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            event.ignore()
            return False
        return super().event(event)
