"""What was found, a line for each place: where it is, and the words around it."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.rows.row_table_model import AnyIndex

MOST_LINES: Final = 5
"""Lines that are shown at a time; the others scroll."""
_LINE_HEIGHT: Final = 24
_BEFORE: Final = 24
"""Characters that are shown before the words that were found."""
_AROUND: Final = 200
_WHERE_WIDTH: Final = 132
_WHERE_SHARE: Final = 0.25
_HEIGHT_OF_LINE: Final = 160
"""Pixels of the window's height for which one line is shown: a low window needs its room for the editor."""
_GAP: Final = 8
_HIT_ROLE: Final = Qt.ItemDataRole.UserRole
_NOTHING: Final = QModelIndex()


class Hit(Struct, frozen=True):
    """Where words were found."""

    where: str
    before: str
    words: str
    behind: str


def hit_of(where: str, text: str, start: int, end: int) -> Hit:
    """A hit at the characters `start` to `end` of `text`, with some of what stands around it, in one line."""
    first = max(0, start - _BEFORE)
    lead = text[first:start].lstrip() if first else text[:start]
    pieces = (("…" if first else "") + lead, text[start:end], text[end : end + _AROUND])
    return Hit(where, *(shown(piece.replace("\n", " "), one_line=True) for piece in pieces))


class HitModel(QAbstractListModel):
    """So many hits; each is put into words when it is shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._tell: Callable[[int], Hit] | None = None

    def show_hits(self, number: int, tell: Callable[[int], Hit]) -> None:
        """Show this number of hits, which `tell` puts into words."""
        self.beginResetModel()
        self._number, self._tell = number, tell
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOTHING) -> int:
        """How many hits there are."""
        return 0 if parent.isValid() else self._number

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A hit, or its line in words."""
        if self._tell is None or not 0 <= index.row() < self._number:
            return None
        if role == _HIT_ROLE:
            return self._tell(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            hit = self._tell(index.row())
            return f"{hit.where}: {hit.before}{hit.words}{hit.behind}"
        return None


class _HitDelegate(QStyledItemDelegate):
    """Paints where it is, quietly, and the words with those that were found in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, _LINE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        hit: Hit = index.data(_HIT_ROLE)
        tones = tones_of(option.palette)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tones.selection))
        width = min(_WHERE_WIDTH, round(_WHERE_SHARE * rect.width()))
        where = QRect(rect.left() + 16, rect.top(), width, rect.height())
        painter.setPen(QColor(tones.secondary))
        _draw(painter, where, hit.where)
        rest = QRect(where.right() + _GAP, rect.top(), rect.right() - where.right() - 2 * _GAP, rect.height())
        painter.setPen(QColor(tones.text))
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.Bold)
        for words, font in ((hit.before, option.font), (hit.words, bold), (hit.behind, option.font)):
            painter.setFont(font)
            rest.setLeft(rest.left() + _draw(painter, rest, words))
        painter.restore()


def _draw(painter: QPainter, rect: QRect, words: str) -> int:
    """Paint `words`, cut where the room ends. Returns their width in pixels."""
    metrics: QFontMetrics = painter.fontMetrics()
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
    return metrics.horizontalAdvance(cut)


class HitList(QListView):
    """The hits, of which one is the current one; a click takes one. The field beside it has the keyboard."""

    chosen = Signal(int)
    """The number of the hit that was clicked."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = HitModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_HitDelegate(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.hide()

    def show_hits(self, number: int, tell: Callable[[int], Hit], current: int) -> None:
        """Show this number of hits, which `tell` puts into words; `current` is marked, -1 for none."""
        self._model.show_hits(number, tell)
        lines = min(number, MOST_LINES, max(2, self.window().height() // _HEIGHT_OF_LINE))
        self.setFixedHeight(lines * _LINE_HEIGHT)
        self.setVisible(number > 0)
        self.show_current(current)

    def show_current(self, current: int) -> None:
        """Mark another hit and bring it into sight."""
        self.setCurrentIndex(self._model.index(current, 0))
