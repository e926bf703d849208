"""What a window shows before its document is read: the headings of the document, where the outline will stand."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from postmortem_desk.widgets.appearance import tones_of

_LEFT: Final = 20
_TOP: Final = 44
_ROW_HEIGHT: Final = 32
_BADGE: Final = 16
"""What a badge takes at the right of a heading."""
_MOST: Final = 40
"""More headings than these fit on no screen."""


class FirstLook(QWidget):
    """Paints the headings of a document in the places that the outline will give them."""

    painted = Signal()

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = (self.tr("Incident details"), *headings)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one heading below the other."""
        with QPainter(self) as painter:
            painter.setPen(QColor(tones_of(self.palette()).text))
            room, top = self.width() - 2 * _LEFT, _TOP
            for heading in self._rows:
                is_long = self.fontMetrics().horizontalAdvance(heading) > room - _BADGE
                height = _ROW_HEIGHT + (self.fontMetrics().lineSpacing() if is_long else 0)
                row = QRect(_LEFT, top, room - _BADGE, height)
                painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, heading)
                top += height
        self.painted.emit()


def headings_in(path: Path) -> tuple[str, ...]:
    """The headings of the incident file at `path`. Never raises: whoever opens the file says what is wrong with it."""
    try:
        value = json.loads(path.read_bytes())
        headings = [section["heading"] for section in value["sections"][:_MOST]]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return ()
    return tuple(" ".join(heading.split()) for heading in headings if isinstance(heading, str))


def wait_until_painted(look: FirstLook, most: int) -> None:
    """Return when `look` has been painted, or after `most` milliseconds: a window that is hidden never is."""
    loop = QEventLoop()
    look.painted.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(most, loop, loop.quit)
    loop.exec()
