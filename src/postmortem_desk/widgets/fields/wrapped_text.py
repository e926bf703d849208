"""Plain text laid out in lines for a delegate to paint, remembered so that scrolling does not lay it out again."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from postmortem_desk.widgets.fields.shown_text import shown

REMEMBERED: Final = 2000
_LINE_SEPARATOR: Final = "\u2028"
_LONG_WORD: Final = 20_000
"""Letters. Qt's time to wrap a word grows with the square of its length: 0.8 seconds at 100,000, 12 at 400,000."""


def wrap_mode(text: str) -> QTextOption.WrapMode:
    """Between words; anywhere where a word is too long for Qt to look for a better place."""
    longest = max(map(len, text.split()), default=0)
    mode = QTextOption.WrapMode
    return mode.WrapAnywhere if longest > _LONG_WORD else mode.WrapAtWordBoundaryOrAnywhere


class WrappedText:
    """A text in the lines of a width. Markup is shown as it is written, marks as in a field."""

    def __init__(self, text: str, font: QFont, width: int) -> None:
        option = QTextOption()
        option.setWrapMode(wrap_mode(text))
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout = QTextLayout(shown(text).replace("\n", _LINE_SEPARATOR), font)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        pitch = QFontMetrics(font).lineSpacing()
        self._layout.beginLayout()
        lines = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, lines * pitch))
            lines += 1
        self._layout.endLayout()
        self.height = max(1, lines) * pitch
        """The height of all lines, in pixels."""
        self.width = max((self._layout.lineAt(n).naturalTextWidth() for n in range(lines)), default=0.0)
        """The width of the widest line, in pixels."""

    def draw(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Paint the lines with their upper left corner at (x, y)."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(x, y))


class TextWraps:
    """The layouts that were needed last."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, str, int], WrappedText] = OrderedDict()

    def wrap(self, text: str, font: QFont, width: int) -> WrappedText:
        """`text` in the lines of `width` pixels."""
        key = (text, font.key(), width)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = WrappedText(text, font, width)
            if len(self._made) > REMEMBERED:
                self._made.popitem(last=False)
        else:
            self._made.move_to_end(key)
        return made
