"""A label of one line that says with dots that it has no room for all of its words."""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.plain_tip import plain_tip

_BETWEEN_PARTS: Final = re.compile(r", | · ")


class ElidedLabel(PlainLabel):
    """Takes the room that there is; the whole sentence is its tip and its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.sentence = ""
        """All of the words."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_sentence(self, sentence: str) -> None:
        """Show `sentence`, or its beginning."""
        self.sentence = sentence
        self.setAccessibleName(sentence)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It can give way to everything beside it."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        shown = self._shortened()
        self.setText(shown)
        self.setToolTip(plain_tip("" if shown == self.sentence else self.sentence))

    def _shortened(self) -> str:
        """The sentence; else as many of its parts as fit, or the first that fits alone; the first cut in two else."""
        metrics, room = self.fontMetrics(), self.width()
        if metrics.horizontalAdvance(self.sentence) <= room:
            return self.sentence
        ends = [found.start() for found in _BETWEEN_PARTS.finditer(self.sentence)]
        beginnings = [self.sentence[:end] for end in reversed(ends)]
        for words in (*beginnings, *_BETWEEN_PARTS.split(self.sentence)[1:]):
            shown = f"{words} …"
            if metrics.horizontalAdvance(shown) <= room:
                return shown
        return metrics.elidedText(self.sentence, Qt.TextElideMode.ElideRight, room)
