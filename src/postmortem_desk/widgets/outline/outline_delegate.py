"""How a row of the outline looks: its text, its badge at the right, and the field that renames it in place."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QListView, QStyle, QStyleOptionViewItem, QWidget

from postmortem_desk.widgets.appearance import Tones, tones_of
from postmortem_desk.widgets.outline.outline_model import BADGE_ROLE, CAPTION_ROLE, CAUTION_ROLE, DEPTH_ROLE, LATE_ROLE
from postmortem_desk.widgets.rows.cell_editors import FRAME_X, LineCellEditor
from postmortem_desk.widgets.rows.editor_keeper import EditorKeeper
from postmortem_desk.widgets.rows.row_table_model import AnyIndex
from postmortem_desk.widgets.rows.wrapped_header import cut_to_fit

ROW_HEIGHT: Final = 32
MARGIN: Final = 8
PADDING: Final = 12
_INDENT: Final = 12
_GAP: Final = 8
_PILL_HEIGHT: Final = 20
_CAPTION_HEIGHT: Final = 40
_LONGEST_BADGE: Final = 12
"""Letters. A severity can be any words."""


class OutlineDelegate(EditorKeeper):
    """Of one list over an OutlineModel."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._list = view

    first_named = Signal()
    """Enter was pressed in the field of a section that had no heading: its text is next."""

    _is_first = False
    """Whether the section whose field is open had no heading."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Rows of one or two lines; a caption stands apart from what is above it."""
        is_caption = bool(index.data(CAPTION_ROLE))
        height = max(_CAPTION_HEIGHT if is_caption else ROW_HEIGHT, option.fontMetrics.height() + 12)
        room = self._list.viewport().width() - 2 * MARGIN - _indent(index) - _beside(option.fontMetrics, index)
        widest = QFontMetrics(_font(option, is_selected=True))  # so that a row keeps its height when it is selected
        if not is_caption and widest.horizontalAdvance(str(index.data())) > room:
            height += widest.lineSpacing()
        return QSize(120, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The selected row stands on the selection's ground, with the accent as its colour."""
        tones = tones_of(option.palette)
        if index.data(CAPTION_ROLE):
            self._paint_caption(painter, option, index, tones)
            return
        rect = option.rect.adjusted(MARGIN, 1, -MARGIN, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or focused or hovered:
            ground = tones.selection if selected else tones.panel if hovered else tones.background
            painter.setBrush(QColor(ground))
            painter.setPen(QColor(tones.accent if focused else ground))
            painter.drawRoundedRect(rect, 6, 6)
        self._paint_badges(painter, option, index, tones)
        painter.setFont(_font(option, is_selected=selected))
        painter.setPen(QColor(tones.accent if selected else tones.text))
        room = self._text_rect(option, index)
        room.setRight(option.rect.right() - MARGIN - _beside(option.fontMetrics, index))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, cut_to_fit(str(index.data()), painter.fontMetrics(), room.size(), flags))
        painter.restore()

    def _paint_caption(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, tones: Tones) -> None:
        painter.save()
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tones.secondary))
        rect = self._text_rect(option, index).adjusted(0, 0, 0, -6)
        painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.restore()

    def _paint_badges(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, tones: Tones) -> None:
        """Paint the badge, and before it what wants attention."""
        rect = option.rect.adjusted(MARGIN, 1, -MARGIN - PADDING, -1)
        badge, caution = _badges(index)
        painter.setPen(QColor(tones.caution if index.data(LATE_ROLE) else tones.secondary))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, badge)
        if caution:
            right = rect.right() - _width_of(option.fontMetrics, badge)
            width = _pill_width(option.fontMetrics, caution)
            pill = QRect(right - width, rect.center().y() - _PILL_HEIGHT // 2 + 1, width, _PILL_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.caution_ground))
            painter.drawRoundedRect(pill, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
            painter.setPen(QColor(tones.caution))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, caution)

    @staticmethod
    def _text_rect(option: QStyleOptionViewItem, index: AnyIndex) -> QRect:
        return option.rect.adjusted(MARGIN + _indent(index), 1, -MARGIN - PADDING, -1)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line for the heading, taken on Enter or when it is left; Esc leaves it as it was."""
        self._is_first = not index.data(Qt.ItemDataRole.EditRole)
        return self.kept(LineCellEditor(self.tr("Heading of the section"), parent))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the heading on Enter at once. Qt would do so a turn later, when another edit may be open."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or event.type() != QEvent.Type.KeyPress or watched is not self._editor:
            return super().eventFilter(watched, event)
        self.commit()
        self.closeEditor.emit(self._editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
        if self._is_first:
            self.first_named.emit()
        return True

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Show the heading, all of it selected, unless a person is typing."""
        if isinstance(editor, LineCellEditor) and not editor.is_touched:
            editor.show_value(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand on what a person typed; what was only looked at is not written."""
        if isinstance(editor, LineCellEditor) and editor.is_touched:
            editor.is_touched = False
            model.setData(index, editor.value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the field where the text stands, over the badge."""
        editor.setGeometry(self._text_rect(option, index).adjusted(-FRAME_X, 2, PADDING - 2, -2))


def _font(option: QStyleOptionViewItem, *, is_selected: bool) -> QFont:
    font = QFont(option.font)
    font.setWeight(QFont.Weight.DemiBold if is_selected else QFont.Weight.Normal)
    return font


def _indent(index: AnyIndex) -> int:
    return PADDING + _INDENT * int(index.data(DEPTH_ROLE))


def _badges(index: AnyIndex) -> tuple[str, str]:
    """What is told at the right, and what wants attention; "" for nothing."""
    badge, caution = str(index.data(BADGE_ROLE) or ""), str(index.data(CAUTION_ROLE) or "")
    return badge if len(badge) <= _LONGEST_BADGE else f"{badge[: _LONGEST_BADGE - 1]}…", caution


def _beside(metrics: QFontMetrics, index: AnyIndex) -> int:
    """The room at the right of a heading: its badges with their gaps, and the edge."""
    badge, caution = _badges(index)
    return PADDING + _width_of(metrics, badge) + (_pill_width(metrics, caution) + _GAP if caution else 0)


def _width_of(metrics: QFontMetrics, badge: str) -> int:
    return metrics.horizontalAdvance(badge) + _GAP if badge else 0


def _pill_width(metrics: QFontMetrics, caution: str) -> int:
    return max(_PILL_HEIGHT, metrics.horizontalAdvance(caution) + 12)
