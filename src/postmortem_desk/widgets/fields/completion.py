"""Words that a line of text can be completed from: offered while a person types, and never put in unasked."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.fields.text_fields import LineField


class ChoiceList(QListView):
    """What can be chosen, below a line of text, with an edge of its own."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self.setObjectName("choices")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)


class WordCompletion(QCompleter):
    """A list below one line, of the words that hold what is typed; Enter or a click takes one."""

    def __init__(self, line: LineField) -> None:
        super().__init__(line)
        self._line = line
        self._words: dict[str, str] = {}
        self._model = QStringListModel(self)
        self.setModel(self._model)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.activated.connect(self._take)
        self.setPopup(ChoiceList(line))
        line.setCompleter(self)

    def offer(self, words: Iterable[str]) -> None:
        """Offer these words from now on."""
        offered = {shown(word, one_line=True): word for word in words}
        if offered != self._words:
            self._words = offered
            self._model.setStringList(list(offered))

    def _take(self, word: str) -> None:
        self._line.write(self._words.get(word, word))
