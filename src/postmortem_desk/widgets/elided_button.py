"""A button whose words are cut where its room ends."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from postmortem_desk.widgets.plain_tip import plain_tip

_LEAST: Final = 40


class ElidedButton(QPushButton):
    """It takes the room that there is; all of its words are in its tip."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show these words."""
        self._words = words
        self.setToolTip(plain_tip(words))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as all of its words."""
        hint = super().sizeHint()
        margins = hint.width() - self._room(QRect(QPoint(), hint))
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + margins + 1, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(_LEAST, self._room(self.rect()))
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))

    def _room(self, rect: QRect) -> int:
        """How wide words may be in a button of this size."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = rect
        return self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
