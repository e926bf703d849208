"""Which column of a CSV is what: one choice for each column, to be corrected."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from postmortem_desk.importing.evidence.csv_columns import ROLES, Columns
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_label import PlainLabel

_HEIGHT: Final = 112
_LONGEST: Final = 40


class EvidenceColumns(QScrollArea):
    """Changing one choice asks for a new reading."""

    columns_wanted = Signal(object)
    """The Columns that a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setMaximumHeight(_HEIGHT)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.choices: tuple[QComboBox, ...] = ()
        self._columns: Columns | None = None

    def show_columns(self, columns: Columns) -> None:
        """Show how the columns are read now."""
        if columns == self._columns:
            return
        self._columns = columns
        inner = QWidget(self)
        form = QFormLayout(inner)
        form.setContentsMargins(0, 0, 8, 0)
        words = self._words()
        choices = []
        for place, name in enumerate(columns.names):
            choice = QComboBox(inner)
            for role in ROLES:
                choice.addItem(words[role], role)
            choice.setCurrentIndex(ROLES.index(columns.roles[place]))
            choice.setAccessibleName(self.tr("What the column {name} is").format(name=shown(name)))
            choice.activated.connect(lambda number, place=place: self._choose(place, ROLES[number]))
            form.addRow(PlainLabel(shown(name[:_LONGEST]), inner), choice)
            choices.append(choice)
        self.choices = tuple(choices)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)
        self.setWidget(holder)

    def _choose(self, place: int, role: str) -> None:
        if self._columns is not None:
            self.columns_wanted.emit(self._columns.with_role(place, role))

    def _words(self) -> dict[str, str]:
        return {
            "time": self.tr("Time"),
            "date": self.tr("Date"),
            "end": self.tr("End"),
            "zone": self.tr("Zone"),
            "text": self.tr("What happened"),
            "actor": self.tr("Who"),
            "kind": self.tr("Kind"),
            "ref": self.tr("Reference"),
            "url": self.tr("Link"),
            "": self.tr("Not read"),
        }
