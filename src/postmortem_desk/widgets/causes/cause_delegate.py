"""The delegate of the tree of causes: paints text and facts of a cause, and opens the editor of its text."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from postmortem_desk.model import Cause
from postmortem_desk.widgets.appearance import SMALL_POINTS, Tones, tones_of
from postmortem_desk.widgets.causes.cause_edits import CauseEdits
from postmortem_desk.widgets.causes.cause_tree_model import CauseTreeModel
from postmortem_desk.widgets.causes.cause_tree_view import CauseTreeView
from postmortem_desk.widgets.fields.wrapped_text import TextWraps, WrappedText
from postmortem_desk.widgets.rows.cell_delegate import CellDelegate
from postmortem_desk.widgets.rows.cell_editors import FRAME_X, FRAME_Y, TextCellEditor
from postmortem_desk.widgets.rows.row_table_model import AnyIndex
from postmortem_desk.widgets.words.cause_words import cause_facts

MARK: Final = 24
"""Pixels at the left for the mark of certainty."""
PAD_X: Final = 12
PAD_Y: Final = 8
GAP: Final = 2
_NARROWEST: Final = 48


class CauseDelegate(CellDelegate):
    """Of one view over a CauseTreeModel."""

    def __init__(self, model: CauseTreeModel, edits: CauseEdits, view: CauseTreeView) -> None:
        super().__init__(edits, view)
        self._model = model
        self._view = view
        self._font = view.font()
        self._small = QFont(view.font())
        self._small.setPointSizeF(SMALL_POINTS)
        self._wraps = TextWraps()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The height that the texts need beside the branches (the tree does not say the width in `option`)."""
        left = self._view.indentation() * (self._model.depth_at(index) + 1)
        width = self._inner_width(self._view.viewport().width() - left)
        text, facts = self._texts(index, width)
        return QSize(_NARROWEST, text.height + GAP + facts.height + 2 * PAD_Y + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A cause that is ruled out is quiet; the ring says where the keyboard is."""
        cause = self._model.cause_at(index)
        if cause is None:
            return
        tones = tones_of(option.palette)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tones.selection if selected else tones.panel))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tones.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, facts = self._texts(index, self._inner_width(rect.width()))
        quiet = cause.certainty == "ruled_out" or not cause.text
        left, top = rect.left() + MARK, rect.top() + PAD_Y
        self._paint_mark(painter, QPointF(rect.left() + MARK / 2, top + self._line() / 2), cause, tones)
        text.draw(painter, left, top, QColor(tones.secondary if quiet else tones.text))
        facts.draw(painter, left, top + text.height + GAP, QColor(tones.secondary))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -3.5), 4, 4)
        painter.restore()

    def _paint_mark(self, painter: QPainter, middle: QPointF, cause: Cause, tones: Tones) -> None:
        """A full circle for what is confirmed, a ring for what is not, a struck ring for what is ruled out."""
        colour = QColor(tones.accent if cause.role == "root" and cause.certainty != "ruled_out" else tones.secondary)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if cause.certainty == "confirmed" else QColor(Qt.GlobalColor.transparent))
        painter.drawEllipse(middle, 4, 4)
        if cause.certainty == "ruled_out":
            painter.drawLine(middle + QPointF(-5.5, 5.5), middle + QPointF(5.5, -5.5))

    def _line(self) -> int:
        return self._wraps.wrap("x", self._font, 100).height

    @staticmethod
    def _inner_width(width: int) -> int:
        return max(_NARROWEST, width - MARK - PAD_X)

    def _texts(self, index: AnyIndex, width: int) -> tuple[WrappedText, WrappedText]:
        cause = self._model.cause_at(index)
        text = cause.text if cause else ""
        said = (cause_facts(cause), self._model.event_times(cause)) if cause else ()
        facts = " · ".join(words for words in said if words)
        empty = self.tr("Why did it happen?")
        return self._wraps.wrap(text or empty, self._font, width), self._wraps.wrap(facts, self._small, width)

    # Editing.

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """The editor of a cause's text. What is typed goes into the document at once."""
        editor = TextCellEditor(self.tr("Text of the cause"), parent)
        editor.setFont(self._font)
        editor.setPlaceholderText(self.tr("Why did it happen?"))
        cause = self._model.cause_at(index)
        return self.opened(editor, cause.id if cause else "", "text")

    def follow(self) -> None:
        """Show the document's text in the open editor. (A tree that is about to be laid out anew does not say so.)"""
        if self._editor is not None:
            self.setEditorData(self._editor, self._view.currentIndex())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the editor's text where the painted text stands."""
        rect: QRect = option.rect
        width = self._inner_width(rect.width())
        height = self._texts(index, width)[0].height
        inner = QRect(rect.left() + MARK, rect.top() + PAD_Y, width, height)
        editor.setGeometry(inner.adjusted(-FRAME_X, -FRAME_Y, FRAME_X, FRAME_Y))
