"""A list of parts of an incident to choose one from by typing a few letters, over the panel that asks."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from postmortem_desk.widgets.fields.finder import Finder
from postmortem_desk.widgets.fields.shown_text import shown

_MOST: Final = 60
"""More hits than this help nobody; another letter does."""
_WIDTH: Final = 520
_HEIGHT: Final = 320
_MARGIN: Final = 16
_ROW_HEIGHT: Final = 28


class PartPicker(Finder):
    """Finds the part that a row is to be linked to."""

    picked = Signal(str)
    """The id of the part that was taken."""

    def __init__(self, name: str, example: str, parts: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`name` says what is looked for, `example` what can be typed; `parts` are (id, line of words)."""
        super().__init__(name, example, self.tr("What was found"), parent)
        self._lines = tuple(parts)
        self._found: list[tuple[str, str]] = []
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_over(self, panel: QWidget) -> None:
        """Show it in the middle of `panel`, its parent."""
        width = min(_WIDTH, panel.width() - 2 * _MARGIN)
        height = min(_HEIGHT, panel.height() - 2 * _MARGIN)
        self.show_at(QRect((panel.width() - width) // 2, (panel.height() - height) // 2, width, height))

    def search(self, typed: str) -> None:
        """The parts that hold every typed word."""
        wanted = typed.casefold().split()
        found = [(name, line) for name, line in self._lines if all(word in line.casefold() for word in wanted)]
        self._found = found[:_MOST]
        for _name, line in self._found:
            QListWidgetItem(shown(line, one_line=True), self.list).setSizeHint(QSize(100, _ROW_HEIGHT))

    def take(self, row: int) -> None:
        """Say which part was taken."""
        self.picked.emit(self._found[row][0])
