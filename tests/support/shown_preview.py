"""A preview on the screen, for tests."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDeadlineTimer, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document
from postmortem_desk.session.shown_copy import ShownCopy
from postmortem_desk.widgets.preview.preview import PreviewView

_PATIENCE_MS = 60_000
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass
class Shown:
    """A preview on the screen, and the document that it follows."""

    document: Document
    view: PreviewView

    @classmethod
    def of(cls, incident: Incident, height: int = 600) -> "Shown":
        """A preview of `incident`, drawn whole."""
        document = Document(incident)
        shown = cls(document, PreviewView(ShownCopy(document)))
        shown.view.resize(520, height)
        shown.view.show()
        shown.finish()
        return shown

    def finish(self) -> None:
        """Wait until all is drawn."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not self.view.is_complete:
            assert not patience.hasExpired(), "the preview does not come to its end"
            QApplication.processEvents()

    def apply(self, operation: Callable[[Incident], Incident]) -> None:
        """Change the incident, and wait until all is drawn."""
        assert self.document.apply("Edit", operation)
        self.finish()

    @property
    def words(self) -> str:
        """All its words."""
        return self.view.paper.toPlainText().replace(OBJECT, "")

    @property
    def lines(self) -> list[str]:
        """Its lines, pictures included, without the blocks of no height between frames."""
        return [line for line in self.view.paper.toPlainText().splitlines() if line]

    @property
    def scroll(self) -> int:
        """How many pixels it is scrolled."""
        return self.view.paper.verticalScrollBar().value()

    @scroll.setter
    def scroll(self, value: int) -> None:
        self.view.paper.verticalScrollBar().setValue(value)

    def where(self, words: str) -> QRect:
        """Where the first of `words` stands, in pixels of the screen."""
        found = self.view.paper.document().find(words)
        assert not found.isNull(), f"{words!r} is not shown"
        found.setPosition(found.selectionStart())
        return self.view.paper.cursorRect(found)

    def scroll_to(self, words: str, below_top: int) -> None:
        """Scroll until `words` stand `below_top` pixels below the top of the screen."""
        self.scroll = self.scroll + self.where(words).top() - below_top

    def click(self, qtbot: QtBot, words: str) -> None:
        """Click the first of `words`."""
        point = self.where(words).center() + QPoint(6, 0)
        qtbot.mouseClick(self.view.paper.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def colour(self, x: int, y: int) -> str:
        """The colour of a pixel of the screen."""
        return self.view.paper.viewport().grab().toImage().pixelColor(x, y).name()
