"""A header of a table whose sections show their words in several lines."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from postmortem_desk.widgets.appearance import tones_of

INDENT_ROLE: Final = Qt.ItemDataRole.UserRole
"""The header data that says by how many steps a section's words are indented."""
_STEP: Final = 12
_PAD: Final = 8


class WrappedHeader(QHeaderView):
    """The words stand at the left; they are cut with an ellipsis where the room of a section ends."""

    def __init__(self, orientation: Qt.Orientation, section: QSize, parent: QWidget) -> None:
        """`section` is the size of one section."""
        super().__init__(orientation, parent)
        across = orientation == Qt.Orientation.Horizontal
        self.setDefaultSectionSize(section.width() if across else section.height())
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        (self.setFixedHeight if across else self.setFixedWidth)(section.height() if across else section.width())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The words, and a line to the next section."""
        model = self.model()
        text = str(model.headerData(section, self.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        indent = int(model.headerData(section, self.orientation(), INDENT_ROLE) or 0) * _STEP
        across = self.orientation() == Qt.Orientation.Horizontal
        place = Qt.AlignmentFlag.AlignBottom if across else Qt.AlignmentFlag.AlignVCenter
        tones = tones_of(self.palette())
        painter.save()
        painter.setPen(QColor(tones.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left = _PAD if across else 2 * _PAD  # below the heading of the panel
        inner = rect.adjusted(left + indent, _PAD // 2, -_PAD // 2, -_PAD // 2)
        painter.setPen(QColor(tones.text))
        flags = int(place | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        painter.drawText(inner, flags, cut_to_fit(text, self.fontMetrics(), inner.size(), flags))
        painter.restore()


def cut_to_fit(text: str, metrics: QFontMetrics, room: QSize, flags: int) -> str:
    """`text`, cut at a word with an ellipsis where its lines are higher than `room`."""
    words = text.split(" ")
    for count in range(len(words), 0, -1):
        cut = " ".join(words[:count]) + ("" if count == len(words) else "\u2026")
        if metrics.boundingRect(QRect(0, 0, room.width(), 10_000), flags, cut).height() <= room.height():
            return cut
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
