"""Outline, editor and document side by side. The outline keeps its width as long as the other two have room."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_WIDTHS: Final = (212, 600, 468)
_STRETCH: Final = (0, 3, 2)


class Panes(QSplitter):
    """A splitter of three. Qt alone would take from all three alike when the window becomes narrower."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._outline_width = _WIDTHS[0]
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._keep_outline)

    def put(self, panes: tuple[QWidget, QWidget, QWidget]) -> None:
        """Show these three with the widths of a new window."""
        for place, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(place, _STRETCH[place])
        self.setSizes(_WIDTHS)

    @property
    def outline_width(self) -> int:
        """The width of the outline, in pixels, where there is room for it."""
        return self._outline_width

    def give_outline(self, width: int) -> None:
        """Let the outline have this width, in pixels, where there is room for it."""
        self._outline_width = width

    def _keep_outline(self) -> None:
        self._outline_width = self.sizes()[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among editor and document; the outline gives way last."""
        super().resizeEvent(event)
        if self.count() < len(_WIDTHS):
            return
        outline, editor, document = self.sizes()
        least = [max(pane.minimumWidth(), pane.minimumSizeHint().width()) for pane in self._panes()]
        room = outline + editor + document
        wanted = max(min(self._outline_width, room - least[1] - least[2]), least[0])
        if wanted != outline and editor + document > 0:
            rest = room - wanted
            middle = round(rest * editor / (editor + document))
            self.setSizes([wanted, middle, rest - middle])

    def _panes(self) -> Iterator[QWidget]:
        for place in range(self.count()):
            pane = self.widget(place)
            if pane is not None:
                yield pane
