"""The three parts of a section's root causes, one above the other: the words, the tree, and one cause in detail."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_LEAST: Final = (56, 140, 72)
"""Pixels of height that each part keeps."""
_SHARES: Final = ((0.2, 140), (0.3, 200))
"""The part of the height that words and details take, and the most in pixels; the tree has the rest."""
_KEYS: Final = ("words", "details")


class CauseParts(QSplitter):
    """Words and details have their shares of the height until a person gives them others; these are kept."""

    def __init__(self, words: QWidget, tree: QWidget, details: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._by_hand: tuple[int, ...] = ()
        self.setChildrenCollapsible(False)
        for place, part in enumerate((words, tree, details)):
            self.addWidget(part)
            self.setStretchFactor(place, int(part is tree))
            part.setMinimumHeight(_LEAST[place])
        self.splitterMoved.connect(self._keep)

    def saved(self) -> dict[str, int]:
        """The heights of words and details in pixels, where a person chose them."""
        return dict(zip(_KEYS, self._by_hand, strict=False))

    def restore(self, layout: Mapping[str, int]) -> None:
        """Take what `saved` gave once."""
        if all(key in layout for key in _KEYS):
            self._by_hand = tuple(layout[key] for key in _KEYS)
            self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        height = self.height()
        words, details = self._by_hand or (round(min(share * height, most)) for share, most in _SHARES)
        self.setSizes([words, height - words - details, details])

    def _keep(self) -> None:
        words, _tree, details = self.sizes()
        self._by_hand = (words, details)
