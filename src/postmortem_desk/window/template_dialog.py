"""The choice of a template for a new incident."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from postmortem_desk.storage.templates import Template
from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.rows.row_table_model import AnyIndex

_DESCRIPTION_ROLE: Final = Qt.ItemDataRole.UserRole
_MARGIN: Final = 12
_LINES: Final = 3
_MOST: Final = 400
"""Pixels. A longer list scrolls."""


class _TemplateDelegate(QStyledItemDelegate):
    """Paints the title of a template, and quietly below it what it is good for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(360, _LINES * option.fontMetrics.lineSpacing() + _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tones = tones_of(option.palette)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tones.selection))
        inner = rect.adjusted(_MARGIN, _MARGIN // 2, -_MARGIN, -_MARGIN // 2)
        title = QFont(option.font)
        title.setWeight(QFont.Weight.DemiBold)
        painter.setFont(title)
        painter.setPen(QColor(tones.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, str(index.data()))
        painter.setFont(option.font)
        painter.setPen(QColor(tones.secondary))
        below = inner.adjusted(0, option.fontMetrics.lineSpacing(), 0, 0)
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), str(index.data(_DESCRIPTION_ROLE)))
        painter.restore()


class TemplateDialog(QDialog):
    """A list of templates: title, and what it is good for. Enter or a double click starts from one."""

    def __init__(self, templates: tuple[Template, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New incident"))
        self._templates = templates
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Templates"))
        self._list.setItemDelegate(_TemplateDelegate(self._list))
        for template in templates:
            item = QListWidgetItem(template.title, self._list)
            item.setData(_DESCRIPTION_ROLE, template.description)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{template.title}. {template.description}")
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _item: self.accept())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        start = buttons.addButton(self.tr("Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        start.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Start from a template"), self, look="dialog_heading"))
        column.addWidget(self._list)
        column.addWidget(buttons)
        rows = len(templates) * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth()
        self._list.setMinimumHeight(min(rows, _MOST))
        self.resize(520, 0)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Template:
        """The template that is marked."""
        return self._templates[max(0, self._list.currentRow())]
