"""Plain text laid out in lines for a delegate to paint, remembered so that scrolling does not lay it out again."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

REMEMBERED: Final = 2000
_LINE_SEPARATOR: Final = "\u2028"
_MARKS: Final = {
    **dict.fromkeys((0x202A, 0x202B, 0x202D, 0x202E, 0x202C), "⇄"),
    **dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069), "⇄"),
    **dict.fromkeys((0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x061C, 0x00AD), "·"),
    **dict.fromkeys((0xFDD0, 0xFDD1, 0xFFFE, 0xFFFF), "\ufffd"),
    0x0000: "␀",
    0x000D: "␍",
    0x2029: _LINE_SEPARATOR,
    0x000A: _LINE_SEPARATOR,
}
"""What stands for characters that would turn the direction of text, hide, or end a layout's paragraph."""


class WrappedText:
    """A text in the lines of a width. Markup is shown as it is written; the direction follows the text."""

    def __init__(self, text: str, font: QFont, width: int) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout = QTextLayout(text.translate(_MARKS), font)
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
