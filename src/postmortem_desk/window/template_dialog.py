"""The choice of a template for a new incident."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from postmortem_desk.storage.templates import Template
from postmortem_desk.widgets.plain_label import PlainLabel


class TemplateDialog(QDialog):
    """A list of templates: title, and what it is good for."""

    def __init__(self, templates: tuple[Template, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New incident"))
        self._templates = templates
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Templates"))
        self._list.setWordWrap(True)
        for template in templates:
            item = QListWidgetItem(f"{template.title}\n{template.description}", self._list)
            item.setSizeHint(QSize(360, 64))
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _item: self.accept())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Start from which shape?"), self))
        column.addWidget(self._list)
        column.addWidget(buttons)
        self.resize(520, 400)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Template:
        """The template that is marked."""
        return self._templates[max(0, self._list.currentRow())]
