"""What becomes of the rows of a section that is removed: another section takes them, or they go with it."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.translation import counted


class RemovalDialog(QDialog):
    """Asks with the safe answer chosen: to move the rows, where a section can take them."""

    def __init__(
        self, heading: str, rows: int, sections: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        """`sections` are (id, heading) of those that can take the rows."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Remove section"))
        text = counted(
            rows,
            self.tr("It holds 1 row. What shall become of it?"),
            self.tr("It holds {n} rows. What shall become of them?"),
        )
        name = PlainLabel(
            self.tr("Remove “{heading}”").replace("{heading}", shown(heading, one_line=True)),
            self,
            look="group_caption",
        )
        name.setIndent(0)
        name.setWordWrap(True)
        sentence = PlainLabel(text, self, wraps=True)
        self.move_rows = QRadioButton(self.tr("Move to"), self)
        self.delete_rows = QRadioButton(self.tr("Delete them"), self)
        self.sections = QComboBox(self)
        self.sections.setAccessibleName(self.tr("Section that takes the rows"))
        self.sections.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sections.setMinimumContentsLength(24)
        for section_id, title in sections:
            self.sections.addItem(shown(title, one_line=True), section_id)
        for widget in (self.move_rows, self.sections):
            widget.setEnabled(bool(sections))
        (self.move_rows if sections else self.delete_rows).setChecked(True)
        self.sections.activated.connect(lambda: self.move_rows.setChecked(True))
        line = QHBoxLayout()
        line.addWidget(self.move_rows)
        line.addWidget(self.sections, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(name)
        column.addWidget(sentence)
        column.addLayout(line)
        column.addWidget(self.delete_rows)
        column.addWidget(self._buttons())

    @property
    def target(self) -> str | None:
        """The id of the section that takes the rows; None where they are deleted."""
        return None if self.delete_rows.isChecked() else str(self.sections.currentData())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        remove = buttons.addButton(self.tr("Remove section"), QDialogButtonBox.ButtonRole.AcceptRole)
        remove.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
