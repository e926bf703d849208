"""Outline, editor and document side by side. The outline keeps its width as long as the other two have room."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_WIDTHS: Final = (212, 600, 468)
_STRETCH: Final = (0, 3, 2)


class Panes(QSplitter):
    """A splitter of three. Qt alone would take from all three alike when the window becomes narrower."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._outline_width = _WIDTHS[0]
        self._editor_share = _WIDTHS[1] / (_WIDTHS[1] + _WIDTHS[2])
        """What the editor has of the room that it shares with the document."""
        self._is_alone = False
        """Whether the document was hidden when the room was shared last."""
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
        self._share()

    def event(self, event: QEvent) -> bool:
        """Share the width anew where a pane hides or comes back."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return done

    def _share(self) -> None:
        panes = list(self._panes())
        if len(panes) < len(_WIDTHS):
            return
        outline, editor, document = self.sizes()
        least = [0 if pane.isHidden() else max(pane.minimumWidth(), pane.minimumSizeHint().width()) for pane in panes]
        room = outline + editor + document
        wanted = max(min(self._outline_width, room - least[1] - least[2]), least[0])
        comes_back = self._is_alone and not panes[2].isHidden()
        if editor and document and not comes_back:
            self._editor_share = editor / (editor + document)
        self._is_alone = panes[2].isHidden()
        if (wanted != outline or comes_back) and editor + document > 0:
            rest = room - wanted
            middle = rest if self._is_alone else round(rest * self._editor_share)
            self.setSizes([wanted, middle, rest - middle])

    def _panes(self) -> Iterator[QWidget]:
        for place in range(self.count()):
            pane = self.widget(place)
            if pane is not None:
                yield pane
